import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Which day it is, for staff to set right where the clock is wrong.
Column {
    id: day

    required property StaffVm vm
    required property int keyHeight

    spacing: Theme.size.space3

    Heading {
        objectName: "staff.day"
        width: parent.width
        text: day.vm.clockDay
    }

    Row {
        id: steps
        width: parent.width
        height: day.keyHeight
        spacing: Theme.size.space2

        Repeater {
            model: [-30, -1, 1, 30]
            delegate: Button {
                required property int modelData

                objectName: "staff.day." + modelData
                width: Math.floor((steps.width - 3 * steps.spacing) / 4)
                height: day.keyHeight
                text: (modelData < 0 ? "\u2212" : "+") + Math.abs(modelData)
                description: qsTr("days")
                onActivated: day.vm.shiftDay(modelData)
            }
        }
    }
}
