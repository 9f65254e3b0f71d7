pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Choose a service: at most six tiles.
KioskFrame {
    id: screen

    readonly property ServicesVm vm: app.services as ServicesVm

    stage: Question {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        thing: screen.vm.taking ? "ticket" : "requirements"
        belongs: screen.vm.groupName
        ask: screen.vm.taking ? qsTr("What is the number for?") : qsTr("What would you like to know about?")
        line: screen.vm.taking && screen.vm.groupName === "" && !Theme.rows ? qsTr("Not sure? Choose “Help and information”.") : ""
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
                required property int index
                required title
                required thing

                objectName: lead + "." + key
                width: grid.widthAt(index, screen.vm.count)
                height: grid.cellHeight
                line: grid.fitting(title, about)
                onActivated: screen.vm.choose(key)
            }
        }
    }
}
