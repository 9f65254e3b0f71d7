import QtQuick
import Kiosk.theme

// What stands where content would: a drawing, what is so, whom to ask, and perhaps one way on.
Item {
    id: notice

    required property string title
    property string text: ""
    property string thing: ""
    property string sign: ""
    property string actionText: ""

    signal activated

    implicitWidth: Theme.size.px(984)
    implicitHeight: column.height

    Column {
        id: column
        width: parent.width
        spacing: Theme.size.space3

        Pictogram {
            visible: notice.thing !== ""
            thing: notice.thing
            extent: Theme.size.px(160)
        }

        Icon {
            visible: notice.sign !== ""
            sign: notice.sign
            extent: Theme.size.px(128)
            ink: Theme.role.dangerText
        }

        Heading {
            width: parent.width
            text: notice.title
        }

        Prose {
            width: parent.width
            visible: text !== ""
            text: notice.text
        }

        Button {
            visible: notice.actionText !== ""
            width: parent.width
            text: notice.actionText
            onActivated: notice.activated()
        }
    }
}
