"""What every command shares: the home, the way answers and failures are printed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.home import Home


class Output:
    """How this run answers: set once from the command line."""

    json = False


def take_globals(arguments: list[str]) -> list[str]:
    """Removes `--json` and `--home DIR` wherever they stand, and notes them.

    They belong to every command, so people may write them before or after its name.

    Raises:
        BadInput: `--home` without a folder, such as from a variable that isn't set.
    """
    Output.json = False
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*rest, word, *words]
        if word == "--json":
            Output.json = True
        elif word == "--home":
            _choose_home(next(words, ""))
        elif word.startswith("--home="):
            _choose_home(word.removeprefix("--home="))
        else:
            rest.append(word)
    return rest


def _choose_home(folder: str) -> None:
    from kiosk.errors import BadInput

    if not folder:
        raise BadInput("--home: folder belum disebut.", "--home: no folder given")
    os.environ["KIOSK_HOME"] = folder


def shown(path: Path) -> str:
    """A path as text that any terminal and JSON can carry, whatever bytes are in its name."""
    return os.fsencode(path).decode("utf-8", "replace")


def language() -> str:
    """`en` where the terminal's language is English, else Indonesian."""
    wanted = os.environ.get("KIOSK_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    return "en" if wanted.lower().startswith("en") else "id"


def say(id_text: str, en_text: str) -> str:
    """The sentence in the terminal's language."""
    return en_text if language() == "en" else id_text


def answer(value: Any, text: str) -> None:
    """Prints `value` as JSON where that was asked for, else `text`."""
    if Output.json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    elif text:
        sys.stdout.write(text + "\n")


def progress(text: str) -> None:
    """A line for a person who waits; never mixed into the answer."""
    # Names of files and typed words may hold bytes that are no text.
    sys.stderr.write(text.encode("utf-8", "replace").decode() + "\n")
    sys.stderr.flush()


def the_home() -> Home:
    """The data folder chosen by `--home`, `KIOSK_HOME` or the platform."""
    from kiosk.home import Home, default_home

    return Home(default_home())


@contextlib.contextmanager
def opened() -> Iterator[Kiosk]:
    """The stand of this home, open; a damaged store is mended first.

    Raises:
        KioskError: there is no home, or it can't be used.
    """
    from kiosk.recovery.start import open_or_recover

    kiosk = open_or_recover(the_home(), report=progress)
    try:
        yield kiosk
    finally:
        kiosk.close()


def file_bytes(path: Path) -> bytes:
    """A file's content.

    Raises:
        BadInput: it can't be read.
    """
    from kiosk.errors import BadInput

    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"Berkas {path} tidak bisa dibaca: {error.strerror}.",
            f"can't read {path}: {error.strerror}",
        ) from error
