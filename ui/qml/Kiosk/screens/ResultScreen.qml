import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The number, as large as can be. Only the band changes with the printer.
KioskFrame {
    id: screen

    readonly property ResultVm vm: app.result as ResultVm
    readonly property bool brief: Theme.rows
    readonly property bool tight: brief && Theme.landscape
    readonly property int keyHeight: Theme.landscape ? Math.max(Theme.size.target, Theme.size.px(84)) : Theme.size.px(brief ? 132 : 112)

    readonly property string aheadWords: vm.ahead === 0 ? qsTr("Nobody is before you.") : qsTr("%n person(s) before you", "", vm.ahead)
    readonly property string waitWords: vm.waitMinutes === 0 ? "" : qsTr("About %1 minutes.").arg(vm.waitMinutes)
    readonly property string whereWords: vm.desks === "" ? qsTr("Wait until the staff call you.") : qsTr("Wait to be called to %1.").arg(vm.desks)
    readonly property string bringWords: vm.bring === "" ? "" : qsTr("Bring: %1").arg(vm.bring)
    readonly property string photoWords: vm.paper === "printed" ? qsTr("No paper? Take a photo of this number.") : ""

    function facts(): list<string> {
        // Of the advice large words leave room for the first sentence.
        const advice = brief ? vm.advice.replace(/[.] .*/, ".") : vm.advice;
        const bring = vm.priority ? advice : brief ? "" : bringWords;
        return [brief ? photoWords : "", [waitWords, whereWords].join(" ").trim(), bring, qsTr("Not an M-Paspor appointment.")];
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
            said: true
            width: parent.width
            font.pixelSize: Theme.type.tileTitle
            text: screen.vm.serviceName
        }
        Label {
            said: true
            width: parent.width
            color: Theme.role.textSoft
            text: screen.vm.priority ? qsTr("Priority lane") : qsTr("Regular lane")
        }
    }

    answers: Item {
        anchors.fill: parent

        PaperBand {
            id: band
            objectName: "result.band"
            width: parent.width
            paper: screen.vm.paper
            height: Theme.size.px(Theme.landscape ? 116 : 200)
        }

        Label {
            id: ahead
            said: true
            anchors.top: band.bottom
            anchors.topMargin: Theme.size.space2
            width: parent.width
            text: screen.aheadWords
            font.pixelSize: Theme.landscape ? Theme.type.button : Theme.type.tileTitle
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.type.bar
            wrapMode: Text.NoWrap
        }

        ResultFacts {
            objectName: "result.facts"
            anchors.top: ahead.bottom
            anchors.topMargin: Theme.rows ? 0 : Theme.size.space1
            anchors.bottom: keys.top
            anchors.bottomMargin: Theme.size.space1
            width: parent.width
            words: screen.facts()
            signs: ["", "clock", "square-check", "info-circle"]
        }

        Column {
            id: keys
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.landscape ? Theme.size.space1 : Theme.size.space2

            Flow {
                id: pair
                readonly property int beside: (screen.vm.canCancel ? 2 : 1) + (Theme.landscape ? 1 : 0)
                readonly property int keyWidth: Math.floor((width - spacing * (beside - 1)) / beside)

                width: parent.width
                spacing: Theme.size.space2

                Button {
                    objectName: "result.another"
                    width: pair.keyWidth
                    height: screen.keyHeight
                    text: screen.tight ? qsTr("Another") : qsTr("For somebody else")
                    onActivated: screen.vm.another()
                }
                Button {
                    objectName: "result.cancel"
                    width: pair.keyWidth
                    height: screen.keyHeight
                    visible: screen.vm.canCancel
                    text: screen.tight ? qsTr("Cancel") : qsTr("Cancel number")
                    onActivated: ask.opened = true
                }
                Button {
                    objectName: "result.read"
                    width: Theme.landscape ? pair.keyWidth : pair.width
                    height: screen.keyHeight
                    text: screen.tight ? qsTr("Papers") : qsTr("What to bring")
                    onActivated: screen.vm.read()
                }
            }

            Countdown {
                objectName: "result.done"
                width: parent.width
                height: Theme.landscape ? screen.keyHeight : Theme.size.px(132)
                caption: qsTr("Done")
                seconds: screen.app.warning ? 0 : screen.app.secondsLeft
                total: screen.app.secondsTotal
                onActivated: screen.vm.done()
            }
        }
    }

    overlay: Dialog {
        id: ask
        title: qsTr("Cancel number %1?").arg(screen.vm.number)
        text: qsTr("Somebody else can then be served sooner.")
        thing: Theme.landscape ? "" : "ticket"
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
