"""Where time comes from, so that rules can be tested at any hour of any day."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import msgspec


class Instant(msgspec.Struct, frozen=True):
    """One reading of all clocks.

    `at` is UTC wall time in milliseconds since 1970; `mono` is milliseconds of the
    monotonic clock since boot; `boot` names that boot, so that a server which knows
    the true time of one reading can correct every other reading of the same boot.
    """

    at: int
    mono: int
    boot: str

    @property
    def utc(self) -> datetime:
        """The wall time as an aware datetime."""
        return datetime.fromtimestamp(self.at / 1000, UTC)


class Clock(Protocol):
    """Anything that can be asked for the time."""

    def read(self) -> Instant:
        """The time now, by every clock there is."""
        ...


@lru_cache(maxsize=1)
def _boot() -> str:
    """The kernel's boot id, shortened to 8 hex digits; made up where there is none."""
    try:
        text = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    except OSError:
        text = uuid4().hex
    return text.replace("-", "")[:8]


class SystemClock:
    """The machine's own clocks. Keeping them right is the operating system's work."""

    def read(self) -> Instant:
        """The time now, by every clock there is."""
        return Instant(
            at=time.time_ns() // 1_000_000,
            mono=time.monotonic_ns() // 1_000_000,
            boot=_boot(),
        )
