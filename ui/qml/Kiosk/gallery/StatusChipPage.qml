import Kiosk.components

Sample {
    id: page

    StatusChip {
        text: page.say("Belum terkirim", "Not sent yet")
    }
    StatusChip {
        tone: Tone.Positive
        text: page.say("Tercetak", "Printed")
    }
    StatusChip {
        tone: Tone.Warning
        text: page.say("Tidak pasti", "Unknown")
    }
    StatusChip {
        tone: Tone.Danger
        text: page.say("Gagal", "Failed")
    }
    ProgressDots {
        total: 4
        done: 2
    }
}
