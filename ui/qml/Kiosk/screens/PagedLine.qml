import QtQuick
import Kiosk.components
import Kiosk.theme

// One line of a page to read, with the heading of its section above it where one is due.
Column {
    id: line

    required property string section
    required property string text
    required property string detail
    required property string figure
    required property string sign
    property string title: ""
    property bool headingShown: false

    // Heights without and of the heading: what the pages are cut by.
    readonly property real plain: row.implicitHeight
    readonly property real headed: heading.implicitHeight + heading.bottomPadding + heading.topPadding

    Heading {
        id: heading
        width: parent.width
        visible: line.headingShown
        topPadding: Theme.size.space2
        bottomPadding: Theme.size.space1
        text: line.title
    }

    ListRow {
        id: row
        width: parent.width
        text: line.text
        detail: line.detail
        figure: line.figure
        sign: line.sign
    }
}
