"""Every control of every screen, by touch: no dead end, no dead button, and all screens found."""

import re
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import pytest

from kiosk.home import Home
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.furnished import (
    CORNER,
    PATIENCE,
    Touches,
    do,
    furnish,
    names,
    skills,
    wait_for_calm,
)
from tests.ui.app.test_staff_corner import PIN, knock, type_pin
from tests.ui.speaking import Fakes
from ui.finger import wait_until
from ui.router import Route, Screen
from ui.tour import ToldServices

MOST_TOUCHES_HOME = 4

LEFT_ALONE = "staff.exit"
"""It asks, and then the program ends: test_staff_corner touches it."""

ONE_OF_MANY = tuple(
    re.compile(pattern)
    for pattern in (
        r"(key)\.[^.]",
        r"(digit)\d",
        r"(service|question|near|topic|tick|prefix)\..+",
        r"(lesson)\.(?!previous|next|done).+",
        r"(survey\.answer)\.(?!di_sini|kantor_imigrasi|belum).+",
        r"(staff\.(?:next|start|done|noShow|reprint))\..+",
    )
)
"""Controls that come in any number and do the same: one of each kind is touched. The answers to
the survey's first question lead to different ones, so each of them is."""

ALREADY_SO = {"language.id", "size.100", "contrast.off"}
"""Chosen for every new person: touching it changes nothing."""

NOTHING_TYPED = {"erase", "confirm", "key.erase", "key.done"}
"""Do nothing before something is typed."""

FORGETFUL = {Screen.STATUS, Screen.WAIT}
"""Forget what was typed when one goes elsewhere: their routes alone don't bring a place back."""


def kind(name: str) -> str:
    """The name, or what stands for all controls of its kind."""
    for pattern in ONE_OF_MANY:
        if found := pattern.fullmatch(name):
            return found[1]
    return name


class Spot(NamedTuple):
    """A place of the stand: how one got there, and what can be touched there."""

    way: tuple[Touches, ...]
    stack: tuple[Route, ...]
    kinds: frozenset[str]

    @property
    def screen(self) -> Screen:
        return self.stack[-1].screen

    @property
    def covered(self) -> bool:
        """Something lies over the screen."""
        return self.screen is not Screen.ATTRACT and "barLanguage" not in self.kinds

    @property
    def key(self) -> tuple[object, ...]:
        """Spots with the same key offer the same."""
        here = self.stack[-1]
        choice = getattr(here, "purpose", "") or getattr(here, "step", "")
        return (self.kinds,) if self.covered else (self.screen, choice, self.kinds)


class Crawl:
    """Somebody who tries everything."""

    def __init__(self, walker: Walker, clock: HandClock) -> None:
        self.walker = walker
        self.clock = clock
        self.spots: dict[tuple[object, ...], Spot] = {}
        self.kinds: set[str] = set()
        self.pressed = 0
        self.farthest_home = 0
        self.did_nothing: set[str] = set()
        self.did_something: set[str] = set()
        self._waiting: deque[Spot] = deque()
        self._bars: set[tuple[Screen, str]] = set()

    def everything(self) -> None:
        """From where one is to wherever touches lead."""
        self.arrive(())
        while self._waiting:
            spot = self._waiting.popleft()
            for touches in self.to_do(spot):
                self.put_back(spot)
                self.touch(spot, touches)

    def arrive(self, way: tuple[Touches, ...]) -> None:
        """Remembers where one is, and looks for the way home if nobody was here before."""
        kinds = {kind(name) for name in names(self.walker)}
        stack = self.walker.assembly.session.router._stack
        spot = Spot(way, tuple(stack), frozenset(kinds))
        if spot.key not in self.spots:
            self.spots[spot.key] = spot
            self.kinds |= kinds
            self._waiting.append(spot)
            self.farthest_home = max(self.farthest_home, home_from_here(self.walker))

    def to_do(self, spot: Spot) -> list[Touches]:
        """All there is to try, the bar's keys once on each screen."""
        single = [(name,) for name in sorted(spot.kinds - {LEFT_ALONE}) if self._is_new(spot, name)]
        more = [] if spot.covered else skills(spot.stack[-1])
        if spot.screen is Screen.HOME and not spot.covered:
            more += [(CORNER,), (PATIENCE,)]
        return [*single, *more]

    def _is_new(self, spot: Spot, name: str) -> bool:
        if not name.startswith("bar"):
            return True
        before = (spot.screen, name) in self._bars
        self._bars.add((spot.screen, name))
        return not before

    def put_back(self, spot: Spot) -> None:
        """Back to a spot: by its routes where they are all of it, else by the touches."""
        app, session = self.walker.assembly.app, self.walker.assembly.session
        looks = (app.language, app.textFactor, app.highContrast)
        if looks != ("id", 1.0, False) or spot.covered or self.listens():
            session.wipe()
        session.router._stack = list(spot.stack)
        session.routed.emit()
        wait_for_calm(self.walker)
        if spot.screen in FORGETFUL or self.kinds_here() != spot.kinds:
            session.wipe()
            for touches in spot.way:
                do(self.walker, self.here(touches), self.clock)

    def seen_and_heard(self) -> tuple[object, ...]:
        """The picture, whether a voice is wanted and how loud: words come a moment later."""
        assembly = self.walker.assembly
        return (assembly.window.grabWindow(), self.listens(), assembly.app.volume)

    def listens(self) -> bool:
        """The key "Sound" was touched: every screen would be read from now on."""
        reader = self.walker.assembly.app._reader
        return reader is not None and reader.wanted

    def kinds_here(self) -> set[str]:
        return {kind(name) for name in names(self.walker)}

    def here(self, touches: Touches) -> Touches:
        """A single touch stands for its kind: the control of that kind that is here now."""
        if len(touches) > 1 or touches[0] in (CORNER, PATIENCE):
            return touches
        found = [name for name in names(self.walker) if kind(name) == touches[0]]
        return tuple(found[:1])

    def touch(self, spot: Spot, touches: Touches) -> None:
        """Touches, and sees whether it did something."""
        there = self.here(touches)
        before = self.seen_and_heard()
        do(self.walker, there, self.clock)
        self.pressed += len(there)
        changed = self.seen_and_heard() != before
        (self.did_something if changed else self.did_nothing).add(kind(there[-1]))
        self.arrive((*spot.way, touches))


def home_from_here(walker: Walker) -> int:
    """Touches that a person needs back to Home."""
    touches = 0
    while walker.screen is not Screen.HOME or "barLanguage" not in names(walker):
        known = ("panel.close", "dialogCancel", "idle.stay", "barHome", "attract.start")
        found = next(name for name in known if name in names(walker))
        walker.touch(found)
        wait_for_calm(walker)
        touches += 1
        assert touches <= MOST_TOUCHES_HOME
    return touches


@pytest.mark.slow
@pytest.mark.timeout(600)  # Several times what it takes on a free machine.
def test_from_everywhere_every_control_and_home_in_a_few_touches(
    fakes: Fakes, home: Home, open_stand: OpenStand, evidence: Callable[..., None]
) -> None:
    clock = HandClock()
    furnish(home, clock)
    walker = open_stand(ToldServices, clock=clock)
    walker.rest(1)
    wait_until(lambda: walker.assembly.app._reader is not None, "a voice")
    crawl = Crawl(walker, clock)
    crawl.everything()
    screens = {spot.screen for spot in crawl.spots.values()}
    evidence(
        spots=len(crawl.spots), touches=crawl.pressed, screens=len(screens),
        kinds_of_controls=len(crawl.kinds), farthest_home=crawl.farthest_home,
    )  # fmt: skip
    assert screens == set(Screen)
    assert {LEFT_ALONE, "barSound", "volume.up", "volume.down"} <= crawl.kinds
    assert fakes.said()
    assert crawl.did_nothing - crawl.did_something <= ALREADY_SO | NOTHING_TYPED


@pytest.mark.parametrize("door", ["pin", "staff"])
def test_the_staffs_screens_are_reached_and_left(open_stand: OpenStand, door: str) -> None:
    walker = open_stand()
    walker.touch("attract.start")
    knock(walker)
    walker.until(Screen.PIN)
    if door == "staff":
        type_pin(walker, PIN)
        type_pin(walker, PIN)
        walker.until(Screen.STAFF)
    assert home_from_here(walker) == 1
