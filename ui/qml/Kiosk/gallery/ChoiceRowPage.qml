import Kiosk.components

Sample {
    id: page

    ChoiceRow {
        width: page.cell
        text: page.say("Berapa biaya membuat paspor?", "How much does a passport cost?")
    }
    ChoiceRow {
        width: page.cell
        text: page.say("Berapa denda paspor hilang atau rusak, dan apakah korban bencana juga kena?", "How much is the charge for a lost or damaged passport, and do disaster victims pay it?")
    }
}
