import QtQuick
import Kiosk.components
import Kiosk.theme

// What becomes of the paper, in words. Large text leaves no room for the second line here.
Band {
    id: band

    required property string paper

    function headline(): string {
        switch (paper) {
        case "printed":
            return qsTr("Take your paper below the screen");
        case "unknown":
            return qsTr("No paper? Take a photo of this number");
        case "failed":
            return qsTr("Take a photo of this number");
        case "none":
            return qsTr("Remember this number");
        default:
            return qsTr("Printing ...");
        }
    }

    function more(): string {
        switch (paper) {
        case "printed":
            return qsTr("No paper? Take a photo of this number.");
        case "unknown":
            return qsTr("Your number is valid without paper.");
        case "failed":
            return qsTr("No paper. Your number is valid, the staff know.");
        case "none":
            return qsTr("Take a photo, or write it down.");
        default:
            return qsTr("Your number is valid already.");
        }
    }

    title: headline()
    line: Theme.rows ? "" : more()
    tone: paper === "failed" ? Tone.Danger : paper === "unknown" ? Tone.Warning : Tone.Info
    slot: paper === "printed" ? "down" : ""
}
