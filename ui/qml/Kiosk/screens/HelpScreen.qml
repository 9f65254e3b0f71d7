pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Call the staff, whom to ask at this place, and when; and the way back to where one was.
KioskFrame {
    id: screen

    readonly property HelpVm vm: app.helpVm as HelpVm

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Pictogram {
            visible: !(Theme.landscape && Theme.rows)
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
        HowTo {
            width: parent.width
            visible: !Theme.landscape && !Theme.rows
        }
    }

    answers: Item {
        anchors.fill: parent

        PrimaryBlock {
            id: call
            objectName: "help.call"
            width: parent.width
            height: visible ? Theme.size.px(Theme.landscape ? 132 : 220) : 0
            visible: !screen.vm.called
            title: qsTr("Call the staff")
            line: Theme.landscape && Theme.rows && screen.vm.state !== "error" ? "" : screen.vm.state === "error" ? qsTr("That didn't work. Please call out.") : screen.vm.deskOpen ? qsTr("A sign for them lights up on this screen.") : qsTr("The desk is closed. Perhaps somebody sees the sign.")
            thing: "call"
            onActivated: screen.vm.call()
        }

        Banner {
            id: noted
            objectName: "help.noted"
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: screen.vm.called
            tone: Tone.Positive
            text: screen.vm.calledWords
        }

        PagedLines {
            id: ways
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: screen.vm.called ? noted.bottom : call.bottom
            anchors.topMargin: Theme.size.space2
            anchors.bottom: turning.top
            anchors.bottomMargin: Theme.size.space2
            model: screen.vm.lines
            delegate: ReadingLine {
                width: ways.width
                room: ways.height
            }
        }

        PageKeys {
            id: turning
            anchors.bottom: back.top
            anchors.bottomMargin: needed ? Theme.size.space2 : 0
            width: parent.width
            pages: ways
            prefix: "help"
        }

        Button {
            id: back
            objectName: "help.back"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            // Where room is short, the key "Back" of the bar does.
            visible: !Theme.landscape && !Theme.rows
            height: visible ? implicitHeight : 0
            primary: screen.vm.called
            text: qsTr("Back to where I was")
            onActivated: screen.app.goBack()
        }
    }
}
