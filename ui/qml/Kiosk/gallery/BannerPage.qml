import Kiosk.components

Sample {
    id: page

    halved: true

    Banner {
        width: page.cell
        text: page.say("Tanpa sambungan. Nomor tetap bisa diambil.", "No connection. Numbers are still given.")
    }
    Banner {
        width: page.cell
        tone: Tone.Positive
        text: page.say("Semua sudah terkirim, 09.41 WIB.", "Everything is sent, 09.41 WIB.")
    }
    Banner {
        width: page.cell
        tone: Tone.Warning
        text: page.say("Kertas hampir habis.", "Paper is running low.")
    }
    Banner {
        width: page.cell
        tone: Tone.Danger
        text: page.say("Pencetak tidak menjawab. Periksa kabelnya.", "The printer doesn’t answer. Check its cable.")
    }
}
