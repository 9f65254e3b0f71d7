import QtQuick
import Kiosk.theme

// A heading; `question` for the one that a screen asks. Also for numbers, fees and dates.
Text {
    property bool question: false

    color: Theme.role.text
    font.family: Theme.type.figures
    font.weight: Theme.type.extra
    font.pixelSize: question ? Theme.type.question : Theme.type.heading
    lineHeight: Theme.type.tight
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText

    Accessible.role: Accessible.Heading
    Accessible.name: text
}
