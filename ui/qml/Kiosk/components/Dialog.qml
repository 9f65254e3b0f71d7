import QtQuick
import Kiosk.theme

// A question that must be answered first. Put it into Frame's `overlay`, where it also takes the
// frame's controls out of reach; `opened` shows it. Its keys stand low, as all keys do.
Item {
    id: dialog

    required property string title
    property string text: ""
    required property string confirmText
    required property string cancelText
    property string thing: ""
    property bool opened: false
    // The gold key is the safe answer; for a cancellation that is to keep things as they are.
    property bool cancelIsSafe: false

    signal confirmed
    signal cancelled

    anchors.fill: parent
    visible: opened
    onOpenedChanged: if (opened)
        (cancelIsSafe ? cancelKey : confirmKey).forceActiveFocus(Qt.OtherFocusReason)

    Keys.onEscapePressed: dialog.cancelled()

    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Accessible.description: text

    Rectangle {
        anchors.fill: parent
        color: Theme.role.veil
        opacity: 0.72

        // Touches beside the card end here.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }
    }

    Rectangle {
        id: card
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.size.margin
        height: content.height + 2 * Theme.size.space4
        radius: Theme.size.radius
        color: Theme.role.ground
        border.width: Theme.size.border
        border.color: Theme.role.border

        Column {
            id: content
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.size.space4
            spacing: Theme.size.space3

            Pictogram {
                visible: dialog.thing !== ""
                thing: dialog.thing
                extent: Theme.size.px(144)
            }

            Heading {
                width: parent.width
                text: dialog.title
            }

            Prose {
                width: parent.width
                visible: text !== ""
                text: dialog.text
            }

            Item {
                width: 1
                height: Theme.size.space1
            }

            Row {
                width: parent.width
                spacing: Theme.size.gutter

                Button {
                    id: cancelKey
                    objectName: "dialogCancel"
                    width: (parent.width - parent.spacing) / 2
                    text: dialog.cancelText
                    primary: dialog.cancelIsSafe
                    onActivated: dialog.cancelled()
                }

                Button {
                    id: confirmKey
                    objectName: "dialogConfirm"
                    width: (parent.width - parent.spacing) / 2
                    text: dialog.confirmText
                    primary: !dialog.cancelIsSafe
                    onActivated: dialog.confirmed()
                }
            }
        }
    }
}
