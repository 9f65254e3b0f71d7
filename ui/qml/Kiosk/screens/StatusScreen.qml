pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// How far is my application? The reference, the birth date, a look at both, the path.
KioskFrame {
    id: screen

    readonly property StatusVm vm: app.status as StatusVm
    readonly property string step: vm.step
    readonly property bool busy: vm.state === "busy"
    readonly property bool shown: step === "found" && vm.outcome === "found"
    readonly property bool refused: step === "found" && !shown

    function heading(): string {
        if (step === "birth")
            return qsTr("When was the applicant born?");
        if (step === "check")
            return qsTr("%1?").arg(vm.birthSpoken);
        if (vm.outcome === "missing")
            return qsTr("Nothing was found.");
        return vm.outcome === "limit" ? qsTr("Please wait a little.") : qsTr("It can't be looked up now.");
    }

    function words(): string {
        if (step === "birth")
            return birthWords();
        if (step === "check")
            return busy ? qsTr("One moment, looking it up ...") : qsTr("Number: %1").arg(vm.reference);
        if (vm.outcome === "missing")
            return qsTr("Please compare the number (0 or O, 1 or I?) and the birth date with your receipt. Only what moved in the last 90 days is shown here.");
        return vm.refusal === "" ? qsTr("Please try again later, or ask the staff.") : vm.refusal;
    }

    function birthWords(): string {
        switch (vm.birthProblem) {
        case "short":
            return qsTr("Type all eight digits: two for the day, two for the month, four for the year.");
        case "none":
            return qsTr("There is no such day. Please look at it once more.");
        case "future":
            return qsTr("This day is still to come. Please look at it once more.");
        default:
            return vm.birthSpoken !== "" ? vm.birthSpoken : qsTr("Day, month, year. For example: 17 08 1961.");
        }
    }

    // A scanner or a plugged-in keyboard types wherever the focus is.
    Keys.onPressed: event => {
        const page = typing.item as TypingPage;
        event.accepted = page !== null && page.keyboard.press(event);
    }

    component CheckTile: RowTile {
        width: parent.width
        height: Theme.size.px(Theme.landscape ? 150 : 220)
        whyNot: screen.busy ? qsTr("One moment, looking it up ...") : ""
    }

    stage: Column {
        id: said

        readonly property real room: parent.height - question.height - (birthday.visible ? birthday.height + spacing : 0) - spacing

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3
        visible: screen.step !== "reference" && !screen.shown

        Pictogram {
            visible: screen.refused && !Theme.rows
            thing: screen.vm.outcome === "limit" ? "clock" : "help"
            extent: Theme.size.px(Theme.landscape ? 96 : 160)
        }
        Heading {
            id: question
            objectName: "status.heading"
            // Number and birth date aren't for everybody's ears.
            property bool secret: screen.step === "check"
            width: parent.width
            question: true
            text: screen.heading()
        }
        Heading {
            id: birthday
            objectName: "status.birth"
            property bool secret: true
            width: parent.width
            visible: screen.step === "birth"
            question: true
            color: Theme.role.link
            text: screen.vm.birthShown
        }
        FittingProse {
            objectName: "status.words"
            property bool secret: screen.step === "check" || screen.step === "birth" && screen.vm.birthSpoken !== ""
            width: parent.width
            room: Math.min(said.room, Theme.size.px(400))
            text: screen.words()
        }
    }

    answers: Loader {
        anchors.fill: parent
        focus: screen.step !== "reference"
        sourceComponent: screen.step === "birth" ? birth : screen.step === "check" ? check : screen.refused ? refusal : null
    }

    Component {
        id: birth

        FocusScope {
            focus: true

            Keys.onReturnPressed: screen.vm.goOn()
            Keys.onEnterPressed: screen.vm.goOn()

            NumberPad {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(parent.width, Theme.size.px(640))
                focus: true
                onDigit: value => screen.vm.digit(value)
                onErased: screen.vm.eraseDigit()
                onConfirmed: screen.vm.goOn()
            }
        }
    }

    Component {
        id: check

        Column {
            spacing: Theme.size.gutter

            CheckTile {
                objectName: "status.yes"
                title: qsTr("Yes, that is right")
                line: qsTr("Show how far it is")
                thing: "done"
                onActivated: screen.vm.look()
            }
            CheckTile {
                objectName: "status.date"
                title: qsTr("The date is wrong")
                line: qsTr("Type the birth date again")
                thing: "change"
                onActivated: screen.vm.correct()
            }
            CheckTile {
                objectName: "status.number"
                title: qsTr("The number is wrong")
                line: qsTr("Type the number again")
                thing: "requirements"
                onActivated: screen.vm.correctNumber()
            }
        }
    }

    Component {
        id: refusal

        Column {
            spacing: Theme.size.gutter

            Button {
                objectName: "status.correct"
                width: parent.width
                visible: screen.vm.outcome !== "limit"
                text: qsTr("Look at the birth date again")
                onActivated: screen.vm.correct()
            }
            Button {
                objectName: "status.again"
                width: parent.width
                visible: screen.vm.outcome !== "limit"
                text: qsTr("Type another number")
                onActivated: screen.vm.again()
            }
            Button {
                objectName: "status.done"
                width: parent.width
                primary: true
                text: qsTr("Done")
                onActivated: screen.vm.done()
            }
        }
    }

    Loader {
        active: screen.shown
        sourceComponent: StatusFound {
            frame: screen
            vm: screen.vm
        }
    }

    Loader {
        id: typing
        focus: screen.step === "reference"
        active: screen.step === "reference"
        sourceComponent: TypingPage {
            frame: screen
            focus: true
            title: qsTr("Type the number on your receipt")
            line: screen.vm.refusal === "" ? qsTr("Or hold its code before the scanner, where there is one.") : screen.vm.refusal
            keyboard.text: screen.vm.reference
            keyboard.hint: screen.vm.refusal === "" ? qsTr("Letters and digits, as on the receipt") : screen.vm.refusal
            keyboard.name: qsTr("The number on your receipt")
            keyboard.lines: 1
            keyboard.doneText: qsTr("Continue")
            keyboard.whyNot: screen.vm.canContinue ? "" : qsTr("Type the number first.")
            keyboard.onTyped: sign => screen.vm.sign(sign)
            keyboard.onErased: screen.vm.eraseSign()
            keyboard.onConfirmed: screen.vm.goOn()
        }
    }
}
