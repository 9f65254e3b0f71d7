pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The frame of every screen, with the bar's keys at work and the two things that may lie over it.
Frame {
    id: frame

    required property AppVm app

    property bool settingsShown: false

    // From the motif down to the bar: where a page of reading stands.
    readonly property int reading: foot - stageTop

    // A tactile pad has arrows and a key to confirm: any of them goes to the first control. What
    // covers the screen goes away with the focus in it.
    Keys.onPressed: event => {
        const keys = [Qt.Key_Down, Qt.Key_Up, Qt.Key_Left, Qt.Key_Right, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space];
        event.accepted = frame.activeFocus && keys.includes(event.key);
        if (event.accepted)
            frame.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }
    onCoveredChanged: if (!covered)
        frame.forceActiveFocus(Qt.OtherFocusReason)

    title: app.title
    // Large words leave room for the hour only.
    clock: Theme.rows && !Theme.landscape ? app.hour : app.clock
    bar.canGoBack: app.canGoBack
    bar.soundShown: app.soundShown
    bar.soundText: app.speaking ? qsTr("Quiet") : qsTr("Sound")

    Connections {
        target: frame.bar
        function onBack(): void {
            frame.app.goBack();
        }
        function onHome(): void {
            frame.app.goHome();
        }
        function onSound(): void {
            frame.app.sound();
        }
        function onLanguage(): void {
            frame.settingsShown = true;
        }
        function onHelp(): void {
            frame.app.goHelp();
        }
    }

    // Made when they are needed: a screen must come at once.
    overlay: [
        Loader {
            anchors.fill: parent
            active: frame.settingsShown
            visible: active
            sourceComponent: LanguagePanel {
                app: frame.app
                onClosed: frame.settingsShown = false
            }
        },
        Loader {
            anchors.fill: parent
            active: frame.app.warning
            visible: active
            sourceComponent: IdleDialog {
                app: frame.app
            }
        }
    ]
}
