import QtQuick
import Kiosk.theme

// Sentences: left-aligned, wide leading. Give it a width.
Text {
    property bool soft: false

    color: soft ? Theme.role.textSoft : Theme.role.text
    font.family: Theme.type.prose
    font.pixelSize: Theme.type.body
    lineHeight: Theme.type.leading
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
