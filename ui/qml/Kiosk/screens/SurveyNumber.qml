import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// A number as an answer.
FocusScope {
    id: page

    required property SurveyVm vm

    TypedText {
        id: field
        objectName: "survey.number"
        anchors.horizontalCenter: parent.horizontalCenter
        width: pad.width
        text: page.vm.typed
        name: page.vm.ask
        hint: page.vm.canSkip ? qsTr("You may leave this empty") : qsTr("Type a number")
    }
    NumberPad {
        id: pad
        objectName: "survey.pad"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: field.bottom
        anchors.topMargin: Theme.size.space1
        width: Math.min(parent.width, Theme.size.px(640))
        focus: true
        typedName: page.vm.typed
        confirmName: page.vm.last ? qsTr("Send") : qsTr("Continue")
        onDigit: value => page.vm.type(value)
        onErased: page.vm.erase()
        onConfirmed: page.vm.next()
    }
}
