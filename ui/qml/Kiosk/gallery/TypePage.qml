import Kiosk.components

Sample {
    id: page

    Heading {
        width: page.cell
        question: true
        text: page.say("Apa yang Anda perlukan?", "What do you need?")
    }
    Heading {
        width: page.cell
        text: page.say("Rp650.000 · 09.41 WIB", "Rp650,000 · 09.41 WIB")
    }
    Prose {
        width: page.cell
        text: page.say("4 orang di depan Anda, kira-kira 30 menit. Tunggu sampai nomor Anda dipanggil.", "4 people ahead of you, about 30 minutes. Wait until your number is called.")
    }
    Prose {
        width: page.cell
        soft: true
        text: page.say("Bukan janji temu M-Paspor.", "This isn’t an M-Paspor appointment.")
    }
}
