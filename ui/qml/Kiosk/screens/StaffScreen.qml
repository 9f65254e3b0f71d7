import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Behind the PIN: the desks, the paper, and how the stand is doing.
KioskFrame {
    id: screen

    readonly property StaffVm vm: app.staff
    readonly property int keyWidth: Math.floor((tabs.width - 2 * Theme.size.space2) / 3)

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : screen.reading

        Heading {
            id: heading
            y: Theme.size.space3
            width: parent.width
            text: qsTr("Staff corner")
        }

        Loader {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.topMargin: Theme.size.space2
            anchors.bottom: Theme.landscape ? undefined : foot.top
            anchors.bottomMargin: Theme.size.space2
            active: !Theme.landscape
            sourceComponent: body
        }

        Column {
            id: foot
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.size.space2

            Banner {
                objectName: "staff.message"
                width: parent.width
                visible: text !== ""
                text: screen.vm.message
            }

            Grid {
                id: tabs
                width: parent.width
                columns: Theme.landscape ? 1 : 3
                spacing: Theme.size.space2

                readonly property int cell: Theme.landscape ? width : screen.keyWidth

                Button {
                    objectName: "staff.tab.queue"
                    width: tabs.cell
                    height: Theme.size.button * (Theme.landscape ? 0.85 : 0.8)
                    text: qsTr("Queue")
                    sign: screen.vm.tab === "queue" ? "check" : ""
                    onActivated: screen.vm.show("queue")
                }
                Button {
                    objectName: "staff.tab.paper"
                    width: tabs.cell
                    height: Theme.size.button * (Theme.landscape ? 0.85 : 0.8)
                    text: screen.vm.troubles > 0 ? qsTr("Paper (%1)").arg(screen.vm.troubles) : qsTr("Paper")
                    sign: screen.vm.tab === "paper" ? "check" : ""
                    onActivated: screen.vm.show("paper")
                }
                Button {
                    objectName: "staff.tab.state"
                    width: tabs.cell
                    height: Theme.size.button * (Theme.landscape ? 0.85 : 0.8)
                    text: qsTr("State")
                    sign: screen.vm.tab === "state" ? "check" : ""
                    onActivated: screen.vm.show("state")
                }
            }

            Button {
                objectName: "staff.leave"
                width: parent.width
                height: Theme.size.button * (Theme.landscape ? 0.85 : 0.8)
                primary: true
                text: qsTr("Leave the staff corner")
                onActivated: screen.vm.leave()
            }
        }
    }

    answers: Loader {
        anchors.fill: parent
        active: Theme.landscape
        sourceComponent: body
    }

    Component {
        id: body

        Item {
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
        thing: "lock"
        confirmText: qsTr("Yes, close it")
        cancelText: qsTr("No")
        cancelIsSafe: true
        onConfirmed: screen.vm.exit()
        onCancelled: opened = false
    }
}
