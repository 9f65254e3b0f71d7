import QtQuick
import Kiosk.components
import Kiosk.theme

Item {
    id: page

    property bool english: false

    // On a lying screen it is as wide as the screen, and one is enough.
    Column {
        width: parent.width
        spacing: Theme.size.space4

        Keyboard {
            width: parent.width
            focus: true
            text: page.english ? "how much is a passport" : "berapa biaya paspor"
            name: page.english ? "Your question" : "Pertanyaan Anda"
            spaceText: page.english ? "Space" : "Spasi"
            eraseText: page.english ? "Erase" : "Hapus"
            doneText: page.english ? "Ask" : "Tanya"
        }
        TypedText {
            width: parent.width
            visible: !Theme.landscape
            text: ""
            hint: page.english ? "The number on your receipt" : "Nomor di kertas bukti Anda"
        }
    }
}
