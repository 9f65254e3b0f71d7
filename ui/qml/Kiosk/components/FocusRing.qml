import QtQuick
import Kiosk.theme

// Seen on any ground: a dark ring outside, a light one inside it.
Item {
    id: ring

    property real radius: Theme.size.radius

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.size.focusOuter
        radius: ring.radius + Theme.size.focusOuter
        color: "transparent"
        border.width: Theme.size.focusOuter
        border.color: Theme.role.focusOuter
    }

    Rectangle {
        anchors.fill: parent
        radius: ring.radius
        color: "transparent"
        border.width: Theme.size.focusInner
        border.color: Theme.role.focusInner
    }
}
