import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Something can't be had now: why, whom to ask, and what can be done instead.
KioskFrame {
    id: screen

    readonly property NoticeVm vm: app.notice
    readonly property string kind: vm.kind

    function headline(): string {
        switch (kind) {
        case "closed":
            return qsTr("The desk is closed now");
        case "quota":
            return qsTr("Today's numbers are given out");
        case "wait":
            return qsTr("One moment, please");
        case "busy":
            return qsTr("The stand is busy");
        case "cancelled":
            return qsTr("Your number is cancelled");
        default:
            return qsTr("Sorry, that didn't work");
        }
    }

    function words(): string {
        switch (kind) {
        case "closed":
        case "quota":
            return vm.text;
        case "wait":
            return vm.seconds > 0 ? qsTr("The next number can be taken in %n second(s).", "", vm.seconds) : qsTr("The next number can be taken now.");
        case "busy":
            return qsTr("Saving takes longer than usual. Please try again in a moment.");
        case "cancelled":
            return qsTr("Number %1 isn't valid any more. You can take a new one at any time.").arg(vm.text);
        default:
            return vm.text === "" ? qsTr("Nothing was lost, and no number was given out. Please try again, or ask.") : vm.text;
        }
    }

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Pictogram {
            thing: screen.kind === "cancelled" ? "done" : screen.kind === "failed" || screen.kind === "busy" ? "help" : "clock"
            extent: Theme.size.px(Theme.landscape ? 110 : 160)
        }
        Heading {
            width: parent.width
            question: !Theme.landscape
            text: screen.headline()
        }
    }

    answers: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.size.space4

        Column {
            width: parent.width
            spacing: Theme.size.space2

            Prose {
                objectName: "notice.words"
                width: parent.width
                text: screen.words()
            }
            Prose {
                width: parent.width
                visible: screen.kind !== "cancelled" && screen.kind !== "wait"
                text: screen.vm.ask
            }
        }

        Column {
            width: parent.width
            spacing: Theme.size.gutter

            Button {
                objectName: "notice.retry"
                width: parent.width
                visible: screen.vm.canRetry
                primary: true
                text: qsTr("Try again")
                whyNot: screen.vm.seconds > 0 ? qsTr("In %n second(s)", "", screen.vm.seconds) : ""
                onActivated: screen.vm.retry()
            }
            Button {
                objectName: "notice.read"
                width: parent.width
                primary: !screen.vm.canRetry && screen.kind !== "cancelled"
                text: qsTr("Requirements and fees")
                onActivated: screen.vm.read()
            }
            Button {
                objectName: "notice.home"
                width: parent.width
                primary: screen.kind === "cancelled"
                text: qsTr("Back to the beginning")
                onActivated: screen.vm.home()
            }
        }
    }
}
