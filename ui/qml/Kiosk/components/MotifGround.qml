import QtQuick
import Kiosk.theme

// The besurek ground of the attract and the thank-you screen, never behind words.
Image {
    fillMode: Image.Tile
    verticalAlignment: Image.AlignTop
    horizontalAlignment: Image.AlignLeft
    sourceSize.width: Theme.size.px(360)
    opacity: Theme.highContrast ? 0.14 : 0.06
    source: "image://drawing/motif/ground?ink=" + encodeURIComponent(Theme.role.motif.toString()) + "&accent=" + encodeURIComponent(Theme.role.motif.toString())

    Accessible.ignored: true
}
