import Kiosk.components

Sample {
    id: page

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
        text: page.say("Bantuan", "Help")
        sign: "lifebuoy"
        pressed: true
    }
    BarKey {
        focus: true
        text: page.say("Bahasa", "Language")
        sign: "language"
    }
}
