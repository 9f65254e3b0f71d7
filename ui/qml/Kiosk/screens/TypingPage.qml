import QtQuick
import Kiosk.components
import Kiosk.theme

// A page on which one types: what is asked, and the keyboard at the lower edge. On a lying screen
// the keys need its whole width.
FocusScope {
    id: page

    required property KioskFrame frame
    required property string title
    property string line: ""
    property alias keyboard: keys

    x: Theme.size.margin
    y: frame.stageTop + Theme.size.space2
    width: frame.width - 2 * Theme.size.margin
    height: frame.foot - y
    enabled: !frame.covered

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        y: Theme.landscape ? 0 : (keys.y - height) / 2
        spacing: Theme.size.space2

        Heading {
            width: parent.width
            question: !Theme.landscape
            text: page.title
        }
        Prose {
            objectName: "typing.line"
            width: parent.width
            visible: text !== "" && !Theme.landscape
            soft: true
            text: page.line
        }
    }

    Keyboard {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
    }
}
