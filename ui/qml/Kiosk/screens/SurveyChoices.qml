pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The answers to touch, as large as their number allows, above the keys of the survey.
Item {
    id: choices

    required property SurveyVm vm

    readonly property bool several: vm.kind === "several"
    readonly property int keysRoom: keys.height > 0 ? keys.height + grid.gap : 0

    Grid {
        id: grid

        readonly property int gap: Theme.rows || Theme.landscape ? Theme.size.space2 : Theme.size.gutter
        readonly property int lines: Math.ceil(choices.vm.count / columns)
        readonly property int room: Math.floor((choices.height - choices.keysRoom - (lines - 1) * gap) / Math.max(1, lines))

        width: parent.width
        columns: choices.vm.count > 4 && (Theme.landscape || !Theme.rows) ? 2 : 1
        spacing: gap

        Repeater {
            model: choices.vm.choices

            FaceCard {
                required property string key
                required property string words
                required thing
                required chosen

                objectName: "survey.answer." + key
                width: Math.floor((grid.width - (grid.columns - 1) * grid.gap) / grid.columns)
                height: Math.min(grid.room, Theme.size.px(Theme.landscape ? 132 : 216))
                text: words
                description: chosen ? qsTr("chosen") : ""
                several: choices.several
                onActivated: choices.vm.choose(key)
            }
        }
    }

    SurveyKeys {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        vm: choices.vm
        nextShown: choices.several
    }
}
