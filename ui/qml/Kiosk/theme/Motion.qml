import QtQuick

// Durations in milliseconds; 0 switches an animation off.
QtObject {
    required property bool reduced

    readonly property int change: reduced ? 0 : 200
    readonly property int fade: reduced ? 0 : 250
}
