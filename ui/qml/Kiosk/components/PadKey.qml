import QtQuick
import Kiosk.theme

// A key of the number pad: a digit, or a sign with its name.
Touchable {
    id: key

    property string digit: ""
    property string sign: ""
    property bool primary: false

    name: digit
    rapid: true
    implicitHeight: Theme.size.padKey

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: key.primary ? Theme.state.primary(key.pressed) : Theme.state.surface(key.pressed)
        border.width: key.primary && !key.pressed ? 0 : Theme.state.border(key.pressed)
        border.color: key.primary ? Theme.role.primaryText : Theme.role.border
    }

    Label {
        anchors.centerIn: parent
        visible: key.digit !== ""
        text: key.digit
        font.pixelSize: Theme.type.heading
    }

    Icon {
        anchors.centerIn: parent
        visible: key.sign !== ""
        sign: key.sign
        extent: Theme.size.px(60)
        ink: key.primary ? Theme.role.primaryText : Theme.role.text
    }
}
