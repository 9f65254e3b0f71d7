import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    RowTile {
        width: page.cell
        title: page.say("Paspor umrah atau haji", "Passport for pilgrims")
        line: page.say("Paling sering dipilih", "Chosen most often")
        thing: "kaabah"
    }
    RowTile {
        width: page.cell
        title: page.say("Paspor baru", "New passport")
        line: page.say("Belum pernah punya", "You never had one")
        thing: "new"
        pressed: true
    }
    RowTile {
        width: page.cell
        focus: true
        title: page.say("Paspor hilang", "Lost passport")
        line: page.say("Bawa surat polisi", "Bring the police letter")
        thing: "lost"
    }
    RowTile {
        width: page.cell
        title: page.say("Selesai hari ini", "Done the same day")
        whyNot: page.say("Buka Selasa 08.00", "Opens Tuesday 08.00")
        thing: "sameday"
    }
    RowTile {
        width: page.cell
        height: Theme.size.target
        title: page.say("Baris rendah", "A low row")
        whyNot: page.say("Kuota habis", "None left today")
        thing: "group"
    }
}
