import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Skip this question, go on, or send what was answered so far. The last that is shown is gold.
Item {
    id: keys

    required property SurveyVm vm
    property bool nextShown: false

    readonly property bool sendShown: vm.canSend && !(nextShown && vm.last)
    readonly property int shown: (vm.canSkip ? 1 : 0) + (nextShown ? 1 : 0) + (sendShown ? 1 : 0)
    readonly property int keyWidth: Math.floor((width - Math.max(1, shown - 1) * Theme.size.space2) / Math.max(2, shown))

    height: shown === 0 ? 0 : Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))

    Row {
        anchors.fill: parent
        spacing: Theme.size.space2

        Button {
            objectName: "survey.skip"
            width: keys.keyWidth
            height: keys.height
            visible: keys.vm.canSkip
            text: qsTr("Skip")
            onActivated: keys.vm.skip()
        }
        Button {
            objectName: "survey.next"
            width: keys.keyWidth
            height: keys.height
            visible: keys.nextShown
            primary: !keys.sendShown
            text: keys.vm.last ? qsTr("Send") : qsTr("Continue")
            onActivated: keys.vm.next()
        }
        Button {
            objectName: "survey.send"
            width: keys.keyWidth
            height: keys.height
            visible: keys.sendShown
            primary: true
            text: qsTr("Send now")
            onActivated: keys.vm.send()
        }
    }
}
