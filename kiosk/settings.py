"""Settings of a home: `settings.toml`, overridden by the environment.

`KIOSK_PRINTER__DEVICE=tcp://host:9100` sets `device` of section `[printer]`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from kiosk.errors import BadInput

PREFIX = "KIOSK_"


class PrinterSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The thermal printer.

    `status`: "full" answers status queries, "epson" also tells when a certain job is done,
    "none" is for clones that never answer.
    """

    device: str = ""
    width_mm: Literal[58, 80] = 80
    status: Literal["full", "epson", "none"] = "full"
    cutter: bool = True
    save_paper: bool = False


class ScreenSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The touch screen. `px_per_mm` 0 means: as the screen reports.

    `reduced_motion` true: nothing fades or moves.
    """

    renderer: Literal["auto", "software", "gpu"] = "auto"
    px_per_mm: float = 0.0
    reduced_motion: bool = False


class SoundSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reading aloud. `player` "auto": what this machine has; "none": never a sound."""

    player: Literal["auto", "pw-play", "paplay", "aplay", "none"] = "auto"


class BackupSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where automatic copies go: best a folder on a second medium."""

    folder: str = ""


class LinkSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The link to the central server.

    `ca`: a file of root certificates (PEM) to believe instead of the usual ones, where the
    server's certificate comes from the office's own authority.
    """

    ca: str = ""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, each with a default that works."""

    printer: PrinterSettings = PrinterSettings()
    screen: ScreenSettings = ScreenSettings()
    sound: SoundSettings = SoundSettings()
    backup: BackupSettings = BackupSettings()
    link: LinkSettings = LinkSettings()


def load(path: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of a home.

    Raises:
        BadInput: an unknown name or a value of the wrong kind, with the key's path.
    """
    environ = os.environ if environ is None else environ
    try:
        merged: dict[str, Any] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            f"Berkas {path.name} tidak bisa dibaca: {error}.", f"{path.name}: {error}"
        ) from error
    for name, value in environ.items():
        if name.startswith(PREFIX) and "__" in name:
            section, key = name.removeprefix(PREFIX).lower().split("__", 1)
            if section in Settings.__struct_fields__:
                inside = merged.setdefault(section, {})
                if isinstance(inside, dict):  # else the conversion below says what is wrong
                    inside[key] = value
    try:
        return msgspec.convert(merged, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise BadInput(
            f"Pengaturan di {path.name} atau lingkungan salah: {error}.",
            f"wrong setting in {path.name} or the environment: {error}",
        ) from error
