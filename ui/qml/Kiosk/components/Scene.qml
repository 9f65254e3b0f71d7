import QtQuick

// A drawn scene of the attract screen: assets/scenes/<name>.svg ("touch", "take", "sit"). Give it a
// width and a height; the drawing keeps its proportions.
Image {
    id: scene

    required property string name
    property string description: ""

    fillMode: Image.PreserveAspectFit
    sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
    // Drawn when it is shown: a large drawing takes as long as all else on the screen together.
    source: visible ? "image://drawing/scenes/" + name : ""

    Accessible.role: Accessible.Graphic
    Accessible.name: description
}
