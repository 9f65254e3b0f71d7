import QtQuick

// Entries cut into pages that fit the height: nothing scrolls, and no entry is cut in two. Each
// delegate is a PagedRow. A section that fits on a page isn't divided, and no page is left with a lone
// line while another is full. Low rows share no page with others: they stand in the `lowRoom` pixels
// at the foot.
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

    // Where each page begins if only a `part` of a page's height is filled with divided sections.
    // `blocks`: what isn't divided, each with its first row, heights, room and reach.
    function cut(blocks: var, part: real): list<int> {
        const begin = [0];
        let used = 0;
        for (let i = 0; i < blocks.length; ++i) {
            const block = blocks[i];
            const apart = i > 0 && blocks[i - 1].low !== block.low;
            if (used > 0 && (apart || used + block.height > block.room * part)) {
                begin.push(block.first);
                used = block.height + (block.begins ? 0 : block.headed);
            } else {
                used += block.height;
            }
        }
        return begin;
    }

    // Sections that fit on a page are one block; of others each row is one.
    function blocksOf(): var {
        const blocks = [];
        for (let i = 0; i < repeater.count; ++i) {
            const entry = row(i);
            const begins = beginsSection(i);
            blocks.push({
                first: i,
                begins: begins,
                headed: entry.headed,
                height: entry.plain + (begins ? entry.headed : 0),
                room: lowRoom > 0 && entry.low ? lowRoom : height,
                low: entry.low
            });
        }
        return joined(blocks);
    }

    function joined(rows: var): var {
        const blocks = [];
        for (let i = 0; i < rows.length; ) {
            let end = i + 1;
            let whole = rows[i].height;
            while (end < rows.length && !rows[end].begins)
                whole += rows[end++].height;
            if (whole <= rows[i].room && rows[i].begins) {
                rows[i].height = whole;
                blocks.push(rows[i]);
            } else {
                blocks.push(...rows.slice(i, end));
            }
            i = end;
        }
        return blocks;
    }

    // As few pages as can be, and those as evenly full as can be: no lone line on the last.
    function evened(): list<int> {
        const blocks = blocksOf();
        let best = cut(blocks, 1);
        for (let part = 0.95; part > 0.4; part -= 0.05) {
            const other = cut(blocks, part);
            if (other.length > best.length)
                break;
            best = other;
        }
        return best;
    }

    function layOut(): void {
        if (!measuring) {
            measuring = true;
            due.restart();
            return;
        }
        for (let i = 0; i < repeater.count; ++i)
            if (row(i) === null)
                return;
        const begin = evened();
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
