import QtQuick

// What a colour is for. Screens and components name roles, never colours.
QtObject {
    id: roles

    required property bool highContrast

    readonly property Colours raw: Colours {}

    readonly property color ground: highContrast ? raw.black : raw.paper
    readonly property color surface: highContrast ? raw.black : raw.white
    readonly property color text: highContrast ? raw.white : raw.ink
    readonly property color textSoft: highContrast ? raw.white : raw.slate
    readonly property color border: highContrast ? raw.white : raw.stone
    readonly property color link: highContrast ? raw.sky : raw.blue

    readonly property color header: highContrast ? raw.black : raw.navy
    readonly property color headerText: raw.white
    readonly property color strip: highContrast ? raw.black : raw.sand
    readonly property color key: highContrast ? raw.black : raw.sand

    // The one primary action of a screen.
    readonly property color primary: highContrast ? raw.amber : raw.gold
    readonly property color primaryText: highContrast ? raw.black : raw.ink

    readonly property color info: highContrast ? raw.black : raw.navy
    readonly property color infoText: raw.white
    readonly property color positive: highContrast ? raw.black : raw.mint
    readonly property color positiveText: highContrast ? raw.white : raw.green
    readonly property color warning: highContrast ? raw.amber : raw.straw
    readonly property color warningText: highContrast ? raw.black : raw.ink
    readonly property color danger: highContrast ? raw.black : raw.blush
    readonly property color dangerText: highContrast ? raw.amber : raw.rust

    readonly property color focusOuter: highContrast ? raw.sky : raw.navy
    readonly property color focusInner: highContrast ? raw.black : raw.gold
    readonly property color veil: highContrast ? raw.black : raw.navyDeep

    // Drawings: the line, the coloured part and the body of a thing.
    readonly property color drawingInk: highContrast ? raw.white : raw.navy
    readonly property color drawingAccent: highContrast ? raw.bronze : raw.gold
    readonly property color drawingBody: highContrast ? raw.black : raw.white
    readonly property color motif: highContrast ? raw.amber : raw.navy

    // Only States.qml reads these.
    readonly property color surfacePressed: highContrast ? raw.coal : raw.sand
    readonly property color keyPressed: highContrast ? raw.coal : raw.sandDeep
    readonly property color primaryPressed: highContrast ? raw.white : raw.goldDeep
}
