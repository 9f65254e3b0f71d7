"""With a million old tickets no statement of a stand's day may read all of them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.outbox import ServerInfo
from tests.support.stands import OFFICE, UMRAH, SetClock, make_home

RULES = """
[priority]
rule = "ratio"
ratio = 2
ageing_minutes = 40
[quota]
paspor = 50
"""
GROWING = "ticket|journal|interval|number_floor"
FEW = "ticket_waiting|ticket_desk_active|interval_open"
"""Partial indexes: they hold what is open now, so that reading all of one is reading little."""

SCAN = re.compile(rf"SCAN ({GROWING})\b(?! USING (COVERING )?INDEX ({FEW})\b)")
LAST_CALLS = "ORDER BY interval.id DESC"
"""Reads backwards and stops after a few calls: a scan by name only."""


@pytest.fixture
def kiosk(tmp_path: Path, clock: SetClock) -> Iterator[Kiosk]:
    stand = Kiosk.open(make_home(tmp_path, OFFICE + RULES, clock), clock)
    yield stand
    stand.close()


def a_whole_day(kiosk: Kiosk, clock: SetClock) -> None:
    """Everything that happens while people, desks, printer and link wait for an answer."""
    for n in range(6):
        kiosk.issue(UMRAH, "prioritas" if n % 2 else "umum", f"k{n}", by_touch=n > 3)
    kiosk.issue(UMRAH, "umum", "k1")
    for end in (kiosk.done, kiosk.no_show):
        called = kiosk.call_next("1")
        assert called is not None
        end(called.number)
    called = kiosk.call_next("2", "paspor", "umum")
    assert called is not None
    kiosk.done(kiosk.start(called.number).number)
    last = kiosk.tickets()[-1]
    kiosk.wait_of(last)
    kiosk.cancel(last.number, "citizen")
    paper(kiosk)
    link(kiosk, clock)
    kiosk.call_next("1")
    clock.forward(days=6)
    kiosk.issue(UMRAH, "umum", "next day")
    kiosk.day_state()


def paper(kiosk: Kiosk) -> None:
    job = kiosk.paper.take()
    assert job is not None
    ticket = kiosk.paper.ticket_of(job)
    again = kiosk.issue(UMRAH, "prioritas", "k1")
    assert again.job is not None
    assert kiosk.paper.state(again.job) == "queued"
    kiosk.paper.finished(job.id, "uncertain")
    kiosk.paper.settled(job.id, printed=False)
    kiosk.paper.reprint(ticket.number)
    kiosk.paper.troubles()
    kiosk.paper.state(job.id)
    kiosk.paper.after_restart()


def link(kiosk: Kiosk, clock: SetClock) -> None:
    outbox = kiosk.outbox
    stream = outbox.streams()[-1]
    outbox.entries(stream.id, 2, 3)
    outbox.backlog()
    outbox.oldest_unacked_ms()
    outbox.acked(stream.id, *stream.head)
    outbox.trusted_time(clock.read().at)
    outbox.enrolled(ServerInfo("http://127.0.0.1", "e", "", "", "", ""), "p", "", stream.id)
    outbox.take_feed(("e", 1), lambda tx: None, snapshot=False)
    outbox.set_link("ok", 1)
    outbox.link()


def statements(kiosk: Kiosk, work: Callable[[], None]) -> set[str]:
    """Every different statement that SQLite ran meanwhile, values put in."""
    driver = kiosk.store.connection.connection.dbapi_connection
    assert driver is not None
    ran: list[str] = []
    driver.set_trace_callback(ran.append)  # type: ignore[attr-defined]
    work()
    driver.set_trace_callback(None)  # type: ignore[attr-defined]
    return {sql for sql in ran if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))}


def plan(kiosk: Kiosk, sql: str) -> list[str]:
    rows = kiosk.store.connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
    return [str(row[3]) for row in rows]


def test_nothing_reads_all_old_tickets(kiosk: Kiosk, clock: SetClock) -> None:
    ran = statements(kiosk, lambda: a_whole_day(kiosk, clock))
    assert len(ran) > 60
    bad = [
        (step, sql)
        for sql in sorted(ran)
        for step in plan(kiosk, sql)
        if SCAN.match(step) and LAST_CALLS not in sql
    ]
    assert bad == []


def test_this_test_would_see_it(kiosk: Kiosk) -> None:
    steps = plan(kiosk, "SELECT count(*) FROM ticket WHERE state = 'waiting' = 1")
    assert any(SCAN.match(step) for step in steps)
