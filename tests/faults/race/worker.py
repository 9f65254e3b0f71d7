"""One of several processes at the same home. Says `ready`, then one JSON line for each deed.

Called with how many they are, and one of:

issue HOME SERVICE KEY...      takes a number for each key
desk HOME DESK EVERY           calls and finishes until nobody waits; takes a priority
                               number itself after every EVERY-th call

On a busy machine one process may be done before another is given the processor. So all meet again
after every few deeds, and race from there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from kiosk.app import Kiosk
from kiosk.facts import Lane
from kiosk.home import Home
from kiosk.queue.values import Issued
from tests.support.process import wait_until
from tests.support.stands import UMRAH, SetClock, wib

CLOCK = SetClock(wib("2026-11-24 09:41"))
NUMBERS_TO_MEETING = 10
CALLS_TO_MEETING = 5


class Meetings:
    """Where all processes wait for each other; whoever has left is not waited for."""

    def __init__(self, folder: Path, parties: int) -> None:
        self._folder, self._parties, self._held = folder, parties, 0
        folder.mkdir(exist_ok=True)

    def meet(self) -> None:
        self._held += 1
        self._sign(str(self._held))
        wait_until(self._all_here, within=120, what="the others at the meeting", every=0.001)

    def leave(self) -> None:
        self._sign("left")

    def _sign(self, what: str) -> None:
        (self._folder / f"{os.getpid()}.{what}").touch()

    def _all_here(self) -> bool:
        signed = [name.split(".") for name in os.listdir(self._folder)]
        return len({who for who, at in signed if at in (str(self._held), "left")}) == self._parties


def issue(kiosk: Kiosk, meetings: Meetings, lane: Lane, keys: list[str]) -> None:
    for n, key in enumerate(keys, start=1):
        _say_issued(kiosk.issue(UMRAH, lane, key, on_paper=False), key)
        if n % NUMBERS_TO_MEETING == 0:
            meetings.meet()


def desk(kiosk: Kiosk, meetings: Meetings, name: str, every: int) -> None:
    calls = 0
    while (ticket := kiosk.call_next(name)) is not None:
        calls += 1
        _say({"called": ticket.number, "desk": name})
        kiosk.done(ticket.number)
        if calls % every == 0:
            key = f"desk-{name}-{calls}"
            _say_issued(kiosk.issue(UMRAH, "prioritas", key, on_paper=False), key)
        if calls % CALLS_TO_MEETING == 0:
            meetings.meet()


def _say_issued(issued: Issued, key: str) -> None:
    ticket = issued.ticket
    _say({"number": ticket.number, "seq": ticket.seq, "fresh": issued.fresh, "key": key})


def _say(value: object) -> None:
    print(msgspec.json.encode(value).decode(), flush=True)


def main(parties: str, what: str, home: str, first: str, *rest: str) -> None:
    kiosk = Kiosk.open(Home(Path(home)), CLOCK)
    meetings = Meetings(Path(home).with_name("meetings"), int(parties))
    print("ready", flush=True)
    if what == "issue":
        lane: Lane = "prioritas" if first == "prioritas" else "umum"
        issue(kiosk, meetings, lane, list(rest))
    else:
        desk(kiosk, meetings, first, int(rest[0]))
    meetings.leave()
    kiosk.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
