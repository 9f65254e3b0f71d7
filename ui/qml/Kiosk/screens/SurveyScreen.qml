pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The satisfaction survey: one question, and its answers to touch.
KioskFrame {
    id: screen

    readonly property SurveyVm vm: app.survey as SurveyVm
    readonly property string kind: vm.kind
    readonly property bool thanking: kind === "thanks"

    stage: [
        SurveyAsk {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: !screen.thanking && !(screen.kind === "text" && Theme.landscape)
            vm: screen.vm
        },
        SurveyThanks {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: screen.thanking
            vm: screen.vm
        }
    ]

    answers: [
        Item {
            id: standing
            anchors.fill: parent
        },
        Loader {
            anchors.fill: parent
            focus: true
            active: screen.kind === "one" || screen.kind === "several" || screen.kind === "rate"
            sourceComponent: SurveyChoices {
                vm: screen.vm
            }
        },
        Loader {
            anchors.fill: parent
            focus: active
            active: screen.kind === "number"
            sourceComponent: SurveyNumber {
                vm: screen.vm
            }
        },
        Loader {
            anchors.fill: parent
            active: screen.thanking
            sourceComponent: SurveyEnd {
                app: screen.app
                vm: screen.vm
            }
        },
        Loader {
            parent: Theme.landscape ? wide : standing
            anchors.fill: parent
            focus: active
            active: screen.kind === "text"
            sourceComponent: SurveyText {
                vm: screen.vm
            }
        }
    ]

    Item {
        id: wide
        x: Theme.size.margin
        y: screen.stageTop + Theme.size.space1
        width: parent.width - 2 * x
        height: screen.foot - y
        visible: Theme.landscape
        enabled: !screen.covered
    }
}
