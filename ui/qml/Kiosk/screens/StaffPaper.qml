pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Tickets whose paper isn't certain, and the marked copy for each.
Item {
    id: paper

    required property StaffVm vm

    Column {
        width: parent.width
        spacing: Theme.size.space2

        Prose {
            width: parent.width
            text: paper.vm.troubles === 0 ? qsTr("Every ticket of today is on paper.") : qsTr("Tickets without certain paper. A copy is marked CETAK ULANG.")
        }

        Repeater {
            model: paper.vm.papers

            Item {
                id: entry
                required property string number
                required property string words

                width: parent.width
                height: Math.max(key.height, row.height)

                ListRow {
                    id: row
                    width: parent.width - key.width - Theme.size.space2
                    text: entry.number
                    detail: entry.words
                }
                Button {
                    id: key
                    objectName: "staff.reprint." + entry.number
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.size.px(Theme.landscape ? 200 : 260)
                    height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 104))
                    text: qsTr("Print copy")
                    onActivated: paper.vm.move("reprint", entry.number)
                }
            }
        }
    }

    Button {
        objectName: "staff.testPrint"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.size.button * 0.8
        text: qsTr("Print a test page")
        sign: "printer"
        onActivated: paper.vm.testPrint()
    }
}
