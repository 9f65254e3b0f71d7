import QtQuick
import Kiosk.theme

// A small sign in one colour: assets/icons/<sign>.svg.
Image {
    id: icon

    required property string sign
    property int extent: Theme.size.icon
    property color ink: Theme.role.text

    width: extent
    height: extent
    sourceSize: Qt.size(extent, extent)
    source: sign === "" ? "" : "image://drawing/icons/" + sign + "?ink=" + encodeURIComponent(ink.toString())

    Accessible.ignored: true
}
