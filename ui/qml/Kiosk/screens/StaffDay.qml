import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Which day it is, for staff to set right where the clock is wrong.
Row {
    id: row

    required property StaffVm vm
    required property int keyHeight

    readonly property int keyWidth: Math.floor((width - 4 * spacing) * 0.14)

    spacing: Theme.size.space1

    component Step: Button {
        required property int days

        objectName: "staff.day." + days
        width: row.keyWidth
        height: row.keyHeight
        text: (days < 0 ? "\u2212" : "+") + Math.abs(days)
        description: qsTr("days")
        onActivated: row.vm.shiftDay(days)
    }

    Step {
        days: -30
    }
    Step {
        days: -1
    }
    Label {
        objectName: "staff.day"
        said: true
        width: row.width - 4 * (row.keyWidth + row.spacing)
        height: row.keyHeight
        text: row.vm.dayShown
        font.pixelSize: Theme.type.bar
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        maximumLineCount: 2
    }
    Step {
        days: 1
    }
    Step {
        days: 30
    }
}
