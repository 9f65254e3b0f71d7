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
    readonly property int beside: tickable ? Theme.size.px(60) + 3 * Theme.size.space2 : sign === "" ? 0 : signExtent + Theme.size.space3
    readonly property int signExtent: Math.max(Theme.size.icon, Math.round(Theme.type.reading * 1.1))
    readonly property int pad: Theme.landscape ? Theme.size.px(11) : Theme.size.space2
    readonly property int wordsWidth: width - beside - (tickable ? Theme.size.space2 : 0) - (figure === "" ? 0 : amount.implicitWidth + Theme.size.space3) - (link === "" ? 0 : code.extent + Theme.size.space2)
    readonly property int perLine: Math.max(1, Math.floor(wordsWidth / (Theme.type.reading * 0.52)))
    readonly property int linesNeeded: Math.ceil(text.length / perLine) + Math.ceil(detail.length / perLine)
    readonly property bool tooTall: room > 0 && (linesNeeded + 1) * Theme.type.reading * 1.3 > room - headed
    readonly property int size: tooTall ? Math.min(Theme.type.tileLine, Theme.type.reading) : Theme.type.reading
    readonly property int wordsHeight: said.implicitHeight + (detail === "" ? 0 : more.implicitHeight)
    readonly property int gap: tickable ? Theme.size.space2 : 0

    low: tickable
    plain: gap + Math.max(tickable ? Theme.size.target : Theme.size.px(64), wordsHeight + 2 * pad, link === "" ? 0 : code.extent + 2 * Theme.size.space1)

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
            extent: line.signExtent
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
                // Beside a figure it names the regulation: not what one came for.
                font.pixelSize: line.figure === "" ? line.size : Math.min(line.size, Theme.type.tileLine)
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
