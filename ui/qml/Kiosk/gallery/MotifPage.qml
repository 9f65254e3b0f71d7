import QtQuick
import Kiosk.components
import Kiosk.theme

Column {
    id: page

    property bool english: false

    spacing: Theme.size.gutter

    MotifStrip {
        width: page.width
    }

    MotifGround {
        width: page.width
        height: Theme.size.px(480)
    }
}
