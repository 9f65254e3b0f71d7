pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// A question, and at most six tiles to choose from. With few tiles, each is a row.
KioskFrame {
    id: page

    required property string heading
    required property QtObject choices
    required property int count
    property string line: ""

    readonly property bool rows: count < 5

    signal chosen(key: string)

    stage: Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.size.space3

        Heading {
            width: parent.width
            question: true
            text: page.heading
        }
        Prose {
            width: parent.width
            soft: true
            visible: page.line !== ""
            text: page.line
        }
    }

    answers: TileGrid {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        columns: page.rows || Theme.rows ? 1 : 2
        choices: page.rows ? Math.max(4, page.count) : 6
        room: parent.height

        Repeater {
            model: page.choices

            Tile {
                required property string key
                required property string lead
                required property string about
                required title
                required thing

                objectName: lead + "." + key
                width: grid.cellWidth
                height: grid.cellHeight
                row: page.rows || Theme.rows
                line: Theme.landscape && !row ? "" : grid.fitting(title, about)
                onActivated: page.chosen(key)
            }
        }
    }
}
