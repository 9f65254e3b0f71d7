import QtQuick

// Lengths in pixels. The design is drawn for 4.03 px/mm (21.5 inch, 1080x1920); `unit` carries it
// to another screen so that everything keeps its size in millimetres.
QtObject {
    id: metrics

    required property real pxPerMm
    required property bool landscape
    required property bool rows

    readonly property real unit: pxPerMm / 4.03

    function px(design: real): int {
        return Math.round(design * unit);
    }

    // Below 20 mm standing people get slower and err more; above it nothing is gained.
    readonly property int target: Math.ceil(20 * pxPerMm)

    readonly property int space1: px(8)
    readonly property int space2: px(16)
    readonly property int space3: px(24)
    readonly property int space4: px(48)
    readonly property int margin: landscape ? px(32) : px(48)
    readonly property int gutter: landscape ? px(16) : px(24)
    readonly property int radius: landscape ? px(20) : px(28)

    readonly property int border: px(3)
    readonly property int borderPressed: px(6)
    readonly property int focusOuter: px(6)
    readonly property int focusInner: px(4)

    readonly property int header: landscape ? px(72) : px(112)
    readonly property int strip: landscape ? px(16) : px(24)
    readonly property int barKey: landscape ? px(88) : px(144)
    readonly property int barMargin: landscape ? px(8) : px(32)

    readonly property int primaryBlock: landscape ? px(144) : px(300)
    readonly property int row: landscape ? px(120) : px(144)
    readonly property int button: landscape ? px(96) : px(144)
    readonly property int numberCard: landscape ? px(230) : px(330)
    readonly property int band: landscape ? px(140) : px(232)
    readonly property int padKey: landscape ? target : px(120)

    readonly property int pictogram: landscape ? px(60) : px(96)
    readonly property int barIcon: landscape ? px(34) : px(52)
    readonly property int icon: px(44)
}
