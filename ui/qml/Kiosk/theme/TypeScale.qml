import QtQuick

// Type sizes in pixels. Prose doubles at 200 %; what is large already grows less, so that words
// still fit their frames: headings x1.25, the bar x1.4, tile titles up to 64.
QtObject {
    id: scale

    required property Metrics metrics
    required property real textFactor
    required property bool landscape

    readonly property string figures: "Plus Jakarta Sans"
    readonly property string prose: "Anjungan Prose"

    readonly property int regular: Font.Normal
    readonly property int semi: Font.DemiBold
    readonly property int bold: Font.Bold
    readonly property int extra: Font.ExtraBold

    // Line distances of 1.4 and 1.2, as multiples of what the two fonts bring along themselves.
    readonly property real leading: 1.4 / 1.2
    readonly property real tight: 1.2 / 1.26

    function grown(design: real, at200: real): int {
        return metrics.px(design * (1 + (at200 - 1) * (textFactor - 1)));
    }

    readonly property int body: grown(32, 2)
    // Lines of a list: a screen would hold one or two of them if they doubled.
    readonly property int reading: grown(32, landscape ? 1.45 : 1.7)
    readonly property int bar: landscape ? grown(28, 1.2) : grown(30, 1.4)
    readonly property int barLeast: metrics.px(26)
    readonly property int header: grown(landscape ? 30 : 36, 1.25)
    readonly property int button: landscape ? grown(32, 1.15) : grown(40, 1.25)
    readonly property int tileTitle: landscape ? grown(34, 1.3) : grown(44, 64 / 44)
    // The line under a title is cut short by its tile, so it can't double.
    readonly property int tileLine: landscape ? grown(30, 1.25) : grown(32, 1.25)
    readonly property int tileTitleLeast: metrics.px(34)
    readonly property int tileLineLeast: metrics.px(30)
    readonly property int heading: landscape ? grown(44, 1.15) : grown(56, 1.25)
    readonly property int question: landscape ? grown(50, 1.15) : grown(72, 1.25)

    // A ticket number fills its card; it is large enough at every text size.
    readonly property int number: metrics.px(landscape ? 200 : 280)
    readonly property int numberLeast: metrics.px(120)
}
