"""A working day of random touches in compressed time: nothing grows, nothing is said on any log."""

import gc
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from kiosk.home import Home
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.furnished import (
    CORNER,
    ERRANDS,
    controls,
    do,
    furnish,
    names,
    skills,
    wait_for_calm,
)
from tests.ui.speaking import Fakes
from ui.finger import NotThere, wait_until
from ui.router import Screen
from ui.tour import ToldServices

BETWEEN_TOUCHES_S = 5
GONE_S = 200
"""Nobody stays that long without a touch."""
CANNOT_READ = 0.15
"""How many have the screens read to them from the first one on."""
LONGEST_READING_S = 120
"""A screen with a keyboard has fifty keys to say, each by a process of its own."""
A_DAY = 8 * 3600 // BETWEEN_TOUCHES_S
MOST_GROWTH = 1.05
WARM_UP_ROUNDS = 4
"""An hour of touches. Each look of a screen (language, size, contrast) that is shown for the
first time fills caches of glyphs, drawings, compiled QML. All of them have an end."""
TOUCHES_A_TURN = 4
"""After the errand; a round of all screens is then about 180 touches."""


def resident_mb() -> float:
    """Memory of this process that is in use, in MB, after what can be freed was freed."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Crowd:
    """People who come for something, touch about wildly, and walk away."""

    def __init__(self, walker: Walker, clock: HandClock, rng: random.Random) -> None:
        self.walker = walker
        self.clock = clock
        self.rng = rng
        self.visited: set[Screen] = set()
        self.touches = 0
        self.given_up = 0

    def round(self) -> None:
        """Somebody for every screen, in an order of this round's own."""
        for errand in self.rng.sample(list(Screen), len(Screen)):
            self.turn(errand)

    def turn(self, errand: Screen) -> None:
        """One person, from the first touch until the stand has forgotten them."""
        self.seen()
        self.go_for(errand)
        for _ in range(self.rng.randrange(2 * TOUCHES_A_TURN + 1)):
            if not self.can_do_something():
                self.anything()
            self.passed()
        self.paper()
        self.walk_away()

    def walk_away(self) -> None:
        """Nobody touches any more. Who is read to isn't called away, so all is said first."""
        app = self.walker.assembly.app
        reader = app._reader
        assert reader is not None, "the voice fell silent for good"
        if reader.wanted:
            wait_until(lambda: bool(reader._said), "the first words")
        wait_until(lambda: not app.is_speaking(), "all said", LONGEST_READING_S)
        self.clock.forward(GONE_S)
        app._tick()
        self.walker.until(Screen.ATTRACT)

    def passed(self, touches: int = 1) -> None:
        """Touches were made, and did what they do."""
        wait_for_calm(self.walker)
        self.touches += touches
        self.clock.forward(BETWEEN_TOUCHES_S)
        self.seen()

    def seen(self) -> None:
        self.visited.add(self.walker.screen)

    def go_for(self, errand: Screen) -> None:
        """What those before did may be in the way: a PIN that is locked, a line that is empty."""
        if errand is Screen.ATTRACT:
            return
        listens = ("barSound",) if self.rng.random() < CANNOT_READ else ()
        for name in ("attract.start", *listens, *ERRANDS[errand]):
            try:
                if name != CORNER:
                    self.walker.finger.see(name, wait_s=3)
            except NotThere:
                self.given_up += 1
                return
            do(self.walker, (name,), self.clock)
            self.passed()

    def can_do_something(self) -> bool:
        """Types something that has an answer, now and then, where one can type."""
        here = skills(self.walker.assembly.session.router.here)
        if not here or self.rng.random() > 0.3:
            return False
        wanted = self.rng.choice(here)
        for name in wanted:
            if name in names(self.walker):
                do(self.walker, (name,), self.clock)
        self.passed(len(wanted))
        return True

    def anything(self) -> None:
        """One gesture: mostly on a control, sometimes between them."""
        self.walker.finger._next_frame()
        gestures = (self.tap, self.hold, self.drag, self.two_fingers, self.knock)
        self.rng.choices(gestures, (80, 5, 5, 5, 5))[0]()

    def tap(self) -> None:
        self.walker.finger.tap_at(self.somewhere())

    def hold(self) -> None:
        """A press of any length counts once; a few frames are drawn meanwhile."""
        at = self.somewhere()
        self.walker.finger.press(at)
        for _ in range(3):
            self.walker.finger._next_frame()
        self.walker.finger.lift(at)

    def drag(self) -> None:
        """From one place to another."""
        first, last = self.somewhere(), self.somewhere()
        self.walker.finger.press(first)
        for step in (1, 2, 3, 4):
            at = first + (last - first) * (step / 4)
            QTest.touchEvent(self.walker.assembly.window, self.walker.finger._device).move(
                0, at, self.walker.assembly.window
            ).commit()
        self.walker.finger.lift(last)

    def two_fingers(self) -> None:
        """A second finger comes while the first is down."""
        one, other = self.somewhere(), self.somewhere()
        self.walker.finger.press(one)
        self.walker.finger.press(other, finger=1)
        self.walker.finger.lift(other, finger=1)
        self.walker.finger.lift(one)

    def knock(self) -> None:
        do(self.walker, (CORNER,), self.clock)

    def somewhere(self) -> QPoint:
        """The middle of a control, or in one time of six any place of the window."""
        there = sorted(controls(self.walker), key=lambda item: item.objectName())
        if there and self.rng.random() > 1 / 6:
            item = self.rng.choice(there)
            return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        size = self.walker.assembly.window.size()
        return QPoint(self.rng.randrange(size.width()), self.rng.randrange(size.height()))

    def paper(self) -> None:
        """The printer ends what it was given, or fails, or has been seen to."""
        services = self.walker.assembly.services
        assert isinstance(services, ToldServices)
        match self.rng.randrange(4):
            case 0:
                services.printer.become(self.rng.choice(("ready", "trouble", "printing")))
            case 1:
                services.printer.end_job("uncertain")
            case _:
                services.printer.end_job("printed")
        wait_for_calm(self.walker)


@pytest.mark.slow
@pytest.mark.timeout(3600)  # With full counts it is a working day, in some ten minutes.
def test_a_day_of_random_touches_leaves_no_trace(
    fakes: Fakes,
    home: Home,
    open_stand: OpenStand,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    clock = HandClock()
    furnish(home, clock)
    walker = open_stand(ToldServices, clock=clock)
    walker.rest(1)
    wait_until(lambda: walker.assembly.app._reader is not None, "a voice")
    crowd = Crowd(walker, clock, rng)
    for _ in range(count(1, WARM_UP_ROUNDS)):
        crowd.round()
    warm_mb, warm_touches = resident_mb(), crowd.touches
    began = clock.read().at
    while crowd.touches < warm_touches + count(120, A_DAY):
        crowd.round()
    after_mb = resident_mb()
    evidence(
        touches=crowd.touches - warm_touches,
        hours_by_the_clock=round((clock.read().at - began) / 3_600_000, 1),
        screens=len(crowd.visited),
        errands_given_up=crowd.given_up,
        warm_up_touches=warm_touches,
        warm_mb=round(warm_mb, 1),
        after_mb=round(after_mb, 1),
    )
    assert crowd.visited == set(Screen)
    assert fakes.said(), "nobody touched the key for sound"
    assert after_mb <= warm_mb * MOST_GROWTH
    walker.tickets()  # Verifies the journal.
    assert "Traceback" not in (walker.home.path / "ui.log").read_text("utf-8")
