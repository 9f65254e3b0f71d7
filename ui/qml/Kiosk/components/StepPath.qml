pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.theme

// The picture of a path: what is done has a tick, where one is stands out, the rest is still to
// come. `reached` is the place in `steps` where one is; `detail` stands below it. Its height is
// shared out evenly.
Item {
    id: path

    required property list<string> steps
    required property int reached
    property list<string> things: []
    property string detail: ""
    property string name: ""

    readonly property int rowHeight: steps.length > 0 ? Math.floor(height / steps.length) : 0
    readonly property int disc: Math.min(Theme.size.px(56), rowHeight - Theme.size.space1)
    // A low row has its detail beside the name.
    readonly property bool low: rowHeight < 1.3 * (Theme.type.button + Theme.type.tileLineLeast)
    readonly property int picture: Math.min(Theme.size.px(80), rowHeight - Theme.size.space1)

    implicitWidth: Theme.size.px(984)
    implicitHeight: steps.length * Theme.size.px(Theme.landscape ? 72 : 92)

    Accessible.role: Accessible.List
    Accessible.name: name

    Repeater {
        model: path.steps

        Item {
            id: step

            required property int index
            required property string modelData

            readonly property bool done: index < path.reached
            readonly property bool here: index === path.reached

            y: index * path.rowHeight
            width: path.width
            height: path.rowHeight

            Accessible.role: Accessible.ListItem
            Accessible.name: here && path.detail !== "" ? modelData + ", " + path.detail : modelData
            Accessible.checkable: true
            Accessible.checked: done || here

            Rectangle {
                anchors.fill: parent
                visible: step.here
                radius: Theme.size.radius
                color: Theme.role.surface
                border.width: Theme.size.borderPressed
                border.color: Theme.role.drawingInk
            }

            Rectangle {
                x: Theme.size.space2 + (path.disc - width) / 2
                y: parent.height / 2
                width: Theme.size.px(8)
                height: path.rowHeight
                visible: step.index + 1 < path.steps.length
                color: step.done ? Theme.role.drawingInk : Theme.role.border
                z: -1
            }

            Rectangle {
                id: mark
                x: Theme.size.space2
                anchors.verticalCenter: parent.verticalCenter
                width: path.disc
                height: path.disc
                radius: path.disc / 2
                color: step.here ? Theme.role.primary : step.done ? Theme.role.drawingInk : Theme.role.surface
                border.width: Theme.size.px(4)
                border.color: step.here || step.done ? Theme.role.drawingInk : Theme.role.border

                Icon {
                    anchors.centerIn: parent
                    visible: step.done || step.here
                    sign: step.done ? "check" : "arrow-right"
                    extent: Math.round(path.disc * 0.66)
                    ink: step.here ? Theme.role.primaryText : Theme.role.ground
                }
            }

            Pictogram {
                id: drawing
                anchors.left: mark.right
                anchors.leftMargin: Theme.size.space3
                anchors.verticalCenter: parent.verticalCenter
                width: visible ? extent : 0
                visible: step.index < path.things.length
                thing: visible ? path.things[step.index] : ""
                extent: path.picture
            }

            Column {
                anchors.left: drawing.right
                anchors.leftMargin: Theme.size.space3
                anchors.right: aside.left
                anchors.rightMargin: Theme.size.space2
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    id: title
                    width: parent.width
                    text: step.modelData
                    color: step.here ? Theme.role.text : Theme.role.textSoft
                    font.weight: step.here ? Theme.type.extra : Theme.type.semi
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.type.tileLineLeast
                    wrapMode: Text.NoWrap
                }
                Label {
                    width: parent.width
                    visible: step.here && !path.low && text !== ""
                    text: path.detail
                    font: aside.font
                    wrapMode: Text.NoWrap
                }
            }

            Label {
                id: aside
                anchors.right: parent.right
                anchors.rightMargin: width > 0 ? Theme.size.space3 : 0
                anchors.verticalCenter: parent.verticalCenter
                width: visible ? implicitWidth : 0
                visible: step.here && path.low && drawing.x + drawing.width + title.implicitWidth + implicitWidth + 3 * Theme.size.space3 < path.width
                text: path.detail
                font.family: Theme.type.prose
                font.weight: Theme.type.regular
                font.pixelSize: Theme.type.tileLineLeast
                wrapMode: Text.NoWrap
            }
        }
    }
}
