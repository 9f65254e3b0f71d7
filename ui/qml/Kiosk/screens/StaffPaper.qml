pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Tickets whose paper isn't certain, and the marked copy for each.
Item {
    id: paper

    required property StaffVm vm

    Label {
        id: heading
        width: parent.width
        text: paper.vm.troubles === 0 ? qsTr("Every ticket of today is on paper.") : qsTr("Tickets without certain paper")
        maximumLineCount: 2
    }

    PagedLines {
        id: tickets
        anchors.top: heading.bottom
        anchors.topMargin: Theme.size.space1
        anchors.bottom: turning.top
        anchors.bottomMargin: Theme.size.space1
        width: parent.width
        count: paper.vm.troubles
        model: paper.vm.papers
        delegate: StaffTicket {
            width: tickets.width
            onReprint: of => paper.vm.move("reprint", of)
        }
    }

    PageKeys {
        id: turning
        anchors.bottom: keys.top
        anchors.bottomMargin: needed ? Theme.size.space2 : 0
        width: parent.width
        pages: tickets
        prefix: "staff.papers"
    }

    Row {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))
        spacing: Theme.size.space2

        Button {
            objectName: "staff.settle"
            width: Math.floor((parent.width - parent.spacing) / 2)
            height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))
            text: qsTr("Printer is mended")
            onActivated: paper.vm.settle()
        }
        Button {
            objectName: "staff.testPrint"
            width: Math.floor((parent.width - parent.spacing) / 2)
            height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))
            text: qsTr("Test page")
            onActivated: paper.vm.testPrint()
        }
    }
}
