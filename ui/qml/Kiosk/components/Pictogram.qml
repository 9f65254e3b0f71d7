import QtQuick
import Kiosk.theme

// A thing, drawn in two colours: assets/pictograms/<thing>.svg. Decoration for a screen reader; the
// control around it has the name.
Image {
    id: pictogram

    required property string thing
    property int extent: Theme.size.pictogram
    property color ink: Theme.role.drawingInk
    property color accent: Theme.role.drawingAccent
    property color body: Theme.role.drawingBody

    function hash(colour: color): string {
        return encodeURIComponent(colour.toString());
    }

    width: extent
    height: extent
    sourceSize: Qt.size(extent, extent)
    fillMode: Image.PreserveAspectFit
    source: thing === "" ? "" : "image://drawing/pictograms/" + thing + "?ink=" + hash(ink) + "&accent=" + hash(accent) + "&body=" + hash(body)

    Accessible.ignored: true
}
