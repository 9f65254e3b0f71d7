import QtQuick

// Entries cut into pages that fit the height: nothing scrolls, and no entry is cut in two. Each
// delegate is a PagedRow. A section that fits on a page isn't divided. Low rows share no page with
// others: they stand in the `lowRoom` pixels at the foot.
Item {
    id: pages

    property int count: repeater.count
    property int lowRoom: 0
    property alias model: repeater.model
    property alias delegate: repeater.delegate
    property int page: 0
    property int total: 1

    property list<int> starts: [0]
    readonly property bool atFoot: lowRoom > 0 && (row(starts[page])?.low ?? false)
    // The pages are as they will stay.
    readonly property bool settled: !measuring && !due.running
    // All entries are laid out, unseen: the words of a hidden one have no height yet.
    property bool measuring: true

    function row(index: int): PagedRow {
        return index >= 0 && index < repeater.count ? repeater.itemAt(index) as PagedRow : null;
    }

    function beginsSection(index: int): bool {
        const before = row(index - 1);
        return before === null || before.section !== row(index).section;
    }

    // What a page has room for that begins with this row.
    function roomFor(index: int): real {
        return lowRoom > 0 && row(index).low ? lowRoom : height;
    }

    // Height of the section that begins at `index`, with its heading.
    function sectionHeight(index: int): real {
        let height = row(index).headed + row(index).plain;
        for (let i = index + 1; i < repeater.count && !beginsSection(i); ++i)
            height += row(i).plain;
        return height;
    }

    function layOut(): void {
        if (!measuring) {
            measuring = true;
            due.restart();
            return;
        }
        const begin = [0];
        let used = 0;
        for (let i = 0; i < repeater.count; ++i) {
            const entry = row(i);
            if (entry === null)
                return;
            const first = beginsSection(i);
            const whole = first ? sectionHeight(i) : 0;
            const room = roomFor(i);
            const needed = first && whole <= room ? whole : entry.plain + (first ? entry.headed : 0);
            const apart = i > 0 && row(i - 1).low !== entry.low;
            if (used > 0 && (apart || used + needed > room)) {
                begin.push(i);
                used = entry.headed + entry.plain;
            } else {
                used += entry.plain + (first ? entry.headed : 0);
            }
        }
        showHeadings(begin);
        // Words find their lines in turns: shown once two passes agree.
        measuring = String(begin) !== String(starts);
        if (measuring)
            due.restart();
        starts = begin;
        total = begin.length;
        page = Math.min(page, total - 1);
    }

    function showHeadings(begin: list<int>): void {
        let next = 0;
        for (let i = 0; i < repeater.count; ++i) {
            const first = begin[next] === i;
            if (first)
                ++next;
            row(i).headingShown = first || beginsSection(i);
        }
    }

    onHeightChanged: due.restart()
    onWidthChanged: due.restart()
    onCountChanged: {
        page = 0;
        due.restart();
    }
    Component.onCompleted: due.restart()

    // Once after all that changes together; a timer ends with its screen, a late call wouldn't.
    Timer {
        id: due
        interval: 0
        onTriggered: pages.layOut()
    }

    Column {
        y: pages.atFoot ? pages.height - pages.lowRoom : 0
        width: parent.width
        opacity: pages.measuring ? 0 : 1

        Repeater {
            id: repeater

            onItemAdded: (index, item) => {
                const entry = item as PagedRow;
                entry.visible = Qt.binding(() => pages.measuring || index >= pages.starts[pages.page] && index < (pages.starts[pages.page + 1] ?? repeater.count));
                entry.plainChanged.connect(() => due.restart());
                due.restart();
            }
        }
    }
}
