pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// The three steps, for those who stand before such a screen for the first time. Not touchable.
Row {
    id: steps

    readonly property list<string> words: [qsTr("Choose"), qsTr("Take your paper"), qsTr("Wait to be called")]
    readonly property list<string> things: ["passport", "ticket", "person"]

    Repeater {
        model: 3

        Column {
            id: step
            required property int index

            width: steps.width / 3
            spacing: Theme.size.space1

            Pictogram {
                anchors.horizontalCenter: parent.horizontalCenter
                thing: steps.things[step.index]
                extent: Theme.size.px(Theme.landscape ? 52 : 80)
            }
            FittedLabel {
                said: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: (step.index + 1) + ". " + steps.words[step.index]
                color: Theme.role.textSoft
                font.family: Theme.type.prose
                font.weight: Theme.type.semi
                font.pixelSize: Theme.type.tileLine
                maximumLineCount: Theme.landscape ? 3 : 2
            }
        }
    }
}
