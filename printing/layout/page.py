"""A page of ESC/POS bytes, built with python-escpos and nothing of it sent."""

import json
import logging
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from printing.layout import text
from printing.profile import PrinterProfile

_CAPABILITIES = Path(__file__).parents[2] / "assets" / "printer" / "capabilities.json"
_RESET = b"\x1b@"
_CODE_PAGE_0 = b"\x1bt\x00"
_LINE_SPACING = b"\x1b3\x1e"  # 30 dots of 1/8 mm
FEED_AND_CUT = b"\x1dV\x42\x00"  # GS V 66 0: feed to the cutter, then cut
_FEED_TO_TEAR_BAR = b"\x1bd\x06"


class Page:
    """One page from top to cut. Text goes out as ASCII under code page 0, aligned by blanks.

    Args:
        profile: paper and cutter of the printer.

    Raises:
        ImportError: python-escpos isn't installed.
        OSError: its capabilities file can't be read.
    """

    def __init__(self, profile: PrinterProfile) -> None:
        self.profile = profile
        # A new Dummy each page: an old one believes in a code page that a reset has undone.
        self._printer = _dummy_class()(
            profile=f"kiosk{profile.width_mm}",
            magic_encode_args={"encoding": "CP437", "disabled": True},
        )
        self._printer._raw(_RESET + _CODE_PAGE_0 + _LINE_SPACING)

    def line(self, words: str = "", *, bold: bool = False) -> None:
        """Print one line that already fits."""
        if bold:
            self._printer.set(bold=True)
        self._printer.textln(words)
        if bold:
            self._printer.set(bold=False)

    def lines(self, many: list[str], *, bold: bool = False) -> None:
        """Print several lines."""
        for words in many:
            self.line(words, bold=bold)

    def centered(self, words: str, *, bold: bool = False) -> None:
        """Print text in the middle, wrapped between words."""
        self.lines(text.center(words, self.profile.columns), bold=bold)

    def large(self, words: str) -> None:
        """Print text in the middle, twice as wide and high."""
        self._printer.set(double_width=True, double_height=True, bold=True)
        self.lines(text.center(words, self.profile.columns // 2))
        self._printer.set(normal_textsize=True, bold=False)

    def rule(self, mark: str = "-") -> None:
        """Print a line across the paper."""
        self.line(mark * self.profile.columns)

    def raster(self, commands: bytes) -> None:
        """Print a picture made by `printing.layout.raster`."""
        self._printer._raw(commands)

    def end(self) -> bytes:
        """Cut (or feed to the tear bar) and return the whole page."""
        self._printer._raw(FEED_AND_CUT if self.profile.cutter else _FEED_TO_TEAR_BAR)
        output: bytes = self._printer.output
        return output


@lru_cache(maxsize=1)
def _dummy_class() -> Any:
    """Import python-escpos on first use, from the worker thread: it takes a third of a second.

    Its import writes a pickle, leaves a temporary directory behind and gives the root logger a
    handler. All of that is kept inside a private directory (0700) and undone.
    """
    root_handlers = list(logging.root.handlers)
    with tempfile.TemporaryDirectory(prefix="anjungan-escpos-") as private:
        settings = {
            "ESCPOS_CAPABILITIES_FILE": str(_CAPABILITIES),
            "ESCPOS_CAPABILITIES_PICKLE_DIR": private,
        }
        with _environment(settings), _leftovers_in(private):
            from escpos import capabilities
            from escpos.printer import Dummy
    for handler in logging.root.handlers[:]:
        if handler not in root_handlers:
            logging.root.removeHandler(handler)
    # Whoever imported it first, perhaps without the setting above, our printers are known.
    for part, entries in json.loads(_CAPABILITIES.read_bytes()).items():
        capabilities.CAPABILITIES[part].update(entries)
    return Dummy


@contextmanager
def _environment(settings: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _leftovers_in(private: str) -> Iterator[None]:
    """Send this thread's bare `mkdtemp()` into `private`: python-escpos forgets its own."""
    real = tempfile.mkdtemp
    here = threading.get_ident()

    def mkdtemp(
        suffix: str | None = None, prefix: str | None = None, dir: str | None = None
    ) -> str:
        bare = suffix is None and prefix is None and dir is None
        return real(suffix, prefix, private if bare and threading.get_ident() == here else dir)

    tempfile.mkdtemp = mkdtemp  # type: ignore[assignment]
    try:
        yield
    finally:
        tempfile.mkdtemp = real
