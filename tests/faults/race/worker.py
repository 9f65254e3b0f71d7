"""One of several processes at the same home. Says `ready`, then one JSON line for each deed.

issue HOME SERVICE KEY...      takes a number for each key
desk HOME DESK EVERY           calls and finishes until nobody waits; takes a priority
                               number itself after every EVERY-th call
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from kiosk.app import Kiosk
from kiosk.facts import Lane
from kiosk.home import Home
from kiosk.queue.values import Issued
from tests.support.stands import UMRAH, SetClock, wib

CLOCK = SetClock(wib("2026-11-24 09:41"))


def issue(kiosk: Kiosk, lane: Lane, keys: list[str]) -> None:
    for key in keys:
        _say_issued(kiosk.issue(UMRAH, lane, key, on_paper=False), key)


def desk(kiosk: Kiosk, name: str, every: int) -> None:
    calls = 0
    while (ticket := kiosk.call_next(name)) is not None:
        calls += 1
        _say({"called": ticket.number, "desk": name})
        kiosk.done(ticket.number)
        if calls % every == 0:
            key = f"desk-{name}-{calls}"
            _say_issued(kiosk.issue(UMRAH, "prioritas", key, on_paper=False), key)


def _say_issued(issued: Issued, key: str) -> None:
    ticket = issued.ticket
    _say({"number": ticket.number, "seq": ticket.seq, "fresh": issued.fresh, "key": key})


def _say(value: object) -> None:
    print(msgspec.json.encode(value).decode(), flush=True)


def main(what: str, home: str, first: str, *rest: str) -> None:
    kiosk = Kiosk.open(Home(Path(home)), CLOCK)
    print("ready", flush=True)
    if what == "issue":
        lane: Lane = "prioritas" if first == "prioritas" else "umum"
        issue(kiosk, lane, list(rest))
    else:
        desk(kiosk, first, int(rest[0]))
    kiosk.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
