pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.theme

// Digits 0 to 9, erase and confirm; with `places` it shows how many digits of a PIN are typed, never
// which. What is typed is kept by the caller. A hardware keyboard types too while the pad has focus.
FocusScope {
    id: pad

    property int places: 0
    property int typed: 0
    property string typedName: ""
    property string eraseName: qsTr("Erase")
    property string confirmName: qsTr("Continue")

    signal digit(string value)
    signal erased
    signal confirmed

    implicitWidth: Theme.size.px(640)
    implicitHeight: column.height

    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            pad.digit(String.fromCharCode(event.key));
        else if (event.key === Qt.Key_Backspace)
            pad.erased();
        else
            return;
        event.accepted = true;
    }

    Column {
        id: column
        width: parent.width
        spacing: Theme.size.space3

        ProgressDots {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: pad.places > 0
            total: pad.places
            done: pad.typed
            name: pad.typedName
            extent: Theme.size.px(36)
        }

        Grid {
            id: grid
            readonly property real keyWidth: (pad.width - 2 * spacing) / 3

            columns: 3
            spacing: Theme.size.space2

            Repeater {
                model: 9

                PadKey {
                    required property int index

                    objectName: "digit" + digit
                    width: grid.keyWidth
                    digit: String(index + 1)
                    onActivated: pad.digit(digit)
                }
            }

            PadKey {
                objectName: "erase"
                width: grid.keyWidth
                name: pad.eraseName
                sign: "backspace"
                onActivated: pad.erased()
            }

            PadKey {
                objectName: "digit0"
                width: grid.keyWidth
                digit: "0"
                onActivated: pad.digit(digit)
            }

            PadKey {
                objectName: "confirm"
                width: grid.keyWidth
                name: pad.confirmName
                sign: "check"
                primary: true
                rapid: false
                onActivated: pad.confirmed()
            }
        }
    }
}
