import Kiosk.components

Sample {
    id: page

    halved: true

    ListRow {
        width: page.cell
        sign: "check"
        text: page.say("KTP-el asli", "Original identity card (KTP-el)")
    }
    ListRow {
        width: page.cell
        sign: "check"
        text: page.say("Kartu Keluarga asli", "Original family card")
        detail: page.say("Nama harus sama dengan KTP-el", "The name must match the identity card")
    }
    ListRow {
        width: page.cell
        text: page.say("Paspor biasa, 5 tahun", "Passport, 5 years")
        figure: page.english ? "Rp350,000" : "Rp350.000"
    }
    ListRow {
        width: page.cell
        last: true
        text: page.say("Contoh biaya", "An example of a fee")
        figure: page.english ? "Rp650,000" : "Rp650.000"
    }
}
