import QtQuick
import Kiosk.theme

// One of the answers to a question: a face and words. What was chosen has a check mark and a
// broader border; where `several` may be chosen, an empty box says so before.
Touchable {
    id: card

    required property string text
    property string thing: ""
    property bool chosen: false
    property bool several: false

    readonly property bool cut: words.truncated
    readonly property bool marked: several || chosen
    readonly property int inset: Theme.landscape ? Theme.size.px(18) : Theme.size.px(28)

    name: text
    role: several ? Accessible.CheckBox : Accessible.RadioButton
    implicitWidth: Theme.size.px(984)
    implicitHeight: Theme.size.row

    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.radius
        color: Theme.state.surface(card.pressed || card.chosen)
        border.width: Theme.state.border(card.pressed || card.chosen)
        border.color: card.pressed || card.chosen ? Theme.role.drawingInk : Theme.role.border
    }

    Pictogram {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.verticalCenter: parent.verticalCenter
        visible: card.thing !== ""
        thing: card.thing
        extent: visible ? Math.min(Theme.size.px(136), card.height - 2 * Theme.size.space1) : 0
    }

    Label {
        id: words
        anchors.left: face.visible ? face.right : parent.left
        anchors.leftMargin: card.inset
        anchors.right: box.left
        anchors.rightMargin: Theme.size.space1
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(implicitHeight, card.height - Theme.size.space1)
        verticalAlignment: Text.AlignVCenter
        text: card.text
        font.pixelSize: Theme.type.tileTitle
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.type.tileTitleLeast
        maximumLineCount: 2
    }

    Rectangle {
        id: box
        anchors.right: parent.right
        anchors.rightMargin: card.marked ? card.inset : 0
        anchors.verticalCenter: parent.verticalCenter
        width: card.marked ? Theme.size.px(52) : 0
        height: width
        visible: card.marked
        radius: Theme.size.space1
        color: "transparent"
        border.width: card.several ? Theme.size.border : 0
        border.color: Theme.role.drawingInk

        Icon {
            anchors.centerIn: parent
            visible: card.chosen
            sign: "check"
            ink: Theme.role.drawingInk
        }
    }
}
