"""A stand at work, to be recorded: takes numbers, prints, calls, and hears from central.

    stand.py FOLDER FIRST COUNT END [PRAGMA]

What the outside world has seen is written below FOLDER/world: `shown` gets a line for each
number after it was committed and printed, `paper.bin` is the printer. END is `close` or
`kill`. PRAGMA is run on the open store, for a control that forgets on purpose; `lazy-files`
instead leaves out every sync of the small files.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import msgspec

from kiosk.app import Kiosk
from kiosk.facts import Lane
from kiosk.home import Home
from printing.once import print_job
from tests.support.stands import UMRAH, SetClock, wib

CLOCK = SetClock(wib("2026-11-24 09:41"))
LAZY_FILES = "lazy-files"


def main(folder: Path, first: int, count: int, end: str, weaken: str = "") -> None:
    kiosk = Kiosk.open(Home(folder / "home"), CLOCK)
    if weaken == LAZY_FILES:
        os.fsync = lambda fd: None  # SQLite syncs in C, not by this
    elif weaken:
        kiosk.store.connection.exec_driver_sql(weaken)
    shown = os.open(folder / "world" / "shown", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for n in range(first, first + count):
        serve_one(kiosk, n, shown)
    if end == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    kiosk.close()


def serve_one(kiosk: Kiosk, n: int, shown: int) -> None:
    on_paper = n % 3 == 0
    lane: Lane = "prioritas" if n % 4 == 0 else "umum"
    issued = kiosk.issue(UMRAH, lane, f"touch-{n}", on_paper=on_paper)
    if on_paper:
        assert issued.job is not None
        print_job(kiosk, issued.job)
    ticket = issued.ticket
    line = {"number": ticket.number, "seq": ticket.seq, "key": f"touch-{n}"}
    os.write(shown, msgspec.json.encode(line) + b"\n")
    if n % 5 == 0 and (called := kiosk.call_next("1")) is not None:
        kiosk.done(called.number)
    if n % 7 == 0:
        own = kiosk.outbox.streams()[-1]
        kiosk.outbox.acked(own.id, *own.head)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
