import QtQuick
import Kiosk.components
import Kiosk.theme

// One entry of PagedLines: what it shows, and above it the heading of its section where one is due.
Column {
    id: row

    property string section: ""
    property string title: ""
    property bool headingShown: false
    // Holds something to touch, so it stands in low reach: see PagedLines.
    property bool low: false

    // Height without the heading: with `headed`, what the pages are cut by. From implicit heights
    // of the words, since a positioner takes its height only with the next frame.
    required property real plain
    readonly property real headed: title === "" ? 0 : heading.implicitHeight

    Heading {
        id: heading
        width: parent.width
        visible: row.headingShown && row.title !== ""
        topPadding: Theme.size.space2
        bottomPadding: Theme.size.space1
        text: row.title
    }
}
