"""A whole stand for each test: the real store in a throw-away home, the real window, offscreen."""

import gc
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk.app import Kiosk
from kiosk.clock import Instant
from kiosk.home import Home
from kiosk.queue.values import Ticket
from kiosk.setup import EXAMPLE_PLACE, init_home
from tests.ui.conftest import FAILED, PICTURES
from ui.assembly import (
    LANDSCAPE,
    LANDSCAPE_PX_PER_MM,
    PORTRAIT,
    REFERENCE_PX_PER_MM,
    Assembly,
    fitting_px_per_mm,
)
from ui.finger import TouchFinger, wait_until
from ui.router import Screen
from ui.services import Alone, ServicesFactory

MORNING_MS = 1_795_487_000_000
"""Tuesday, 24 November 2026, 09.23 WIB."""

SUNDAY_EVENING_MS = 1_795_957_200_000
"""29 November 2026, 20.00 WIB: few days and hours are longer when written out."""


SHORT_REST_MS = 20
"""Instead of a quarter of a second after every touch, in tests that aren't about double taps."""

REAL_REST_MS = 250


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: int = MORNING_MS) -> None:
        self._at = at
        self._mono = 1_000_000

    def read(self) -> Instant:
        return Instant(at=self._at, mono=self._mono, boot="handmade")

    def forward(self, seconds: float) -> None:
        self._at += round(seconds * 1000)
        self._mono += round(seconds * 1000)


class Walker:
    """A person before the stand."""

    def __init__(self, home: Home, assembly: Assembly) -> None:
        self.home = home
        self.assembly = assembly
        self.finger = TouchFinger(assembly.window, assembly.engine)
        self.rest(SHORT_REST_MS)

    def rest(self, ms: int) -> None:
        """How long touches don't count after one that did."""
        self.assembly.engine.singletonInstance("Kiosk.theme", "Finger").setProperty("settle", ms)

    @property
    def screen(self) -> Screen:
        return self.assembly.session.router.here.screen

    def touch(self, *names: str) -> None:
        for name in names:
            self.finger.tap(name)

    def until(self, screen: Screen) -> None:
        wait_until(lambda: self.screen is screen, f"screen {screen}")

    def reads(self, name: str, part: str = "text") -> str:
        return str(self.finger.see(name).property(part))

    def take(self, service: str = "paspor_umrah_haji", lane: str = "umum") -> str:
        """From Home to the number, which it answers."""
        self.touch("home.take", f"service.{service}", f"lane.{lane}")
        return self.number()

    def number(self) -> str:
        self.until(Screen.RESULT)
        return self.reads("result.number", "number")

    def tickets(self) -> tuple[Ticket, ...]:
        """What is written, read by an opening of the store of its own."""
        kiosk = Kiosk.open(self.home, self.assembly.session.clock)
        try:
            assert kiosk.journal_report().ok
            return kiosk.tickets()
        finally:
            kiosk.close()

    def words(self) -> set[str]:
        """Every piece of text that is visible."""
        return {str(item.property("text")) for item in self.finger.items() if item.property("text")}


@pytest.fixture(scope="session")
def fresh_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home just made. Packing the content takes a second, so tests work on copies."""
    home = Home(tmp_path_factory.mktemp("made") / "home")
    init_home(home, EXAMPLE_PLACE)
    return home.path


@pytest.fixture
def home(fresh_home: Path, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(fresh_home, tmp_path / "home", copy_function=_light_copy)))


def _light_copy(source: str, target: str) -> None:
    """Of the ballast, 32 MB that are only ever deleted, another name will do."""
    if source.endswith("/ballast"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


OpenStand = Callable[..., Walker]


@pytest.fixture
def open_stand(
    qapp: QGuiApplication, home: Home, request: pytest.FixtureRequest
) -> Iterator[OpenStand]:
    """Call it, perhaps with services, a clock or a size: gives a `Walker` before the stand."""
    walkers: list[Walker] = []

    def opened(
        services: ServicesFactory = Alone,
        clock: HandClock | None = None,
        size: QSize = PORTRAIT,
        opening: Callable[[], Kiosk] | None = None,
    ) -> Walker:
        assembly = Assembly(home, services, clock=clock, opening=opening)
        true = LANDSCAPE_PX_PER_MM if size == LANDSCAPE else REFERENCE_PX_PER_MM
        assembly.start(fitting_px_per_mm(true, size))
        assembly.window.resize(size)
        assembly.window.show()
        session = assembly.session
        wait_until(lambda: session.now is not None or session.refusal is not None, "the stand open")
        walkers.append(Walker(home, assembly))
        return walkers[-1]

    yield opened
    for walker in walkers:
        if request.node.stash.get(FAILED, False):
            PICTURES.mkdir(exist_ok=True)
            name = re.sub(r"[^\w.-]+", "-", request.node.name)
            walker.assembly.window.grabWindow().save(str(PICTURES / f"{name}.png"))
        walker.assembly.close()
    walkers.clear()
    # Here, not in a thread of the next test: Qt objects must end in the thread they began in.
    gc.collect()


@pytest.fixture
def at_home(open_stand: OpenStand) -> Walker:
    """A person who has woken the stand."""
    walker = open_stand()
    walker.touch("attract.start")
    return walker
