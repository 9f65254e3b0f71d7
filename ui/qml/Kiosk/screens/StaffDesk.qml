import QtQuick
import Kiosk.components
import Kiosk.theme

// One desk: whom it has, and what comes next.
PagedRow {
    id: desk

    required property string name
    required property string number
    required property string service
    required property string stage

    signal move(string what, string of)

    readonly property bool free: stage === "free"
    readonly property int keyHeight: Math.max(Theme.size.target, Theme.size.px(Theme.landscape ? 84 : 112))

    // Large words on a low screen: the keys stand below.
    readonly property bool stacked: Theme.rows && Theme.landscape

    plain: card.height + Theme.size.space2

    Item {
        width: desk.width
        height: desk.plain
        Rectangle {
            id: card
            width: desk.width
            height: desk.keyHeight + 2 * Theme.size.space2 + (desk.stacked ? place.implicitHeight + holder.implicitHeight : 0)
            radius: Theme.size.radius
            color: Theme.role.surface
            border.width: Theme.size.border
            border.color: Theme.role.border

            Column {
                id: words
                x: Theme.size.space3
                y: desk.stacked ? Theme.size.space1 : (parent.height - height) / 2
                width: Math.round(parent.width * (desk.stacked ? 0.9 : 0.24))

                Label {
                    id: place
                    said: true
                    width: parent.width
                    text: desk.name
                    font.pixelSize: Theme.type.bar
                    maximumLineCount: 1
                }
                Label {
                    id: holder
                    said: true
                    objectName: "staff.number." + desk.name
                    width: parent.width
                    text: desk.free ? qsTr("Free") : desk.number
                    color: desk.free ? Theme.role.textSoft : Theme.role.text
                    font.pixelSize: Theme.type.heading
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.type.barLeast
                    wrapMode: Text.NoWrap
                }
            }

            Row {
                id: keys

                readonly property int third: Math.floor((width - 2 * spacing) / 3)

                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: Theme.size.space2
                width: parent.width - (desk.stacked ? 2 * Theme.size.space2 : words.width + Theme.size.space3 + 2 * Theme.size.space2)
                spacing: Theme.size.space1

                Button {
                    objectName: "staff.next." + desk.name
                    width: parent.width
                    height: desk.keyHeight
                    visible: desk.free
                    text: qsTr("Call next")
                    description: desk.name
                    sign: "volume"
                    onActivated: desk.move("next", desk.name)
                }
                Button {
                    objectName: "staff.start." + desk.name
                    width: keys.third
                    height: desk.keyHeight
                    visible: desk.stage === "called"
                    text: qsTr("Here")
                    description: desk.name
                    onActivated: desk.move("start", desk.number)
                }
                Button {
                    objectName: "staff.noShow." + desk.name
                    width: keys.third
                    height: desk.keyHeight
                    visible: desk.stage === "called"
                    text: qsTr("Absent")
                    description: desk.name
                    onActivated: desk.move("noShow", desk.number)
                }
                Button {
                    objectName: "staff.done." + desk.name
                    width: desk.stage === "called" ? keys.third : parent.width
                    height: desk.keyHeight
                    visible: !desk.free
                    text: qsTr("Served")
                    description: desk.name
                    onActivated: desk.move("done", desk.number)
                }
            }
        }
    }
}
