pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// Language, text size, contrast and volume, without losing one's place.
Item {
    id: panel

    required property AppVm app

    signal closed

    readonly property string chosenWords: qsTr("chosen")
    readonly property int keyWidth3: Math.floor((column.width - 2 * Theme.size.gutter) / 3)
    readonly property int keyWidth2: Math.floor((column.width - Theme.size.gutter) / 2)

    Component.onCompleted: close.forceActiveFocus(Qt.OtherFocusReason)

    Keys.onEscapePressed: panel.closed()

    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Language and text")

    Rectangle {
        anchors.fill: parent
        color: Theme.role.veil
        opacity: 0.72

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: panel.closed()
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.size.margin
        height: column.height + 2 * Theme.size.space4
        radius: Theme.size.radius
        color: Theme.role.ground
        border.width: Theme.size.border
        border.color: Theme.role.border

        // Touches between the keys end here.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        Column {
            id: column
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.size.space4
            spacing: Theme.landscape ? Theme.size.space2 : Theme.size.space3

            Heading {
                visible: !Theme.landscape
                width: parent.width
                text: qsTr("Language and text")
            }

            Flow {
                width: parent.width
                spacing: Theme.size.gutter

                Repeater {
                    model: panel.app.languages

                    Button {
                        required property string modelData

                        objectName: "language." + modelData
                        width: panel.app.languages.length > 2 ? panel.keyWidth3 : panel.keyWidth2
                        text: panel.app.languageName(modelData)
                        sign: panel.app.language === modelData ? "check" : ""
                        description: sign === "" ? "" : panel.chosenWords
                        onActivated: panel.app.speak(modelData)
                    }
                }
            }

            Row {
                width: parent.width
                spacing: Theme.size.gutter

                Repeater {
                    model: [1, 1.5, 2]

                    Button {
                        required property real modelData

                        objectName: "size." + modelData * 100
                        width: panel.keyWidth3
                        text: modelData === 1 ? qsTr("Normal") : modelData === 1.5 ? qsTr("Large") : qsTr("Very large")
                        sign: panel.app.textFactor === modelData ? "check" : ""
                        description: sign === "" ? "" : panel.chosenWords
                        onActivated: panel.app.enlarge(modelData)
                    }
                }
            }

            Row {
                width: parent.width
                spacing: Theme.size.gutter

                Button {
                    objectName: "contrast.off"
                    width: panel.keyWidth2
                    text: qsTr("Light screen")
                    sign: panel.app.highContrast ? "" : "check"
                    description: sign === "" ? "" : panel.chosenWords
                    onActivated: panel.app.contrast(false)
                }
                Button {
                    objectName: "contrast.on"
                    width: panel.keyWidth2
                    text: qsTr("Black screen")
                    sign: panel.app.highContrast ? "check" : ""
                    description: sign === "" ? "" : panel.chosenWords
                    onActivated: panel.app.contrast(true)
                }
            }

            Row {
                width: parent.width
                spacing: Theme.size.gutter
                visible: panel.app.soundShown

                Button {
                    objectName: "volume.down"
                    width: panel.keyWidth2
                    text: qsTr("Softer")
                    whyNot: panel.app.volume > 1 ? "" : qsTr("As soft as can be")
                    onActivated: panel.app.louder(-1)
                }
                Button {
                    objectName: "volume.up"
                    width: panel.keyWidth2
                    text: qsTr("Louder")
                    whyNot: panel.app.volume < 5 ? "" : qsTr("As loud as can be")
                    onActivated: panel.app.louder(1)
                }
            }

            Button {
                id: close
                objectName: "panel.close"
                width: parent.width
                primary: true
                text: qsTr("Done")
                onActivated: panel.closed()
            }
        }
    }
}
