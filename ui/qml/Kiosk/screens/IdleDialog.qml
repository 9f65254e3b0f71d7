import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Is somebody still here? Any touch answers; the key is for those who look for one.
Item {
    id: dialog

    required property AppVm app

    Component.onCompleted: stay.forceActiveFocus(Qt.OtherFocusReason)

    Accessible.role: Accessible.Dialog
    Accessible.name: heading.text

    Rectangle {
        anchors.fill: parent
        color: Theme.role.veil
        opacity: 0.72

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }
    }

    Rectangle {
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
                thing: "person"
                extent: Theme.size.px(Theme.landscape ? 96 : 160)
            }

            Heading {
                id: heading
                width: parent.width
                text: qsTr("Are you still here?")
            }

            Prose {
                width: parent.width
                text: qsTr("If not, this screen is cleared for the next person.")
            }

            Countdown {
                id: stay
                objectName: "idle.stay"
                width: parent.width
                caption: qsTr("I'm still here")
                seconds: dialog.app.secondsLeft
                total: dialog.app.secondsTotal
                onActivated: dialog.app.touched()
            }
        }
    }
}
