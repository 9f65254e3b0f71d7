import QtQuick
import Kiosk.theme

// Places tiles: two columns, one from 150 % text. Give it a width; `cellWidth` and `cellHeight` are
// what its tiles take. `choices` tiles fit into `room` pixels.
Flow {
    id: grid

    property int choices: 4
    property int columns: Theme.rows ? 1 : 2
    property int room: 0

    readonly property int gap: Theme.rows ? Theme.size.space2 : Theme.size.gutter
    readonly property int lines: Math.ceil(choices / columns)
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property int tallest: Theme.size.px(!Theme.rows ? 302 : Theme.landscape ? 120 : 200)
    readonly property int cellHeight: room > 0 ? Math.min(tallest, Math.floor((room - (lines - 1) * gap) / lines)) : tallest

    // What a tile holds of the line under its title: what would be cut off is left out.
    function fitting(title: string, about: string): string {
        const row = columns === 1;
        const width = cellWidth - Theme.size.px(row || Theme.landscape ? 140 : 52);
        const twice = title.length * Theme.type.tileTitle * 0.56 > width;
        const letters = Math.floor(width / (Theme.type.tileLine * 0.54)) * (row || twice ? 1 : 2);
        return about.length <= letters ? about : "";
    }

    // The last of an odd number has the whole line: no hole beside it.
    function widthAt(index: int, count: int): int {
        return index === count - 1 && index % columns === 0 ? columns * cellWidth + (columns - 1) * gap : cellWidth;
    }

    spacing: gap
}
