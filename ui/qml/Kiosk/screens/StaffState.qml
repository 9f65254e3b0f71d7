pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// How the stand is doing: printer, link, backlog, disk, day, last error.
Item {
    id: page

    required property StaffVm vm

    signal exitWanted

    function signOf(tone: string): string {
        switch (tone) {
        case "positive":
            return "circle-check";
        case "info":
            return "info-circle";
        default:
            return "alert-triangle";
        }
    }

    Column {
        width: parent.width

        Repeater {
            model: page.vm.states

            ListRow {
                required property string name
                required property string words
                required property string tone

                width: parent.width
                text: name
                detail: words
                sign: page.signOf(tone)
            }
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.size.space2

        Button {
            objectName: "staff.confirmDay"
            width: parent.width
            height: Theme.size.button * 0.8
            visible: page.vm.clockDay !== ""
            text: qsTr("Today is %1: correct").arg(page.vm.clockDay)
            onActivated: page.vm.confirmDay()
        }
        Button {
            objectName: "staff.exit"
            width: parent.width
            height: Theme.size.button * 0.8
            text: qsTr("Close the stand")
            sign: "x"
            onActivated: page.exitWanted()
        }
    }
}
