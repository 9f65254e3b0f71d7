import QtQuick
import Kiosk.theme

// The ground on which an answer stands: what is put inside fills it, away from its edge. It is drawn
// around `filled` pixels of words only.
Item {
    id: card

    default property alias content: inside.data
    property real filled: inside.height

    readonly property int inset: Theme.landscape ? Theme.size.space2 : Theme.size.space3

    implicitWidth: Theme.size.px(984)
    implicitHeight: inside.childrenRect.height + 2 * inset

    Rectangle {
        width: parent.width
        height: Math.min(parent.height, card.filled + 2 * card.inset)
        radius: Theme.size.radius
        color: Theme.role.surface
        border.width: Theme.size.border
        border.color: Theme.role.border
    }

    Item {
        id: inside
        anchors.fill: parent
        anchors.margins: card.inset
    }
}
