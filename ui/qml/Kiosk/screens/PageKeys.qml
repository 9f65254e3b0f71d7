import QtQuick
import Kiosk.components
import Kiosk.theme

// The keys that turn the pages of a PagedLines; gone where there is only one.
Column {
    id: keys

    required property PagedLines pages
    property string prefix: "page"
    property bool primary: false
    property int keyHeight: Theme.landscape ? Math.max(Theme.size.target, Theme.size.px(84)) : Theme.size.px(120)

    visible: pages.total > 1
    spacing: Theme.size.space1

    Label {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Page %1 of %2").arg(keys.pages.page + 1).arg(keys.pages.total)
        color: Theme.role.textSoft
        font.pixelSize: Theme.type.bar
    }

    Row {
        width: parent.width
        spacing: Theme.size.space2

        Button {
            id: back
            objectName: keys.prefix + ".previous"
            width: Math.floor((parent.width - parent.spacing) / 3)
            height: keys.keyHeight
            text: ""
            name: qsTr("Previous page")
            sign: "arrow-left"
            enabled: keys.pages.page > 0
            opacity: enabled ? 1 : 0
            onActivated: --keys.pages.page
        }
        Button {
            objectName: keys.prefix + ".next"
            width: parent.width - parent.spacing - back.width
            height: keys.keyHeight
            text: qsTr("Next")
            sign: "arrow-right"
            primary: keys.primary
            enabled: keys.pages.page + 1 < keys.pages.total
            opacity: enabled ? 1 : 0
            onActivated: ++keys.pages.page
        }
    }
}
