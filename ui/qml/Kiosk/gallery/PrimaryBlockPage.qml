import Kiosk.components

Sample {
    id: page

    PrimaryBlock {
        width: page.cell
        title: page.say("Ambil nomor antrean", "Take a queue number")
        line: page.say("Loket buka sampai 14.00 · gratis", "Desk open until 14.00 · free")
        thing: "ticket"
    }
    PrimaryBlock {
        width: page.cell
        pressed: true
        title: page.say("Ambil nomor antrean", "Take a queue number")
        line: page.say("Loket buka sampai 14.00 · gratis", "Desk open until 14.00 · free")
        thing: "ticket"
    }
    PrimaryBlock {
        width: page.cell
        focus: true
        title: page.say("Syarat dan biaya", "What you need")
        whyNot: page.say("Loket buka Selasa pukul 08.00", "The desk opens Tuesday at 08.00")
        thing: "requirements"
    }
    PrimaryBlock {
        width: page.cell
        title: page.say("Sentuh layar untuk mulai", "Touch to start")
    }
}
