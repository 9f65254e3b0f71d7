import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// What do you need? A number first. While the desk is closed, reading is the gold block.
KioskFrame {
    id: screen

    readonly property HomeVm vm: app.home as HomeVm
    readonly property bool open: vm.deskOpen

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Heading {
            width: parent.width
            question: true
            text: qsTr("Welcome. What do you need?")
        }
        Prose {
            width: parent.width
            soft: true
            visible: !(Theme.rows && sign.visible)
            text: qsTr("Touch one of the boxes.")
        }
        HowTo {
            width: parent.width
            visible: !Theme.rows && !(Theme.landscape && sign.visible)
        }
        StaffSign {
            id: sign
            width: parent.width
            help: screen.vm.helpWords
            printerTrouble: screen.vm.printerTrouble
            troubles: screen.vm.troubles
        }
    }

    answers: Item {
        anchors.fill: parent

        PrimaryBlock {
            id: first
            objectName: screen.open ? "home.take" : "home.read"
            width: parent.width
            height: Math.max(Theme.size.primaryBlock, implicitHeight)
            title: screen.open ? qsTr("Take a queue number") : qsTr("Requirements and fees")
            line: Theme.rows && (Theme.landscape || !screen.open) ? screen.vm.deskWords : screen.vm.deskWords + "\n" + (screen.open ? qsTr("Free of charge") : qsTr("What to bring, and what it costs"))
            thing: screen.open ? "ticket" : "requirements"
            onActivated: screen.open ? screen.vm.take() : screen.vm.read()
        }

        TileGrid {
            id: grid

            // Three tiles would leave a hole in two columns.
            readonly property bool few: choices < 4
            readonly property bool asRows: few || Theme.rows
            // No room beside the titles: then no tile has a line.
            readonly property bool bare: Theme.landscape && !asRows

            anchors.top: first.bottom
            anchors.topMargin: gap
            width: parent.width
            columns: asRows ? 1 : 2
            choices: screen.vm.statusShown ? 4 : 3
            room: parent.height - first.height - gap

            Tile {
                objectName: screen.open ? "home.read" : "home.take"
                width: grid.cellWidth
                height: grid.cellHeight
                row: grid.asRows
                title: screen.open ? qsTr("Requirements and fees") : qsTr("Take a queue number")
                line: grid.bare ? "" : grid.fitting(title, qsTr("What to bring, and what it costs"))
                whyNot: screen.open ? "" : Theme.rows ? qsTr("The desk is closed now") : screen.vm.deskWords
                thing: screen.open ? "requirements" : "ticket"
                onActivated: screen.vm.read()
            }
            Tile {
                objectName: "home.status"
                width: grid.cellWidth
                height: grid.cellHeight
                row: grid.asRows
                visible: screen.vm.statusShown
                title: qsTr("Check my application")
                line: grid.bare ? "" : grid.fitting(title, qsTr("How far it has come"))
                thing: "status"
                onActivated: screen.vm.status()
            }
            Tile {
                objectName: "home.ask"
                width: grid.cellWidth
                height: grid.cellHeight
                row: grid.asRows
                title: qsTr("Ask")
                line: grid.bare ? "" : grid.fitting(title, qsTr("Questions and answers"))
                thing: "ask"
                onActivated: screen.vm.ask()
            }
            Tile {
                objectName: "home.more"
                width: grid.cellWidth
                height: grid.cellHeight
                row: grid.asRows
                title: qsTr("Other services")
                line: grid.bare ? "" : grid.fitting(title, qsTr("Learn, rate, complain"))
                thing: "others"
                onActivated: screen.vm.more()
            }
        }
    }
}
