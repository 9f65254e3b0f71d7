import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    readonly property int keyWidth: (width - 4 * Theme.size.space2) / 5

    Bar {
        width: page.width
        backText: page.say("Kembali", "Back")
        homeText: page.say("Beranda", "Home")
        soundText: page.say("Suara", "Sound")
        languageText: page.say("Bahasa", "Language")
        helpText: page.say("Bantuan", "Help")
    }
    Bar {
        width: page.width
        canGoBack: false
        backText: page.say("Kembali", "Back")
        homeText: page.say("Beranda", "Home")
        soundText: page.say("Suara", "Sound")
        languageText: page.say("Bahasa", "Language")
        helpText: page.say("Bantuan", "Help")
    }
    BarKey {
        width: page.keyWidth
        text: page.say("Bantuan", "Help")
        sign: "lifebuoy"
        pressed: true
    }
    BarKey {
        width: page.keyWidth
        focus: true
        text: page.say("Bahasa", "Language")
        sign: "language"
    }
}
