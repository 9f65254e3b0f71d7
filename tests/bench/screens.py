"""From a finger on any control to the next frame, over every change of screen that there is.

The kiosk's window, store thread and services as `kiosk run` has them, drawn by the software
renderer off screen, the printer a file. People walk by touch to every screen in turn and back; a
touch after which another screen is shown is a change. The first round over all screens isn't in
the figure: it loads each screen for the first time, and is told apart.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from kiosk.app import Kiosk
from kiosk.cli.services import KioskServices
from tests.bench._figures import figure, full_counts, percentile, progress, rounded

# Chooses the platform and the renderer before Qt comes.
from tests.bench.touch import FRAME_GOAL_MS, NEXT_PERSON_MS, Minutes, Person  # isort: skip

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tests.support.stands import make_home
from tests.ui.app.furnished import CORNER, ERRANDS, furnish
from ui.assembly import PORTRAIT, REFERENCE_PX_PER_MM, Assembly
from ui.finger import wait_until
from ui.router import Screen

KNOCKS = 5
REST_MS = 20
"""Instead of a quarter of a second, for which no touch counts after one that did."""

LATE = {"result", "notice", "staff"}
"""Come when the store, or the slow hash of the PIN, has answered: that may take a frame more."""


class Change(NamedTuple):
    """Which screen came, and after how long a frame did; how much of it other programs took."""

    screen: str
    ms: float
    waited_ms: float


class Walk:
    """Over all screens, by touch."""

    def __init__(self, assembly: Assembly, clock: Minutes) -> None:
        self._assembly = assembly
        self._clock = clock
        self.person = Person(assembly)

    @property
    def screen(self) -> Screen:
        return self._assembly.session.router.here.screen

    def round(self) -> list[Change]:
        """To every screen and back Home, then away."""
        changes = self._touch("attract.start")
        for screen, errand in ERRANDS.items():
            for name in errand:
                changes += self._touch(name)
            wait_until(
                lambda wanted=screen if errand else Screen.HOME: self.screen is wanted, screen
            )
            if errand:
                changes += self._touch("barHome")
        for name in (*ERRANDS[Screen.RESULT], "result.done"):
            changes += self._touch(name)
        return changes

    def _touch(self, name: str) -> list[Change]:
        if name.startswith("lane."):
            self._clock.passed_ms += NEXT_PERSON_MS
        before = self.screen
        if name == CORNER:
            self.person.knock(name, KNOCKS)
        else:
            self.person.touch(name)
        frame_ms, after = self.person.to_frame["release"][-1], self.screen
        waited_ms = self.person.waited[-1]
        if name.startswith("lane."):
            wait_until(lambda: self.screen is Screen.RESULT, "the number")
        return [Change(after.value, frame_ms, waited_ms)] if after is not before else []


def main() -> None:
    """Prints the touch to the next frame, over all changes of screen and over all touches."""
    rounds = 40 if full_counts() else 8
    gui = QGuiApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="anjungan-bench-") as name:
        clock = Minutes()
        home = make_home(Path(name))
        home.settings.write_text(f'[printer]\ndevice = "file:{name}/paper"\n', encoding="utf-8")
        furnish(home, clock)
        assembly = Assembly(
            home, KioskServices, opening=lambda: Kiosk.open(home, clock), clock=clock
        )
        try:
            first, changes, walk = _all(assembly, clock, rounds)
        finally:
            assembly.close()
    del gui
    _tell_changes(changes, {"rounds": rounds, "window": "1080x1920 offscreen"})
    _tell_touches(first, walk)


def _all(
    assembly: Assembly, clock: Minutes, rounds: int
) -> tuple[list[Change], list[Change], Walk]:
    assembly.start(REFERENCE_PX_PER_MM)
    assembly.window.resize(PORTRAIT)
    assembly.window.show()
    wait_until(assembly.window.isExposed, "the window")
    assembly.services.start()
    finger = assembly.engine.singletonInstance("Kiosk.theme", "Finger")
    assert isinstance(finger, QObject)
    finger.setProperty("settle", REST_MS)
    first = Walk(assembly, clock).round()
    walk, changes = Walk(assembly, clock), []
    for number in range(rounds):
        progress(f"screens: round {number + 1} of {rounds}")
        changes += walk.round()
    return first, changes, walk


def _tell_changes(changes: list[Change], settings: dict[str, object]) -> None:
    found = [change.ms for change in changes]
    own = [change.ms - change.waited_ms for change in changes]
    screens = sorted({change.screen for change in changes})
    of_each = {s: [change.ms for change in changes if change.screen == s] for s in screens}
    own_of_each = {
        s: [change.ms - change.waited_ms for change in changes if change.screen == s]
        for s in screens
    }
    assert set(of_each) >= {screen.value for screen in Screen} - LATE
    figure(
        "touch to next frame over all changes of screen, p99",
        unit="ms",
        ours=percentile(found, 0.99),
        goal=f"<= {FRAME_GOAL_MS} ms",
        met=percentile(found, 0.99) <= FRAME_GOAL_MS,
        p50=rounded(percentile(found, 0.5)),
        p90=rounded(percentile(found, 0.9)),
        longest=rounded(max(found)),
        without_waiting_for_a_processor={
            "p50": rounded(percentile(own, 0.5)),
            "p99": rounded(percentile(own, 0.99)),
            "longest": rounded(max(own)),
            "p50_of_each": {s: rounded(percentile(ms, 0.5)) for s, ms in own_of_each.items()},
        },
        changes=len(found),
        p50_of_each={screen: rounded(percentile(ms, 0.5)) for screen, ms in of_each.items()},
        longest_of_each={screen: rounded(max(ms)) for screen, ms in of_each.items()},
        settings=settings,
    )


def _tell_touches(first: list[Change], walk: Walk) -> None:
    touches = [*walk.person.to_frame["press"], *walk.person.to_frame["release"]]
    figure(
        "touch to next frame over all touches, p99",
        unit="ms",
        ours=percentile(touches, 0.99),
        goal=f"<= {FRAME_GOAL_MS} ms",
        met=percentile(touches, 0.99) <= FRAME_GOAL_MS,
        p50=rounded(percentile(touches, 0.5)),
        touches=len(touches),
    )
    figure(
        "touch to next frame where a screen comes for the first time, longest",
        unit="ms",
        ours=max(change.ms for change in first),
        of_each={change.screen: rounded(change.ms) for change in reversed(first)},
    )


if __name__ == "__main__":
    main()
