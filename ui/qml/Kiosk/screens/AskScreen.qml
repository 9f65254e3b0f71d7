pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Ask a question: choose a topic, then one of its questions, or type.
KioskFrame {
    id: screen

    readonly property AskVm vm: app.ask as AskVm
    readonly property bool choosing: !vm.typing
    readonly property bool inTopic: vm.topicTitle !== ""

    // A scanner or a plugged-in keyboard types wherever the focus is.
    Keys.onPressed: event => {
        const page = typing.item as TypingPage;
        event.accepted = page !== null && page.keyboard.press(event);
    }

    stage: Item {
        anchors.fill: parent
        visible: screen.choosing

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            y: Theme.landscape && Theme.rows ? 0 : (parent.height - (Theme.landscape ? typeKey.height : 0) - height) / 2
            spacing: Theme.size.space3

            Pictogram {
                visible: !Theme.landscape && !Theme.rows
                thing: "ask"
                extent: Theme.size.px(160)
            }
            Heading {
                width: parent.width
                question: true
                text: screen.inTopic ? screen.vm.topicTitle : qsTr("What is your question about?")
            }
            Prose {
                width: parent.width
                soft: true
                visible: !Theme.rows || !Theme.landscape
                text: screen.vm.state === "error" ? qsTr("The questions can't be shown now. Please ask the staff.") : screen.inTopic ? qsTr("Touch a question.") : qsTr("Choose a topic, or type your question.")
            }
        }

        Item {
            id: low
            anchors.bottom: parent.bottom
            width: parent.width
            height: typeKey.height
        }
    }

    answers: Item {
        anchors.fill: parent
        visible: screen.choosing

        TileGrid {
            id: grid
            anchors.left: parent.left
            anchors.right: parent.right
            visible: !screen.inTopic
            choices: Math.max(Theme.landscape ? 6 : 4, screen.vm.topicCount)
            room: room.height

            Repeater {
                model: screen.vm.topics

                Tile {
                    required property string key
                    required title
                    required thing

                    objectName: "topic." + key
                    width: grid.cellWidth
                    height: grid.cellHeight
                    onActivated: screen.vm.choose(key)
                }
            }
        }

        QuestionList {
            anchors.fill: room
            visible: screen.inTopic
            model: screen.vm.questions
            count: screen.vm.questionCount
            onPicked: key => screen.vm.pick(key)
        }

        Item {
            id: room
            anchors.top: parent.top
            anchors.bottom: Theme.landscape ? parent.bottom : wide.top
            anchors.bottomMargin: Theme.landscape ? 0 : Theme.size.gutter
            width: parent.width
        }
        Item {
            id: wide
            anchors.bottom: parent.bottom
            width: parent.width
            height: typeKey.height
        }
    }

    Button {
        id: typeKey
        objectName: "ask.type"
        parent: Theme.landscape ? low : wide
        width: parent.width
        height: Theme.size.px(Theme.landscape ? 120 : 144)
        primary: true
        text: qsTr("Type a question")
        onActivated: screen.vm.type()
    }

    Loader {
        id: typing
        focus: true
        active: screen.vm.typing
        sourceComponent: TypingPage {
            frame: screen
            focus: true
            title: qsTr("Type your question")
            line: qsTr("A few words are enough. Mistakes don't matter.")
            keyboard.text: screen.vm.typed
            keyboard.hint: qsTr("For example: how much is a passport")
            keyboard.name: qsTr("Your question")
            keyboard.doneText: qsTr("Ask")
            keyboard.whyNot: screen.vm.canSend ? "" : qsTr("Type a few words first.")
            keyboard.onTyped: sign => screen.vm.sign(sign)
            keyboard.onErased: screen.vm.erase()
            keyboard.onConfirmed: screen.vm.send()
        }
    }
}
