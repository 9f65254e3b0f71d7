import QtQuick
import Kiosk.theme

// One line of a list that is read, not touched: a sign, the words, and a figure at the right.
Item {
    id: row

    required property string text
    property string detail: ""
    property string figure: ""
    property string sign: ""
    property bool last: false

    implicitWidth: Theme.size.px(984)
    implicitHeight: Math.max(Theme.size.target, words.height + 2 * Theme.size.space2)

    Accessible.role: Accessible.ListItem
    Accessible.name: [text, detail, figure].filter(part => part !== "").join(", ")

    Icon {
        id: icon
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: row.sign !== ""
        width: row.sign === "" ? 0 : extent
        sign: row.sign
        ink: Theme.role.drawingInk
    }

    Column {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: row.sign === "" ? 0 : Theme.size.space3
        anchors.right: amount.left
        anchors.rightMargin: Theme.size.space2
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: row.text
            font.family: Theme.type.prose
            font.weight: Theme.type.semi
            font.pixelSize: Theme.type.body
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: row.detail
            color: Theme.role.textSoft
            font.family: Theme.type.prose
            font.weight: Theme.type.regular
            font.pixelSize: Theme.type.body
        }
    }

    Label {
        id: amount
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.figure
        wrapMode: Text.NoWrap
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.size.px(2)
        visible: !row.last
        color: Theme.role.border
    }
}
