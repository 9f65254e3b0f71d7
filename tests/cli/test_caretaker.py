"""The caretaker settles yesterday's survey answers as soon as the stand has started."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.app import Kiosk
from kiosk.cli.caretaker import FIRST_AFTER_S, Caretaker
from kiosk.home import Home
from tests.kiosk.survey.forms import answered
from tests.support.stands import SetClock, make_home, payloads, wib

T = TypeVar("T")


class OwnStore:
    """The store for another thread: opened anew for every call."""

    def __init__(self, home: Home, clock: SetClock) -> None:
        self._home = home
        self._clock = clock
        self.called = threading.Event()

    def call(self, work: Callable[[Kiosk], T], wait_s: float = 30.0) -> T:
        kiosk = Kiosk.open(self._home, self._clock)
        try:
            return work(kiosk)
        finally:
            kiosk.close()
            self.called.set()


def test_yesterdays_answers_move_long_before_the_first_copy_is_made(tmp_path: Path) -> None:
    clock = SetClock(wib("2026-11-24 14:50"))
    home = make_home(tmp_path, clock=clock)
    store = OwnStore(home, clock)
    store.call(
        lambda kiosk: kiosk.survey.submit(
            "skm", answered(), service="", by="citizen", request_key="a"
        )
    )
    clock.forward(days=1)
    clock.reboot()
    store.called.clear()
    caretaker = Caretaker(store)
    started = time.monotonic()
    caretaker.start()
    try:
        assert store.called.wait(20)
    finally:
        caretaker.stop()
    assert time.monotonic() - started < FIRST_AFTER_S
    assert store.call(payloads)[-1]["kind"] == "survey.answered"
    assert not list(home.backups.glob("*"))
