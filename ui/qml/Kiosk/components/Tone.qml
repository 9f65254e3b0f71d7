import QtQuick
import Kiosk.theme

// What a message means: its colours and, because colour alone says nothing to many, its sign.
QtObject {
    id: tone

    enum Kind {
        Info,
        Positive,
        Warning,
        Danger
    }

    required property int kind

    readonly property color fill: [Theme.role.info, Theme.role.positive, Theme.role.warning, Theme.role.danger][kind]
    readonly property color words: [Theme.role.infoText, Theme.role.positiveText, Theme.role.warningText, Theme.role.dangerText][kind]
    readonly property string sign: ["info-circle", "circle-check", "alert-triangle", "alert-triangle"][kind]
}
