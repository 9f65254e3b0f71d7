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
        anchors.verticalCenter: survey.verticalCenter
        width: parent.width - survey.width - Theme.size.space2
        text: queue.vm.waiting === 0 ? qsTr("Nobody is waiting.") : qsTr("%n person(s) waiting", "", queue.vm.waiting)
    }

    // On a tablet staff go with it to the people who were served.
    Button {
        id: survey
        objectName: "staff.survey"
        anchors.right: parent.right
        width: Math.floor(parent.width / 2)
        height: Math.max(Theme.size.target, Theme.size.px(84))
        text: qsTr("Ask for the survey")
        sign: "arrow-right"
        onActivated: queue.vm.survey()
    }

    PagedLines {
        id: desks
        anchors.top: survey.bottom
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
