pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Whom to ask at this place, and when.
KioskFrame {
    id: screen

    readonly property HelpVm vm: app.helpVm

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Pictogram {
            thing: "help"
            extent: Theme.size.px(Theme.landscape ? 110 : 160)
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

        Column {
            anchors.left: parent.left
            anchors.right: parent.right

            Repeater {
                model: screen.vm.lines

                ListRow {
                    required detail
                    required sign

                    width: parent.width
                }
            }
        }

        Button {
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
