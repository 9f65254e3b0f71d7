"""What is known of an application, and the refusal after too many wrong tries."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.errors import Audience, NotAllowed
from kiosk.place.words import spoken_clock
from kiosk.statuses.stages import STAGES, Stage

__all__ = ["STAGES", "Stage", "StatusView", "TriesUsedUp", "oldest_kept"]

KEPT_DAYS = 90
"""Nothing older is sent to a stand, shown by it, or kept."""

DAY_MS = 86_400_000


class StatusView(msgspec.Struct, frozen=True):
    """One application's stage. Times are UTC milliseconds.

    `changed_at_ms`: since when, to the minute. `as_of_ms`: when this stand last had everything
    that central knew; None while a new copy of it is still coming down.
    """

    stage: Stage
    changed_at_ms: int
    office: str
    as_of_ms: int | None


class TriesUsedUp(NotAllowed):
    """Too many wrong tries, of this person or at this stand; `until` is local and aware."""

    code = "tries_used_up"
    audience: Audience = "citizen"

    def __init__(self, until: datetime, zone_name: str) -> None:
        clock = f"{spoken_clock(until)} {zone_name}"
        super().__init__(
            f"Sudah terlalu banyak yang tidak cocok. Bisa dicoba lagi mulai pukul {clock}. "
            "Periksa dulu tanda terima Anda, atau tanyakan kepada petugas.",
            f"Too many tries didn't match. You can try again from {clock}. "
            "Please check your receipt first, or ask the staff.",
        )
        self.until = until


def oldest_kept(now_ms: int) -> int:
    """What changed before this moment isn't kept any more."""
    return now_ms - KEPT_DAYS * DAY_MS
