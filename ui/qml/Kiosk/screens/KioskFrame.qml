import QtQuick
import Kiosk.components
import Kiosk.theme
import Kiosk.vm

// The frame of every screen, with the bar's keys at work and the two things that may lie over it.
Frame {
    id: frame

    required property AppVm app

    // From the motif down to the bar: where a page of reading stands.
    readonly property int reading: foot - stageTop

    title: app.title
    // Large words leave room for the hour only.
    clock: Theme.rows && !Theme.landscape ? app.hour : app.clock
    bar.canGoBack: app.canGoBack
    bar.soundShown: false

    Connections {
        target: frame.bar
        function onBack(): void {
            frame.app.goBack();
        }
        function onHome(): void {
            frame.app.goHome();
        }
        function onLanguage(): void {
            languagePanel.opened = true;
        }
        function onHelp(): void {
            frame.app.goHelp();
        }
    }

    overlay: [
        LanguagePanel {
            id: languagePanel
            app: frame.app
        },
        IdleDialog {
            app: frame.app
        }
    ]
}
