import Kiosk.components

Sample {
    id: page

    NumberPad {
        width: Math.min(page.cell, implicitWidth)
        focus: true
        places: 6
        typed: 2
        eraseName: page.say("Hapus", "Erase")
        confirmName: page.say("Lanjut", "Continue")
        typedName: page.say("2 dari 6 angka", "2 of 6 digits")
    }
}
