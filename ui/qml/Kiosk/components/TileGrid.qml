import QtQuick
import Kiosk.theme

// Places tiles: two columns, one from 150 % text. Give it a width; `cellWidth` and `cellHeight` are
// what its tiles take. `choices` tiles fit into `room` pixels.
Grid {
    id: grid

    property int choices: 4
    property int room: 0

    readonly property int gap: Theme.rows ? Theme.size.space2 : Theme.size.gutter
    readonly property int lines: Math.ceil(choices / columns)
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property int tallest: Theme.rows ? Theme.size.row : Theme.size.px(302)
    readonly property int cellHeight: room > 0 ? Math.min(tallest, Math.floor((room - (lines - 1) * gap) / lines)) : tallest

    columns: Theme.rows ? 1 : 2
    columnSpacing: gap
    rowSpacing: gap
}
