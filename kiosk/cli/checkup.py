"""What `kiosk doctor` looks at."""

from __future__ import annotations

import time
from typing import Literal

import msgspec

from kiosk.app import Kiosk
from kiosk.cli.common import language, say
from kiosk.content.fill import unfilled as unfilled_texts
from kiosk.disk import disk_state
from kiosk.place.model import unfilled
from kiosk.place.words import fills
from kiosk.recovery.backup import newest_backup
from kiosk.recovery.start import background_check

Level = Literal["bad", "warn", "fill", "good"]
OLD_BACKUP_DAYS = 7


class Finding(msgspec.Struct, frozen=True):
    """One thing found. Only "bad" makes the whole not ok."""

    level: Level
    code: str
    text: str


class Report(msgspec.Struct, frozen=True):
    """Everything found; `unfilled` are the settings nobody has filled in."""

    ok: bool
    findings: tuple[Finding, ...]
    unfilled: tuple[str, ...]


def examine(kiosk: Kiosk) -> Report:
    """Looks at the store, the disk, the clock, the printer, the link, copies and settings."""
    gaps = unfilled(kiosk.place)
    findings = [
        *_store(kiosk),
        *_disk(kiosk),
        *_clock(kiosk),
        *_printer(kiosk),
        *_link(kiosk),
        *_backup(kiosk),
        *(Finding("fill", gap.key, f"{gap.key}: {gap.what.get(language())}") for gap in gaps),
        *_content(kiosk, {gap.key for gap in gaps}),
    ]
    ok = not any(found.level == "bad" for found in findings)
    return Report(ok, tuple(findings), tuple(gap.key for gap in gaps))


def _store(kiosk: Kiosk) -> list[Finding]:
    damage = background_check(kiosk.home)
    report = kiosk.journal_report()
    problems = [*([damage] if damage else []), *report.problems]
    if problems:
        return [Finding("bad", "store", problem) for problem in problems]
    words = say(
        f"Data utuh: {report.entries} catatan.", f"The store is whole: {report.entries} entries."
    )
    return [Finding("good", "store", words)]


def _disk(kiosk: Kiosk) -> list[Finding]:
    state = disk_state(kiosk.home)
    level: Level = "bad" if "ticket" in state.stopped else "warn" if state.stopped else "good"
    stopped = ", ".join(state.stopped) or "-"
    words = say(
        f"Ruang kosong {state.free_mb} MB; yang berhenti: {stopped}.",
        f"{state.free_mb} MB free; stopped: {stopped}.",
    )
    return [Finding(level, "disk", words)]


def _clock(kiosk: Kiosk) -> list[Finding]:
    day = kiosk.day_state()
    if day is None or day.confirmed:
        return []
    words = say(
        f"Tanggal {day.day} belum dipastikan. Pastikan di sudut petugas.",
        f"The day {day.day} isn't confirmed. Confirm it in the staff corner.",
    )
    return [Finding("warn", "clock", words)]


def _printer(kiosk: Kiosk) -> list[Finding]:
    from printing.compose import printer_of
    from printing.press import probe
    from printing.reasons import Reason, explain

    config = printer_of(kiosk)
    if config is None:
        words = say("Pencetak belum diatur (printer.device).", "No printer set (printer.device).")
        return [Finding("fill", "printer.device", words)]
    found = probe(config)
    if not found.reason:
        return [Finding("good", "printer", say("Pencetak siap.", "The printer is ready."))]
    lang: Literal["id", "en"] = "en" if language() == "en" else "id"
    return [Finding("bad", "printer", explain(Reason(found.reason), lang))]


def _link(kiosk: Kiosk) -> list[Finding]:
    if kiosk.outbox.server() is None:
        words = say(
            "Belum didaftarkan ke server pusat (kiosk enrol).",
            "Not enrolled with a central server (kiosk enrol).",
        )
        return [Finding("fill", "enrol", words)]
    waiting = kiosk.outbox.backlog()
    words = say(f"{waiting} catatan menunggu dikirim.", f"{waiting} entries wait to be sent.")
    return [Finding("good", "link", words)]


def _backup(kiosk: Kiosk) -> list[Finding]:
    newest = newest_backup(kiosk.home, kiosk.settings.backup.folder)
    found: list[Finding] = []
    if newest is None or time.time() - newest.stat().st_mtime > OLD_BACKUP_DAYS * 86_400:
        words = say(
            f"Tidak ada cadangan dalam {OLD_BACKUP_DAYS} hari (kiosk backup).",
            f"No backup within {OLD_BACKUP_DAYS} days (kiosk backup).",
        )
        found.append(Finding("warn", "backup", words))
    if kiosk.outbox.server() is None and not kiosk.home.recovery_key.exists():
        words = say(
            "Cadangan hanya bisa dibuka di mesin ini (kiosk recovery-key BERKAS).",
            "Backups open on this machine only (kiosk recovery-key FILE).",
        )
        found.append(Finding("warn", "recovery_key", words))
    return found


def _content(kiosk: Kiosk, said: set[str]) -> list[Finding]:
    """What the place file leaves open beyond what is `said`, or asks for in vain."""
    unknown = kiosk.survey.unknown_wordings()
    vain = say("Rumusan survei tidak dikenal", "There is no such survey wording")
    return [
        *(Finding("warn", "survey.wording", f"{vain}: {wording}") for wording in unknown),
        *(
            Finding("fill", f"content.{name.id}", f"{name.setting}: {name.what.get(language())}")
            for name, _ in unfilled_texts(kiosk.catalogue, fills(kiosk.place))
            if name.setting not in said
        ),
    ]
