import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    readonly property int tileWidth: Theme.rows ? cell : Math.floor((cell - spacing) / 2)
    readonly property int tileHeight: Theme.rows ? Math.min(Theme.size.row, Math.floor((height - 5 * spacing) / 6)) : Theme.landscape ? Theme.size.px(172) : Theme.size.px(302)

    Tile {
        width: page.tileWidth
        height: page.tileHeight
        title: page.say("Syarat dan biaya", "What you need")
        line: page.say("Yang harus dibawa", "Papers and fees")
        thing: "requirements"
    }
    Tile {
        width: page.tileWidth
        height: page.tileHeight
        title: page.say("Cek permohonan", "Check a request")
        line: page.say("Sudah sampai mana?", "How far is it?")
        thing: "status"
        pressed: true
    }
    Tile {
        width: page.tileWidth
        height: page.tileHeight
        focus: true
        title: page.say("Paspor umrah atau haji", "Passport for pilgrims")
        line: page.say("Paling sering dipilih", "Chosen most often")
        thing: "kaabah"
    }
    Tile {
        width: page.tileWidth
        height: page.tileHeight
        title: page.say("Paspor anak", "Child’s passport")
        whyNot: page.say("Buka Selasa 08.00", "Opens Tuesday 08.00")
        thing: "child"
    }
    Tile {
        width: page.tileWidth
        height: page.tileHeight
        title: page.say("Tanya", "Ask")
        thing: "ask"
    }
    Tile {
        width: page.tileWidth
        height: page.tileHeight
        title: page.say("Tanpa gambar", "No picture")
        line: page.say("Hanya kata", "Words only")
    }
}
