import QtQuick

// Something failed: say what, and what the person can do now.
Notice {
    sign: "alert-triangle"
}
