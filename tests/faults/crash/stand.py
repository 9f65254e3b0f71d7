"""The kiosk's process without its screen, to be killed: takes numbers, prints and sends them.

    stand.py HOME FIRST     answers touch FIRST and the following ones until it is killed
    stand.py HOME drain     takes none; ends by itself when all is printed and sent

Each line is one write, so that a reader of the pipe knows what was going on when it died:
`ready`; `touch N`, then `shown N NUMBER SEQ` after the commit; `print on|off`; `link on|off`.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, TypeVar, cast

from kiosk.app import Kiosk
from kiosk.cli.services import PrinterSide
from kiosk.facts import Lane
from kiosk.home import Home
from kiosk.recovery.start import open_or_recover
from sync.agent.loop import Link
from sync.agent.once import health_of
from sync.agent.port import Port
from sync.agent.stand import KioskPort
from tests.support.stands import UMRAH

T = TypeVar("T")

ON_PAPER_EVERY = 8
BETWEEN_PEOPLE_S = 0.02
DRAINED_WITHIN_S = 150.0


class StoreThread:
    """The one thread of this process that touches the store."""

    def __init__(self, home: Home) -> None:
        self._pool = ThreadPoolExecutor(1, "store")
        self._kiosk = self._pool.submit(open_or_recover, home, report=say).result()

    def call(self, work: Callable[[Kiosk], T], wait_s: float = 30.0) -> T:
        return self._pool.submit(work, self._kiosk).result(wait_s)

    def close(self) -> None:
        self.call(lambda kiosk: kiosk.close())
        self._pool.shutdown()


class Relay:
    """The link's port, each of whose methods runs in the store thread."""

    def __init__(self, store: StoreThread) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *values, **named: self._store.call(
            lambda kiosk: getattr(KioskPort(kiosk), name)(*values, **named)
        )


class TellingLink(Link):
    """A link that says when a round begins and ends."""

    def turn(self) -> None:
        say("link on")
        super().turn()
        say("link off")


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def main(home: str, first: str) -> None:
    store = StoreThread(Home(Path(home)))
    printer = PrinterSide(store)
    printer.notify(lambda: say(f"print {'on' if printer.view().state == 'printing' else 'off'}"))
    link = TellingLink(cast(Port, Relay(store)), lambda: store.call(health_of))
    printer.start()
    link.start()
    say("ready")
    if first == "drain":
        drain(store, link)
        link.stop()
        printer.stop(30)
        store.close()
    else:
        serve(store, printer, link, int(first))


def serve(store: StoreThread, printer: PrinterSide, link: Link, first: int) -> None:
    nobody = threading.Event()
    for n in count(first):
        say(f"touch {n}")
        lane: Lane = "prioritas" if n % 5 == 0 else "umum"
        on_paper = n % ON_PAPER_EVERY == 0
        issued = store.call(
            lambda kiosk: kiosk.issue(UMRAH, lane, f"touch-{n}", on_paper=on_paper)  # noqa: B023
        )
        say(f"shown {n} {issued.ticket.number} {issued.ticket.seq}")
        printer.wake()
        link.sync_now()
        nobody.wait(BETWEEN_PEOPLE_S)  # why: people come one after the other; nothing is awaited


def drain(store: StoreThread, link: Link) -> None:
    """Waits until every fact is acknowledged and no copy is queued or under way."""
    never = threading.Event()
    for _ in range(round(DRAINED_WITHIN_S / BETWEEN_PEOPLE_S)):
        if store.call(lambda kiosk: not kiosk.outbox.backlog() and not unprinted(kiosk)):
            return
        link.sync_now()
        never.wait(BETWEEN_PEOPLE_S)  # why: a poll between two looks; the loop is bounded
    raise TimeoutError(f"not drained within {DRAINED_WITHIN_S} s")


def unprinted(kiosk: Kiosk) -> bool:
    return any(trouble.state in ("queued", "sending") for trouble in kiosk.paper.troubles())


if __name__ == "__main__":
    main(*sys.argv[1:])
