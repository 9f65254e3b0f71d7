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

    // The day is being set: what there is to know makes room for it.
    property bool choosing: false
    onVisibleChanged: choosing = false

    PagedLines {
        id: states
        visible: !page.choosing
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
        visible: needed && !page.choosing
        anchors.bottom: keys.top
        anchors.bottomMargin: needed ? Theme.size.space2 : 0
        width: parent.width
        pages: states
        prefix: "staff.states"
    }

    StaffDay {
        visible: page.choosing
        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.size.space2
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
            objectName: "staff.setDay"
            width: Math.floor((parent.width - parent.spacing) / 2)
            height: keys.height
            visible: !page.choosing
            text: qsTr("Set the day")
            onActivated: page.choosing = true
        }
        Button {
            objectName: "staff.exit"
            width: Math.floor((parent.width - parent.spacing) / 2)
            height: keys.height
            visible: !page.choosing
            text: qsTr("Close the stand")
            onActivated: page.exitWanted()
        }
        Button {
            objectName: "staff.confirmDay"
            width: parent.width
            height: keys.height
            visible: page.choosing
            text: qsTr("Day is right")
            onActivated: {
                page.vm.confirmDay();
                page.choosing = false;
            }
        }
    }
}
