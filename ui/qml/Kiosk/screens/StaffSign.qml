import QtQuick
import Kiosk.components

// A line for the staff who walk by: somebody wants them, the printer needs them, or a ticket has no
// certain paper.
Banner {
    required property string help
    required property string printerTrouble
    required property int troubles

    visible: text !== ""
    tone: Tone.Warning
    text: help !== "" ? qsTr("Staff: %1").arg(help) : printerTrouble !== "" ? qsTr("Staff: %1").arg(printerTrouble) : troubles > 0 ? qsTr("Staff: %n number(s) without certain paper", "", troubles) : ""
}
