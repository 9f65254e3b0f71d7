import QtQuick
import Kiosk.theme

// One key of the bar: a sign and a word.
Touchable {
    id: key

    required property string text
    required property string sign

    name: text
    implicitWidth: Theme.size.px(184)
    implicitHeight: Theme.size.barKey

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: Theme.state.key(key.pressed)
        border.width: Theme.state.border(key.pressed)
        border.color: Theme.role.border
    }

    Grid {
        anchors.centerIn: parent
        columns: Theme.landscape ? 2 : 1
        spacing: Theme.landscape ? Theme.size.space1 : Theme.size.px(4)
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            sign: key.sign
            extent: Theme.size.barIcon
            ink: Theme.role.drawingInk
        }

        Label {
            // A long word in a large size gets a little smaller rather than cut.
            width: Math.min(implicitWidth, key.width - Theme.size.space2 - (Theme.landscape ? Theme.size.barIcon + Theme.size.space1 : 0))
            text: key.text
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.type.barLeast
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.type.bar
            wrapMode: Text.NoWrap
            elide: Text.ElideNone
        }
    }
}
