import QtQuick
import Kiosk.theme

// Words on a control; the control itself is named, so a screen reader skips these. Words that stand
// for themselves are `said`.
Text {
    property bool said: false

    font.family: Theme.type.figures
    font.weight: Theme.type.bold
    font.pixelSize: Theme.type.button
    color: Theme.role.text
    lineHeight: Theme.type.tight
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    elide: Text.ElideRight

    Accessible.ignored: !said
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
