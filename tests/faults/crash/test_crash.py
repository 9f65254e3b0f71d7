"""`kill -9` at random moments, of the stand and of central, while tickets are issued.

Afterwards: no number twice, nothing shown or printed lost, no ticket on paper twice without a
mark, no false word of the printer, and central holds exactly what the stand's journal holds.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
import zxingcpp
from PIL import ImageOps

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.journal.chain import Entry, decode_header
from kiosk.streams import read_stream_key
from kiosk.ticket_token import Verified, key_id, verify
from printing.fake import FakePrinter, RealClock, Strip, StripStatus
from printing.layout.raster import number_raster
from printing.profile import for_width
from sync.central import admin
from tests.faults.crash.scene import PHASES, Central, Phase, Stand, enrol, moment
from tests.support.stands import make_home

Victim = Literal["stand", "central", "both"]

PAPER_MM_PER_S = 500.0
DECK: list[tuple[Victim, Phase | None]] = [
    ("stand", "start"),
    ("stand", "issue"),
    ("stand", "issue"),
    ("stand", "print"),
    ("stand", "paper"),
    ("stand", "paper"),
    ("stand", "sync"),
    ("stand", None),
    ("central", "start"),
    ("central", "sync"),
    ("central", None),
    ("both", "sync"),
    ("both", "issue"),
]


class Killer:
    """Kills, counts what was going on, and starts again at once."""

    def __init__(self, stand: Stand, central: Central, rng: random.Random) -> None:
        self._stand = stand
        self._central = central
        self._rng = rng
        self.tally: Counter[str] = Counter()
        self.kills = 0

    def run(self, wanted: int) -> None:
        """Makes `wanted` kills, and some more where a phase wasn't hit yet."""
        deck: list[tuple[Victim, Phase | None]] = []
        while self.kills < wanted or (self.missed() and self.kills < 3 * wanted):
            if not deck:
                deck = self._rng.sample(DECK, len(DECK))
            self.kill(*deck.pop())

    def missed(self) -> list[str]:
        wanted = [f"stand at {phase}" for phase in PHASES]
        return [name for name in [*wanted, "central at sync"] if not self.tally[name]]

    def kill(self, victim: Victim, phase: Phase | None) -> None:
        if victim == "central" and phase == "start":
            self._kill_central(set())
        elif phase == "start":
            self._kill_stand()
            self._stand.start()
        elif phase is not None:
            if phase == "sync":
                self._central.wait()
            self._stand.wait_for(phase)
        longest = {"issue": 0.004, "sync": 0.03, "print": 0.3, "paper": 0.25}.get(phase or "", 1.5)
        moment(self._rng.uniform(0, longest))
        if victim == "central":
            self._kill_central(self._stand.does())
            return
        doing = self._kill_stand()
        if victim == "both":
            self._kill_central(doing)
        self._stand.start()

    def _kill_stand(self) -> set[Phase]:
        doing = self._stand.kill()
        self.kills += 1
        self.tally.update(f"stand at {one}" for one in doing)
        self.tally["stand at rest"] += not doing
        return doing

    def _kill_central(self, doing: set[Phase]) -> None:
        starting = "http://" not in self._central.process.output
        self._central.kill()
        self.kills += 1
        self.tally["central at start" if starting else "central at sync"] += (
            starting or "sync" in doing
        )
        self._central.start()


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_killed_at_any_moment_nothing_is_lost_and_nothing_is_twice(
    tmp_path: Path,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    home = make_home(tmp_path)
    central = Central(tmp_path / "central")
    with FakePrinter(clock=RealClock(), mm_per_s=PAPER_MM_PER_S) as printer:
        try:
            central.wait()
            enrol(home, central, "contoh")
            stand = Stand(home, printer)
            killer = Killer(stand, central, rng)
            killer.run(count(30, 300))
            stand.kill()
            central.wait()
            stand.drain()
            central.kill()
        finally:
            central.process.kill()
            stand.process.kill()
        strips = printer.strips
    assert not killer.missed()
    aftermath = Aftermath.of(home)
    figures = {
        **check_journal(aftermath, stand),
        **check_paper(aftermath, strips),
        **check_central(aftermath, central),
    }
    evidence(kills=killer.kills, starts_of_stand=stand.starts, **killer.tally, **figures)


@dataclass(frozen=True)
class Aftermath:
    """The stand's journal as it was left, and the key of its stream."""

    stream: bytes
    entries: tuple[Entry, ...]
    issued: dict[int, str]
    facts: list[dict[str, Any]]
    home: Home

    @classmethod
    def of(cls, home: Home) -> Aftermath:
        kiosk = Kiosk.open(home)
        report = kiosk.journal_report()
        assert report.ok, report.problems
        own = kiosk.outbox.streams()[-1].id
        entries = kiosk.outbox.entries(own, 0, 10_000_000)
        everything = kiosk.outbox.entry_count()
        kiosk.close()
        assert len(entries) == everything, "a kill never costs a stand its stream"
        assert report.acked == report.head == len(entries)
        facts = [json.loads(entry.payload or b"") for entry in entries]
        issued = {
            seq: f"{fact['series']}-{fact['n']:03d}"
            for seq, fact in enumerate(facts, start=1)
            if fact["kind"] == "ticket.issued"
        }
        return cls(own, entries, issued, facts, home)


def check_journal(after: Aftermath, stand: Stand) -> dict[str, int]:
    """No number twice and none left out; one ticket a touch; what was shown is there."""
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for seq in after.issued:
        fact = after.facts[seq - 1]
        numbers[fact["day"], fact["series"]].append(fact["n"])
    for given in numbers.values():
        assert given == list(range(1, len(given) + 1))
    lost = [one for one in stand.shown if after.issued.get(one.seq) != one.number]
    assert lost == []
    answers: dict[int, set[int]] = defaultdict(set)
    for one in stand.shown:
        answers[one.touch].add(one.seq)
    assert [touch for touch, seqs in answers.items() if len(seqs) > 1] == []
    unanswered = len(stand.touched) - len(answers)
    assert len(answers) <= len(after.issued) <= len(stand.touched)
    assert unanswered <= 1, "each touch was repeated until it was answered"
    return {"tickets": len(after.issued), "shown": len(stand.shown), "lost": 0, "twice": 0}


def check_paper(after: Aftermath, strips: tuple[Strip, ...]) -> dict[str, int]:
    """Paper carries only tickets of the journal, each once; what counts as printed is there."""
    whole = [strip for strip in strips if strip.status is StripStatus.COMPLETE]
    on_paper = Counter(seq for strip in whole for seq in codes_on(strip, after))
    assert set(on_paper) <= set(after.issued)
    pictures = {
        number: number_raster(number, for_width(80).dots, 560, 136)
        for number in set(after.issued.values())
    }
    drawn = Counter(number for strip in strips for number in numbers_on(strip, pictures))
    assert [number for number, times in drawn.items() if times > 1] == []
    assert {after.issued[seq] for seq in on_paper} <= set(drawn)
    ends: dict[int, str] = {}
    for fact in after.facts:
        if fact["kind"] == "print.finished":
            assert fact.get("copy", 0) == 0
            ends[fact["seq"]] = fact["state"]
    said_printed = {seq for seq, state in ends.items() if state == "printed"}
    assert said_printed <= set(on_paper), "never a false word of the printer"
    states = Counter(ends.values())
    return {
        "strips": len(strips),
        "whole_tickets": len(on_paper),
        **{f"said_{state}": times for state, times in sorted(states.items())},
    }


def codes_on(strip: Strip, after: Aftermath) -> list[int]:
    """The tickets (by seq) whose signed codes a second reader finds on a strip."""
    key = read_stream_key(after.home, after.stream).verify_key
    picture = ImageOps.expand(strip.image.convert("L"), 40, fill=255)
    tokens = [found.text for found in zxingcpp.read_barcodes(picture)]
    claims = [verify(token, {key_id(key): key}) for token in tokens]
    seqs = [claim.claim.seq for claim in claims if isinstance(claim, Verified)]
    assert len(seqs) == len(tokens) <= 1
    assert all(
        claim.claim.label == after.issued[claim.claim.seq]
        for claim in claims
        if isinstance(claim, Verified)
    )
    return seqs


def numbers_on(strip: Strip, pictures: dict[str, bytes]) -> list[str]:
    """The numbers that are drawn large on a strip, whole or not, without a mark."""
    if "CETAK ULANG" in strip.text:
        return []
    return [number for number, picture in pictures.items() if picture in strip.raw]


def check_central(after: Aftermath, central: Central) -> dict[str, int]:
    """Central has every fact of the journal, byte for byte, and nothing else."""
    wanted = []
    for entry, fact in zip(after.entries, after.facts, strict=True):
        header = decode_header(entry.header)
        own = {f"ticket_{name}" if name == "seq" else name: v for name, v in fact.items()}
        wanted.append(
            {
                **own,
                "stream": after.stream.hex(),
                "seq": entry.seq,
                "kind": header.k,
                "recorded_at": header.at,
            }
        )
    assert list(admin.facts(central.db)) == wanted
    assert list(admin.quarantine(central.db)) == []
    with closing(sqlite3.connect(f"file:{central.file}?mode=ro", uri=True)) as db:
        rows = db.execute(
            "SELECT stream, seq, hash, header, payload FROM entry ORDER BY stream, seq"
        ).fetchall()
    assert rows == [(e.stream, e.seq, e.hash, e.header, e.payload) for e in after.entries]
    return {"facts": len(wanted)}
