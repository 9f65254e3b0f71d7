import QtQuick
import Kiosk.theme

// A line to tick: the whole card is touched. What it says lies inside, beside the box.
Touchable {
    id: box

    property bool ticked: false
    default property alias words: slot.data

    role: Accessible.CheckBox
    implicitHeight: Math.max(Theme.size.target, slot.childrenRect.height + 2 * Theme.size.space2)

    Accessible.checkable: true
    Accessible.checked: ticked

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.space2
        color: Theme.state.surface(box.pressed)
        border.width: Theme.state.border(box.pressed || box.ticked)
        border.color: box.pressed || box.ticked ? Theme.role.drawingInk : Theme.role.border
    }

    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.size.space2
        anchors.verticalCenter: parent.verticalCenter
        extent: Theme.size.px(60)
        sign: box.ticked ? "square-check" : "square"
        ink: Theme.role.drawingInk
    }

    Item {
        id: slot
        anchors.left: sign.right
        anchors.leftMargin: Theme.size.space2
        anchors.right: parent.right
        anchors.rightMargin: Theme.size.space2
        anchors.top: parent.top
        anchors.bottom: parent.bottom
    }
}
