pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// What a service needs, page by page. In landscape the words stand at the right, the keys left.
KioskFrame {
    id: screen

    readonly property RequirementsVm vm: app.requirements as RequirementsVm

    function titleOf(section: string): string {
        switch (section) {
        case "documents":
            return qsTr("What to bring");
        case "steps":
            return qsTr("What to do");
        case "fees":
            return qsTr("What it costs");
        case "more":
            return qsTr("How long it takes, and more");
        default:
            return qsTr("Ask first");
        }
    }

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : screen.reading

        Heading {
            id: name
            y: Theme.size.space3
            width: parent.width
            text: screen.vm.serviceName
            color: Theme.role.link
        }

        Prose {
            id: audience
            anchors.top: name.bottom
            width: parent.width
            soft: true
            visible: !Theme.rows
            text: screen.vm.audience
        }

        // In portrait the words stand here; the item says how much room they have.
        Item {
            id: room
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: audience.visible ? audience.bottom : name.bottom
            anchors.topMargin: Theme.size.space1
            anchors.bottom: turning.top
            anchors.bottomMargin: Theme.size.space3
        }

        PageKeys {
            id: turning
            anchors.bottom: take.top
            anchors.bottomMargin: take.visible ? Theme.size.space2 : 0
            width: parent.width
            pages: words
            prefix: "requirements"
            primary: !take.visible
        }

        Button {
            id: take
            objectName: "requirements.take"
            anchors.bottom: parent.bottom
            width: parent.width
            height: !visible ? 0 : Theme.landscape ? Theme.size.button : Theme.size.px(128)
            visible: screen.vm.canTake
            primary: true
            text: qsTr("Take a queue number")
            onActivated: screen.vm.take()
        }
    }

    answers: PagedLines {
        id: words
        parent: Theme.landscape ? wide : room
        anchors.fill: parent
        count: screen.vm.count
        model: screen.vm.lines
        delegate: PagedLine {
            width: words.width
            room: words.height
            title: screen.titleOf(section)
        }
    }

    Item {
        id: wide
        x: Math.round(screen.width * 0.4)
        y: screen.stageTop + Theme.size.space2
        width: parent.width - x - Theme.size.margin
        height: screen.foot - y
        visible: Theme.landscape
        enabled: !screen.covered
    }
}
