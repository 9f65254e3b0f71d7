import Kiosk.components

Sample {
    id: page

    Countdown {
        width: page.cell
        caption: page.say("Selesai", "Done")
        seconds: 28
        total: 30
    }
    Countdown {
        width: page.cell
        focus: true
        caption: page.say("Selesai", "Done")
        seconds: 9
        total: 30
    }
    Countdown {
        width: page.cell
        pressed: true
        caption: page.say("Saya masih di sini", "I’m still here")
        seconds: 0
        total: 30
    }
}
