import Kiosk.components

Sample {
    id: page

    Band {
        width: page.cell
        tone: Tone.Warning
        title: page.say("Kertas mungkin tidak keluar", "The paper may not come out")
        line: page.say("Foto nomor ini, atau catat.", "Photograph this number or note it.")
    }
    Band {
        width: page.cell
        tone: Tone.Danger
        title: page.say("Kertas habis", "Out of paper")
        line: page.say("Foto nomor ini, atau catat.", "Photograph this number or note it.")
    }
}
