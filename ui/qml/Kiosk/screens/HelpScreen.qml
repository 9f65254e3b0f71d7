pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Whom to ask at this place, and when; and how this screen is used.
KioskFrame {
    id: screen

    readonly property HelpVm vm: app.helpVm as HelpVm

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Pictogram {
            thing: "help"
            extent: Theme.size.px(Theme.landscape ? 96 : 160)
        }
        Heading {
            width: parent.width
            question: true
            text: qsTr("Do you need help?")
        }
        Prose {
            width: parent.width
            text: screen.vm.ask
        }
    }

    answers: Item {
        anchors.fill: parent

        PagedLines {
            id: ways
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: turning.top
            anchors.bottomMargin: Theme.size.space2
            count: screen.vm.count
            model: screen.vm.lines
            delegate: PagedLine {
                width: ways.width
                room: ways.height
            }
        }

        PageKeys {
            id: turning
            anchors.bottom: steps.top
            anchors.bottomMargin: steps.visible ? Theme.size.space3 : 0
            width: parent.width
            pages: ways
            prefix: "help"
        }

        HowTo {
            id: steps
            anchors.bottom: back.top
            anchors.bottomMargin: visible ? Theme.size.space3 : 0
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: !(Theme.landscape && Theme.rows)
        }

        Button {
            id: back
            objectName: "help.back"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            primary: true
            text: qsTr("Back to where I was")
            onActivated: screen.app.goBack()
        }
    }
}
