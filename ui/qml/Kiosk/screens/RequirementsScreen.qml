import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// What a service needs, page by page.
KioskFrame {
    id: screen

    readonly property RequirementsVm vm: app.requirements
    readonly property int keyHeight: Theme.landscape ? Theme.size.button : Theme.size.px(128)

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : screen.reading

        Column {
            id: top
            anchors.left: parent.left
            anchors.right: parent.right
            y: Theme.size.space3
            spacing: Theme.size.space1

            Heading {
                width: parent.width
                text: screen.vm.serviceName
                color: Theme.role.link
            }
            Prose {
                width: parent.width
                soft: true
                visible: !Theme.rows
                text: screen.vm.audience
            }
        }

        PagedLines {
            id: portrait
            visible: !Theme.landscape
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: top.bottom
            anchors.topMargin: Theme.size.space1
            anchors.bottom: keys.top
            anchors.bottomMargin: Theme.size.space3
            count: Theme.landscape ? 0 : screen.vm.count
            model: Theme.landscape ? null : screen.vm.lines
        }

        Column {
            id: keys
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.size.space2

            readonly property PagedLines pages: Theme.landscape ? wide : portrait

            Item {
                width: parent.width
                height: dots.height
                visible: keys.pages.total > 1

                ProgressDots {
                    id: dots
                    anchors.horizontalCenter: parent.horizontalCenter
                    total: keys.pages.total
                    done: keys.pages.page + 1
                    name: qsTr("Page %1 of %2").arg(done).arg(total)
                }
            }

            Row {
                width: parent.width
                spacing: Theme.size.gutter
                visible: keys.pages.total > 1

                Button {
                    objectName: "requirements.previous"
                    width: Math.floor((parent.width - parent.spacing) / 2)
                    height: screen.keyHeight
                    text: qsTr("Previous")
                    sign: "arrow-left"
                    enabled: keys.pages.page > 0
                    opacity: enabled ? 1 : 0
                    onActivated: --keys.pages.page
                }
                Button {
                    objectName: "requirements.next"
                    width: Math.floor((parent.width - parent.spacing) / 2)
                    height: screen.keyHeight
                    text: qsTr("Next")
                    sign: "arrow-right"
                    primary: !screen.vm.canTake
                    enabled: keys.pages.page + 1 < keys.pages.total
                    opacity: enabled ? 1 : 0
                    onActivated: ++keys.pages.page
                }
            }

            Button {
                objectName: "requirements.take"
                width: parent.width
                height: screen.keyHeight
                visible: screen.vm.canTake
                primary: true
                text: qsTr("Take a queue number")
                onActivated: screen.vm.take()
            }
        }
    }

    answers: PagedLines {
        id: wide
        visible: Theme.landscape
        anchors.fill: parent
        count: Theme.landscape ? screen.vm.count : 0
        model: Theme.landscape ? screen.vm.lines : null
    }
}
