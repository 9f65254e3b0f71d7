pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// An answer with the ways on from it. Where nobody here knows, or it isn't what was meant, the
// nearest questions instead.
KioskFrame {
    id: screen

    readonly property AnswerVm vm: app.answer as AnswerVm
    readonly property bool busy: vm.state === "busy"
    // At the basic text size the answer and the questions near it stand on one page.
    readonly property bool together: !Theme.landscape && !Theme.rows
    readonly property string nearTitle: vm.wasTyped ? qsTr("Not this? Perhaps one of these:") : qsTr("Others also ask:")

    function titleOfOthers(): string {
        if (busy)
            return qsTr("One moment ...");
        if (vm.state === "error")
            return qsTr("The answer can't be shown now.");
        return vm.found ? nearTitle : qsTr("Sorry, I don't know the answer to that.");
    }

    function lineOfOthers(): string {
        if (busy || vm.found && vm.state !== "error")
            return "";
        if (vm.state === "error" || vm.choiceCount === 0 || !vm.canTake)
            return vm.ask;
        return qsTr("Perhaps you mean one of these. If not, take a number: the desk answers any question.");
    }

    stage: Item {
        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.landscape ? parent.height : screen.reading

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            y: Theme.landscape ? 0 : (screen.answersTop - screen.stageTop - height) / 2
            spacing: Theme.size.space2
            visible: !card.visible

            Pictogram {
                visible: !Theme.landscape && !Theme.rows && !screen.busy
                thing: "help"
                extent: Theme.size.px(128)
            }
            Heading {
                objectName: "answer.title"
                width: parent.width
                question: !Theme.rows
                text: screen.titleOfOthers()
            }
            Prose {
                width: parent.width
                visible: text !== "" && !(Theme.landscape && Theme.rows)
                text: screen.lineOfOthers()
            }
        }

        Item {
            id: above
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: Theme.size.space3
            anchors.bottom: ways.top
            anchors.bottomMargin: Theme.size.space3
        }

        // Where the questions stand in portrait: above the keys, for the eye and in the order of keys.
        Item {
            id: low
            y: screen.answersTop - screen.stageTop
            width: parent.width
            height: ways.y - y - Theme.size.space3
        }

        // In portrait the near questions stand here, so that keys and voice come to them before the
        // ways on below.
        Item {
            id: choose
            y: screen.answersTop - screen.stageTop
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: ways.top
            anchors.bottomMargin: Theme.size.space3
        }

        Item {
            id: ways

            anchors.bottom: parent.bottom
            width: parent.width
            height: turning.height + near.height + keys.height + (turning.needed ? Theme.size.space2 : 0) + (near.visible ? Theme.size.space2 : 0)

            PageKeys {
                id: turning
                width: parent.width
                visible: needed && card.visible
                pages: said
                prefix: "answer"
            }

            Column {
                id: near
                anchors.bottom: keys.top
                anchors.bottomMargin: visible ? Theme.size.space2 : 0
                width: parent.width
                height: visible ? implicitHeight : 0
                visible: screen.together && card.visible && screen.vm.choiceCount > 0
                spacing: Theme.size.space1

                Prose {
                    width: parent.width
                    soft: true
                    text: screen.nearTitle
                }
                Repeater {
                    model: screen.vm.choices

                    ChoiceRow {
                        required property string key
                        required property string words

                        objectName: "near." + key
                        width: near.width
                        text: words
                        onActivated: screen.vm.choose(key)
                    }
                }
            }

            Column {
                id: keys
                anchors.bottom: parent.bottom
                width: parent.width
                height: implicitHeight
                spacing: Theme.size.space2

                Button {
                    objectName: "answer.others"
                    width: parent.width
                    height: Theme.size.px(Theme.landscape ? 90 : 120)
                    visible: card.visible && !screen.together && screen.vm.choiceCount > 0
                    text: screen.vm.wasTyped ? qsTr("Not this?") : qsTr("Other questions")
                    onActivated: screen.vm.showOthers()
                }
                Button {
                    objectName: "answer.read"
                    width: parent.width
                    height: Theme.size.px(Theme.landscape ? 90 : 120)
                    visible: card.visible && screen.vm.serviceName !== ""
                    text: qsTr("Requirements and fees")
                    description: screen.vm.serviceName
                    onActivated: screen.vm.read()
                }
                Button {
                    objectName: "answer.type"
                    width: parent.width
                    height: Theme.size.px(Theme.landscape ? 90 : 120)
                    visible: !card.visible && !screen.busy
                    text: qsTr("Ask in other words")
                    onActivated: screen.vm.typeAgain()
                }
                Button {
                    objectName: "answer.take"
                    width: parent.width
                    height: Theme.size.px(Theme.landscape ? 90 : 120)
                    visible: screen.vm.canTake && !screen.busy
                    primary: true
                    text: qsTr("Take a queue number")
                    onActivated: screen.vm.take()
                }
            }
        }
    }

    answers: Item {
        id: right
        anchors.fill: parent
    }

    QuestionList {
        parent: Theme.landscape ? right : low
        anchors.fill: parent
        visible: screen.vm.others
        model: screen.vm.choices
        count: screen.vm.choiceCount
        onPicked: key => screen.vm.choose(key)
    }

    Item {
        id: beside
        x: Math.round(screen.width * 0.4)
        y: screen.stageTop + Theme.size.space2
        width: parent.width - x - Theme.size.margin
        height: screen.foot - y
        visible: Theme.landscape
    }

    AnswerCard {
        id: card
        parent: Theme.landscape ? beside : above
        anchors.fill: parent
        filled: said.total > 1 ? height : said.childrenRect.height
        visible: screen.vm.found && !screen.vm.others && screen.vm.state !== "error"

        // A page is never scrolled: where the longest sentence wouldn't fit below the question, all
        // are smaller.
        readonly property real space: said.height - 1.4 * Theme.type.tileTitle
        readonly property real longest: Math.ceil(screen.vm.longest * Theme.type.body * 0.58 / said.width) * Theme.type.body * 1.4
        readonly property int size: longest <= space ? Theme.type.body : Math.max(Theme.type.tileLine, Math.floor(Theme.type.body * Math.sqrt(space / longest)))

        PagedLines {
            id: said
            anchors.fill: parent
            count: screen.vm.sentenceCount
            model: screen.vm.sentences
            delegate: AnswerRow {
                width: said.width
                size: card.size
            }
        }
    }
}
