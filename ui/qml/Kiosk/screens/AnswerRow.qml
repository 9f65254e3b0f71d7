import QtQuick
import Kiosk.components
import Kiosk.theme

// One entry of an answer: the question it answers, a sentence, or its source.
PagedRow {
    id: row

    required property string words
    required property string kind
    property int size: Theme.type.body

    readonly property bool asks: kind === "question"

    bottomPadding: Theme.size.space2
    plain: (asks ? question.implicitHeight : said.implicitHeight) + bottomPadding

    Heading {
        id: question
        width: parent.width
        visible: row.asks
        text: row.asks ? row.words : ""
        color: Theme.role.link
        font.pixelSize: Theme.type.tileTitle
    }
    Prose {
        id: said
        width: parent.width
        visible: !row.asks
        soft: row.kind === "source"
        text: row.asks ? "" : row.words
        font.pixelSize: row.kind === "source" ? Math.min(row.size, Theme.type.tileLine) : row.size
    }
}
