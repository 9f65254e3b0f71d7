pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The desks of this place, and who is at each.
Item {
    id: queue

    required property StaffVm vm

    Label {
        id: waiting
        said: true
        width: parent.width
        text: queue.vm.waiting === 0 ? qsTr("Nobody is waiting.") : qsTr("%n person(s) waiting", "", queue.vm.waiting)
    }

    PagedLines {
        id: desks
        anchors.top: waiting.bottom
        anchors.topMargin: Theme.size.space2
        anchors.bottom: turning.top
        width: parent.width
        count: queue.vm.deskCount
        model: queue.vm.desks
        delegate: StaffDesk {
            width: desks.width
            onMove: (what, of) => queue.vm.move(what, of)
        }
    }

    PageKeys {
        id: turning
        anchors.bottom: parent.bottom
        width: parent.width
        pages: desks
        prefix: "staff.desks"
    }
}
