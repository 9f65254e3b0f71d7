import QtQuick
import Kiosk.theme

// The ticket number, as large as its card allows.
Rectangle {
    id: card

    required property string number
    // What a screen reader says: "A, nol satu tujuh".
    property string spoken: number

    readonly property real figureWidth: figure.paintedWidth
    readonly property int figureSize: figure.fontInfo.pixelSize

    implicitWidth: Theme.size.px(984)
    implicitHeight: Theme.size.numberCard
    radius: Theme.size.radius
    color: Theme.role.surface
    border.width: Theme.size.px(6)
    border.color: Theme.role.drawingInk

    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Text {
        id: figure
        anchors.fill: parent
        anchors.leftMargin: Theme.size.px(42)
        anchors.rightMargin: Theme.size.px(42)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.type.numberLeast
        text: card.number
        textFormat: Text.PlainText
        color: Theme.role.drawingInk
        font.family: Theme.type.figures
        font.weight: Theme.type.extra
        font.pixelSize: Theme.type.number

        Accessible.ignored: true
    }
}
