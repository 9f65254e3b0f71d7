import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The question, how far one has come, and what one should know before answering.
Column {
    id: ask

    required property SurveyVm vm

    readonly property bool counted: vm.total > 1
    readonly property string counting: vm.group === "profile" ? qsTr("About you: %1 of %2").arg(vm.place).arg(vm.total) : qsTr("Question %1 of %2").arg(vm.place).arg(vm.total)

    function note(): string {
        switch (vm.group) {
        case "gate":
            return qsTr("No name, about two minutes. If you stop, your answers so far are kept.");
        case "profile":
            return qsTr("You needn't answer this.");
        default:
            return vm.kind === "text" ? "" : vm.hint;
        }
    }

    spacing: Theme.size.space3

    Row {
        width: parent.width
        visible: ask.counted
        spacing: Theme.size.space3

        Label {
            id: far
            objectName: "survey.progress"
            text: ask.counting
            color: Theme.role.link
            font.pixelSize: Theme.type.bar
            wrapMode: Text.NoWrap

            Accessible.ignored: false
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        ProgressDots {
            anchors.verticalCenter: far.verticalCenter
            visible: !Theme.landscape && !Theme.rows
            total: ask.vm.total
            done: ask.vm.place
            name: ask.counting

            Accessible.ignored: true
        }
    }

    Heading {
        objectName: "survey.ask"
        width: parent.width
        question: true
        text: ask.vm.ask
    }

    Prose {
        width: parent.width
        visible: text !== "" && !(Theme.rows && Theme.landscape)
        soft: true
        text: ask.note()
    }

    Banner {
        objectName: "survey.warning"
        width: parent.width
        visible: ask.vm.kind === "text" && text !== ""
        tone: Tone.Warning
        text: ask.vm.hint
    }

    Banner {
        objectName: "survey.failed"
        width: parent.width
        visible: ask.vm.state === "error"
        tone: Tone.Danger
        text: qsTr("Your answers couldn't be kept. Please try once more.")
    }
}
