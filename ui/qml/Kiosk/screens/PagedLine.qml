import QtQuick
import Kiosk.components
import Kiosk.theme

// One line to read: a sign, the words, a figure or a QR code at the right; one with a key can be
// ticked. What wouldn't fit on a page of this height in the size chosen is set smaller, since a page
// is never scrolled.
PagedRow {
    id: line

    required section
    required property string text
    required property string detail
    required property string figure
    required property string sign
    property string link: ""
    property string key: ""
    property bool ticked: false
    property real room: 0

    signal toggled

    readonly property bool tickable: key !== ""
    readonly property int beside: tickable ? Theme.size.px(60) + 3 * Theme.size.space2 : sign === "" ? 0 : Theme.size.icon + Theme.size.space3
    readonly property int wordsWidth: width - beside - (figure === "" ? 0 : amount.implicitWidth + Theme.size.space3) - (link === "" ? 0 : code.extent + Theme.size.space2)
    readonly property int perLine: Math.max(1, Math.floor(wordsWidth / (Theme.type.body * 0.52)))
    readonly property int linesNeeded: Math.ceil(text.length / perLine) + Math.ceil(detail.length / perLine)
    readonly property bool tooTall: room > 0 && (linesNeeded + 1) * Theme.type.body * 1.4 > room - headed
    readonly property int size: tooTall ? Theme.type.tileLine : Theme.type.body
    readonly property int wordsHeight: said.implicitHeight + (detail === "" ? 0 : more.implicitHeight)
    readonly property int gap: tickable ? Theme.size.space2 : 0

    low: tickable
    plain: gap + Math.max(tickable ? Theme.size.px(88) : Theme.size.px(72), wordsHeight + 2 * Theme.size.space2, link === "" ? 0 : code.extent + 2 * Theme.size.space1)

    Item {
        width: line.width
        height: line.plain

        Loader {
            anchors.left: parent.left
            anchors.right: parent.right
            height: parent.height - line.gap
            active: line.tickable
            sourceComponent: TickBox {
                objectName: "tick." + line.key
                name: line.text
                description: line.detail
                ticked: line.ticked
                onActivated: line.toggled()
            }
        }

        Icon {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: line.sign !== "" && !line.tickable
            sign: line.sign
            ink: Theme.role.drawingInk
        }

        Column {
            x: line.beside
            y: (parent.height - line.gap - line.wordsHeight) / 2
            width: line.wordsWidth

            Prose {
                id: said
                width: parent.width
                text: line.text
                font.weight: Theme.type.semi
                font.pixelSize: line.size
                lineHeight: Theme.type.tight
                Accessible.ignored: line.tickable
            }
            Prose {
                id: more
                width: parent.width
                visible: line.detail !== ""
                soft: true
                text: line.detail
                font.pixelSize: line.size
                lineHeight: Theme.type.tight
                Accessible.ignored: line.tickable
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

        QrCode {
            id: code
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: line.link !== ""
            extent: Theme.size.px(Theme.landscape ? 170 : 190)
            text: line.link
            description: line.link
        }

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.size.px(2)
            visible: !line.tickable
            color: Theme.role.border
        }
    }
}
