import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// One lesson: a picture, a sentence, and where one is. The step for practice has a box to touch.
KioskFrame {
    id: screen

    readonly property LessonVm vm: app.lesson as LessonVm
    readonly property bool last: vm.number === vm.total

    stage: Item {
        anchors.fill: parent

        Heading {
            id: name
            y: Theme.size.space2
            width: parent.width
            text: screen.vm.title
            color: Theme.role.link
            font.pixelSize: Theme.landscape ? Theme.type.tileTitle : Theme.type.heading
        }

        LessonPicture {
            anchors.top: name.bottom
            anchors.bottom: progress.top
            anchors.margins: Theme.size.space2
            width: parent.width
            name: screen.vm.picture
        }

        Column {
            id: progress
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.size.space1

            Label {
                objectName: "lesson.place"
                said: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Step %1 of %2").arg(screen.vm.number).arg(screen.vm.total)
                color: Theme.role.textSoft
                font.pixelSize: Theme.type.bar
            }
            ProgressDots {
                anchors.horizontalCenter: parent.horizontalCenter
                total: screen.vm.total
                done: screen.vm.number
                name: qsTr("Step %1 of %2").arg(screen.vm.number).arg(screen.vm.total)
            }
        }
    }

    answers: Item {
        anchors.fill: parent

        Heading {
            objectName: "lesson.words"
            width: parent.width
            height: (target.visible ? target.y : keys.y) - Theme.size.space2
            text: screen.vm.words
            font.pixelSize: Theme.landscape ? Theme.type.heading : Theme.type.question
            fontSizeMode: Text.VerticalFit
            minimumPixelSize: Theme.type.tileTitleLeast
        }

        PrimaryBlock {
            id: target
            objectName: "lesson.practice"
            anchors.bottom: keys.top
            anchors.bottomMargin: Theme.size.space3
            width: parent.width
            height: Theme.size.px(Theme.landscape ? 150 : 300)
            visible: screen.vm.practice
            title: screen.vm.practised ? qsTr("Well done!") : qsTr("Touch here")
            line: screen.vm.practised ? qsTr("That was all there is to it.") : ""
            thing: screen.vm.practised ? "done" : "finger"
            onActivated: screen.vm.practise()
        }

        Row {
            id: keys
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.size.space2

            Button {
                id: before
                objectName: "lesson.previous"
                width: Math.floor((parent.width - parent.spacing) / 3)
                text: ""
                name: qsTr("Previous step")
                sign: "arrow-left"
                enabled: screen.vm.number > 1
                opacity: enabled ? 1 : 0
                onActivated: screen.vm.turn(-1)
            }
            Button {
                objectName: screen.last ? "lesson.done" : "lesson.next"
                width: parent.width - parent.spacing - before.width
                text: screen.last ? qsTr("Done") : qsTr("Next")
                sign: screen.last ? "check" : "arrow-right"
                primary: !screen.vm.practice
                onActivated: screen.last ? screen.vm.finish() : screen.vm.turn(1)
            }
        }
    }
}
