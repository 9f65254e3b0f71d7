import QtQuick
import Kiosk.theme

// The one gold block of a screen: its primary action.
Touchable {
    id: block

    required property string title
    property string line: ""
    property string thing: ""

    readonly property int inset: Theme.landscape ? Theme.size.px(28) : Theme.size.px(40)
    // No room for a title of two lines and a line below it.
    readonly property bool low: height < 2.4 * Theme.type.heading + 1.3 * Theme.type.tileLine + Theme.size.space2
    readonly property bool cut: titleLabel.truncated || lineLabel.truncated

    name: title
    description: line
    implicitWidth: Theme.size.px(984)
    implicitHeight: Math.max(Theme.size.primaryBlock, words.height + 2 * Theme.size.space2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: Theme.state.primary(block.pressed)
        border.width: block.pressed ? Theme.size.borderPressed : 0
        border.color: Theme.role.primaryText
    }

    Pictogram {
        id: picture
        thing: block.thing
        extent: block.thing === "" ? 0 : Math.min(Theme.size.px(144), block.height - 2 * Theme.size.space3)
        anchors.left: parent.left
        anchors.leftMargin: block.thing === "" ? 0 : block.inset
        anchors.verticalCenter: parent.verticalCenter
        ink: Theme.role.primaryText
        accent: Theme.role.primary
        body: Theme.highContrast ? Theme.role.primary : Theme.role.surface
    }

    Column {
        id: words
        anchors.left: picture.right
        anchors.leftMargin: block.inset
        anchors.right: parent.right
        anchors.rightMargin: Theme.size.space3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.px(4)

        FittedLabel {
            id: titleLabel
            width: parent.width
            text: block.title
            color: Theme.role.primaryText
            font.weight: Theme.type.extra
            font.pixelSize: Theme.type.heading
            least: Theme.landscape ? Theme.type.barLeast : Theme.type.tileTitleLeast
            maximumLineCount: block.low ? 1 : 2
        }

        FittedLabel {
            id: lineLabel
            width: parent.width
            visible: text !== ""
            text: block.available ? block.line : block.whyNot
            color: Theme.role.primaryText
            font.family: Theme.type.prose
            font.weight: block.available ? Theme.type.regular : Theme.type.bold
            font.pixelSize: Theme.type.tileLine
            // A low block has room for a second line only beside a title of one.
            maximumLineCount: block.low && !text.includes("\n") ? 1 : 2
        }
    }
}
