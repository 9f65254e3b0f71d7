import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// One lesson: a picture, a sentence, and where one is. The step for practice has a box to touch.
KioskFrame {
    id: screen

    readonly property LessonVm vm: app.lesson as LessonVm
    // A standing screen has room for a larger drawing, as long as nothing but words follows.
    readonly property int taller: Theme.landscape || Theme.rows || vm.practice ? 0 : Theme.size.px(240)
    readonly property bool last: vm.number === vm.total

    stage: Item {
        width: parent.width
        height: parent.height + screen.taller

        Heading {
            id: name
            y: Theme.size.space2
            width: parent.width
            text: screen.vm.title
            color: Theme.role.link
            font.pixelSize: Theme.landscape ? Theme.type.tileTitle : Theme.type.heading
        }

        // A sheet of its own lets the drawing stand out from the words.
        Rectangle {
            anchors.top: name.bottom
            anchors.topMargin: Theme.size.space2
            anchors.bottom: progress.top
            anchors.bottomMargin: Theme.size.space2
            width: parent.width
            radius: Theme.size.radius
            color: Theme.role.key
            border.width: Theme.highContrast ? Theme.size.border : 0
            border.color: Theme.role.border

            LessonPicture {
                anchors.fill: parent
                anchors.margins: Theme.size.space2
                name: screen.vm.picture
            }
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
            y: screen.taller
            width: parent.width
            height: (target.visible ? target.y : keys.y) - Theme.size.space2 - y
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
