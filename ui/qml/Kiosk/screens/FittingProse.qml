import QtQuick
import Kiosk.components
import Kiosk.theme

// Sentences that must fit into `room` pixels, since nothing scrolls: set smaller where they wouldn't
// in the size chosen.
Prose {
    id: words

    required property real room

    readonly property real needed: Math.ceil(text.length * Theme.type.body * 0.54 / width) * Theme.type.body * 1.4

    font.pixelSize: needed <= room ? Theme.type.body : Math.max(Theme.type.tileLineLeast, Math.floor(Theme.type.body * Math.sqrt(room / needed)))
}
