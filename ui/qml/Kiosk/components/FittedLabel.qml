import QtQuick
import Kiosk.theme

// Words that may take `maximumLineCount` lines in a place of fixed width. Where they wouldn't fit,
// because a language has longer ones, they get smaller, down to `least`, rather than cut. Qt's own
// way of fitting makes words smaller before it breaks a line, so it is switched on only then.
Label {
    id: label

    property int least: Theme.type.barLeast

    readonly property int whole: widthOf(text, metrics.height)
    readonly property bool crowded: linesAt(width, metrics.height) > maximumLineCount

    // The height is there so that another font is measured anew: a function doesn't tell.
    function widthOf(words: string, height: real): int {
        return Math.ceil(metrics.advanceWidth(words)) + 2;
    }

    // Lines that the words take, broken between words; too many where one alone is too wide.
    function linesAt(room: real, height: real): int {
        let lines = 0;
        for (const paragraph of text.split("\n")) {
            let line = "";
            ++lines;
            for (const word of paragraph.split(" ")) {
                const longer = line === "" ? word : line + " " + word;
                if (widthOf(longer, height) <= room) {
                    line = longer;
                } else if (widthOf(word, height) > room) {
                    return 99;
                } else {
                    line = word;
                    ++lines;
                }
            }
        }
        return lines;
    }

    fontSizeMode: crowded && width > 0 ? Text.HorizontalFit : Text.FixedSize
    minimumPixelSize: least

    FontMetrics {
        id: metrics
        font: label.font
    }
}
