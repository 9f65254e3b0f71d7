"""Facts a second that the central server takes in on PostgreSQL, beside the bare inserts.

The floor is psycopg's `executemany` of the very same rows into the same tables with the
same indexes, one transaction for as many rows as a batch has. Ours is the real server
process over HTTP: signature, unpacking, hashing, checks, rows, COMMIT, answer. Requests
are packed and signed beforehand, because that is the stands' work. Runs are interleaved.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import requests
from psycopg import sql

from sync import codec, signatures
from sync.central import admin, apply
from sync.wire import SyncReply
from tests.bench._figures import figure, full_counts, interval
from tests.support import postgres
from tests.support.process import Process, free_port, started
from tests.sync.central.conftest import SERVE
from tests.sync.central.stand import Stand

FACTS = 10_000
GOAL = 0.4
Signed = requests.PreparedRequest


@contextmanager
def _postgres() -> Iterator[str]:
    become, uid = postgres._unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="anjungan-bench-"))
    try:
        if uid is not None:
            os.chown(folder, uid, -1)
        binaries, port = postgres.find_binaries(), free_port()
        postgres._initialise(become, binaries, folder / "data")
        settings = ["-D", str(folder / "data"), "-p", str(port), "-c", "listen_addresses=127.0.0.1"]
        sockets = ["-c", f"unix_socket_directories={folder}"]
        with started([*become, binaries / "postgres", *settings, *sockets], cwd=folder) as process:
            process.wait_for_line("ready to accept connections", within=30)
            yield f"postgresql://{postgres.USER}@127.0.0.1:{port}/{postgres.USER}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _promises(db_url: str) -> dict[str, str]:
    """What makes an answered commit durable, as the server that both sides use has it."""
    names = ("fsync", "synchronous_commit", "full_page_writes")
    with psycopg.connect(db_url) as connection:
        rows = [connection.execute(f"SHOW {name}").fetchone() for name in names]
    return {name: str(row[0]) for name, row in zip(names, rows, strict=True) if row}


def _floor(db_url: str, stand: Stand, batch: int) -> float:
    """Rows of one fact each a second, by bare `executemany`."""
    prepared = [apply.prepare(entry, stand.place, 1) for entry in stand.journal]
    rows = {
        "entry": [item.entry for item in prepared],
        "ticket": [item.ticket for item in prepared if item.ticket is not None],
    }
    began = 0.0
    with psycopg.connect(db_url) as connection:
        began = time.perf_counter()
        for start in range(0, FACTS, batch):
            with connection.cursor() as cursor:
                for name, all_rows in rows.items():
                    some = all_rows[start : start + batch]
                    cursor.executemany(
                        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                            sql.Identifier(name),
                            sql.SQL(",").join(map(sql.Identifier, some[0])),
                            sql.SQL(",").join([sql.Placeholder()] * len(some[0])),
                        ),
                        [tuple(row.values()) for row in some],
                    )
            connection.commit()
    return FACTS / (time.perf_counter() - began)


def _ours(made: list[tuple[Stand, list[Signed]]]) -> float:
    """Facts acknowledged a second, over all stands that send at the same time."""

    def push(stand_and_batches: tuple[Stand, list[Signed]]) -> None:
        stand, batches = stand_and_batches
        for request in batches:
            response = stand.session.send(request, timeout=60)
        assert codec.unpack(response.content, SyncReply).ack == stand.head

    began = time.perf_counter()
    with ThreadPoolExecutor(len(made)) as pool:
        list(pool.map(push, made))
    return FACTS * len(made) / (time.perf_counter() - began)


def _packed(stand: Stand, batch: int) -> list[Signed]:
    out = []
    for first in range(1, FACTS, batch):
        body = codec.pack(stand.request(first, first + batch - 1))
        request = requests.Request("POST", f"{stand.url}/v1/sync", data=body).prepare()
        signatures.sign(request, stand.stream, stand.key)
        out.append(request)
    return out


def _stand(url: str, db_url: str, keys: Path, seed: str) -> Stand:
    stand = Stand(url, random.Random(seed), f"desa-{seed}")
    stand.enrol(admin.make_enrol_code(db_url, stand.place, keys_dir=keys).code)
    stand.cursor = stand.send(stand.request()).cursor
    stand.tickets(FACTS)
    return stand


def _measure(url: str, db_url: str, keys: Path, batch: int, senders: int, rounds: int) -> None:
    floors, ours = [], []
    promises = _promises(db_url)
    for number in range(rounds):
        bare = Stand(
            "", random.Random(f"bare-{batch}-{senders}-{number}"), f"bare-{batch}-{number}"
        )
        bare.place += f"-{senders}"
        bare.tickets(FACTS)
        floors.append(_floor(db_url, bare, batch))
        made = []
        for sender in range(senders):
            stand = _stand(url, db_url, keys, f"{batch}-{senders}-{number}-{sender}")
            made.append((stand, _packed(stand, batch)))
        ours.append(_ours(made))
    floor, mine = statistics.median(floors), statistics.median(ours)
    figure(
        f"central facts on PostgreSQL, {batch} a request, {senders} at a time",
        unit="facts/s",
        ours=mine,
        other=("floor", floor),
        goal=f">= {GOAL} x floor",
        met=mine / floor >= GOAL,
        ratio_95=interval(ours, floors),
        rounds={"ours": [round(x) for x in ours], "floor": [round(x) for x in floors]},
        settings={"batch": batch, "senders": senders, "facts_a_sender": FACTS, **promises},
    )


def main() -> None:
    """Prints one JSON line for each batch size and number of senders."""
    rounds = 9 if full_counts() else 3
    with _postgres() as db_url, tempfile.TemporaryDirectory() as folder:
        keys = Path(folder) / "keys"
        server = Process([sys.executable, "-c", SERVE, db_url, "127.0.0.1:0", str(keys), "1"])
        try:
            url = server.wait_for_line("at http://").removeprefix("at ")
            for batch, senders in ((100, 1), (1_000, 1), (1_000, 4)):
                _measure(url, db_url, keys, batch, senders, rounds)
        finally:
            server.kill()


if __name__ == "__main__":
    main()
