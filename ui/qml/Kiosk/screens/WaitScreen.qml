pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Will it take long? Type the number on your paper.
KioskFrame {
    id: screen

    readonly property WaitVm vm: app.waitVm as WaitVm
    readonly property bool waiting: vm.outcome === "waiting"

    function missing(): string {
        if (vm.state === "error")
            return qsTr("It can't be looked up now. Please ask the staff.");
        if (vm.missing === "letter")
            return qsTr("Touch the letter at the beginning, then type the digits.");
        return vm.missing === "digits" ? qsTr("Now the digits.") : qsTr("Right? Then touch the tick.");
    }

    function title(): string {
        switch (vm.outcome) {
        case "waiting":
            return vm.ahead > 0 ? qsTr("%n people before you", "", vm.ahead) : qsTr("You are next.");
        case "called":
            return qsTr("You are being called!");
        case "serving":
            return qsTr("It is your turn now.");
        case "served":
            return qsTr("This number has been served.");
        case "no_show":
            return qsTr("This number was called already.");
        case "cancelled":
            return qsTr("This number was cancelled.");
        default:
            return qsTr("This number isn't known today.");
        }
    }

    function line(): string {
        switch (vm.outcome) {
        case "waiting":
            return vm.minutes > 0 ? qsTr("About %n minute(s). It may be sooner or later.", "", vm.minutes) : qsTr("Please stay near the desk.");
        case "called":
        case "serving":
            return vm.desk === "" ? qsTr("Please go to the desk.") : qsTr("Please go to %1.").arg(vm.desk);
        case "served":
            return qsTr("If something is missing, take a new number.");
        case "no_show":
            return qsTr("Nobody came. Please speak to the staff.");
        case "cancelled":
            return qsTr("Take a new number if you need one.");
        default:
            return qsTr("A number counts only on its day, and only at the stand that printed it.");
        }
    }

    Keys.onPressed: event => event.accepted = !vm.found && event.text.length === 1 && vm.typeLetter(event.text)

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Heading {
            width: parent.width
            visible: !screen.vm.found
            question: true
            text: qsTr("Which number is on your paper?")
        }
        TypedText {
            objectName: "wait.typed"
            width: parent.width
            visible: !screen.vm.found
            activeFocusOnTab: false
            text: screen.vm.typed
            hint: qsTr("For example: A-017")
            name: qsTr("Your number")
        }
        Prose {
            width: parent.width
            visible: !screen.vm.found && !(Theme.landscape && Theme.rows)
            soft: true
            text: screen.missing()
        }
        NumberCard {
            objectName: "wait.number"
            width: parent.width
            visible: screen.vm.found
            number: screen.vm.number
            spoken: screen.vm.spoken
        }
    }

    answers: Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: screen.vm.found ? result : typing
    }

    Component {
        id: typing

        FocusScope {
            focus: true

            Keys.onReturnPressed: screen.vm.look()
            Keys.onEnterPressed: screen.vm.look()

            Row {
                id: prefixes
                readonly property int cell: Math.floor((width - (screen.vm.prefixCount - 1) * spacing) / Math.max(1, screen.vm.prefixCount))

                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Theme.size.px(Theme.landscape ? 789 : 984))
                height: Theme.size.padKey
                spacing: Theme.size.space1

                Repeater {
                    model: screen.vm.prefixes

                    Button {
                        required property string letters

                        readonly property bool chosen: letters === screen.vm.letters

                        objectName: "prefix." + letters
                        width: Math.min(Theme.size.px(180), prefixes.cell)
                        height: Theme.size.padKey
                        rapid: true
                        text: letters
                        sign: chosen ? "check" : ""
                        description: chosen ? qsTr("Chosen") : ""
                        onActivated: screen.vm.letter(letters)
                    }
                }
            }

            NumberPad {
                anchors.top: prefixes.bottom
                anchors.topMargin: Theme.size.gutter
                width: parent.width
                focus: true
                onDigit: value => screen.vm.digit(value)
                onErased: screen.vm.erase()
                onConfirmed: screen.vm.look()
            }
        }
    }

    Component {
        id: result

        Item {
            Column {
                anchors.left: parent.left
                anchors.right: parent.right
                spacing: Theme.size.space2

                Heading {
                    objectName: "wait.title"
                    width: parent.width
                    text: screen.title()
                }
                FittingProse {
                    objectName: "wait.line"
                    width: parent.width
                    room: Theme.size.px(Theme.landscape ? 230 : 320)
                    text: screen.line()
                }
                Prose {
                    objectName: "wait.serving"
                    width: parent.width
                    visible: screen.waiting
                    soft: true
                    text: screen.vm.serving === "" ? qsTr("Nobody is at the desk now.") : qsTr("At the desk now: %1").arg(screen.vm.serving)
                }
            }

            Grid {
                id: keys

                readonly property int cell: Math.floor((width - (columns - 1) * columnSpacing) / columns)

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                columns: Theme.landscape && !rating.visible ? 2 : 1
                rowSpacing: Theme.size.space2
                columnSpacing: Theme.size.space2

                Button {
                    id: rating
                    objectName: "wait.rate"
                    width: keys.cell
                    visible: screen.vm.outcome === "served"
                    text: qsTr("Rate the service")
                    onActivated: screen.vm.rate()
                }
                Button {
                    objectName: "wait.again"
                    width: keys.cell
                    text: qsTr("Another number")
                    onActivated: screen.vm.again()
                }
                Button {
                    objectName: "wait.done"
                    width: keys.cell
                    primary: true
                    text: qsTr("Done")
                    onActivated: screen.vm.done()
                }
            }
        }
    }
}
