#!/usr/bin/env python3
"""Trains assets/sync/dict-1.zstd from generated messages, the same bytes at every run.

A stand and its server must have the same dictionary, so a released file is never trained
anew: a better one becomes dict-2 with an id of its own. Kept for whoever wants to know
where the bytes come from:

    .venv/bin/python script/train-sync-dictionary.py > /tmp/dict
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec
import zstandard

from kiosk import facts
from kiosk.journal.chain import GENESIS, Header, encode_header
from sync.codec import DICTIONARY_ID
from sync.wire import FeedCursor, Health, Position, SyncReply, SyncRequest, WireEntry

SIZE = 8 * 1024
LINES = ("paspor", "wna", "pengaduan", "informasi", "umum")
SERVICES = (
    "paspor-baru",
    "paspor-penggantian",
    "paspor-umrah",
    "paspor-haji",
    "paspor-anak",
    "paspor-hilang",
    "paspor-rusak",
    "izin-tinggal",
    "pengambilan",
    "informasi",
)
START_MS = 1_767_225_600_000
"""2026-01-01 UTC."""


def day_of_facts(rng: random.Random, day: int) -> list[WireEntry]:
    """One stand's business day: tickets, their papers, calls and ends, in order."""
    boot = f"{rng.getrandbits(128):032x}"
    wall, mono = START_MS + day * 86_400_000 + rng.randrange(3_600_000), rng.randrange(90_000)
    date = f"2026-{1 + day // 28 % 12:02d}-{1 + day % 28:02d}"
    entries: list[WireEntry] = []

    def write(fact: facts.Fact) -> None:
        nonlocal wall, mono
        step = rng.randrange(900, 90_000)
        wall, mono = wall + step, mono + step
        header = Header(k=fact.kind(), at=wall, mono=mono, boot=boot)
        entries.append(WireEntry(encode_header(header), facts.encode(fact)))

    if day == 0:
        write(facts.StreamOpened(place="desa-contoh", reason="init", app="0.1.0"))
        write(facts.StreamEnrolled(place="desa-contoh", letter="", server="", epoch=boot))
        write(facts.ContentActivated(release="2026.1"))
    counts = {"A": 0, "P": 0}
    for _ in range(rng.randrange(20, 60)):
        series = rng.choice("AAAP")
        counts[series] += 1
        ticket = day * 300 + len(entries) + 1
        write(
            facts.TicketIssued(
                day=date,
                series=series,
                n=counts[series],
                line=rng.choice(LINES),
                lane="umum" if series == "A" else "prioritas",
                service=rng.choice(SERVICES),
                kiosk=rng.choice(("", "", "B")),
            )
        )
        write(facts.PrintFinished(seq=ticket, state=rng.choice(("printed", "uncertain"))))
        for fact in at_the_desk(rng, ticket):
            write(fact)
    write(facts.TicketsExpired(day=date, count=rng.randrange(9)))
    return entries


def at_the_desk(rng: random.Random, ticket: int) -> Iterator[facts.Fact]:
    """How one ticket is called and ends."""
    desk = rng.choice(("1", "2", "meja-1"))
    yield facts.TicketCalled(seq=ticket, desk=desk)
    if rng.random() < 0.2:
        yield facts.TicketNoShow(seq=ticket, desk=desk)
    else:
        yield facts.TicketServing(seq=ticket, desk=desk)
        yield facts.TicketServed(seq=ticket, desk=desk)


def messages(rng: random.Random) -> list[bytes]:
    """What travels: heartbeats, one fact, a few, a hundred, and their answers."""
    out: list[bytes] = []
    for day in range(120):
        entries = day_of_facts(rng, day)
        stream, epoch = rng.randbytes(16), f"{rng.getrandbits(128):032x}"
        while entries:
            size = rng.choice((0, 1, 1, 3, 10, 100))
            taken, entries = entries[:size], entries[size or 1 :]
            batch, seq = rng.randbytes(8), rng.randrange(100_000)
            request = SyncRequest(
                v=1,
                stream=stream,
                epoch=epoch,
                batch=batch,
                head=Position(seq + size, rng.randbytes(32)),
                at=START_MS + rng.randrange(10**10),
                mono=rng.randrange(10**7),
                boot=f"{rng.getrandbits(128):032x}",
                health=Health(app="0.1.0", clock="trusted", disk_free_mb=rng.randrange(30_000)),
                first=seq if size else 0,
                prev=rng.randbytes(32) if seq > 1 else GENESIS,
                entries=tuple(taken),
                cursor=FeedCursor(epoch, rng.randrange(100)),
            )
            reply = SyncReply(
                v=1,
                stream=stream,
                batch=batch,
                epoch=epoch,
                ack=request.head,
                time=request.at,
                cursor=request.cursor,
            )
            out += [msgspec.msgpack.encode(request), msgspec.msgpack.encode(reply)]
    return out


def main() -> None:
    """Writes the dictionary to standard output."""
    samples: list[bytes | bytearray | memoryview] = [*messages(random.Random(1))]
    trained = zstandard.train_dictionary(SIZE, samples, dict_id=DICTIONARY_ID, level=9, k=512, d=8)
    sys.stdout.buffer.write(trained.as_bytes())


if __name__ == "__main__":
    main()
