import QtQuick
import Kiosk.theme

// A schematic picture of a lesson: assets/lessons/<name>.svg. The sentence beside it says it all.
Image {
    required property string name

    function hash(colour: color): string {
        return encodeURIComponent(colour.toString());
    }

    sourceSize: Qt.size(Math.max(0, width), Math.max(0, height))
    fillMode: Image.PreserveAspectFit
    source: name === "" || Math.min(width, height) < Theme.size.space4 ? "" : "image://drawing/lessons/" + name + "?ink=" + hash(Theme.role.drawingInk) + "&accent=" + hash(Theme.role.drawingAccent) + "&body=" + hash(Theme.role.drawingBody)

    Accessible.ignored: true
}
