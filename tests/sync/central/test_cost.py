"""What a ticket costs on the line: every byte of HTTP, both ways, counted at a relay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.faultproxy import FaultProxy
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand


@pytest.fixture
def lean(central: Central, stands: Stands) -> Stand:
    """A stand whose client sends no header that nobody reads, and whose feed is empty."""
    stand = stands(central)
    stand.cursor = stand.send(stand.request()).cursor
    stand.session.headers.clear()
    stand.session.headers.update({"User-Agent": "", "Accept-Encoding": ""})
    return stand


def test_a_hundred_tickets_cost_at_most_fifty_bytes_each(
    central: Central, lean: Stand, evidence: Callable[..., None]
) -> None:
    host, port = central.url.removeprefix("http://").split(":")
    for _ in range(200):
        service = lean.rng.choice(("paspor_umrah_haji", "paspor_hilang", "itas", "pengambilan"))
        lane = lean.rng.choice(("umum", "prioritas"))
        lean.ticket(service=service, lane=lane, series="A" if lane == "umum" else "P")
    lean.push(1, 100)
    with FaultProxy((host, int(port))) as line:
        lean.url = line.url
        assert lean.push(101, 200).ack == lean.head
        lean.session.close()
        sent = line.counted
    per_ticket = (sent.up + sent.down) / 100
    evidence(bytes_up=sent.up, bytes_down=sent.down, bytes_a_ticket=per_ticket)
    assert sent.requests == 1
    assert per_ticket <= 50


def test_a_heartbeat_costs_little(
    central: Central, lean: Stand, evidence: Callable[..., None]
) -> None:
    host, port = central.url.removeprefix("http://").split(":")
    with FaultProxy((host, int(port))) as line:
        lean.url = line.url
        lean.send(lean.request())
        lean.session.close()
        sent = line.counted
    evidence(bytes_up=sent.up, bytes_down=sent.down)
    assert sent.up + sent.down <= 1_000
