"""Every control of every screen, by touch: no dead end, and all screens are found."""

from typing import NamedTuple

import pytest

from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.test_staff_corner import PIN, knock, type_pin
from ui.finger import wait_until
from ui.router import Route, Screen

CONTROLS = (
    "attract.", "home.", "service.", "group.", "page.", "lane.", "result.", "requirements.",
    "notice.", "help.", "language.", "size.", "contrast.", "panel.", "bar",
)  # fmt: skip
NOT_TOUCHED = {"result.number", "result.band", "result.facts", "notice.words"}
MOST_TOUCHES_HOME = 4


def controls(walker: Walker) -> list[str]:
    """What can be touched now, by name."""
    return sorted(
        name
        for name in walker.finger.names() - NOT_TOUCHED
        if name.startswith(CONTROLS) and walker.finger.see(name).isEnabled()
    )


class Spot(NamedTuple):
    """A place of the stand that can be put back without touching the way there again."""

    stack: tuple[Route, ...]
    panel: bool

    @classmethod
    def of(cls, walker: Walker) -> "Spot":
        panel = walker.finger.find("panel.close") is not None
        return cls(tuple(walker.assembly.session.router._stack), panel)

    def put_back(self, walker: Walker) -> None:
        session = walker.assembly.session
        if walker.finger.find("panel.close"):
            walker.touch("panel.close")
        session.router._stack = list(self.stack)
        session.routed.emit()
        if self.panel:
            walker.touch("barLanguage")
        wait_for_calm(walker)

    @property
    def key(self) -> tuple[object, ...]:
        """Spots with the same key offer the same controls."""
        here = self.stack[-1]
        return (here.screen, getattr(here, "purpose", ""), getattr(here, "group", ""), self.panel)


def home_from_here(walker: Walker) -> int:
    """Touches that a person needs back to Home."""
    touches = 0
    while walker.screen is not Screen.HOME or walker.finger.find("panel.close"):
        known = ("panel.close", "dialogCancel", "barHome", "attract.start")
        found = next(name for name in known if walker.finger.find(name) is not None)
        walker.touch(found)
        touches += 1
        assert touches <= MOST_TOUCHES_HOME
    return touches


def test_from_everywhere_every_control_and_home_in_a_few_touches(open_stand: OpenStand) -> None:
    clock = HandClock()
    walker = open_stand(clock=clock)
    walker.rest(1)
    waiting, seen, pressed = [Spot.of(walker)], set(), 0
    while waiting:
        spot = waiting.pop(0)
        if spot.key in seen:
            continue
        seen.add(spot.key)
        spot.put_back(walker)
        for name in one_of_each(controls(walker)):
            spot.put_back(walker)
            if name.startswith("lane."):
                clock.forward(15)  # Slower than playing children.
            walker.touch(name)
            wait_for_calm(walker)
            pressed += 1
            waiting.append(Spot.of(walker))
            home_from_here(walker)
    assert {key[0] for key in seen} == set(Screen) - {Screen.NOTICE, Screen.PIN, Screen.STAFF}
    assert pressed > 60


def one_of_each(names: list[str]) -> list[str]:
    """Of many services one stands for all: they lead to the same screen."""
    services = [name for name in names if name.startswith("service.")]
    return [name for name in names if name not in services[1:]]


def wait_for_calm(walker: Walker) -> None:
    wait_until(lambda: not walker.assembly.app._busy_now, "nothing being saved")
    wait_until(walker.finger.free, "the finger's rest")


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
