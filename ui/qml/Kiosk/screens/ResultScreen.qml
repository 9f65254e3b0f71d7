import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The number, as large as can be. Only the band changes with the printer.
KioskFrame {
    id: screen

    readonly property ResultVm vm: app.result
    readonly property bool brief: Theme.rows

    readonly property string aheadWords: vm.ahead === 0 ? qsTr("Nobody is before you.") : qsTr("%n person(s) before you", "", vm.ahead)
    readonly property string waitWords: vm.waitMinutes === 0 ? "" : qsTr("About %1 minutes.").arg(vm.waitMinutes)
    readonly property string whereWords: vm.desks === "" ? qsTr("Wait until the staff call you.") : qsTr("Wait to be called to %1.").arg(vm.desks)

    function bandTitle(paper: string): string {
        switch (paper) {
        case "printed":
            return qsTr("Take your paper below the screen");
        case "unknown":
            return qsTr("No paper? Take a photo of this number");
        case "failed":
            return qsTr("Take a photo of this number");
        case "none":
            return qsTr("Remember this number");
        default:
            return qsTr("Printing ...");
        }
    }

    function bandLine(paper: string): string {
        switch (paper) {
        case "printed":
            return qsTr("No paper? Take a photo of this number.");
        case "unknown":
            return qsTr("Your number is valid without paper.");
        case "failed":
            return qsTr("The paper doesn't come out. Your number is valid, the staff know.");
        case "none":
            return qsTr("There is no paper here. Take a photo, or write it down.");
        default:
            return qsTr("Your number is valid already.");
        }
    }

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space2

        Heading {
            width: parent.width
            text: qsTr("Your number")
        }
        NumberCard {
            objectName: "result.number"
            width: parent.width
            number: screen.vm.number
            spoken: screen.vm.spokenNumber
        }
        Label {
            width: parent.width
            text: screen.vm.serviceName + " · " + (screen.vm.priority ? qsTr("priority lane") : qsTr("regular lane"))
        }
        Column {
            width: parent.width
            visible: Theme.landscape && !screen.brief
            Loader {
                width: parent.width
                active: parent.visible
                sourceComponent: facts
            }
        }
    }

    answers: Item {
        anchors.fill: parent

        Band {
            id: band
            objectName: "result.band"
            width: parent.width
            height: Theme.landscape ? Theme.size.px(130) : implicitHeight
            title: screen.bandTitle(screen.vm.paper)
            line: screen.bandLine(screen.vm.paper)
            tone: screen.vm.paper === "failed" ? Tone.Danger : screen.vm.paper === "unknown" ? Tone.Warning : Tone.Info
            slot: screen.vm.paper === "printed" ? "down" : ""
        }

        Item {
            anchors.top: band.bottom
            anchors.bottom: keys.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.topMargin: Theme.size.space2
            anchors.bottomMargin: Theme.size.space2

            Loader {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                active: !Theme.landscape || screen.brief
                sourceComponent: facts
            }
        }

        Column {
            id: keys
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.size.space2

            Grid {
                id: pair
                readonly property int keyWidth: Math.floor((width - columnSpacing * (columns - 1)) / columns)

                width: parent.width
                columns: Theme.landscape ? 3 : 2
                columnSpacing: Theme.size.space2
                rowSpacing: Theme.size.space2

                Button {
                    objectName: "result.read"
                    width: pair.keyWidth
                    height: Theme.size.px(112)
                    text: qsTr("What to bring")
                    onActivated: screen.vm.read()
                }
                Button {
                    objectName: "result.another"
                    width: pair.keyWidth
                    height: Theme.size.px(112)
                    text: qsTr("For somebody else")
                    onActivated: screen.vm.another()
                }
                Button {
                    objectName: "result.cancel"
                    width: pair.keyWidth
                    height: Theme.size.px(112)
                    visible: screen.vm.canCancel
                    text: qsTr("Cancel number")
                    onActivated: ask.opened = true
                }
            }

            Countdown {
                objectName: "result.done"
                width: parent.width
                caption: qsTr("Done")
                seconds: screen.app.warning ? 0 : screen.app.secondsLeft
                total: screen.app.secondsTotal
                onActivated: screen.vm.done()
            }
        }
    }

    Component {
        id: facts

        Column {
            spacing: Theme.size.space1

            Heading {
                width: parent.width
                text: screen.aheadWords
            }
            Prose {
                width: parent.width
                text: [screen.waitWords, screen.whereWords].join(" ").trim()
            }
            Prose {
                width: parent.width
                visible: text !== "" && !screen.brief
                text: screen.vm.priority ? screen.vm.advice : screen.vm.bring === "" ? "" : qsTr("Bring: %1").arg(screen.vm.bring)
            }
            Prose {
                width: parent.width
                soft: true
                text: qsTr("Not an M-Paspor appointment.")
            }
        }
    }

    overlay: Dialog {
        id: ask
        title: qsTr("Cancel number %1?").arg(screen.vm.number)
        text: qsTr("Somebody else can then be served sooner.")
        thing: "ticket"
        confirmText: qsTr("Yes, cancel")
        cancelText: qsTr("No, keep it")
        cancelIsSafe: true
        onConfirmed: {
            opened = false;
            screen.vm.cancel();
        }
        onCancelled: opened = false
    }
}
