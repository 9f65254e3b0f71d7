"""Nothing that the stand keeps or sends ties a questionnaire to somebody's ticket."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from kiosk.app import Kiosk
from kiosk.journal.chain import decode_header
from kiosk.store.tables import survey_waiting
from tests.kiosk.survey.forms import answered, submit, surveyed, waiting
from tests.support.stands import UMRAH, SetClock


def a_shared_hour(kiosk: Kiosk, people: int, name: str) -> None:
    """Each takes a number, is served, and scores everything 1 + its place in the queue mod 4."""
    for n in range(people):
        kiosk.issue(UMRAH, "umum", f"{name}-{n}")
        called = kiosk.call_next("1")
        assert called is not None
        kiosk.done(called.number)
        submit(kiosk, answered(1 + n % 4))


def test_nothing_in_the_journal_stands_next_to_a_ticket(kiosk: Kiosk, clock: SetClock) -> None:
    a_shared_hour(kiosk, 8, "a")
    clock.forward(hours=7)
    kiosk.survey.settle()
    stream = kiosk.outbox.streams()[-1]
    entries = kiosk.outbox.entries(stream.id, 0, 1_000)
    headers = [decode_header(entry.header) for entry in entries]
    kinds = [header.k for header in headers]
    first = kinds.index("survey.answered")
    assert set(kinds[first:]) == {"survey.answered"}  # after every ticket, in one piece
    last_ticket = headers[first - 1].at
    moments = {(header.at, header.mono, header.boot) for header in headers[first:]}
    assert len(moments) == 1  # when it was settled, not when anybody answered
    assert moments.pop()[0] - last_ticket == 7 * 3_600_000
    for fact in surveyed(kiosk):
        assert set(fact) == {"kind", "form", "version", "hour", "answers", "wording"}


def test_the_table_they_wait_in_has_no_order_but_a_random_one(kiosk: Kiosk) -> None:
    # Without a rowid SQLite keeps rows by primary key: here a digest of a random touch.
    created = kiosk.store.connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE name = 'survey_waiting'"
    ).scalar_one()
    assert "WITHOUT ROWID" in created
    assert [column.name for column in survey_waiting.columns] == ["key", "day", "fact"]
    submit(kiosk, key="touch")
    assert [len(key) for key, _, _ in waiting(kiosk)] == [32]
    assert not any(b"touch" in key for key, _, _ in waiting(kiosk))


def test_the_order_is_chance_s_whatever_the_keys_are(
    kiosk: Kiosk, clock: SetClock, count: Callable[[int, int], int]
) -> None:
    # The same touches every day: without shuffling, the same order every day.
    days, people = count(50, 400), 4
    places: Counter[tuple[int, int]] = Counter()
    for _ in range(days):
        for person in range(people):
            submit(kiosk, answered(1 + person), key=f"touch-{person}")
        before = len(surveyed(kiosk))
        assert kiosk.survey.settle() == people
        order = [fact["answers"]["waktu"] - 1 for fact in surveyed(kiosk)[before:]]
        places.update(enumerate(order))
        clock.forward(days=1)
        kiosk.survey.settle_due()
    expected = days / people
    chi_square = sum(
        (places[place, person] - expected) ** 2 / expected
        for place in range(people)
        for person in range(people)
    )
    # Nine degrees of freedom: chance alone goes above 54 once in fifty million runs.
    assert chi_square < 54
