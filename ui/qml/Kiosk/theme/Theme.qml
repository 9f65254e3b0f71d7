pragma Singleton
import QtQuick

// The look of everything, in three layers: palette -> roles -> states. The five properties at the
// top are all that the program sets; the rest follows from them.
QtObject {
    id: theme

    property bool highContrast: false
    property real textFactor: 1.0
    property real pxPerMm: 4.03
    property bool landscape: false
    property bool reducedMotion: false

    // From 150 % text two columns are too narrow for a title: tiles become rows.
    readonly property bool rows: textFactor >= 1.5

    readonly property Roles role: Roles {
        highContrast: theme.highContrast
    }
    readonly property Metrics size: Metrics {
        pxPerMm: theme.pxPerMm
        landscape: theme.landscape
        rows: theme.rows
    }
    readonly property TypeScale type: TypeScale {
        metrics: theme.size
        textFactor: theme.textFactor
        landscape: theme.landscape
    }
    readonly property States state: States {
        roles: theme.role
        metrics: theme.size
    }
    readonly property Motion motion: Motion {
        reduced: theme.reducedMotion
    }
    readonly property Sounds sound: Sounds {}
}
