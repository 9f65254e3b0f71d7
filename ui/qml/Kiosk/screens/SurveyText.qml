import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// A sentence of one's own. On a lying screen the keys need its whole width, so that the question
// stands above them.
Item {
    id: page

    required property SurveyVm vm

    Row {
        id: head

        readonly property int half: Math.floor((width - spacing) / 2)

        width: parent.width
        height: Theme.landscape ? keyboard.y - Theme.size.space1 : 0
        visible: Theme.landscape
        spacing: Theme.size.gutter

        Heading {
            anchors.verticalCenter: parent.verticalCenter
            width: head.half
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: page.vm.ask
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.type.tileLineLeast
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            sign: "alert-triangle"
            ink: Theme.role.text
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: head.half - Theme.size.icon - parent.spacing
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: page.vm.hint
            font.family: Theme.type.prose
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.type.tileLineLeast
            Accessible.ignored: false
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Keyboard {
        id: keyboard
        objectName: "survey.keyboard"
        anchors.bottom: parent.bottom
        width: parent.width
        height: implicitHeight
        focus: true
        lines: Theme.landscape ? 1 : 2
        text: page.vm.typed
        name: page.vm.ask
        hint: qsTr("You may leave this empty")
        doneText: page.vm.last ? qsTr("Send") : qsTr("Continue")
        onTyped: sign => page.vm.type(sign)
        onErased: page.vm.erase()
        onConfirmed: page.vm.next()
    }
}
