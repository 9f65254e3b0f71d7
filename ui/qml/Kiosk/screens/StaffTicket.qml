import QtQuick
import Kiosk.components
import Kiosk.theme

// A ticket whose paper isn't certain, with the key for a marked copy.
PagedRow {
    id: ticket

    required property string number
    required property string words

    signal reprint(string of)

    plain: Math.max(key.height, heading.implicitHeight + reason.implicitHeight) + 2 * Theme.size.space1

    Item {
        width: ticket.width
        height: ticket.plain

        Column {
            id: texts
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - key.width - Theme.size.space2

            Label {
                id: heading
                width: parent.width
                text: ticket.number
            }
            Label {
                id: reason
                width: parent.width
                text: ticket.words
                color: Theme.role.textSoft
                font.family: Theme.type.prose
                font.weight: Theme.type.regular
                font.pixelSize: Theme.type.tileLine
            }
        }
        Button {
            id: key
            objectName: "staff.reprint." + ticket.number
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.size.px(340)
            height: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 104))
            text: qsTr("Reprint")
            onActivated: ticket.reprint(ticket.number)
        }
    }
}
