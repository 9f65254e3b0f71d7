import Kiosk.components

Sample {
    id: page

    Button {
        width: page.cell
        text: page.say("Nomor untuk orang lain", "A number for someone else")
    }
    Button {
        width: page.cell
        pressed: true
        text: page.say("Batalkan nomor ini", "Cancel this number")
    }
    Button {
        width: page.cell
        focus: true
        sign: "printer"
        text: page.say("Cetak percobaan", "Test print")
    }
    Button {
        width: page.cell
        text: page.say("Panggil berikutnya", "Call the next")
        whyNot: page.say("Tidak ada yang menunggu", "No one is waiting")
    }
    Button {
        width: page.cell
        primary: true
        text: page.say("Ya, batalkan", "Yes, cancel it")
    }
    Button {
        width: page.cell
        primary: true
        pressed: true
        text: page.say("Ya, batalkan", "Yes, cancel it")
    }
}
