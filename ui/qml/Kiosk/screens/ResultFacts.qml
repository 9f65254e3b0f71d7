pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// What one should know beside the number: each a sign and a sentence, all in the height there is, so
// in smaller words where they are many. Large words leave no room for the signs.
Item {
    id: facts

    // In the order of reading; an empty one is left out.
    required property list<string> words
    required property list<string> signs

    readonly property string text: words.filter(line => line !== "").join("\n")
    readonly property bool plain: Theme.rows
    readonly property int gap: Theme.landscape ? Theme.size.px(6) : Theme.size.px(10)
    readonly property int beside: sign + Theme.size.space2
    readonly property int sign: Theme.size.px(Theme.landscape ? 34 : 44)
    readonly property int size: [Theme.type.tileLine, Theme.size.px(28), Theme.size.px(26)].find(size => fits(size)) ?? Theme.size.px(24)

    // Counted by the usual width of a letter: a line's real end is known only once it is laid out.
    function fits(size: int): bool {
        const letters = Math.max(1, Math.floor((width - beside) / (size * 0.52)));
        let needed = -gap;
        for (const line of words.filter(line => line !== ""))
            needed += gap + Math.max(sign, Math.ceil(line.length / letters) * size * 1.26);
        return needed <= height;
    }

    Column {
        width: parent.width
        visible: !facts.plain
        spacing: facts.gap

        Repeater {
            model: facts.words.length

            Row {
                id: fact
                required property int index

                readonly property string words: facts.words[index] ?? ""

                visible: words !== ""
                width: parent.width
                spacing: Theme.size.space2

                Icon {
                    sign: facts.signs[fact.index] ?? ""
                    extent: facts.sign
                    ink: Theme.role.drawingInk
                }
                Label {
                    said: true
                    y: Math.max(0, Math.round((facts.sign - height / Math.max(1, lineCount)) / 2))
                    width: parent.width - facts.beside
                    text: fact.words
                    font.family: Theme.type.prose
                    font.weight: Theme.type.regular
                    font.pixelSize: facts.size
                    lineHeight: 1.05
                }
            }
        }
    }

    Label {
        said: visible
        visible: facts.plain
        anchors.fill: parent
        text: facts.text
        font.family: Theme.type.prose
        font.weight: Theme.type.regular
        font.pixelSize: Theme.type.tileLine
        lineHeight: Theme.landscape ? 1 : Theme.type.leading
        fontSizeMode: Text.VerticalFit
        minimumPixelSize: Theme.size.px(24)
    }
}
