import QtQuick
import Kiosk.theme

// A choice that is a sentence, such as a question: it takes the lines it needs.
Touchable {
    id: choice

    required property string text

    readonly property bool cut: words.truncated

    name: text
    implicitWidth: Theme.size.px(984)
    implicitHeight: Math.max(Theme.size.px(Theme.landscape ? 84 : 112), words.implicitHeight + 2 * Theme.size.space2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: Theme.state.surface(choice.pressed)
        border.width: Theme.state.border(choice.pressed)
        border.color: choice.pressed ? Theme.role.drawingInk : Theme.role.border
    }

    Label {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.size.space3
        anchors.right: arrow.left
        anchors.rightMargin: Theme.size.space2
        anchors.verticalCenter: parent.verticalCenter
        text: choice.text
        font.pixelSize: Theme.type.button
        maximumLineCount: 4
    }

    Icon {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: Theme.size.space3
        anchors.verticalCenter: parent.verticalCenter
        sign: "arrow-right"
        ink: Theme.role.drawingInk
    }
}
