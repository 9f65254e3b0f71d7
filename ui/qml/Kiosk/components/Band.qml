import QtQuick
import Kiosk.theme

// A wide message that a person must not miss, such as where the paper comes out. `slot` is the side
// of the screen the arrow points to: "down", "left", "right", "up"; empty shows the sign of the tone.
Rectangle {
    id: band

    required property string title
    property string line: ""
    property int tone: Tone.Info
    property string slot: ""

    readonly property Tone look: Tone {
        kind: band.tone
    }
    // No room for a title of two lines and a line below it.
    readonly property bool low: height < 2.6 * Theme.type.tileTitle + 1.4 * Theme.type.body
    readonly property bool cut: titleLabel.truncated || lineLabel.truncated

    implicitWidth: Theme.size.px(984)
    implicitHeight: Math.max(Theme.size.band, words.height + 2 * Theme.size.space3)
    radius: Theme.size.radius
    color: look.fill
    border.width: Theme.size.border
    border.color: look.words

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title
    Accessible.description: line

    Rectangle {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: Theme.size.px(36)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.size.px(112)
        height: width
        radius: width / 2
        color: band.slot === "" ? "transparent" : Theme.role.primary

        Icon {
            anchors.centerIn: parent
            sign: band.slot === "" ? band.look.sign : "arrow-" + band.slot
            extent: band.slot === "" ? Theme.size.px(104) : Theme.size.px(84)
            ink: band.slot === "" ? band.look.words : Theme.role.primaryText
        }
    }

    Column {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: Theme.size.px(32)
        anchors.right: parent.right
        anchors.rightMargin: Theme.size.px(32)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space1

        FittedLabel {
            id: titleLabel
            width: parent.width
            text: band.title
            color: band.look.words
            font.weight: Theme.type.extra
            font.pixelSize: Theme.type.tileTitle
            maximumLineCount: band.low && band.line !== "" ? 1 : 2
        }

        FittedLabel {
            id: lineLabel
            width: parent.width
            visible: text !== ""
            text: band.line
            color: band.look.words
            font.family: Theme.type.prose
            font.weight: Theme.type.regular
            font.pixelSize: Theme.landscape ? Theme.type.tileLine : Theme.type.body
            maximumLineCount: band.low ? 1 : 2
        }
    }
}
