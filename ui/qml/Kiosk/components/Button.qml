import QtQuick
import Kiosk.theme

// A plain action in words, or the gold one (`primary`). The words may take two lines.
Touchable {
    id: button

    required property string text
    property string sign: ""
    property bool primary: false
    // `text` itself says why it can't be had now.
    property bool saysWhy: false

    // How far the words stand above the middle.
    property int lift: 0

    readonly property bool cut: label.truncated || reason.truncated
    readonly property int room: width - 2 * (Theme.landscape || width < Theme.size.px(300) ? Theme.size.space1 : Theme.size.space3) - (icon.visible ? icon.width + Theme.size.space2 : 0)
    readonly property bool low: height < 2.5 * Theme.type.button
    readonly property color words: primary ? Theme.role.primaryText : Theme.role.text

    name: text
    implicitWidth: Theme.size.px(480)
    implicitHeight: Math.max(Theme.size.button, wordsColumn.height + 2 * Theme.size.space1)

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: button.primary ? Theme.state.primary(button.pressed) : Theme.state.surface(button.pressed)
        border.width: button.primary && !button.pressed ? 0 : Theme.state.border(button.pressed)
        border.color: button.primary ? Theme.role.primaryText : button.pressed ? Theme.role.drawingInk : Theme.role.border
    }

    Row {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -button.lift
        spacing: Theme.size.space2

        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            visible: button.sign !== ""
            sign: button.sign
            ink: button.words
        }

        Column {
            id: wordsColumn
            anchors.verticalCenter: parent.verticalCenter

            FittedLabel {
                id: label
                width: Math.min(Math.max(whole, reason.visible ? reason.implicitWidth : 0), button.room)
                text: button.text
                color: button.words
                horizontalAlignment: icon.visible ? Text.AlignLeft : Text.AlignHCenter
                maximumLineCount: button.low ? 1 : 2
            }

            Label {
                id: reason
                width: label.width
                horizontalAlignment: label.horizontalAlignment
                visible: !button.available && !button.saysWhy
                text: button.whyNot
                color: button.words
                font.family: Theme.type.prose
                font.pixelSize: Theme.type.tileLine
                maximumLineCount: 2
            }
        }
    }
}
