import QtQuick
import Kiosk.components
import Kiosk.theme

// One line to read: a sign, the words, a figure at the right. What wouldn't fit on a page of this
// height in the size chosen is set smaller, since a page is never scrolled.
PagedRow {
    id: line

    required section
    required property string text
    required property string detail
    required property string figure
    required property string sign
    property real room: 0

    readonly property int perLine: Math.max(1, Math.floor(words.width / (Theme.type.body * 0.52)))
    readonly property int linesNeeded: Math.ceil(text.length / perLine) + Math.ceil(detail.length / perLine)
    readonly property bool tooTall: room > 0 && (linesNeeded + 1) * Theme.type.body * 1.4 > room - headed
    readonly property int size: tooTall ? Theme.type.tileLine : Theme.type.body

    plain: Math.max(Theme.size.px(72), said.implicitHeight + (detail === "" ? 0 : more.implicitHeight) + 2 * Theme.size.space2)

    Item {
        width: line.width
        height: line.plain

        Icon {
            id: icon
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: line.sign !== ""
            width: line.sign === "" ? 0 : extent
            sign: line.sign
            ink: Theme.role.drawingInk
        }

        Column {
            id: words
            anchors.left: icon.right
            anchors.leftMargin: line.sign === "" ? 0 : Theme.size.space3
            anchors.right: amount.left
            anchors.rightMargin: line.figure === "" ? 0 : Theme.size.space3
            anchors.verticalCenter: parent.verticalCenter

            Prose {
                id: said
                width: parent.width
                text: line.text
                font.weight: Theme.type.semi
                font.pixelSize: line.size
                lineHeight: Theme.type.tight
            }
            Prose {
                id: more
                width: parent.width
                visible: line.detail !== ""
                soft: true
                text: line.detail
                font.pixelSize: line.size
                lineHeight: Theme.type.tight
            }
        }

        Heading {
            id: amount
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: line.figure === "" ? 0 : implicitWidth
            text: line.figure
            font.pixelSize: Theme.type.button
            wrapMode: Text.NoWrap
        }

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.size.px(2)
            color: Theme.role.border
        }
    }
}
