pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Asks for a priority need; the answer gives out the number.
KioskFrame {
    id: screen

    readonly property LaneVm vm: app.lane as LaneVm
    readonly property bool busy: vm.state === "busy"

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Prose {
            width: parent.width
            soft: true
            visible: !Theme.rows
            text: screen.vm.serviceName
        }
        Heading {
            width: parent.width
            question: true
            text: qsTr("Does one of these apply to you?")
        }
        Prose {
            width: parent.width
            soft: true
            visible: !Theme.rows || !Theme.landscape
            text: (screen.vm.rule === "" ? qsTr("Priority numbers are called first.") : qsTr("After %1 priority numbers, a regular one is called.").arg(screen.vm.rule)) + " " + qsTr("Only yes or no is kept.")
        }
    }

    answers: Item {
        anchors.fill: parent

        Flow {
            id: who
            // Large words on a standing screen: each group has a line, in letters as large as it takes.
            readonly property bool lines: Theme.rows && !Theme.landscape
            readonly property int columns: lines ? 1 : 2
            readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)

            y: Math.floor(Math.max(0, keys.y - height) / (Theme.landscape ? 2 : 3))
            width: parent.width
            spacing: Theme.landscape ? Theme.size.space1 : Theme.size.space2

            Repeater {
                id: people
                model: screen.vm.who

                Row {
                    id: group
                    required property string words
                    required property string thing
                    required property int index

                    // One that is left over has the whole line.
                    width: index === people.count - 1 && index % who.columns === 0 ? who.width : who.cell
                    height: Math.max(picture.height, label.height)
                    spacing: Theme.size.space2

                    Pictogram {
                        id: picture
                        anchors.verticalCenter: parent.verticalCenter
                        thing: group.thing
                        extent: Theme.size.px(Theme.landscape ? 56 : Theme.rows ? 72 : 104)
                    }
                    Label {
                        id: label
                        said: true
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - picture.width - parent.spacing
                        height: who.lines ? picture.height : implicitHeight
                        text: group.words
                        font.family: Theme.type.prose
                        font.weight: Theme.type.semi
                        font.pixelSize: who.lines ? Theme.type.reading : Theme.type.tileLine
                        fontSizeMode: who.lines ? Text.Fit : Text.FixedSize
                        minimumPixelSize: Theme.size.px(30)
                        verticalAlignment: Text.AlignVCenter
                    }
                }
            }
        }

        Column {
            id: keys
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.size.gutter

            RowTile {
                objectName: "lane.prioritas"
                width: parent.width
                height: Theme.landscape ? Theme.size.px(120) : Theme.size.px(220)
                title: qsTr("Yes, priority lane")
                line: qsTr("One of these applies to me")
                thing: "elderly"
                whyNot: screen.busy ? qsTr("One moment, saving ...") : ""
                onActivated: screen.vm.answer("prioritas")
            }
            RowTile {
                objectName: "lane.umum"
                width: parent.width
                height: Theme.landscape ? Theme.size.px(120) : Theme.size.px(220)
                title: qsTr("No, regular lane")
                line: qsTr("None of these applies to me")
                thing: "person"
                whyNot: screen.busy ? qsTr("One moment, saving ...") : ""
                onActivated: screen.vm.answer("umum")
            }
        }
    }
}
