"""A store with very many old tickets, as a stand of many years has it, made in a minute or two.

Days of 100 people: each has a number and its paper, every tenth is called and served, the rest
expire with the day. Every entry is chained, every row is what the product's own projections would
have derived; `proven` shows that by rebuilding a small store. The rows go in by bulk SQL, because
a million durable transactions would take hours.
"""

from __future__ import annotations

import datetime
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import sqlite

from kiosk import facts
from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.journal.chain import Header, encode_header, make_entry
from kiosk.journal.tx import head_of
from kiosk.projections import project
from kiosk.rebuilding import rebuild
from kiosk.store import tables
from kiosk.store.prepared import driver_of
from tests.bench._figures import progress
from tests.support.stands import UMRAH, everything, make_home

A_DAY = 100
SERVED_EVERY = 10
BOOT = "0a0b0c0d"
FIRST_DAY = datetime.date(1990, 1, 1)
DAY_MS = 86_400_000
SERVICE_MS = 240_000
CHUNK_DAYS = 100

_FILLED = (tables.journal, tables.ticket, tables.interval)
_LEFT_TO_SQLITE = {"id", "payload_hash"}
_NAMED = sqlite.dialect(paramstyle="named")


class Past:
    """Makes the rows of days long gone, on top of what a new store holds."""

    def __init__(self, connection: Connection, kiosk: Kiosk) -> None:
        self._stream = kiosk.row
        self._seq, self._hash = head_of(connection, kiosk.row.id)
        self._waiting: list[dict[str, Any]] = []
        self.rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _FILLED}

    def day(self, number: int) -> None:
        """Adds one day, after ending the one before."""
        day = (FIRST_DAY + datetime.timedelta(days=number)).isoformat()
        morning = (FIRST_DAY.toordinal() - 719_163 + number) * DAY_MS
        if number:
            self._end(morning)
        self._opened = facts.DayOpened(day=day)
        self._append(self._opened, morning)
        for n in range(1, A_DAY + 1):
            self._person(day, n, morning + n * SERVICE_MS)

    def write(self, connection: Connection) -> None:
        """Puts the rows into the store and forgets them."""
        for table, rows in self.rows.items():
            columns = [c.name for c in table.columns if c.name not in _LEFT_TO_SQLITE]
            sql = str(insert(table).compile(dialect=_NAMED, column_keys=columns))
            driver_of(connection).executemany(sql, rows)
            rows.clear()
        project(connection, self._stream.id, self._seq, 0, self._opened)

    def _end(self, at: int) -> None:
        for row in self._waiting:
            row |= {"state": "expired", "ended_at": at}
        day = self._waiting[0]["day"]
        self._append(facts.TicketsExpired(day=day, count=len(self._waiting)), at)
        self._waiting.clear()

    def _person(self, day: str, n: int, at: int) -> None:
        number = {"day": day, "series": "A", "kiosk": "", "n": n}
        asked = {"line": "paspor", "lane": "umum", "service": UMRAH}
        issued = facts.TicketIssued(**number, **asked)  # type: ignore[arg-type]
        seq = self._append(issued, at)
        self._append(facts.PrintFinished(seq=seq, state="printed"), at)
        key = {"stream": self._stream.id, "seq": seq}
        row = key | number | asked | {"state": "waiting", "desk": None, "issued_at": at}
        row |= {"printed": "printed", "copies": 0}
        row |= {"called_at": None, "serving_at": None, "ended_at": None}
        self.rows[tables.ticket].append(row)
        if n % SERVED_EVERY == 0:
            self._served(row, at)
        else:
            self._waiting.append(row)

    def _served(self, row: dict[str, Any], at: int) -> None:
        key = {"stream": row["stream"], "seq": row["seq"]}
        called, ended = at + SERVICE_MS // 4, at + SERVICE_MS // 2
        self._append(facts.TicketCalled(seq=row["seq"], desk="1"), called)
        self._append(facts.TicketServed(seq=row["seq"], desk="1"), ended)
        row |= {"state": "served", "desk": "1", "called_at": called, "ended_at": ended}
        self._add(tables.interval, **key, state="waiting", start=at, end=called, who="")
        self._add(tables.interval, **key, state="called", start=called, end=ended, who="1")

    def _add(self, table: Table, **row: Any) -> None:
        self.rows[table].append(row)

    def _append(self, fact: facts.Fact, at: int) -> int:
        header = encode_header(Header(k=fact.kind(), at=at, mono=at, boot=BOOT))
        payload = facts.encode(fact)
        prev, self._seq = self._hash, self._seq + 1
        self._hash = make_entry(self._stream.stream, self._seq, prev, header, payload).hash
        self._add(
            tables.journal,
            **{"place": tables.place_of(self._stream.id, self._seq)},
            **{"prev": prev, "hash": self._hash},
            **{"header": header, "payload": payload},
        )
        return self._seq


def fill(kiosk: Kiosk, days: int) -> None:
    """Puts `days` days of the past into a new store."""
    past = kiosk.store.read(lambda c: Past(c, kiosk))
    for first in range(0, days, CHUNK_DAYS):
        for number in range(first, min(first + CHUNK_DAYS, days)):
            past.day(number)
        kiosk.store.write(past.write)
        if first % (CHUNK_DAYS * 10) == 0:
            progress(f"old tickets: day {first} of {days}")


def proven(folder: Path) -> None:
    """Shows on a few days that the made-up store is the one the product would have written."""
    kiosk = Kiosk.open(make_home(folder))
    try:
        fill(kiosk, 3)
        assert kiosk.journal_report().ok
        made = everything(kiosk)
        assert len(made["ticket"]) == 3 * A_DAY
        kiosk.store.write(rebuild)
        assert everything(kiosk) == made, "the projections derive other rows from this journal"
    finally:
        kiosk.close()


def home_with(tickets: int, folder: Path) -> Home:
    """A home of its own in `folder` with so many old tickets; kept to be copied next time."""
    name = f"anjungan-bench-{tickets}-"
    kept = Path(tempfile.gettempdir()) / (name + _recipe())
    if not kept.exists():
        for older in kept.parent.glob(f"{name}*"):
            shutil.rmtree(older)
        with tempfile.TemporaryDirectory(prefix="anjungan-bench-making-") as making:
            proven(_new(Path(making), "proof"))
            kiosk = Kiosk.open(make_home(_new(Path(making), "kept")))
            fill(kiosk, tickets // A_DAY)
            kiosk.close()
            (Path(making) / "kept").rename(kept)
    return Home(Path(shutil.copytree(kept / "home", folder / "home")))


def _new(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def _recipe() -> str:
    """Another recipe, or another shape of the store, makes another file."""
    sources = (Path(__file__), Path(tables.__file__), Path(facts.__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
