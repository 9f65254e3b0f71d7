import QtQuick
import Kiosk.components
import Kiosk.theme

Frame {
    id: page

    property bool english: false

    function say(indonesian: string, other: string): string {
        return english ? other : indonesian;
    }

    title: say("Anjungan Imigrasi", "Immigration Stand")
    clock: say("Selasa 24 Nov · 09.41 WIB", "Tue 24 Nov · 09.41 WIB")
    bar.backText: say("Kembali", "Back")
    bar.homeText: say("Beranda", "Home")
    bar.soundText: say("Suara", "Sound")
    bar.languageText: say("Bahasa", "Language")
    bar.helpText: say("Bantuan", "Help")
    bar.canGoBack: false

    stage: Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.size.space3

        Heading {
            width: parent.width
            question: true
            text: page.say("Apa yang Anda perlukan?", "What do you need?")
        }
        Prose {
            width: parent.width
            soft: true
            text: page.say("Sentuh salah satu kotak.", "Touch one of the boxes.")
        }
    }

    answers: Column {
        id: answers
        anchors.fill: parent
        spacing: grid.gap

        PrimaryBlock {
            id: primary
            width: parent.width
            title: page.say("Ambil nomor antrean", "Take a queue number")
            line: page.say("Loket buka sampai 14.00 · gratis", "Desk open until 14.00 · free")
            thing: "ticket"
        }

        TileGrid {
            id: grid
            width: parent.width
            choices: 4
            room: answers.height - primary.height - answers.spacing

            Tile {
                width: grid.cellWidth
                height: grid.cellHeight
                title: page.say("Syarat dan biaya", "What you need")
                line: page.say("Yang harus dibawa", "Papers and fees")
                thing: "requirements"
            }
            Tile {
                width: grid.cellWidth
                height: grid.cellHeight
                title: page.say("Cek permohonan", "Check a request")
                line: page.say("Sudah sampai mana?", "How far is it?")
                thing: "status"
            }
            Tile {
                width: grid.cellWidth
                height: grid.cellHeight
                title: page.say("Tanya", "Ask")
                line: page.say("Tulis atau pilih", "Write or choose")
                thing: "ask"
            }
            Tile {
                width: grid.cellWidth
                height: grid.cellHeight
                title: page.say("Layanan lain", "Other services")
                line: page.say("Belajar, pengaduan", "Learn, complain")
                thing: "others"
            }
        }
    }
}
