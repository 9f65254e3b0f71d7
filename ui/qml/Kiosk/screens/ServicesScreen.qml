pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Choose a service: at most six tiles.
KioskFrame {
    id: screen

    readonly property ServicesVm vm: app.services as ServicesVm

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Prose {
            width: parent.width
            visible: text !== ""
            text: screen.vm.groupName
            soft: true
        }
        Heading {
            width: parent.width
            question: true
            text: screen.vm.taking ? qsTr("What is the number for?") : qsTr("What would you like to know about?")
        }
        Prose {
            width: parent.width
            soft: true
            visible: screen.vm.taking && screen.vm.groupName === "" && !Theme.rows
            text: qsTr("Not sure? Choose “Help and information”.")
        }
    }

    answers: TileGrid {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        choices: Math.max(6, screen.vm.count)
        room: parent.height

        Repeater {
            model: screen.vm.choices

            Tile {
                required property string key
                required property string lead
                required property string about
                required title
                required thing

                objectName: lead + "." + key
                width: grid.cellWidth
                height: grid.cellHeight
                line: grid.fitting(title, about)
                onActivated: screen.vm.choose(key)
            }
        }
    }
}
