pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// What a service needs, page by page; the papers can be ticked, printed and taken along. In
// landscape the words stand at the right, the keys left.
KioskFrame {
    id: screen

    readonly property RequirementsVm vm: app.requirements as RequirementsVm
    readonly property int smallKey: Theme.landscape ? Math.max(Theme.size.target, Theme.size.px(84)) : Theme.size.px(112)

    // On a standing screen all small keys share a row, which leaves more for the papers.
    readonly property bool joined: !Theme.landscape && turning.needed && vm.hasList

    property bool codeShown: false

    function titleOf(section: string): string {
        switch (section) {
        case "documents":
            return Theme.landscape ? qsTr("What to bring") : "";
        case "steps":
            return qsTr("What to do");
        case "fees":
            return qsTr("What it costs");
        case "more":
            return qsTr("How long it takes, and more");
        default:
            return qsTr("Ask first");
        }
    }

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : screen.reading

        Heading {
            id: name
            y: Theme.size.space3
            width: parent.width
            text: screen.vm.serviceName
            color: Theme.role.link
        }

        Prose {
            id: audience
            anchors.top: name.bottom
            width: parent.width
            soft: true
            visible: !Theme.rows
            text: screen.vm.audience
        }

        // In portrait the words stand here; the item says how much room they have.
        Item {
            id: room
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: audience.visible ? audience.bottom : name.bottom
            anchors.topMargin: Theme.size.space1
            anchors.bottom: turning.top
            anchors.bottomMargin: Theme.size.space3

            // Over the papers, which stand low to be in reach.
            Column {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.bottomMargin: words.lowRoom + Theme.size.space2
                visible: words.atFoot && words.settled
                spacing: Theme.size.space2

                Pictogram {
                    visible: !Theme.rows
                    thing: "requirements"
                    extent: Theme.size.px(160)
                }
                Heading {
                    width: parent.width
                    text: qsTr("What to bring")
                }
                Prose {
                    width: parent.width
                    visible: !Theme.rows || screen.vm.tickedWords !== ""
                    text: screen.vm.tickedWords === "" ? qsTr("Touch what you already have.") : screen.vm.tickedWords
                }
            }
        }

        PageKeys {
            id: turning
            anchors.bottom: screen.joined ? takeAlong.bottom : takeAlong.top
            anchors.bottomMargin: takeAlong.visible && !screen.joined ? Theme.size.space2 : 0
            width: parent.width
            keyHeight: screen.joined ? screen.smallKey : usualHeight
            between: screen.joined ? Math.floor(width * 0.54) : 0
            pages: words
            prefix: "requirements"
            primary: !take.visible
        }

        Row {
            id: takeAlong

            readonly property int key: screen.vm.canPrint ? Math.floor((width - spacing) / 2) : width

            anchors.bottom: take.top
            anchors.bottomMargin: take.visible ? Theme.size.space2 : 0
            x: screen.joined ? turning.inset : 0
            width: parent.width - 2 * x
            height: visible ? screen.smallKey : 0
            spacing: Theme.size.space2
            visible: screen.vm.hasList

            Button {
                objectName: "requirements.print"
                width: takeAlong.key
                height: screen.smallKey
                visible: screen.vm.canPrint
                text: whyNot !== "" ? whyNot : screen.vm.printed === "not_sent" ? qsTr("Print again") : qsTr("Print")
                sign: whyNot === "" ? "printer" : Theme.landscape ? "" : screen.vm.printed === "printed" ? "check" : "printer"
                whyNot: screen.vm.whyNotPrint
                saysWhy: true
                onActivated: screen.vm.printList()
            }
            Button {
                objectName: "requirements.qr"
                width: takeAlong.key
                height: screen.smallKey
                text: qsTr("QR code")
                sign: "qrcode"
                onActivated: screen.codeShown = true
            }
        }

        Button {
            id: take
            objectName: "requirements.take"
            anchors.bottom: parent.bottom
            width: parent.width
            height: !visible ? 0 : Theme.landscape ? Theme.size.button : Theme.size.px(128)
            visible: screen.vm.canTake
            primary: true
            text: qsTr("Take a queue number")
            onActivated: screen.vm.take()
        }
    }

    answers: Item {
        id: wide
        anchors.fill: parent

        PagedLines {
            id: words
            parent: Theme.landscape ? wide : room
            anchors.fill: parent
            // What lies below the stage, where a hand reaches.
            lowRoom: Theme.landscape ? 0 : Math.min(height, screen.stageTop + room.y + height - screen.answersTop)
            model: screen.vm.lines
            delegate: ReadingLine {
                width: words.width
                room: low && words.lowRoom > 0 ? words.lowRoom : words.height
                title: screen.titleOf(section)
                onToggled: screen.vm.tick(key)
            }
        }
    }

    overlay: Loader {
        anchors.fill: parent
        active: screen.codeShown
        visible: active
        sourceComponent: TakeAlong {
            words: screen.vm.qrText
            onClosed: screen.codeShown = false
        }
    }
}
