import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// What do you need? While the desk is closed, reading is the gold block.
KioskFrame {
    id: screen

    readonly property HomeVm vm: app.home
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
            text: qsTr("Touch one of the boxes.")
        }
        StaffSign {
            width: parent.width
            printerTrouble: screen.vm.printerTrouble
            troubles: screen.vm.troubles
        }
    }

    answers: Column {
        id: boxes
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: Theme.landscape ? parent.verticalCenter : undefined
        spacing: Theme.size.gutter

        PrimaryBlock {
            id: first
            objectName: screen.open ? "home.take" : "home.read"
            width: parent.width
            height: Theme.landscape ? Theme.size.px(200) : Theme.size.px(400)
            title: screen.open ? qsTr("Take a queue number") : qsTr("Requirements and fees")
            line: screen.open ? screen.vm.deskWords + "\n" + qsTr("Free of charge") : qsTr("What to bring, and what it costs")
            thing: screen.open ? "ticket" : "requirements"
            onActivated: screen.open ? screen.vm.take() : screen.vm.read()
        }

        RowTile {
            objectName: screen.open ? "home.read" : "home.take"
            width: parent.width
            height: Theme.landscape ? Theme.size.px(140) : Theme.size.px(240)
            title: screen.open ? qsTr("Requirements and fees") : qsTr("Take a queue number")
            line: qsTr("What to bring, and what it costs")
            whyNot: screen.open ? "" : screen.vm.deskWords
            thing: screen.open ? "requirements" : "ticket"
            onActivated: screen.vm.read()
        }
    }
}
