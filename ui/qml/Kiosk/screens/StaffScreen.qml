import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Behind the PIN: the desks, the paper, and how the stand is doing.
KioskFrame {
    id: screen

    readonly property StaffVm vm: app.staff as StaffVm
    readonly property int surveyHeight: Math.max(Theme.size.target, Theme.size.px(84))
    readonly property int tabHeight: Math.round(Theme.size.button * (Theme.landscape ? 0.85 : 0.8))

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : screen.reading

        Heading {
            id: heading
            y: Theme.size.space2
            width: Theme.landscape ? parent.width : parent.width - survey.width - Theme.size.space2
            text: qsTr("Staff corner")
        }

        // On a tablet staff go with it to the people who were served.
        Button {
            id: survey
            objectName: "staff.survey"
            anchors.right: parent.right
            y: Theme.landscape ? heading.y + heading.height + Theme.size.space1 : Theme.size.space2
            width: Theme.landscape ? parent.width : Math.floor((parent.width - 2 * Theme.size.space2) / 3)
            height: screen.surveyHeight
            visible: !Theme.landscape || screen.vm.message === ""
            text: qsTr("Survey")
            sign: "arrow-right"
            onActivated: screen.vm.survey()
        }

        // In portrait the page of the tab stands here.
        Item {
            id: room
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: survey.bottom
            anchors.topMargin: Theme.size.space2
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.size.space3
        }

        Column {
            id: foot
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.size.space2

            Button {
                objectName: "staff.helped"
                width: parent.width
                height: screen.tabHeight
                visible: screen.vm.helpSince !== ""
                text: qsTr("Help, %1: done").arg(screen.vm.helpSince)
                sign: Theme.landscape ? "" : "bell"
                onActivated: screen.vm.helped()
            }

            Banner {
                objectName: "staff.message"
                width: parent.width
                visible: text !== ""
                text: screen.vm.message
            }

            Grid {
                id: tabs

                readonly property int cell: Theme.landscape ? width : Math.floor((width - 2 * spacing) / 3)

                width: parent.width
                columns: Theme.landscape ? 1 : 3
                spacing: Theme.landscape ? Theme.size.space1 : Theme.size.space2

                Button {
                    objectName: "staff.tab.queue"
                    width: tabs.cell
                    height: screen.tabHeight
                    text: qsTr("Queue")
                    sign: screen.vm.tab === "queue" ? "check" : ""
                    onActivated: screen.vm.show("queue")
                }
                Button {
                    objectName: "staff.tab.paper"
                    width: tabs.cell
                    height: screen.tabHeight
                    text: screen.vm.troubles > 0 ? qsTr("Paper %1").arg(screen.vm.troubles) : qsTr("Paper")
                    sign: screen.vm.tab === "paper" ? "check" : ""
                    onActivated: screen.vm.show("paper")
                }
                Button {
                    objectName: "staff.tab.state"
                    width: tabs.cell
                    height: screen.tabHeight
                    text: qsTr("State")
                    sign: screen.vm.tab === "state" ? "check" : ""
                    onActivated: screen.vm.show("state")
                }
            }

            Button {
                objectName: "staff.leave"
                width: parent.width
                height: screen.tabHeight
                primary: true
                text: qsTr("Leave")
                onActivated: screen.vm.leave()
            }
        }
    }

    answers: Item {
        id: wide
        anchors.fill: parent

        Item {
            id: body
            parent: Theme.landscape ? wide : room
            anchors.fill: parent

            StaffQueue {
                anchors.fill: parent
                visible: screen.vm.tab === "queue"
                vm: screen.vm
            }
            StaffPaper {
                anchors.fill: parent
                visible: screen.vm.tab === "paper"
                vm: screen.vm
            }
            StaffState {
                anchors.fill: parent
                visible: screen.vm.tab === "state"
                vm: screen.vm
                onExitWanted: sure.opened = true
            }
        }
    }

    overlay: Dialog {
        id: sure
        title: qsTr("Close the stand?")
        text: qsTr("Nobody can take a number until it is started again.")
        thing: Theme.landscape ? "" : "lock"
        confirmText: qsTr("Yes, close it")
        cancelText: qsTr("No")
        cancelIsSafe: true
        onConfirmed: screen.vm.exit()
        onCancelled: opened = false
    }
}
