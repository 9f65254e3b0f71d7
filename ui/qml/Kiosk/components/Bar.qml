import QtQuick
import Kiosk.theme

// The same five keys at the foot of every screen. The first two rest where there is no way back,
// but keep their place.
Row {
    id: bar

    property string backText: qsTr("Back")
    property string homeText: qsTr("Home")
    property string soundText: qsTr("Sound")
    property string languageText: qsTr("Language")
    property string helpText: qsTr("Help")
    property bool canGoBack: true
    // A stand without reading aloud has no key for it.
    property bool soundShown: true

    readonly property int keys: soundShown ? 5 : 4
    readonly property real keyWidth: (width - (keys - 1) * spacing) / keys

    signal back
    signal home
    signal sound
    signal language
    signal help

    spacing: Theme.size.space2
    height: Theme.size.barKey

    BarKey {
        objectName: "barBack"
        width: bar.keyWidth
        text: bar.backText
        sign: "arrow-left"
        opacity: bar.canGoBack ? 1 : 0
        enabled: bar.canGoBack
        onActivated: bar.back()
    }
    BarKey {
        objectName: "barHome"
        width: bar.keyWidth
        text: bar.homeText
        sign: "home"
        opacity: bar.canGoBack ? 1 : 0
        enabled: bar.canGoBack
        onActivated: bar.home()
    }
    BarKey {
        objectName: "barSound"
        width: bar.keyWidth
        visible: bar.soundShown
        text: bar.soundText
        sign: "volume"
        onActivated: bar.sound()
    }
    BarKey {
        objectName: "barLanguage"
        width: bar.keyWidth
        text: bar.languageText
        sign: "language"
        onActivated: bar.language()
    }
    BarKey {
        objectName: "barHelp"
        width: bar.keyWidth
        text: bar.helpText
        sign: "lifebuoy"
        onActivated: bar.help()
    }
}
