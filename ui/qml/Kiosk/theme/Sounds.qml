import QtQuick

// What sounds when: names of files in assets/sounds/, made by script/build_sounds.py. Nothing is
// said by a sound alone.
QtObject {
    // A control acted.
    readonly property string touch: "touch"
    // A control can't be had now; its words say why.
    readonly property string refused: "refused"
    // A number is saved.
    readonly property string number: "number"
    // Is somebody still here?
    readonly property string warning: "warning"
}
