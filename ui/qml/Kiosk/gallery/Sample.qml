import QtQuick
import Kiosk.theme

// A page of the gallery: samples below each other, as wide as the answers of a screen; `halved` puts
// them into two columns on a landscape screen.
Flow {
    id: sample

    property bool english: false
    property bool halved: false
    readonly property int cell: !Theme.landscape ? width : halved ? Math.floor((width - spacing) / 2) : Theme.size.px(788)

    function say(indonesian: string, other: string): string {
        return english ? other : indonesian;
    }

    flow: halved && Theme.landscape ? Flow.TopToBottom : Flow.LeftToRight
    spacing: Theme.size.gutter
}
