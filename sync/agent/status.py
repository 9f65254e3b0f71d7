"""How the link stands, in a form for screens, programs and the people who look after it."""

from __future__ import annotations

from typing import Literal

import msgspec

State = Literal[
    "never_enrolled",
    "waiting",
    "ok",
    "offline",
    "captive_portal",
    "server_error",
    "revoked",
    "fork",
    "clock",
    "store_error",
]

_WORDS: dict[State, tuple[str, str]] = {
    "never_enrolled": (
        "Anjungan ini belum didaftarkan ke server pusat.",
        "This stand isn't enrolled with the central server yet.",
    ),
    "waiting": (
        "Belum pernah terhubung sejak dinyalakan.",
        "No contact yet since it was switched on.",
    ),
    "ok": ("Terhubung ke server pusat.", "Connected to the central server."),
    "offline": (
        "Tidak ada sambungan. Data aman di anjungan dan dikirim setelah tersambung.",
        "No connection. The data is safe here and is sent once there is one.",
    ),
    "captive_portal": (
        "Jaringan ini meminta masuk dulu atau mengalihkan sambungan. Hubungi pengelola jaringan.",
        "This network asks for a sign-in or diverts the connection. Tell who runs the network.",
    ),
    "server_error": (
        "Server pusat sedang terganggu. Pengiriman diulang sendiri.",
        "The central server has trouble. Sending is tried again by itself.",
    ),
    "revoked": (
        "Server pusat menolak anjungan ini. Hubungi kantor imigrasi. Antrean tetap berjalan.",
        "The central server refuses this stand. Call the immigration office. The queue goes on.",
    ),
    "fork": (
        "Data anjungan ini pernah disalin atau dipulihkan. Catatan baru dibuka; data tetap aman.",
        "This stand's data was copied or restored once. A new record was opened; data is safe.",
    ),
    "clock": (
        "Jam anjungan salah sehingga sambungan tidak bisa diperiksa. Betulkan tanggal dan jam.",
        "This stand's clock is wrong, so the connection can't be checked. Set date and time.",
    ),
    "store_error": (
        "Penyimpanan anjungan bermasalah sehingga data belum bisa dikirim. Hubungi pengelola.",
        "This stand's storage has trouble, so data can't be sent. Tell the administrator.",
    ),
}


class SyncStatus(msgspec.Struct, frozen=True):
    """What is known about the link after a round.

    `backlog` counts entries of all streams that aren't acknowledged; `acked` is the
    acknowledged seq of the stream being written; `last_contact` is the server's time of
    the last believed reply in UTC milliseconds, None if there was none. `rejected` counts
    entries that the server put into quarantine in this round. `detail` is for
    administrators and holds no secret. `fed_at` is the server's time when, in this round, all
    that it had for this stand was here; None if that point wasn't reached.
    """

    state: State
    backlog: int
    acked: int
    last_contact: int | None = None
    rejected: int = 0
    detail: str = ""
    fed_at: int | None = None

    def words(self, lang: str = "id") -> str:
        """A sentence for the staff, Indonesian unless `lang` is "en"."""
        return _WORDS[self.state][1 if lang == "en" else 0]
