import QtQuick
import Kiosk.components
import Kiosk.theme

// One desk: whom it has, and what comes next.
Rectangle {
    id: desk

    required property string name
    required property string number
    required property string service
    required property string stage

    signal move(string what, string of)

    readonly property bool free: stage === "free"
    readonly property int keyHeight: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))

    implicitHeight: content.height + 2 * Theme.size.space2
    radius: Theme.size.radius
    color: Theme.role.surface
    border.width: Theme.size.border
    border.color: Theme.role.border

    Column {
        id: content
        x: Theme.size.space3
        y: Theme.size.space2
        width: parent.width - 2 * x
        spacing: Theme.size.space2

        Item {
            width: parent.width
            height: Math.max(words.height, figure.height)

            Column {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - figure.width - Theme.size.space2

                Label {
                    width: parent.width
                    text: desk.name
                }
                Label {
                    width: parent.width
                    text: desk.free ? qsTr("Free") : desk.service + " · " + (desk.stage === "called" ? qsTr("called") : qsTr("at the desk"))
                    color: Theme.role.textSoft
                    font.family: Theme.type.prose
                    font.weight: Theme.type.regular
                    font.pixelSize: Theme.type.tileLine
                }
            }
            Heading {
                id: figure
                objectName: "staff.number." + desk.name
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                wrapMode: Text.NoWrap
                text: desk.number
            }
        }

        Row {
            id: keys
            width: parent.width
            spacing: Theme.size.space2

            readonly property int third: Math.floor((width - 2 * spacing) / 3)

            Button {
                objectName: "staff.next." + desk.name
                width: parent.width
                height: desk.keyHeight
                visible: desk.free
                text: qsTr("Call next")
                sign: "volume"
                onActivated: desk.move("next", desk.name)
            }
            Button {
                objectName: "staff.start." + desk.name
                width: keys.third
                height: desk.keyHeight
                visible: desk.stage === "called"
                text: qsTr("Has come")
                onActivated: desk.move("start", desk.number)
            }
            Button {
                objectName: "staff.noShow." + desk.name
                width: keys.third
                height: desk.keyHeight
                visible: desk.stage === "called"
                text: qsTr("Didn't come")
                onActivated: desk.move("noShow", desk.number)
            }
            Button {
                objectName: "staff.done." + desk.name
                width: desk.stage === "called" ? keys.third : parent.width
                height: desk.keyHeight
                visible: !desk.free
                text: qsTr("Finished")
                onActivated: desk.move("done", desk.number)
            }
        }
    }
}
