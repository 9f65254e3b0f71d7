import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    halved: true

    QrCode {
        text: "https://www.lapor.go.id"
        description: page.say("Kode QR lapor.go.id", "QR code of lapor.go.id")
    }
    QrCode {
        extent: Theme.size.px(400)
        text: page.say("Bawa:\n- KTP-el\n- Kartu Keluarga\n- Paspor lama", "Bring:\n- e-KTP\n- Family Card\n- Old passport")
        description: page.say("Kode QR sebuah daftar", "QR code of a list")
    }
}
