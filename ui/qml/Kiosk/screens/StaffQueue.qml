pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The desks of this place, and who is at each.
Item {
    id: queue

    required property StaffVm vm

    Column {
        width: parent.width
        spacing: Theme.size.space3

        Prose {
            width: parent.width
            text: queue.vm.waiting === 0 ? qsTr("Nobody is waiting.") : qsTr("%n person(s) waiting", "", queue.vm.waiting)
        }

        Repeater {
            model: queue.vm.desks

            StaffDesk {
                width: parent.width
                onMove: (what, of) => queue.vm.move(what, of)
            }
        }
    }
}
