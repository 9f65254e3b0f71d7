import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The door of the staff corner.
KioskFrame {
    id: screen

    readonly property PinVm vm: app.pin as PinVm

    function words(): string {
        if (vm.waitSeconds > 0)
            return qsTr("Too many wrong tries. Next try in %n second(s).", "", vm.waitSeconds);
        if (vm.refusal !== "")
            return vm.refusal;
        if (vm.wrong)
            return vm.step === "choose" ? qsTr("The two PINs differ. Choose again.") : qsTr("This PIN isn't right.");
        if (vm.step === "choose")
            return qsTr("This stand has no PIN yet. Choose six digits and tell them only to your colleagues.");
        return vm.step === "repeat" ? qsTr("The same six digits once more.") : qsTr("For the staff of this place.");
    }

    stage: Column {
        id: said

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Pictogram {
            visible: !Theme.rows
            thing: "lock"
            extent: Theme.size.px(Theme.landscape ? 110 : 160)
        }
        Heading {
            id: heading
            width: parent.width
            text: screen.vm.step === "enter" ? qsTr("Staff PIN") : screen.vm.step === "choose" ? qsTr("Choose a PIN") : qsTr("Repeat the PIN")
        }
        FittingProse {
            objectName: "pin.words"
            width: parent.width
            room: said.parent.height - heading.height - said.spacing - (Theme.rows ? 0 : Theme.size.px(160) + said.spacing)
            text: screen.words()
        }
    }

    answers: NumberPad {
        objectName: "pin.pad"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: Theme.landscape ? parent.verticalCenter : undefined
        width: Math.min(parent.width, Theme.size.px(640))
        focus: true
        places: screen.vm.places
        typed: screen.vm.typed
        typedName: qsTr("%1 of %2 digits").arg(screen.vm.typed).arg(screen.vm.places)
        onDigit: value => screen.vm.digit(value)
        onErased: screen.vm.erase()
        onConfirmed: screen.vm.confirm()
    }
}
