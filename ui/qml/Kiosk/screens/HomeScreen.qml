import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// What do you need? While the desk is closed, reading is the gold block.
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
        StaffSign {
            id: sign
            width: parent.width
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
            height: Math.round(parent.height * (Theme.landscape ? 0.4 : 0.42))
            title: screen.open ? qsTr("Take a queue number") : qsTr("Requirements and fees")
            line: screen.open ? screen.vm.deskWords + "\n" + qsTr("Free of charge") : qsTr("What to bring, and what it costs")
            thing: screen.open ? "ticket" : "requirements"
            onActivated: screen.open ? screen.vm.take() : screen.vm.read()
        }

        RowTile {
            id: second
            objectName: screen.open ? "home.read" : "home.take"
            anchors.top: first.bottom
            anchors.topMargin: Theme.size.gutter
            width: parent.width
            height: Math.round(parent.height * (Theme.landscape ? 0.25 : 0.27))
            title: screen.open ? qsTr("Requirements and fees") : qsTr("Take a queue number")
            line: qsTr("What to bring, and what it costs")
            whyNot: screen.open ? "" : screen.vm.deskWords
            thing: screen.open ? "requirements" : "ticket"
            onActivated: screen.vm.read()
        }

        Item {
            anchors.top: second.bottom
            anchors.bottom: parent.bottom
            width: parent.width

            HowTo {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
            }
        }
    }
}
