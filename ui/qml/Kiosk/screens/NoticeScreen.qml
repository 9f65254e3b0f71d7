import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Something can't be had now: why, whom to ask, and what can be done instead.
KioskFrame {
    id: screen

    readonly property NoticeVm vm: app.notice as NoticeVm
    readonly property string kind: vm.kind
    readonly property bool readFirst: !vm.canRetry && kind !== "cancelled"

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
            return qsTr("Saving takes longer than usual. Please try again.");
        case "cancelled":
            return qsTr("Number %1 isn't valid any more.").arg(vm.text);
        default:
            return vm.text === "" ? qsTr("No number was given out. Please try again, or ask.") : vm.text;
        }
    }

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Pictogram {
            visible: !Theme.rows
            thing: screen.kind === "cancelled" ? "done" : screen.kind === "failed" || screen.kind === "busy" ? "help" : "clock"
            extent: Theme.size.px(Theme.landscape ? 96 : 144)
        }
        Heading {
            width: parent.width
            question: !Theme.landscape
            text: screen.headline()
        }
        Prose {
            objectName: "notice.words"
            width: parent.width
            text: screen.words()
        }
        Prose {
            width: parent.width
            visible: !Theme.rows && screen.kind !== "cancelled" && screen.kind !== "wait"
            soft: true
            text: screen.vm.ask
        }
    }

    answers: Column {
        id: ways

        readonly property int shown: screen.vm.canRetry ? 3 : 2
        readonly property int tall: Math.min(Theme.size.px(Theme.landscape ? 230 : 300), Math.floor((parent.height - 2 * spacing) / 3))
        readonly property int low: Math.min(Theme.size.px(Theme.landscape ? 132 : 200), tall)

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.size.gutter

        PrimaryBlock {
            objectName: "notice.retry"
            width: parent.width
            height: ways.tall
            visible: screen.vm.canRetry
            title: qsTr("Try again")
            whyNot: screen.vm.seconds > 0 ? qsTr("In %n second(s)", "", screen.vm.seconds) : ""
            line: whyNot === "" ? qsTr("The same choice once more") : whyNot
            thing: "ticket"
            onActivated: screen.vm.retry()
        }
        PrimaryBlock {
            objectName: "notice.read"
            width: parent.width
            height: ways.tall
            visible: screen.readFirst
            title: qsTr("Requirements and fees")
            line: qsTr("What to bring, and what it costs")
            thing: "requirements"
            onActivated: screen.vm.read()
        }
        PrimaryBlock {
            objectName: "notice.home"
            width: parent.width
            height: ways.tall
            visible: screen.kind === "cancelled"
            title: qsTr("Back to the beginning")
            thing: "done"
            onActivated: screen.vm.home()
        }
        RowTile {
            objectName: "notice.read"
            width: parent.width
            height: ways.low
            visible: !screen.readFirst
            title: qsTr("Requirements and fees")
            line: qsTr("What to bring, and what it costs")
            thing: "requirements"
            onActivated: screen.vm.read()
        }
        RowTile {
            objectName: "notice.home"
            width: parent.width
            height: ways.low
            visible: screen.kind !== "cancelled"
            title: qsTr("Back to the beginning")
            line: qsTr("Choose something else")
            thing: "others"
            onActivated: screen.vm.home()
        }
    }
}
