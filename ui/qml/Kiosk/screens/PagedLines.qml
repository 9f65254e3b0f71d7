pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.components
import Kiosk.theme

// Lines to read, cut into pages that fit the height: nothing scrolls, nothing is cut in two.
// A section begins with its heading; `titles` names the sections.
Item {
    id: pages

    required property int count
    property alias model: repeater.model
    property int page: 0
    property int total: 1

    property list<int> starts: [0]

    function titleOf(section: string): string {
        switch (section) {
        case "documents":
            return qsTr("What to bring");
        case "steps":
            return qsTr("What to do");
        case "fees":
            return qsTr("What it costs");
        case "more":
            return qsTr("How long it takes, and more");
        default:
            return qsTr("Ask first");
        }
    }

    // Where each page begins: a line that doesn't fit any more begins the next. Every section
    // begins a page of its own if it wouldn't fit on the rest of this one.
    function layOut(): void {
        const begin = [0];
        let used = 0;
        for (let i = 0; i < repeater.count; ++i) {
            const row = repeater.itemAt(i) as PagedLine;
            if (row === null)
                return;
            const first = i === 0 || (repeater.itemAt(i - 1) as PagedLine).section !== row.section;
            const tall = first ? row.plain + row.headed : row.plain;
            const keep = first && i + 1 < repeater.count ? (repeater.itemAt(i + 1) as PagedLine).plain : 0;
            if (used > 0 && used + tall + keep > height) {
                begin.push(i);
                used = row.plain + row.headed;
            } else {
                used += tall;
            }
        }
        starts = begin;
        total = begin.length;
        page = Math.min(page, total - 1);
    }

    onHeightChanged: Qt.callLater(layOut)
    onCountChanged: {
        page = 0;
        Qt.callLater(layOut);
    }

    Column {
        width: parent.width

        Repeater {
            id: repeater
            onItemAdded: Qt.callLater(pages.layOut)

            PagedLine {
                id: line
                required property int index

                readonly property int from: pages.starts[pages.page] ?? 0
                readonly property int to: pages.starts[pages.page + 1] ?? pages.count

                width: pages.width
                visible: index >= from && index < to
                title: pages.titleOf(section)
                headingShown: index === from || (index > 0 && (repeater.itemAt(index - 1) as PagedLine)?.section !== section)
                onPlainChanged: Qt.callLater(pages.layOut)
            }
        }
    }
}
