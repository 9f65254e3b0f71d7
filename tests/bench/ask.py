"""Milliseconds from a typed question to its answer, beside a plain full-text index in C.

Ours is `Answerer.answer` whole: reading, two rankings, the confidence. The other is SQLite's
FTS5 with letter triples over the same texts, ranked by its own BM25, which neither mends a slip
nor abstains. One process, one thread; rounds are interleaved.
"""

from __future__ import annotations

import re
import sqlite3
import statistics
import time
from collections.abc import Callable

from kiosk.ask.answerer import Answerer
from kiosk.content import source
from kiosk.content.catalogue import Catalogue
from kiosk.setup import ASSETS
from tests.bench._figures import figure, full_counts, interval, percentile
from tests.kiosk.ask.asked import NOBODY_KNOWS, asked

GOAL_MS = 50.0
LONGEST = "paspor saya hilang di pasar waktu mau perpanjang, bagaimana ini pak " * 150
"""10,000 letters, of which the stand reads the first few hundred."""


def main() -> None:
    """Prints how long an answer takes, how long the first one waits, and how good both are."""
    catalogue = source.read(ASSETS / "content")
    began = time.perf_counter()
    answerer = Answerer(catalogue)
    building = time.perf_counter() - began
    plain = Plain(catalogue)
    questions = [one.text for one in asked("held_out", "late", "development")]
    ours: list[list[float]] = []
    theirs: list[list[float]] = []
    for _ in range(40 if full_counts() else 8):
        ours.append([timed(answerer.answer, text) for text in (*questions, LONGEST)])
        theirs.append([timed(plain.near, text) for text in (*questions, LONGEST)])
    _tell(ours, theirs)
    figure("making the index", unit="ms", ours=building * 1000)
    _tell_right(answerer, plain)


def _tell(ours: list[list[float]], theirs: list[list[float]]) -> None:
    every = [ms for times in ours for ms in times]
    figure(
        "a typed question answered, p99",
        unit="ms",
        ours=percentile(every, 0.99),
        other=("fts5", percentile([ms for times in theirs for ms in times], 0.99)),
        goal=f"<= {GOAL_MS:g} ms",
        met=percentile(every, 0.99) <= GOAL_MS,
        median=round(statistics.median(every), 3),
        longest=round(max(every), 3),
        ratio_of_medians_95=interval(
            [statistics.median(times) for times in ours],
            [statistics.median(times) for times in theirs],
        ),
        settings={"rounds": len(ours), "questions_a_round": len(ours[0])},
    )


def _tell_right(answerer: Answerer, plain: Plain) -> None:
    known = [one for one in asked("held_out", "late") if one.right != NOBODY_KNOWS]
    ours = sum(answerer.answer(one.text).candidates[0].id == one.right for one in known)
    theirs = sum(plain.near(one.text)[:1] == [one.right] for one in known)
    figure(
        "first answer right, unseen questions",
        unit="share",
        ours=ours / len(known),
        other=("fts5", theirs / len(known)),
        goal=">= 0.75",
        met=ours / len(known) >= 0.75,
    )


class Plain:
    """Every question, phrasing and answer of the content in one FTS5 table."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize=trigram)"
        )
        for one in catalogue.faq:
            for text in (one.question, one.answer):
                self._add(one.id, text.id, text.en)
            self._add(one.id, *one.phrasings.id, *one.phrasings.en)

    def near(self, text: str) -> list[str]:
        """Ids of the answers whose texts share most, the nearest first."""
        words = [word for word in re.findall(r"\w+", text[:400].lower()) if len(word) >= 3]
        if not words:
            return []
        rows = self._db.execute(
            "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20",
            (" OR ".join(f'"{word}"' for word in words),),
        )
        return list(dict.fromkeys(id for (id,) in rows))

    def _add(self, id: str, *texts: str) -> None:
        self._db.executemany("INSERT INTO texts VALUES (?, ?)", [(id, text) for text in texts])


def timed(work: Callable[[str], object], text: str) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    work(text)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
