import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The path of an application, what to do now, and how new that is. With large words the path and
// the words are two pages.
Item {
    id: found

    required property KioskFrame frame
    required property StatusVm vm

    property bool reading: false

    readonly property bool wide: Theme.landscape
    readonly property bool split: Theme.rows
    readonly property int side: wide ? Math.round(width * 0.38) : width
    readonly property int aside: wide ? side + Theme.size.space4 : 0
    readonly property int gap: Theme.size.space3

    x: Theme.size.margin
    y: frame.stageTop + gap
    width: frame.width - 2 * Theme.size.margin
    height: frame.foot - y
    enabled: !frame.covered

    Heading {
        id: title
        objectName: "status.stage"
        width: found.side
        question: !found.wide
        text: found.vm.stageNames[found.vm.reached] ?? ""
    }

    Prose {
        y: title.height
        width: found.side
        visible: found.wide && found.split
        soft: true
        font.pixelSize: Theme.type.tileLine
        text: path.detail
    }

    StepPath {
        id: path
        objectName: "status.path"
        x: found.aside
        y: found.wide ? 0 : title.height + found.gap
        width: found.width - x
        height: Math.min(implicitHeight * 1.2, (found.wide ? found.height : keys.y - y - found.gap) - (found.split ? 0 : found.wide ? source.height + found.gap : source.height + words.height + 2 * found.gap))
        visible: !found.split || !found.reading
        name: qsTr("The way of your application")
        steps: found.vm.stageNames
        things: ["received", "status", "interview", "stamp", "printer", "passport", "collect"]
        reached: found.vm.reached
        detail: qsTr("since %1").arg(found.vm.since)
    }

    Column {
        id: words

        readonly property int room: Theme.size.px(found.wide && found.split ? 190 : 400)

        x: found.wide && found.split ? found.aside : 0
        y: found.wide && found.split ? 0 : found.wide || found.split ? title.height + found.gap : path.y + path.height + found.gap
        width: found.wide && !found.split ? found.side : found.width - x
        visible: !found.split || found.reading
        spacing: Theme.size.space1

        FittingProse {
            width: parent.width
            room: words.room
            visible: !found.wide || found.split
            text: found.vm.meaning
        }
        FittingProse {
            objectName: "status.advice"
            width: parent.width
            room: words.room
            font.weight: Theme.type.bold
            text: found.vm.advice
        }
    }

    Prose {
        id: source
        objectName: "status.source"
        x: found.aside
        y: found.split || !found.wide ? words.y + words.height + found.gap : path.y + path.height + found.gap
        width: found.width - x
        visible: words.visible
        soft: true
        font.pixelSize: Theme.type.tileLine
        lineHeight: Theme.type.tight
        text: found.vm.asOf === "" ? found.vm.office : qsTr("%1. As known on %2.").arg(found.vm.office).arg(found.vm.asOf)
    }

    Column {
        id: keys

        readonly property int tall: Theme.size.px(found.wide ? 96 : 132)

        anchors.bottom: parent.bottom
        width: found.side
        height: implicitHeight
        spacing: Theme.size.space2

        Button {
            objectName: "status.more"
            width: parent.width
            height: keys.tall
            visible: found.split
            text: found.reading ? qsTr("Show the path") : qsTr("What do I do now?")
            onActivated: found.reading = !found.reading
        }
        Button {
            objectName: "status.read"
            width: parent.width
            height: keys.tall
            visible: found.vm.canRead
            text: qsTr("What to bring")
            onActivated: found.vm.read()
        }
        Button {
            objectName: "status.done"
            width: parent.width
            height: keys.tall
            primary: true
            text: qsTr("Done")
            onActivated: found.vm.done()
        }
    }
}
