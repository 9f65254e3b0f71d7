pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// How the stand is doing: printer, link, backlog, disk, day, last error.
Item {
    id: page

    required property StaffVm vm

    signal exitWanted

    PagedLines {
        id: states
        anchors.top: parent.top
        anchors.bottom: turning.top
        anchors.bottomMargin: Theme.size.space1
        width: parent.width
        count: page.vm.stateCount
        model: page.vm.states
        delegate: PagedLine {
            width: states.width
            room: states.height
        }
    }

    PageKeys {
        id: turning
        anchors.bottom: day.top
        anchors.bottomMargin: needed ? Theme.size.space2 : 0
        width: parent.width
        pages: states
        prefix: "staff.states"
    }

    StaffDay {
        id: day
        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.size.space1
        width: parent.width
        keyHeight: keys.height
        vm: page.vm
    }

    Row {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))
        spacing: Theme.size.space2

        Button {
            objectName: "staff.confirmDay"
            width: Math.floor((parent.width - parent.spacing) / 2)
            height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))
            visible: page.vm.clockDay !== ""
            text: qsTr("Day is right")
            onActivated: page.vm.confirmDay()
        }
        Button {
            objectName: "staff.exit"
            width: page.vm.clockDay === "" ? parent.width : Math.floor((parent.width - parent.spacing) / 2)
            height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))
            text: qsTr("Close the stand")
            onActivated: page.exitWanted()
        }
    }
}
