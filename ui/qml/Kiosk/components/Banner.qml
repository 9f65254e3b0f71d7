import QtQuick
import Kiosk.theme

// One line about the state of things, across the stage: "Tanpa sambungan. Nomor tetap bisa diambil."
Rectangle {
    id: banner

    required property string text
    property int tone: Tone.Info

    readonly property Tone look: Tone {
        kind: banner.tone
    }

    implicitWidth: Theme.size.px(984)
    implicitHeight: Math.max(Theme.size.px(80), words.height + 2 * Theme.size.space2)
    radius: Theme.size.space2
    color: look.fill
    border.width: Theme.highContrast ? Theme.size.border : 0
    border.color: look.words

    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: icon
        anchors.left: parent.left
        anchors.leftMargin: Theme.size.space3
        anchors.verticalCenter: parent.verticalCenter
        sign: banner.look.sign
        ink: banner.look.words
    }

    Label {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: Theme.size.space2
        anchors.right: parent.right
        anchors.rightMargin: Theme.size.space3
        anchors.verticalCenter: parent.verticalCenter
        text: banner.text
        color: banner.look.words
        font.family: Theme.type.prose
        font.weight: Theme.type.semi
        font.pixelSize: Theme.landscape ? Theme.type.tileLine : Theme.type.body
    }
}
