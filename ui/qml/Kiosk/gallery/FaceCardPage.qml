import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    FaceCard {
        width: page.cell
        text: page.say("Tidak mudah", "Not easy")
        thing: "weeping"
        pressed: true
    }
    FaceCard {
        width: page.cell
        focus: true
        text: page.say("Mudah", "Easy")
        thing: "smiling"
    }
    FaceCard {
        width: page.cell
        text: page.say("Sangat mudah", "Very easy")
        thing: "laughing"
        chosen: true
    }
    FaceCard {
        width: page.cell
        several: true
        text: page.say("Petani atau nelayan", "Farmer or fisher")
    }
    FaceCard {
        width: page.cell
        several: true
        chosen: true
        text: page.say("Ibu rumah tangga", "Homemaker")
    }
}
