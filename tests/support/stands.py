"""Real stands in temporary folders, with a clock that tests can set."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from nacl.signing import SigningKey

from kiosk.app import Kiosk
from kiosk.clock import Instant
from kiosk.content.pack import build_and_sign
from kiosk.home import Home
from kiosk.setup import ASSETS, EXAMPLE_PLACE, init_home

WIB = ZoneInfo("Asia/Jakarta")
UMRAH = "paspor_umrah_haji"

OFFICE = """
[place]
id = "desa-uji"
kind = "village"
name = "Kantor Desa Uji"
regency = "Seluma"

[contact]
name = "Petugas Uji"
role = "Kaur Pelayanan"

[[desks]]
number = 1
name = "Loket 1"

[[desks]]
number = 2
name = "Loket 2"

[hours]
monday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
tuesday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
"""


class SetClock:
    """A clock that stands still until a test moves it.

    `wall` is what the battery-backed clock says; `mono` only ever runs forward.
    """

    def __init__(self, moment: datetime) -> None:
        self._at = round(moment.timestamp() * 1000)
        self._mono = 1_000_000
        self._boot = 1

    def read(self) -> Instant:
        """The time now, by every clock there is."""
        return Instant(at=self._at, mono=self._mono, boot=f"{self._boot:08x}")

    def forward(self, *, seconds: float = 0, hours: float = 0, days: float = 0) -> None:
        """Time passes, by every clock."""
        ms = round((seconds + hours * 3600 + days * 86_400) * 1000)
        self._at += ms
        self._mono += ms

    def set_wall(self, moment: datetime) -> None:
        """The wall clock jumps; nothing else does."""
        self._at = round(moment.timestamp() * 1000)

    def reboot(self) -> None:
        """The stand was switched off and on."""
        self._boot += 1
        self._mono = 10_000


def wib(text: str) -> datetime:
    """A local time in Seluma, such as `2026-11-24 09:41`."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def make_home(
    folder: Path, place: str | Path = EXAMPLE_PLACE, clock: SetClock | None = None
) -> Home:
    """A new home; `place` is a file or the text of one."""
    if isinstance(place, str):
        file = folder / "uji.toml"
        file.write_text(place, encoding="utf-8")
    else:
        file = place
    home = Home(folder / "home")
    pack, key = _pack()
    init_home(home, file, clock, pack=pack, trusted=key)
    return home


@cache
def _pack() -> tuple[bytes, bytes]:
    """The shipped content, packed once for all tests of a process."""
    signing = SigningKey.generate()
    return build_and_sign(ASSETS / "content", signing), bytes(signing.verify_key)


def everything(kiosk: Kiosk) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every derived table, for comparing two stores."""
    from kiosk.projections import DERIVED

    return kiosk.store.read(
        lambda c: {
            table.name: [tuple(row) for row in c.execute(table.select()).fetchall()]
            for table in DERIVED
        }
    )


def payloads(kiosk: Kiosk) -> list[dict[str, object]]:
    """The facts in the journal of the open stream, decoded as plain JSON."""
    stream = kiosk.outbox.streams()[-1]
    return [
        msgspec.json.decode(entry.payload)
        for entry in kiosk.outbox.entries(stream.id, 0, 1_000_000)
        if entry.payload is not None
    ]
