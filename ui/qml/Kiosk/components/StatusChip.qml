import QtQuick
import Kiosk.theme

// A short state, as in "Tercetak" or "Belum terkirim": a sign and a word or two.
Rectangle {
    id: chip

    required property string text
    property int tone: Tone.Info

    readonly property Tone look: Tone {
        kind: chip.tone
    }

    implicitWidth: content.width + 2 * Theme.size.space3
    implicitHeight: Math.max(Theme.size.px(60), content.height + Theme.size.space2)
    radius: height / 2
    color: look.fill
    border.width: Theme.highContrast ? Theme.size.border : 0
    border.color: look.words

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.size.space1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            sign: chip.look.sign
            extent: Theme.size.px(36)
            ink: chip.look.words
        }

        Label {
            text: chip.text
            color: chip.look.words
            font.pixelSize: Theme.type.bar
            wrapMode: Text.NoWrap
        }
    }
}
