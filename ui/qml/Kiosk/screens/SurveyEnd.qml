pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The end of the survey: the motif, and the key that clears the screen for the next person.
Item {
    id: end

    required property AppVm app
    required property SurveyVm vm

    readonly property int keyHeight: Theme.landscape ? Math.max(Theme.size.target, Theme.size.px(84)) : Theme.size.px(144)

    MotifGround {
        anchors.left: parent.left
        anchors.leftMargin: Theme.landscape ? 0 : -Theme.size.margin
        anchors.right: parent.right
        anchors.rightMargin: -Theme.size.margin
        anchors.top: parent.top
        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.size.gutter
    }

    Column {
        id: keys
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.size.space2

        Button {
            objectName: "survey.another"
            width: parent.width
            height: end.keyHeight
            visible: end.vm.byStaff
            text: qsTr("Ask the next person")
            onActivated: end.vm.another()
        }
        Countdown {
            objectName: "survey.done"
            width: parent.width
            height: end.keyHeight
            caption: qsTr("Done")
            seconds: end.app.warning ? 0 : end.app.secondsLeft
            total: end.app.secondsTotal
            onActivated: end.vm.done()
        }
    }
}
