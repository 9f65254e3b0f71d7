import QtQuick
import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    AnswerCard {
        width: page.cell
        height: words.implicitHeight + 2 * inset

        Column {
            id: words
            width: parent.width
            spacing: Theme.size.space2

            Heading {
                width: parent.width
                color: Theme.role.link
                font.pixelSize: Theme.type.tileTitle
                text: page.say("Bolehkah paspor diambilkan orang lain?", "May somebody else collect a passport?")
            }
            Prose {
                width: parent.width
                text: page.say("Boleh, dengan surat kuasa dan KTP\u2011el asli Anda.", "Yes, with your written consent and your original ID card.")
            }
        }
    }
}
