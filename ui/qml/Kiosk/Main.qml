import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The window: one screen at a time, as the view-model says, and the hidden corner for the staff.
Window {
    id: root

    required property AppVm app
    required property real pxPerMm
    property bool reducedMotion: false

    readonly property bool landscape: width > height
    readonly property bool numbered: app.screen === "result"
    readonly property bool warned: app.warning

    function show(): void {
        const name = app.screen.charAt(0).toUpperCase() + app.screen.slice(1);
        const file = Qt.resolvedUrl("screens/" + name + "Screen.qml");
        if (loader.source !== file)
            loader.setSource(file, {
                app: root.app
            });
    }

    color: Theme.role.ground
    title: app.title

    Component.onCompleted: show()

    onNumberedChanged: if (numbered)
        app.chime(Theme.sound.number)
    onWarnedChanged: if (warned)
        app.chime(Theme.sound.warning)

    Connections {
        target: Finger
        function onTouched(did: bool): void {
            root.app.chime(did ? Theme.sound.touch : Theme.sound.refused);
        }
    }

    Connections {
        target: root.app
        function onChanged(): void {
            root.show();
        }
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: root.app.highContrast
    }
    Binding {
        target: Theme
        property: "textFactor"
        value: root.app.textFactor
    }
    Binding {
        target: Theme
        property: "landscape"
        value: root.landscape
    }
    Binding {
        target: Theme
        property: "pxPerMm"
        value: root.pxPerMm
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.reducedMotion
    }

    Loader {
        id: loader
        objectName: "screen"
        anchors.fill: parent
        focus: true
        // Keys must arrive somewhere: at the screen, where it gives them to none of its controls.
        onLoaded: if (!root.activeFocusItem || root.activeFocusItem === root.contentItem || root.activeFocusItem === loader)
            (item as Item).forceActiveFocus(Qt.OtherFocusReason)
    }

    // Around what is being read aloud. It lies over all, and takes no touch.
    FocusRing {
        objectName: "spokenRing"
        x: root.app.ring.x
        y: root.app.ring.y
        width: root.app.ring.width
        height: root.app.ring.height
        visible: width > 0
        radius: Theme.size.px(8)
    }

    // Five taps here within three seconds open the door of the staff corner (ui/viewmodels/pin.py).
    Item {
        objectName: "staff.corner"
        anchors.right: parent.right
        width: 2 * Theme.size.target
        height: Math.max(Theme.size.header, Theme.size.target)

        TapHandler {
            gesturePolicy: TapHandler.WithinBounds
            onTapped: root.app.secretTap()
        }
    }
}
