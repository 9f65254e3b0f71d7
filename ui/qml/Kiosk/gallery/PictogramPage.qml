pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

Grid {
    id: page

    property bool english: false

    columns: Theme.landscape ? 8 : 6
    spacing: Theme.size.gutter

    Repeater {
        model: ["passport", "kaabah", "new", "renewal", "child", "torn", "lost", "change", "sameday", "foreigner", "worker", "group", "collect", "ticket", "requirements", "status", "ask", "others", "person", "elderly", "wheelchair", "pregnant", "toddler", "printer", "photo", "help", "staff", "clock", "done", "money", "received", "interview", "stamp", "survey", "weeping", "frowning", "smiling", "laughing", "lock"]

        Rectangle {
            required property string modelData

            width: Theme.size.px(140)
            height: Theme.size.px(140)
            radius: Theme.size.space2
            color: Theme.role.surface

            Pictogram {
                anchors.centerIn: parent
                thing: parent.modelData
                extent: Theme.size.px(96)
            }
        }
    }
}
