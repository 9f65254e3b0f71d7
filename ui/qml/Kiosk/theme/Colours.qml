import QtQuick

// The raw colours, and the only file with hex codes. Nothing but Roles.qml reads it.
// Contrast in brackets is against the ground that the colour is used on.
QtObject {
    readonly property color paper: "#FBF8F1"
    readonly property color white: "#FFFFFF"
    readonly property color sand: "#F1E9DA"
    readonly property color sandDeep: "#E4D8C0"
    readonly property color ink: "#14213D"        // 15.1 on paper, 16.0 on white, 13.2 on sand
    readonly property color slate: "#3D4A63"      // 8.4 / 8.9 / 7.4
    readonly property color blue: "#124A8C"       // 8.3 / 8.8 / 7.3
    readonly property color navy: "#0B2E59"       // white on it 13.6
    readonly property color navyDeep: "#071F3E"
    readonly property color gold: "#F2B705"       // ink on it 8.8; a fill only, 1.7 on paper
    readonly property color goldDeep: "#DDA600"   // ink on it 7.3
    readonly property color stone: "#756D5E"      // border, 4.8 / 5.1 / 4.2
    readonly property color green: "#0F5A36"      // 7.1 on mint
    readonly property color mint: "#DDF2E4"
    readonly property color rust: "#8A2614"       // 7.1 on blush
    readonly property color blush: "#FBE1DB"
    readonly property color straw: "#FFE9A8"      // ink on it 13.3

    readonly property color black: "#000000"
    readonly property color coal: "#262626"       // white on it 15.1
    readonly property color amber: "#FFD84D"      // 15.2 on black
    readonly property color bronze: "#806200"     // white on it 5.8, itself 3.6 on black; drawings only
    readonly property color sky: "#8FD3FF"        // 12.9 on black
}
