import QtQuick

// How a role looks while it is touched. A control stays in the same frame: only its fill and the
// width of its border change, nothing moves. An unavailable control isn't dimmed, it says why.
QtObject {
    id: states

    required property Roles roles
    required property Metrics metrics

    function surface(pressed: bool): color {
        return pressed ? roles.surfacePressed : roles.surface;
    }

    function key(pressed: bool): color {
        return pressed ? roles.keyPressed : roles.key;
    }

    function primary(pressed: bool): color {
        return pressed ? roles.primaryPressed : roles.primary;
    }

    function border(pressed: bool): int {
        return pressed ? metrics.borderPressed : metrics.border;
    }
}
