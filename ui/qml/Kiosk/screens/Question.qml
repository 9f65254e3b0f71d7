import QtQuick
import Kiosk.components
import Kiosk.theme

// What a screen asks, as it stands in the stage: a drawing of the matter, what it belongs to, the
// question, and a line about how to answer. Large words leave no room for the drawing.
Column {
    id: question

    required property string ask
    property string thing: ""
    property string belongs: ""
    property string line: ""

    spacing: Theme.size.space3

    Pictogram {
        visible: question.thing !== "" && !Theme.rows
        thing: question.thing
        extent: Theme.size.px(Theme.landscape ? 96 : 160)
    }
    Prose {
        width: parent.width
        visible: text !== ""
        soft: true
        text: question.belongs
    }
    Heading {
        width: parent.width
        question: true
        text: question.ask
    }
    Prose {
        width: parent.width
        visible: text !== ""
        soft: true
        text: question.line
    }
}
