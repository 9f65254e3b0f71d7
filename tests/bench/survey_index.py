"""The satisfaction index of a million answers on PostgreSQL, beside the bare SQL aggregate.

Fifty units with three stands each, a year of answers, and as many tickets served, for the sample
size asks how many people were. The floor is one SELECT of the nine sums over the very same
answers, by psycopg, in a database that was analysed. Runs are interleaved.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, insert

from kiosk.survey.index import UNSUR
from sync.central.bulk import insert_rows
from sync.central.database import migrate, open_engine, reading
from sync.central.models import Place, Stream, table
from sync.central.survey import figures, recount
from sync.central.survey.period import Period, month, months_until
from sync.central.survey.tables import QueueEvent, SurveyAnswer
from tests.bench._figures import SEED, figure, full_counts, interval, progress
from tests.bench.central_ingest import _postgres

ANSWERS, PLACES, STANDS = 1_000_000, 50, 3
MONTH_GOAL_MS, YEAR_GOAL_MS = 200, 1_000
NOVEMBER = month("2026-11")
YEAR = months_until(NOVEMBER, 12)
SERVICES = ("paspor_umrah_haji", "paspor_baru_dewasa", "ganti_habis_dewasa", "itas_perpanjangan")
_SUMS = ", ".join(f"sum({name})" for name in UNSUR)
_WHERE = "form = 'skm' AND complete = 1 AND day BETWEEN %s AND %s"


def _places() -> list[str]:
    return [f"desa-{number:02d}" for number in range(PLACES)]


def _streams() -> Iterator[tuple[str, bytes]]:
    for number, place in enumerate(_places()):
        for stand in range(STANDS):
            yield place, bytes([number, stand]) * 8


def _answer(rng: random.Random, stream: bytes, seq: int, place: str, day: str) -> dict[str, Any]:
    # Most come from a busy unit; a skipped question makes one in fifty incomplete.
    scores: list[int | None] = [*rng.choices((1, 2, 3, 4), (1, 3, 9, 6), k=9)]
    complete = rng.random() > 0.02
    if not complete:
        scores[3] = None
    key = {"stream": stream, "seq": seq, "stand": stream, "place": place, "form": "skm"}
    texts = {"version": "1", "service": rng.choice(SERVICES), "served_at": "di_sini", "day": day}
    rest = {"hour": f"{day}T{rng.randint(8, 14):02d}", "by": "citizen", "wording": "{}"}
    given = {"complete": int(complete), **dict(zip(UNSUR, scores, strict=True))}
    return key | texts | rest | given | {"profile": "{}", "suggestion": None}


def _fill(engine: Engine) -> None:
    rng = random.Random(SEED)
    days = [(YEAR.since + timedelta(n)).isoformat() for n in range((YEAR.until - YEAR.since).days)]
    with engine.begin() as tx:
        tx.execute(
            insert(table(Place)), [{"id": id_, "feed_n": 0, "created_at": 1} for id_ in _places()]
        )
        tx.execute(insert(table(Stream)), [_stream(*pair) for pair in _streams()])
    each = ANSWERS // (PLACES * STANDS)
    for number, (place, stream) in enumerate(_streams()):
        chosen = sorted(rng.choices(days, k=each))
        rows = [_answer(rng, stream, seq, place, day) for seq, day in enumerate(chosen, start=1)]
        events = [_served(stream, seq, place, day) for seq, day in enumerate(chosen, start=1)]
        with engine.begin() as tx:
            insert_rows(tx, table(SurveyAnswer), rows)
            insert_rows(tx, table(QueueEvent), events)
            recount.recount(tx, stream, set(chosen))
        if number % 25 == 0:
            progress(f"survey_index: {number * each:,} answers written")


def _stream(place: str, stream: bytes) -> dict[str, Any]:
    texts = {"place": place, "letter": "", "hardware": "hw", "app": "0.1.0"}
    return {"id": stream, "public_key": stream, "enrolled_at": 1, "ack_hash": stream} | texts


def _served(stream: bytes, seq: int, place: str, day: str) -> dict[str, Any]:
    at = (date.fromisoformat(day) - date(1970, 1, 1)).days * 86_400_000
    ticket = {"ticket_stream": stream, "ticket_seq": seq, "what": "served"}
    return ticket | {"place": place, "day": day, "at": at}


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _measure(
    name: str, engine: Engine, db_url: str, goal_ms: int, period: Period, place: str | None
) -> None:
    monthly = period == YEAR
    group = "substr(day, 1, 7)" if monthly else "1"
    where = _WHERE + (" AND place = %s" if place else "")
    query = f"SELECT {group}, count(*), {_SUMS} FROM survey_answer WHERE {where} GROUP BY 1"
    values = [*period.days, *([place] if place else [])]

    def ours(tx: Connection) -> object:
        return figures.trend(tx, place, NOVEMBER) if monthly else figures.whole(tx, place, period)

    def read() -> None:
        with reading(engine) as tx:
            ours(tx)

    with psycopg.connect(db_url, autocommit=True) as bare:
        _agree(bare.execute(query, values).fetchall(), engine, ours)
        pairs = [
            (_ms(read), _ms(lambda: bare.execute(query, values).fetchall()))
            for _ in range(31 if full_counts() else 11)
        ][1:]
    mine, floor = [list(times) for times in zip(*pairs, strict=True)]
    figure(
        name,
        unit="ms",
        ours=statistics.median(mine),
        other=("floor", statistics.median(floor)),
        goal=f"<= {goal_ms} ms",
        met=statistics.median(mine) <= goal_ms,
        ratio_95=interval(mine, floor),
        rounds={"ours": [round(x, 2) for x in mine], "floor": [round(x, 2) for x in floor]},
        settings={"answers": ANSWERS, "units": PLACES, "stands": PLACES * STANDS},
    )


def _agree(bare: list[Any], engine: Engine, ours: Callable[[Connection], Any]) -> None:
    """Both sides have counted the same answers, or the comparison is worth nothing."""
    with reading(engine) as tx:
        found = ours(tx)
    cells = found if isinstance(found, list) else [found]
    assert sorted(row[1] for row in bare) == sorted(cell.n for cell in cells if cell.n)


def main() -> None:
    """Prints one JSON line for each question asked of the tables."""
    with _postgres() as db_url:
        migrate(db_url)
        engine = open_engine(db_url)
        try:
            _fill(engine)
            with psycopg.connect(db_url, autocommit=True) as connection:
                connection.execute("VACUUM ANALYZE")
            for where, place in (("all units", None), ("one unit", _places()[7])):
                _measure(
                    f"index of a month, {where}", engine, db_url, MONTH_GOAL_MS, NOVEMBER, place
                )
                _measure(f"trend of a year, {where}", engine, db_url, YEAR_GOAL_MS, YEAR, place)
        finally:
            engine.dispose()


if __name__ == "__main__":
    main()
