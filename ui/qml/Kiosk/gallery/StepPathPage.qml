import Kiosk.components

Sample {
    id: page

    StepPath {
        width: page.cell
        name: page.say("Perjalanan permohonan", "The way of the application")
        steps: page.english ? ["Received", "Checked", "Interview", "Being decided", "Printed", "Ready to collect", "Collected"] : ["Diterima", "Diperiksa", "Wawancara", "Diputuskan", "Dicetak", "Siap diambil", "Sudah diambil"]
        things: ["received", "status", "interview", "stamp", "printer", "passport", "collect"]
        reached: 5
        detail: page.say("sejak 20 November 2026", "since 20 November 2026")
    }
}
