pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.theme

// Where one is in a few steps, or how many digits are typed: full and empty discs.
Row {
    id: dots

    required property int total
    required property int done
    property string name: ""
    property int extent: Theme.size.px(28)

    spacing: Theme.size.space2

    Accessible.role: Accessible.ProgressBar
    Accessible.name: name === "" ? done + " / " + total : name

    Repeater {
        model: dots.total

        Rectangle {
            required property int index

            width: dots.extent
            height: dots.extent
            radius: dots.extent / 2
            color: index < dots.done ? Theme.role.drawingInk : "transparent"
            border.width: Theme.size.px(4)
            border.color: Theme.role.drawingInk
        }
    }
}
