import QtQuick
import Kiosk.components
import Kiosk.theme

Flow {
    id: page

    property bool english: false
    readonly property int extent: Theme.landscape ? Math.floor((width - 2 * spacing) / 3) : Math.floor((height - 2 * spacing) / 3)

    spacing: Theme.size.gutter

    Scene {
        name: "touch"
        width: page.extent
        height: page.extent
        description: page.english ? "Touch the screen" : "Sentuh layar"
    }
    Scene {
        name: "take"
        width: page.extent
        height: page.extent
        description: page.english ? "Take the paper" : "Ambil kertas"
    }
    Scene {
        name: "sit"
        width: page.extent
        height: page.extent
        description: page.english ? "Sit and wait for your number" : "Duduk dan tunggu dipanggil"
    }
}
