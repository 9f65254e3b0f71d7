import QtQuick
import Kiosk.theme

// A QR code for a telephone's camera: black on white in every theme, in whole pixels a module,
// within `extent` pixels.
Image {
    id: code

    required property string text
    property string description: ""
    property int extent: Theme.size.px(200)

    width: extent
    height: extent
    sourceSize: Qt.size(extent, extent)
    fillMode: Image.Pad
    smooth: false
    source: text === "" || extent < Theme.size.target ? "" : "image://qr/" + encodeURIComponent(text)

    Accessible.role: Accessible.Graphic
    Accessible.name: description
}
