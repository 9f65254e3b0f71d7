"""A backlog of 10,000 over a line whose round trip takes 300 ms, beside the same line without.

The real agent and the real server process; the proxy in between holds every request and every
reply back for half the round trip, and a new connection for a whole one.
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from kiosk.facts import TicketIssued
from kiosk.journal.tx import Tx
from sync.agent.client import Client
from tests.bench._central import SERVICES, Stand, central
from tests.bench._figures import SEED, figure, full_counts, rounded
from tests.support.faultproxy import FaultProxy

BACKLOG = 10_000
RTT_S = 0.3
GOAL_S = 10.0


def main() -> None:
    """Prints the seconds of the slowest run, and those of the line without delay."""
    runs = 5 if full_counts() else 2
    slow, quick = [], []
    requests = spent = 0
    with tempfile.TemporaryDirectory(prefix="anjungan-bench-") as name:
        for run in range(runs):
            folder = Path(name) / str(run)
            folder.mkdir()
            with central(folder) as server, FaultProxy(("127.0.0.1", server.port)) as line:
                stand = Stand(folder, server.db, Client(line.url))
                quick.append(_drain(stand, line, 0.0, first=1))
                before = (line.counted.requests, line.counted.up + line.counted.down)
                slow.append(_drain(stand, line, RTT_S, first=1 + BACKLOG))
                requests = line.counted.requests - before[0]
                spent = line.counted.up + line.counted.down - before[1]
                stand.close()
    figure(
        f"sync, {BACKLOG:,} entries at RTT {RTT_S * 1000:.0f} ms",
        unit="s",
        ours=max(slow),
        other=("without_delay", max(quick)),
        goal=f"<= {GOAL_S:.0f}",
        met=max(slow) <= GOAL_S,
        runs={"ours": [rounded(s) for s in slow], "without_delay": [rounded(s) for s in quick]},
        requests=requests,
        bytes_an_entry=rounded(spent / BACKLOG),
        settings={"backlog": BACKLOG, "rtt_ms": RTT_S * 1000, "runs": runs},
    )


def _drain(stand: Stand, line: FaultProxy, rtt_s: float, first: int) -> float:
    """Seconds from the start of the round until the last entry is acknowledged."""
    _write(stand, first)
    line.rtt_s = rtt_s
    line.hang_up()  # the stand was alone for days: it has to connect anew
    began = time.perf_counter()
    status = stand.sync()
    seconds = time.perf_counter() - began
    assert (status.state, status.backlog) == ("ok", 0), status
    return seconds


def _write(stand: Stand, first: int) -> None:
    """The journal of many days, in one transaction: how it came to be isn't measured here."""
    rng = random.Random(f"{SEED}-{first}")

    def work(tx: Tx) -> None:
        for n in range(first, first + BACKLOG):
            stand.clock.forward(seconds=rng.uniform(15, 400))
            tx.now = stand.clock.read()
            priority = rng.random() < 0.2
            tx.append(
                TicketIssued(
                    day=tx.now.utc.date().isoformat(),
                    series="P" if priority else "A",
                    n=n,
                    line="paspor",
                    lane="prioritas" if priority else "umum",
                    service=rng.choice(SERVICES),
                )
            )

    stand.kiosk.write(work)


if __name__ == "__main__":
    main()
