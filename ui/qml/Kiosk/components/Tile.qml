import QtQuick
import Kiosk.theme

// A choice: a thing, its name and one line about it. In two columns the thing stands above the
// words; as a row (from 150 % text), on a landscape screen and where there is no height for both it
// stands before them.
Touchable {
    id: tile

    required property string title
    property string line: ""
    property string thing: ""
    property bool row: Theme.rows

    readonly property bool beside: row || Theme.landscape || height < Theme.size.px(270) || width > 2 * height
    // A low row has room for a title in any size, or for a title and a reason in the basic one.
    readonly property bool low: row && height < Theme.size.px(108)
    readonly property bool tight: low && !available
    readonly property int inset: low ? Theme.size.space2 : Theme.landscape ? Theme.size.px(18) : Theme.size.px(26)
    readonly property int thingExtent: thing === "" ? 0 : Math.min(Theme.size.pictogram, height - 2 * Theme.size.space1)
    readonly property bool cut: titleLabel.truncated || (lineLabel.visible && lineLabel.truncated)

    name: title
    description: line
    implicitWidth: row ? Theme.size.px(984) : Theme.size.px(480)
    implicitHeight: row ? Theme.size.row : Theme.size.px(302)

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: Theme.state.surface(tile.pressed)
        border.width: Theme.state.border(tile.pressed)
        border.color: tile.pressed ? Theme.role.drawingInk : Theme.role.border
    }

    Pictogram {
        id: picture
        thing: tile.thing
        extent: tile.thingExtent
        x: tile.inset
        y: tile.beside ? (tile.height - height) / 2 : tile.inset
    }

    Column {
        x: tile.beside && tile.thing !== "" ? picture.x + picture.width + Theme.size.px(20) : tile.inset
        // Capitals stand high in their line; a little higher looks centred.
        y: tile.beside ? (tile.height - height) / 2 - (tile.low ? 0 : Theme.size.px(3)) : tile.height - height - Theme.size.px(22)
        width: tile.width - x - tile.inset
        spacing: tile.tight ? -Theme.size.px(4) : Theme.size.px(2)

        FittedLabel {
            id: titleLabel
            width: parent.width
            text: tile.title
            font.pixelSize: tile.tight ? Theme.type.tileTitleLeast : Theme.type.tileTitle
            least: Theme.landscape ? Theme.type.barLeast : Theme.type.tileTitleLeast
            maximumLineCount: tile.row ? 1 : 2
        }

        FittedLabel {
            id: lineLabel
            width: parent.width
            visible: (!tile.low || tile.tight) && text !== ""
            text: tile.available ? tile.line : tile.whyNot
            color: tile.available ? Theme.role.textSoft : Theme.role.text
            font.family: Theme.type.prose
            font.weight: tile.available ? Theme.type.regular : Theme.type.bold
            font.pixelSize: tile.tight ? Theme.type.tileLineLeast : Theme.type.tileLine
            maximumLineCount: tile.row ? 1 : 2
        }
    }
}
