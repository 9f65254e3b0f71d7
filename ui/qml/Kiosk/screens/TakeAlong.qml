import QtQuick
import Kiosk.components
import Kiosk.theme

// The list as a QR code, for a telephone's camera. It holds the words themselves: no link needed.
Item {
    id: panel

    required property string words

    signal closed

    Component.onCompleted: done.forceActiveFocus(Qt.OtherFocusReason)

    Keys.onEscapePressed: panel.closed()

    Accessible.role: Accessible.Dialog
    Accessible.name: heading.text

    Rectangle {
        anchors.fill: parent
        color: Theme.role.veil
        opacity: 0.72

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: panel.closed()
        }
    }

    Rectangle {
        id: card

        readonly property int inner: width - 2 * Theme.size.space4
        readonly property int room: Theme.landscape ? panel.height - 2 * Theme.size.margin - 2 * Theme.size.space3 : inner

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.size.margin
        height: Theme.landscape ? panel.height - 2 * Theme.size.margin : said.height + code.height + done.height + 2 * Theme.size.space4 + 2 * Theme.size.space3
        radius: Theme.size.radius
        color: Theme.role.ground
        border.width: Theme.size.border
        border.color: Theme.role.border

        // Touches beside the key end here.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        Column {
            id: said
            x: Theme.size.space4
            y: Theme.landscape ? Theme.size.space3 : Theme.size.space4
            width: Theme.landscape ? card.inner - code.width - Theme.size.space4 : card.inner
            spacing: Theme.size.space2

            Heading {
                id: heading
                width: parent.width
                text: qsTr("Take the list along")
            }
            Prose {
                width: parent.width
                text: qsTr("Point your phone's camera at the code. No internet needed.")
            }
        }

        QrCode {
            id: code
            objectName: "takeAlong.code"
            anchors.right: parent.right
            anchors.rightMargin: Theme.landscape ? Theme.size.space3 : Math.round((card.width - width) / 2)
            y: Theme.landscape ? Math.round((card.height - height) / 2) : said.y + said.height + Theme.size.space3
            extent: Math.min(card.room, Theme.size.px(Theme.landscape ? 600 : 780))
            text: panel.words
            description: qsTr("A QR code with the list")
        }

        Button {
            id: done
            objectName: "panel.close"
            x: Theme.size.space4
            y: card.height - height - (Theme.landscape ? Theme.size.space3 : Theme.size.space4)
            width: said.width
            primary: true
            text: qsTr("Done")
            onActivated: panel.closed()
        }
    }
}
