pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.theme

// Letters, digits, space, erase and the word that ends typing, below what was typed so far. The
// caller keeps the text. In landscape the digits stand at the right. A keyboard or a scanner that is
// plugged in types too, wherever the focus is in here; its Enter confirms.
FocusScope {
    id: keyboard

    property string text: ""
    property string hint: ""
    property string name: hint
    property string spaceText: qsTr("Space")
    property string eraseText: qsTr("Erase")
    property string doneText: qsTr("Continue")
    // Why it can't be confirmed yet.
    property string whyNot: ""
    property int lines: Theme.landscape ? 1 : 2

    readonly property int gap: Theme.size.space1
    readonly property int columns: Theme.landscape ? 13 : 10
    readonly property int aside: Theme.landscape ? Theme.size.space2 : 0
    readonly property int cell: Math.floor((width - aside - (columns - 1) * gap) / columns)

    signal typed(string sign)
    signal erased
    signal confirmed

    // A key of real keys: true where it meant something here.
    function press(event: KeyEvent): bool {
        const held = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier);
        if (event.key === Qt.Key_Backspace)
            erased();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            confirm();
        else if (!held && event.text.length === 1 && event.text >= " " && event.key !== Qt.Key_Delete)
            typed(event.text);
        else
            return false;
        // Or the next space or Enter would press the key that has the focus.
        field.forceActiveFocus();
        return true;
    }

    function confirm(): void {
        if (whyNot === "")
            confirmed();
    }

    function span(keys: int): int {
        return keys * cell + (keys - 1) * gap;
    }

    function nameOf(sign: string): string {
        switch (sign) {
        case "-":
            return qsTr("hyphen");
        case ",":
            return qsTr("comma");
        case ".":
            return qsTr("full stop");
        case "?":
            return qsTr("question mark");
        default:
            return sign.toUpperCase();
        }
    }

    implicitWidth: Theme.size.px(984)
    implicitHeight: field.height + Theme.size.space3 + keys.height

    Keys.onPressed: event => event.accepted = keyboard.press(event)

    // Keys that this shape hasn't aren't made: a screen with a keyboard must come at once.
    component KeyRow: Row {
        id: keyRow

        required property string signs
        property bool shown: true

        spacing: keyboard.gap
        visible: shown

        Repeater {
            model: keyRow.shown ? keyRow.signs.length : 0

            PadKey {
                required property int index

                readonly property string letter: keyRow.signs.charAt(index)

                objectName: "key." + letter
                width: keyboard.cell
                digit: letter.toUpperCase()
                name: keyboard.nameOf(letter)
                onActivated: keyboard.typed(letter)
            }
        }
    }

    TypedText {
        id: field
        objectName: "typed"
        width: parent.width
        focus: true
        text: keyboard.text
        hint: keyboard.hint
        name: keyboard.name
        lines: keyboard.lines

        Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    }

    Item {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        height: letters.height

        Column {
            id: letters
            spacing: keyboard.gap

            KeyRow {
                shown: !Theme.landscape
                signs: "1234567890"
            }
            KeyRow {
                signs: "qwertyuiop"
            }
            KeyRow {
                signs: "asdfghjkl-"
            }
            KeyRow {
                signs: "zxcvbnm,.?"
            }
            Row {
                spacing: keyboard.gap

                Button {
                    objectName: "key.erase"
                    width: keyboard.span(3)
                    height: Theme.size.padKey
                    rapid: true
                    sign: "backspace"
                    text: keyboard.eraseText
                    onActivated: keyboard.erased()
                }
                Button {
                    objectName: "key.space"
                    width: keyboard.span(4)
                    height: Theme.size.padKey
                    rapid: true
                    text: keyboard.spaceText
                    onActivated: keyboard.typed(" ")
                }
                Button {
                    objectName: "key.done"
                    width: keyboard.span(3)
                    height: Theme.size.padKey
                    primary: true
                    text: keyboard.doneText
                    description: keyboard.whyNot
                    onActivated: keyboard.confirm()
                }
            }
        }

        Column {
            anchors.right: parent.right
            visible: Theme.landscape
            spacing: keyboard.gap

            KeyRow {
                shown: Theme.landscape
                signs: "123"
            }
            KeyRow {
                shown: Theme.landscape
                signs: "456"
            }
            KeyRow {
                shown: Theme.landscape
                signs: "789"
            }
            Repeater {
                model: Theme.landscape ? 1 : 0

                PadKey {
                    objectName: "key.0"
                    width: keyboard.span(3)
                    digit: "0"
                    onActivated: keyboard.typed("0")
                }
            }
        }
    }
}
