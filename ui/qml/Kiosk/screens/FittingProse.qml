import QtQuick
import Kiosk.components
import Kiosk.theme

// Sentences that must fit into `room` pixels, since nothing scrolls: set smaller where they wouldn't
// in the size chosen.
Prose {
    id: words

    required property real room

    height: measure.height <= room ? measure.height : room
    fontSizeMode: Text.VerticalFit
    minimumPixelSize: Theme.type.tileLineLeast

    // As high as the words are in the size chosen.
    Prose {
        id: measure
        visible: false
        width: words.width
        font: words.font
        text: words.text
        Accessible.ignored: true
    }
}
