"""`kiosk ui tour --out DIR`: every screen in every language, shape, text size and contrast.

Everything is reached by touch, on a throw-away home, with a printer that behaves as told.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.setup import EXAMPLE_PLACE, init_home
from printing.paper import ListPaper
from printing.reasons import Reason, explain
from ui.assembly import (
    LANDSCAPE,
    LANDSCAPE_PX_PER_MM,
    PORTRAIT,
    REFERENCE_PX_PER_MM,
    Assembly,
    fitting_px_per_mm,
)
from ui.contact_sheet import contact_sheet
from ui.finger import TouchFinger, wait_until
from ui.router import Notice, Route
from ui.services import NoLink, PaperEnd, PrinterState, PrinterView, StoreCaller
from ui.viewmodels.result import ResultVm

LANGUAGES = ("id", "en")
SHAPES = {
    "portrait": (PORTRAIT, REFERENCE_PX_PER_MM),
    "landscape": (LANDSCAPE, LANDSCAPE_PX_PER_MM),
    "wide": (QSize(1920, 1080), REFERENCE_PX_PER_MM),
}
"""The reference screens: pixels, and how many of them are a millimetre."""
SIZES = (100, 150, 200)
CONTRASTS = ("light", "dark")
TOUR_PIN = "480915"
_MORE = ("home.more",)
WAYS: dict[str, tuple[str, ...]] = {
    "ask": ("home.ask",),
    "ask-typing": ("home.ask", "ask.type"),
    "answer": ("home.ask", "ask.type", *(f"key.{sign}" for sign in "biaya"), "key.done"),
    "more": _MORE,
    "wait": (*_MORE, "more.wait"),
    "learn": (*_MORE, "more.learn"),
    "lesson": (*_MORE, "more.learn", "lesson.daftar-mpaspor"),
    "contact": (*_MORE, "more.contact"),
    "about": (*_MORE, "more.about"),
    "survey": (*_MORE, "more.survey"),
    "survey-question": (*_MORE, "more.survey", "survey.answer.di_sini"),
}
"""What there is beside the number, and the touches that lead there."""


class ToldPrinter:
    """A printer that finishes jobs as it is told: for pictures, not for proofs."""

    def __init__(self, store: StoreCaller) -> None:
        self._store = store
        self._state: PrinterState = "ready"
        self._changed: Callable[[], None] = lambda: None

    def view(self) -> PrinterView:
        """What it was told to be."""
        reason = Reason.PAPER_OUT
        if self._state == "trouble":
            return PrinterView("trouble", explain(reason, "id"), explain(reason, "en"))
        return PrinterView(self._state)

    def wake(self) -> None:
        """Waits to be told."""

    def settle(self) -> None:
        """Holds nothing up."""

    def test_print(self) -> None:
        """Does nothing."""

    def print_list(self, paper: ListPaper, done: Callable[[PaperEnd], None]) -> None:
        """Says at once that it printed."""
        done("printed")

    def notify(self, changed: Callable[[], None]) -> None:
        """Remembers whom to tell."""
        self._changed = changed

    def become(self, state: PrinterState) -> None:
        """Is in this state from now on."""
        self._state = state
        self._changed()

    def end_job(self, state: str) -> None:
        """Ends the oldest job: printed or uncertain."""

        def work(kiosk: Kiosk) -> None:
            job = kiosk.paper.take()
            if job is not None:
                kiosk.paper.finished(job.id, "printed" if state == "printed" else "uncertain")

        self._store.call(work)
        self._changed()


class ToldServices:
    """The told printer and no link."""

    def __init__(self, store: StoreCaller) -> None:
        self.printer = ToldPrinter(store)
        self.link = NoLink()

    def start(self) -> None:
        """Nothing to start."""

    def stop(self, wait_s: float = 5.0) -> None:
        """Nothing to stop."""


class Tourist:
    """Walks through the stand once and takes a picture at every screen."""

    def __init__(self, assembly: Assembly, folder: Path, mark: str) -> None:
        self._assembly = assembly
        self._finger = TouchFinger(assembly.window, assembly.engine)
        self._folder = folder
        self._mark = mark
        self._stop = itertools.count(1)
        services = assembly.services
        assert isinstance(services, ToldServices)
        self._printer = services.printer

    def walk(self, language: str, size: int, contrast: str) -> None:
        """The whole way."""
        self.picture("attract")
        self.touch("attract.start")
        self._settings(language, size, contrast)
        self.picture("home")
        self._citizen()
        self._reader()
        self._further()
        self._notices()
        self._staff()

    def touch(self, *names: str) -> None:
        """Touches one control after the other."""
        for name in names:
            self._finger.tap(name)

    def picture(self, name: str) -> None:
        """Saves what the window shows."""
        wait_until(self._finger.free, "the finger's rest")
        file = self._folder / f"{self._mark}-{next(self._stop):02d}-{name}.png"
        self._assembly.window.grabWindow().save(str(file))

    def _settings(self, language: str, size: int, contrast: str) -> None:
        self.touch("barLanguage", f"language.{language}", f"size.{size}")
        self.touch("contrast.on" if contrast == "dark" else "contrast.off")
        self.picture("language")
        self.touch("panel.close")

    def _citizen(self) -> None:
        self.touch("home.take")
        self._finger.see("service.paspor_umrah_haji")
        self.picture("services")
        self.touch("group.lainnya")
        self.picture("services-more")
        self.touch("barBack", "group.wna")
        self.picture("services-foreigners")
        self.touch("barBack", "service.paspor_umrah_haji")
        self._finger.see("lane.umum")
        self.picture("lane")
        self.touch("lane.umum")
        self._finger.see("result.number")
        self.picture("result-printing")
        self._paper("printed")
        self.picture("result-printed")
        self.touch("result.cancel")
        self.picture("result-cancel")
        self.touch("dialogCancel", "result.another")
        self.touch("service.paspor_baru_dewasa", "lane.prioritas")
        self._finger.see("result.number")
        self._paper("unknown")
        self.picture("result-unknown")
        self._printer.become("trouble")
        self.touch("result.another", "service.informasi", "lane.umum")
        self._finger.see("result.number")
        self.picture("result-failed")
        self.touch("barHome")
        self.picture("home-trouble")
        self._printer.become("ready")

    def _paper(self, state: str) -> None:
        self._printer.end_job(state)
        band = cast(ResultVm, self._assembly.app.result)
        wait_until(lambda: band.paper_state == state, f"paper {state}")

    def _reader(self) -> None:
        self.touch("home.read")
        self._finger.see("service.paspor_umrah_haji")
        self.touch("group.lainnya", "service.paspor_hilang")
        self._finger.see("requirements.next")
        for page in range(1, 12):
            self.picture(f"requirements-{page}")
            if not self._has_next():
                break
            self.touch("requirements.next")
        self.touch("barBack", "service.paspor_cpmi")
        self.picture("requirements-unverified")
        self.touch("barHelp")
        self.picture("help")
        self.touch("barHome")

    def _further(self) -> None:
        """All that isn't about a number; every way begins at home."""
        for name, way in WAYS.items():
            self.touch(*way)
            self.picture(name)
            self.touch("barHome")

    def _has_next(self) -> bool:
        following = self._finger.find("requirements.next")
        return following is not None and following.isEnabled()

    def _notices(self) -> None:
        closed = Notice(
            "closed",
            "Loket tutup. Buka Selasa pukul 08.00 WIB.",
            "The desk is closed. Opens Tuesday at 08.00 WIB.",
        )
        failed = Notice("failed", service="informasi", lane="umum", key="tour")
        waits = Notice("wait", service="informasi", lane="umum", key="tour")
        shown: tuple[Route, ...] = (closed, failed, waits, Notice("cancelled", "A-001", "A-001"))
        for route in shown:
            self._assembly.session.go(route)
            assert isinstance(route, Notice)
            self.picture(f"notice-{route.kind}")
        self.touch("barHome")

    def _staff(self) -> None:
        for _ in range(5):
            self._finger.tap_at(self._corner())
        self._finger.see("digit1")
        self.picture("pin")
        for _ in range(2):
            self.touch(*(f"digit{digit}" for digit in TOUR_PIN), "confirm")
        self._finger.see("staff.next.Loket 1")
        self.touch("staff.next.Loket 1")
        self._finger.see("staff.done.Loket 1")
        self.picture("staff-queue")
        self.touch("staff.tab.paper")
        self.picture("staff-paper")
        self.touch("staff.tab.state")
        self.picture("staff-state")
        self.touch("staff.leave")

    def _corner(self) -> QPoint:
        item = self._finger.see("staff.corner")
        return item.mapToScene(item.boundingRect().center()).toPoint()


def tour(out: Path) -> int:
    """Saves all pictures, and a sheet of each combination, to `out`; answers 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    out.mkdir(parents=True, exist_ok=True)
    gui = QGuiApplication.instance() or QGuiApplication(["tour"])
    assert isinstance(gui, QGuiApplication)
    for language, shape, size, contrast in itertools.product(LANGUAGES, SHAPES, SIZES, CONTRASTS):
        mark = f"{language}-{shape}-{size}-{contrast}"
        with _stand(*SHAPES[shape]) as assembly:
            Tourist(assembly, out, mark).walk(language, size, contrast)
        contact_sheet(out, mark)
    print(f"{len(list(out.glob('*-[0-9][0-9]-*.png')))} pictures in {out}; sheet-*.png shows all")
    return 0


@contextmanager
def _stand(pixels: QSize, px_per_mm: float) -> Iterator[Assembly]:
    with tempfile.TemporaryDirectory(prefix="anjungan-tour-") as folder:
        home = Home(Path(folder) / "home")
        init_home(home, EXAMPLE_PLACE)
        assembly = Assembly(home, ToldServices)
        try:
            assembly.start(fitting_px_per_mm(px_per_mm, pixels))
            assembly.window.resize(pixels)
            assembly.window.show()
            wait_until(lambda: assembly.session.now is not None, "the stand open")
            yield assembly
        finally:
            assembly.close()
