pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

Grid {
    id: page

    property bool english: false

    readonly property int cell: Theme.size.px(Theme.landscape ? 112 : 140)

    columns: Theme.landscape ? 10 : 6
    spacing: Theme.size.gutter

    Repeater {
        model: ["passport", "kaabah", "new", "renewal", "child", "torn", "lost", "change", "sameday", "foreigner", "worker", "group", "collect", "ticket", "requirements", "status", "ask", "others", "person", "elderly", "wheelchair", "pregnant", "toddler", "printer", "photo", "help", "staff", "clock", "done", "money", "received", "interview", "stamp", "survey", "weeping", "frowning", "smiling", "laughing", "lock", "learn", "news", "contact", "about", "phone", "receipt", "shield", "finger", "call"]

        Rectangle {
            required property string modelData

            width: page.cell
            height: page.cell
            radius: Theme.size.space2
            color: Theme.role.surface

            Pictogram {
                anchors.centerIn: parent
                thing: parent.modelData
                extent: Theme.size.px(Theme.landscape ? 84 : 96)
            }
        }
    }
}
