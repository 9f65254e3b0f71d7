import QtQuick
import Kiosk.theme

// The besurek strip below the header: fern curls and moons, own drawing.
Rectangle {
    implicitHeight: Theme.size.strip
    color: Theme.role.strip

    Image {
        anchors.fill: parent
        fillMode: Image.TileHorizontally
        verticalAlignment: Image.AlignVCenter
        horizontalAlignment: Image.AlignLeft
        sourceSize.height: Theme.size.strip
        source: "image://drawing/motif/strip?ink=" + encodeURIComponent(Theme.role.motif.toString()) + "&accent=" + encodeURIComponent(Theme.role.drawingAccent.toString())

        Accessible.ignored: true
    }
}
