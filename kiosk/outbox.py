"""The link's window on the journal: what is to be sent, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, func, select, update

from kiosk.facts import StreamEnrolled
from kiosk.home import write_durably
from kiosk.journal.chain import GENESIS, Entry, Origin, decode_header
from kiosk.journal.tx import StreamRow, Tx, head_of, row_of
from kiosk.queue.days import trust_time
from kiosk.statuses import filing
from kiosk.store.notes import drop_note, get_note, set_note
from kiosk.store.tables import enrolment, journal, place_of, stream
from kiosk.streams import (
    OutStream,
    entries_of,
    make_stream,
    open_stream,
    read_stream_key,
    require_current,
)

if TYPE_CHECKING:
    from kiosk.app import Kiosk

_CURSOR = "feed_cursor"
_SERVER = "server"
_LINK = "link"
_FED = "fed_at"


class LinkNote(msgspec.Struct, frozen=True):
    """State of the link after the last round; `last_contact` is the server's UTC ms."""

    state: str = "never_enrolled"
    last_contact: int | None = None


class ServerInfo(msgspec.Struct, frozen=True):
    """The server this stand is enrolled at. Keys are hex; ids are 8 bytes of hex."""

    url: str
    epoch: str
    root_id: str
    root: str
    seal_id: str
    seal: str
    enrolled: tuple[str, ...] = ()
    siblings: tuple[tuple[str, str], ...] = ()


class Outbox:
    """Everything that the sync agent may do with a stand."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def streams(self) -> tuple[OutStream, ...]:
        """Streams with something to do: old ones not drained yet, then the open one.

        What an old one still owes when its key is lost goes into the open stream first.
        """
        for name, acked in self._unsigned():
            self.forked(name, acked)

        def work(connection: Connection) -> tuple[OutStream, ...]:
            rows = connection.execute(select(stream).order_by(stream.c.id)).fetchall()
            found = []
            for row in rows:
                closed = row.closed_seq is not None
                head = head_of(connection, row.id)
                if closed:
                    head = (row.closed_seq, _hash_at(connection, row.id, row.closed_seq))
                if closed and row.acked_seq >= head[0]:
                    continue
                found.append(
                    OutStream(
                        id=row.stream,
                        key=read_stream_key(self._kiosk.home, row.stream),
                        head=head,
                        acked=(row.acked_seq, row.acked_hash),
                        closed=closed,
                    )
                )
            return tuple(found)

        return self._kiosk.store.read(work)

    def _unsigned(self) -> list[tuple[bytes, int]]:
        """Closed streams with entries to send and no key to sign them with, and their acks."""
        owing = select(stream.c.stream, stream.c.acked_seq).where(
            stream.c.closed_seq > stream.c.acked_seq
        )
        rows = self._kiosk.store.read(lambda c: c.execute(owing).fetchall())
        return [
            (row.stream, row.acked_seq)
            for row in rows
            if not self._kiosk.home.stream_key(row.stream).exists()
        ]

    def entries(self, name: bytes, after: int, limit: int) -> tuple[Entry, ...]:
        """Entries of a stream above `after`, at most `limit`; a closed one ends at its close."""

        def work(connection: Connection) -> tuple[Entry, ...]:
            row = StreamRow(row_of(connection, name), name)
            closed = connection.execute(
                select(stream.c.closed_seq).where(stream.c.id == row.id)
            ).scalar_one()
            if closed is not None:
                limited = min(limit, max(0, closed - after))
                return tuple(entries_of(connection, row, after, limited))
            return tuple(entries_of(connection, row, after, limit))

        return self._kiosk.store.read(work)

    def backlog(self) -> int:
        """Entries that central hasn't acknowledged, over all streams."""

        def work(connection: Connection) -> int:
            total = 0
            for row in connection.execute(select(stream)).fetchall():
                newest = row.closed_seq
                if newest is None:
                    newest = head_of(connection, row.id)[0]
                total += max(0, newest - row.acked_seq)
            return total

        return self._kiosk.store.read(work)

    def oldest_unacked_ms(self) -> int | None:
        """Wall time of the oldest entry that waits to be sent; None when nothing waits."""
        for out in self.streams():
            for entry in self.entries(out.id, out.acked[0], 1):
                return decode_header(entry.header).at
        return None

    def acked(self, name: bytes, seq: int, hashed: bytes) -> None:
        """Notes what central has. It may be less than before: the server was restored."""
        self._kiosk.write(
            lambda tx: tx.connection.execute(
                update(stream)
                .where(stream.c.stream == name)
                .values(acked_seq=seq, acked_hash=hashed)
            )
        )
        self._keep_outside()

    def hash_at(self, name: bytes, seq: int) -> bytes | None:
        """The hash of one entry; zeros for 0; None where there is none."""

        def work(connection: Connection) -> bytes | None:
            if seq == 0:
                return GENESIS
            return connection.execute(
                select(journal.c.hash).where(
                    journal.c.place == place_of(row_of(connection, name), seq)
                )
            ).scalar_one_or_none()

        return self._kiosk.store.read(work)

    def forked(self, name: bytes, same: int) -> None:
        """Leaves a stream whose history parted from central's after `same`.

        A new stream is opened; what the old one wrote after `same` is written again in
        it, each entry naming its origin, and the old one counts as closed at `same`.
        """
        kiosk = self._kiosk

        def work(tx: Tx) -> None:
            connection = tx.connection
            old = StreamRow(row_of(connection, name), name)
            closed = connection.execute(
                select(stream.c.closed_seq).where(stream.c.id == old.id)
            ).scalar_one()
            # What lies above a close was written again when that close was made.
            end = head_of(connection, old.id)[0] if closed is None else closed
            if tx.writes.id == old.id:
                fresh = make_stream(kiosk.home)
                row = open_stream(connection, fresh, tx.now, kiosk.place.id, "fork", old)
                tx = kiosk.transaction(connection, row)
            for entry in tuple(entries_of(connection, old, same, max(0, end - same))):
                _again(tx, entry)
            connection.execute(
                update(stream).where(stream.c.id == old.id).values(closed_seq=min(same, end))
            )

        kiosk.write(work)
        kiosk.row = kiosk.store.read(require_current)
        self._keep_outside()

    def enrolled(self, server: ServerInfo, place: str, letter: str, name: bytes) -> None:
        """Notes that central took this stream, its letter, and the server's keys."""
        known = self.server()
        names = (*(known.enrolled if known and known.root == server.root else ()), name.hex())
        server = msgspec.structs.replace(server, enrolled=tuple(dict.fromkeys(names)))

        def work(tx: Tx) -> None:
            set_note(tx.connection, _SERVER, server)
            tx.append(
                StreamEnrolled(place=place, letter=letter, server=server.url, epoch=server.epoch)
            )

        self._kiosk.write(work)

    def server(self) -> ServerInfo | None:
        """The server this stand is enrolled at, if any."""
        return self._kiosk.store.read(lambda c: get_note(c, _SERVER, ServerInfo))

    def set_server(self, server: ServerInfo) -> None:
        """Keeps what changed about the server (its epoch, siblings' keys)."""
        self._kiosk.write(lambda tx: set_note(tx.connection, _SERVER, server))

    def trusted_time(self, server_ms: int) -> None:
        """Takes central's time for this boot: for the business day, and for what is too old."""

        def work(tx: Tx) -> None:
            trust_time(tx, server_ms, self._kiosk.zone)
            filing.expire(tx.connection, server_ms)

        self._kiosk.write(work)

    def cursor(self) -> tuple[str, int]:
        """How far the feed has been read: (epoch, n)."""
        return self._kiosk.store.read(lambda c: get_note(c, _CURSOR, tuple[str, int])) or ("", 0)

    def take_feed(
        self, cursor: tuple[str, int], work: Callable[[Tx], None], *, snapshot: bool
    ) -> None:
        """Does `work`, the part of the feed before `cursor`, and notes that, both or neither."""

        def whole(tx: Tx) -> None:
            work(tx)
            set_note(tx.connection, _CURSOR, cursor)
            if snapshot:
                drop_note(tx.connection, _FED)

        self._kiosk.write(whole)

    def link(self) -> LinkNote:
        """How the last try to reach central went, in whatever process."""
        return self._kiosk.store.read(lambda c: get_note(c, _LINK, LinkNote)) or LinkNote()

    def set_link(self, state: str, last_contact: int | None, fed_at_ms: int | None = None) -> None:
        """Notes how a try to reach central went, and when the whole feed was here, if it was."""

        def work(tx: Tx) -> None:
            set_note(tx.connection, _LINK, LinkNote(state, last_contact))
            if fed_at_ms is not None:
                set_note(tx.connection, _FED, fed_at_ms)

        self._kiosk.write(work)

    def letter(self) -> str | None:
        """The letter central gave; None before enrolment."""
        return self._kiosk.store.read(
            lambda c: c.execute(select(enrolment.c.letter)).scalar_one_or_none()
        )

    def entry_count(self) -> int:
        """All entries in this store."""
        return self._kiosk.store.read(
            lambda c: c.execute(select(func.count()).select_from(journal)).scalar_one()
        )

    def _keep_outside(self) -> None:
        """The acknowledged heads, outside the database: else a cut-off tail isn't seen."""
        rows = self._kiosk.store.read(lambda c: c.execute(select(stream)).fetchall())
        heads = {row.stream.hex(): [row.acked_seq, row.acked_hash.hex()] for row in rows}
        write_durably(self._kiosk.home.acked, msgspec.json.encode(heads))


def fed_at(connection: Connection) -> int | None:
    """When the stand last had the whole feed, central's UTC ms; None before that."""
    return get_note(connection, _FED, int)


def _hash_at(connection: Connection, row: int, seq: int) -> bytes:
    if seq == 0:
        return GENESIS
    found: bytes = connection.execute(
        select(journal.c.hash).where(journal.c.place == place_of(row, seq))
    ).scalar_one()
    return found


def _again(tx: Tx, entry: Entry) -> None:
    """Writes an entry of a parted stream again. Where it was copied once, that origin stays."""
    header = decode_header(entry.header)
    origin = header.origin or Origin(entry.stream.hex(), entry.seq, entry.hash.hex())
    if entry.payload is not None:
        tx.append_copy(header, entry.payload, origin)
