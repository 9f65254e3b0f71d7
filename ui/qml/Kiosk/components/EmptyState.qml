import QtQuick

// Nothing is known here: say whom to ask, never a guess.
Notice {
    thing: "help"
}
