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
    property string thing: ""

    readonly property bool rows: count < 5

    signal chosen(key: string)

    stage: Question {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        thing: page.thing
        ask: page.heading
        line: page.line
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
                required property int index
                required title
                required thing

                objectName: lead + "." + key
                width: grid.widthAt(index, page.count)
                height: grid.cellHeight
                row: page.rows || Theme.rows
                line: Theme.landscape && !row ? "" : grid.fitting(title, about)
                onActivated: page.chosen(key)
            }
        }
    }
}
