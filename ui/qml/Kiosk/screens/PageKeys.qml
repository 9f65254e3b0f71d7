import QtQuick
import Kiosk.components
import Kiosk.theme

// The keys that turn the pages of a PagedLines; gone where there is only one. Its height follows at
// once, not with the next frame as a positioner's does: the pages are cut to what it leaves.
Item {
    id: keys

    required property PagedLines pages
    property string prefix: "page"
    property bool primary: false
    // Room in the same row for other keys: then back and on are narrow, at its ends.
    property int between: 0
    readonly property int inset: back.width + Theme.size.space2

    readonly property int usualHeight: Theme.landscape ? Math.max(Theme.size.target, Theme.size.px(84)) : Theme.size.px(120)
    property int keyHeight: usualHeight

    readonly property bool needed: pages.total > 1

    visible: needed
    height: needed ? count.implicitHeight + Theme.size.space1 + keyHeight : 0

    Label {
        id: count
        said: true
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Page %1 of %2").arg(keys.pages.page + 1).arg(keys.pages.total)
        color: Theme.role.textSoft
        font.pixelSize: Theme.type.bar
        wrapMode: Text.NoWrap
    }

    Button {
        id: back
        objectName: keys.prefix + ".previous"
        anchors.bottom: parent.bottom
        width: keys.between > 0 ? Math.floor((parent.width - keys.between) / 2) - Theme.size.space2 : Math.floor((parent.width - Theme.size.space2) / 3)
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
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: keys.between > 0 ? back.width : parent.width - Theme.size.space2 - back.width
        height: keys.keyHeight
        text: qsTr("Next")
        sign: "arrow-right"
        primary: keys.primary
        enabled: keys.pages.page + 1 < keys.pages.total
        opacity: enabled ? 1 : 0
        onActivated: ++keys.pages.page
    }
}
