import QtQuick
import Kiosk.theme

// What was typed so far, large, with the place where the next letter will stand. Of a long text the
// last lines are shown.
Rectangle {
    id: field

    required property string text
    property string hint: ""
    property string name: hint
    property int lines: 1

    implicitWidth: Theme.size.px(984)
    implicitHeight: Math.ceil(lines * metrics.height) + 2 * Theme.size.space2
    activeFocusOnTab: true
    radius: Theme.size.radius
    color: Theme.role.surface
    border.width: Theme.size.border
    border.color: Theme.role.drawingInk

    Accessible.role: Accessible.EditableText
    Accessible.name: name
    Accessible.description: text === "" ? hint : text
    Accessible.focusable: true

    FontMetrics {
        id: metrics
        font: edit.font
    }

    Label {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.size.space3
        anchors.verticalCenter: parent.verticalCenter
        visible: field.text === ""
        text: field.hint
        color: Theme.role.textSoft
        font.family: Theme.type.prose
        font.weight: Theme.type.regular
        font.pixelSize: Theme.type.tileLine
        maximumLineCount: field.lines
    }

    Item {
        x: Theme.size.space3
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x + Theme.size.space1
        // A little less than the lines: nothing of the line above, whose tails reach into them.
        height: Math.min(edit.implicitHeight, Math.ceil(field.lines * metrics.height) - Theme.size.px(6))
        clip: true

        TextEdit {
            id: edit
            anchors.bottom: parent.bottom
            width: parent.width - Theme.size.space1
            readOnly: true
            activeFocusOnPress: false
            selectByMouse: false
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            text: field.text
            color: Theme.role.text
            font.family: Theme.type.figures
            font.weight: Theme.type.bold
            font.pixelSize: Theme.type.heading
            onTextChanged: cursorPosition = length

            Accessible.ignored: true

            Rectangle {
                x: edit.cursorRectangle.x
                y: edit.cursorRectangle.y
                width: Theme.size.px(4)
                height: edit.cursorRectangle.height
                visible: field.text !== ""
                color: Theme.role.link
            }
        }
    }

    FocusRing {
        anchors.fill: parent
        radius: field.radius
        visible: field.activeFocus
        z: 10
    }
}
