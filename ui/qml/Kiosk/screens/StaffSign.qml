import QtQuick
import Kiosk.components

// A line for the staff who walk by: the printer needs them, or a ticket has no certain paper.
Banner {
    required property string printerTrouble
    required property int troubles

    visible: text !== ""
    tone: Tone.Warning
    text: printerTrouble !== "" ? qsTr("Staff: %1").arg(printerTrouble) : troubles > 0 ? qsTr("Staff: %n number(s) without certain paper", "", troubles) : ""
}
