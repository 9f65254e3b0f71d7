"""What a sync costs on the line, every byte counted on the stand's side of it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from kiosk.facts import Fact, TicketIssued
from kiosk.journal.tx import Tx
from tests.faults.sync.world import Stand, World

BATCH = 100
MOST_BYTES_A_TICKET = 50
BACKLOG = 10_000
RTT_S = 0.3
MOST_SECONDS = 10.0

SERVICES = (
    ("paspor", "A", "paspor_umrah_haji"),
    ("paspor", "A", "paspor_baru_dewasa"),
    ("paspor", "A", "ganti_habis_dewasa"),
    ("wna", "W", "itas_perpanjangan"),
)


def tickets(stand: Stand, count: int, rng: random.Random, first: int = 1) -> None:
    """Numbers as a day brings them: uneven intervals, several services, some with priority."""

    def work(tx: Tx) -> None:
        for n in range(first, first + count):
            stand.clock.at += (passed := rng.randrange(15_000, 400_000))
            stand.clock.mono += passed
            tx.now = stand.clock.read()
            tx.append(ticket(n, rng))

    stand.kiosk.write(work)


def ticket(n: int, rng: random.Random) -> Fact:
    line, series, service = rng.choice(SERVICES)
    priority = rng.random() < 0.2
    return TicketIssued(
        day="2026-11-24",
        series="P" if priority else series,
        n=n,
        line=line,
        lane="prioritas" if priority else "umum",
        service=service,
    )


def test_a_ticket_costs_at_most_50_bytes_in_batches_of_100(
    world: World, rng: random.Random, evidence: Callable[..., None]
) -> None:
    stand, line = world.stands[0], world.line
    stand.sync()
    rounds, spent = 5, 0
    for number in range(rounds):
        tickets(stand, BATCH, rng, first=1 + number * BATCH)
        before = line.counted.up + line.counted.down
        requests = line.counted.requests
        assert stand.sync().backlog == 0
        assert line.counted.requests - requests == 1
        spent += line.counted.up + line.counted.down - before
    a_ticket = spent / (rounds * BATCH)
    evidence(bytes_a_ticket_at_100=round(a_ticket, 1))
    assert a_ticket <= MOST_BYTES_A_TICKET


def test_one_ticket_and_nothing_new_are_one_small_request_each(
    world: World, rng: random.Random, evidence: Callable[..., None]
) -> None:
    stand, line = world.stands[0], world.line
    stand.sync()
    figures = {}
    for name, count in (("nothing_new", 0), ("one_ticket", 1)):
        tickets(stand, count, rng)
        before, requests = line.counted.up + line.counted.down, line.counted.requests
        assert stand.sync().backlog == 0
        assert line.counted.requests - requests == 1
        figures[f"bytes_{name}"] = line.counted.up + line.counted.down - before
    evidence(**figures)
    assert figures["bytes_nothing_new"] <= 1_000
    assert figures["bytes_one_ticket"] <= 1_100


@pytest.mark.bench
def test_ten_thousand_arrive_over_a_slow_line_within_10_s(
    world: World, rng: random.Random, evidence: Callable[..., None]
) -> None:
    stand, line = world.stands[0], world.line
    stand.sync()
    tickets(stand, BACKLOG, rng)
    line.rtt_s = RTT_S
    before = (line.counted.requests, line.counted.up + line.counted.down)
    began = time.monotonic()
    status = stand.sync()
    seconds = time.monotonic() - began
    assert (status.state, status.backlog) == ("ok", 0)
    evidence(
        backlog=BACKLOG,
        rtt_ms=RTT_S * 1000,
        seconds=round(seconds, 2),
        requests=line.counted.requests - before[0],
        bytes_a_ticket=round((line.counted.up + line.counted.down - before[1]) / BACKLOG, 1),
    )
    assert seconds <= MOST_SECONDS
