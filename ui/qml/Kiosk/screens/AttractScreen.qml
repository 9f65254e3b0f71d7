pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// Nobody is here: three drawn scenes say what happens, and the first touch anywhere only wakes.
KioskFrame {
    id: screen

    property int scene: 0
    readonly property list<string> words: [qsTr("Touch the screen"), qsTr("Take your paper"), qsTr("Sit and wait to be called")]

    barShown: false

    Timer {
        interval: 6000
        running: true
        repeat: true
        onTriggered: screen.scene = (screen.scene + 1) % 3
    }

    Item {
        id: body
        y: screen.stageTop
        width: parent.width
        height: parent.height - y

        MotifGround {
            anchors.fill: scenes
        }

        Item {
            id: scenes
            x: Theme.landscape ? Math.round(parent.width * 0.44) : 0
            width: parent.width - x
            height: Theme.landscape ? parent.height : block.y - Theme.size.space4

            Repeater {
                model: ["touch", "take", "sit"]

                Item {
                    id: page
                    required property int index
                    required property string modelData

                    readonly property string words: screen.words[index]

                    anchors.fill: parent
                    opacity: index === screen.scene ? 1 : 0
                    visible: opacity > 0

                    Behavior on opacity {
                        NumberAnimation {
                            duration: Theme.motion.fade
                        }
                    }

                    Scene {
                        anchors.horizontalCenter: parent.horizontalCenter
                        y: Theme.size.space3
                        width: parent.width - 2 * Theme.size.margin
                        height: caption.y - y - Theme.size.space2
                        name: page.modelData
                        description: page.words
                    }

                    Heading {
                        id: caption
                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: Theme.size.space3
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: (page.index + 1) + ". " + page.words
                    }
                }
            }
        }

        PrimaryBlock {
            id: block
            objectName: "attract.start"
            x: Theme.size.margin
            y: Theme.landscape ? Math.round((parent.height - height - said.anchors.topMargin - said.height) / 2) : Theme.size.px(1300) - screen.stageTop
            width: Theme.landscape ? scenes.x - 2 * Theme.size.margin : parent.width - 2 * Theme.size.margin
            height: Theme.landscape ? Theme.size.px(230) : Math.max(Theme.size.px(320), implicitHeight)
            title: qsTr("Touch the screen to start")
            line: screen.app.language === "id" ? "Touch to start" : "Sentuh layar untuk mulai"
            thing: Theme.landscape ? "" : "ticket"
            onActivated: screen.app.wake()
        }

        Column {
            id: said
            anchors.top: block.bottom
            anchors.topMargin: Theme.size.space4
            x: block.x
            width: block.width
            spacing: Theme.size.space2

            Prose {
                width: parent.width
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                text: screen.app.attract.deskWords
            }
            Heading {
                width: parent.width
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                visible: text !== ""
                text: screen.app.attract.servingWords
            }
            StaffSign {
                width: parent.width
                help: screen.app.attract.helpWords
                printerTrouble: screen.app.attract.printerTrouble
                troubles: screen.app.attract.troubles
            }
        }
    }

    TapHandler {
        onTapped: {
            Finger.settled(true);
            screen.app.wake();
        }
    }

    Keys.onPressed: screen.app.wake()
}
