pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

Sample {
    id: page

    Repeater {
        model: [false, true]

        TickBox {
            id: box

            required property bool modelData

            width: page.cell
            height: words.implicitHeight + 4 * Theme.size.space2
            name: words.text
            ticked: modelData

            Label {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                text: box.ticked ? page.say("Kartu Keluarga asli", "Original family card") : page.say("KTP-el asli, atau surat keterangan perekaman", "Original ID card, or the recording certificate")
                font.family: Theme.type.prose
                font.pixelSize: Theme.type.body
            }
        }
    }
}
