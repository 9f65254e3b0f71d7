import QtQuick
import Kiosk.theme

// The gold key that ends a screen, with the seconds until it ends by itself: in figures, and as a
// bar that runs out. Time itself is kept by the caller.
Button {
    id: countdown

    required property string caption
    required property int seconds
    required property int total

    primary: true
    lift: Theme.size.px(8)
    text: caption + " (" + seconds + ")"
    // The seconds would be read out anew every second.
    name: caption

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.size.radius
        anchors.rightMargin: Theme.size.radius
        anchors.bottomMargin: Theme.landscape ? Theme.size.px(8) : Theme.size.px(16)
        height: Theme.size.px(12)
        radius: height / 2
        color: "transparent"
        border.width: Theme.size.px(2)
        border.color: Theme.role.primaryText

        Rectangle {
            width: parent.width * Math.max(0, Math.min(1, countdown.seconds / Math.max(1, countdown.total)))
            height: parent.height
            radius: height / 2
            color: Theme.role.primaryText
        }
    }
}
