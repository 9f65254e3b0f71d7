"""The central server and its database."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.central_group import CentralGroup
from kiosk.cli.common import answer, file_bytes, progress, say

app = typer.Typer(cls=CentralGroup, help="The central server.", no_args_is_help=True)

Db = Annotated[str, typer.Option("--db", help="sqlite:///FILE or postgresql://...")]
Keys = Annotated[Path | None, typer.Option("--keys", help="folder of the server's private keys")]


@app.command()
def serve(
    db: Db,
    listen: Annotated[str, typer.Option(help="HOST:PORT; port 0 takes a free one")],
    keys: Keys = None,
    workers: Annotated[int, typer.Option(help="processes; PostgreSQL only")] = 1,
    proxy: Annotated[
        str, typer.Option(help="addresses or networks of proxies before it, with commas")
    ] = "127.0.0.1,::1",
) -> None:
    """Serve stands until stopped.

    Tries to enrol are limited for each address that asks; behind a proxy that isn't named
    here all stands share the proxy's.
    """
    from sync.central.admin import serve as run

    run(db, listen, keys, workers, started=progress, proxy=proxy)


@app.command("enrol-code")
def enrol_code(
    db: Db,
    place: Annotated[str, typer.Option(help="id of the place")],
    letter: Annotated[str | None, typer.Option(help="letter of the new stand")] = None,
    minutes: Annotated[int, typer.Option(help="how long the code is good")] = 24 * 60,
    keys: Keys = None,
) -> None:
    """Make a one-time code for one new stand."""
    from sync.central.admin import make_enrol_code

    made = make_enrol_code(db, place, letter, minutes, keys)
    answer(made, made.code)


@app.command()
def facts(db: Db, kind: Annotated[str | None, typer.Option(help="only this kind")] = None) -> None:
    """Print every fact, one JSON object a line."""
    from sync.central.admin import facts as every

    _lines(every(db, kind))


@app.command()
def quarantine(
    db: Db,
    replay: Annotated[bool, typer.Option("--replay", help="try all of them again first")] = False,
) -> None:
    """Print entries that couldn't be applied, one JSON object a line."""
    from sync.central.admin import quarantine as waiting
    from sync.central.admin import replay as again

    if replay:
        settled = again(db)
        progress(say(f"{settled} beres.", f"{settled} settled."))
    _lines(waiting(db))


@app.command()
def resolve(
    db: Db,
    stream: Annotated[str, typer.Option(help="32 hex digits")],
    seq: Annotated[int, typer.Option(help="position in the stream")],
    why: Annotated[str, typer.Option(help="reason, kept with the entry")],
) -> None:
    """Settle one entry in quarantine without applying it."""
    from sync.central.admin import resolve as settle

    settle(db, stream, seq, why)
    answer({"stream": stream, "seq": seq, "resolution": why}, say("Beres.", "Settled."))


@app.command()
def publish(db: Db, pack: Annotated[Path, typer.Argument(help="a signed content pack")]) -> None:
    """Offer a content pack to all stands.

    They take what the server's root key signed (`kiosk content build --key central-root.key`)
    or a key that `kiosk init --trust` named.
    """
    from kiosk.content.pack import MAGIC
    from kiosk.errors import BadInput
    from sync.central.admin import publish_content

    data = file_bytes(pack)
    if not data.startswith(MAGIC):
        raise BadInput(f"{pack} bukan paket konten.", f"{pack} is no content pack")
    release = publish_content(db, data)
    answer({"release": release}, release)


@app.command()
def revoke(db: Db, stream: Annotated[str, typer.Argument(help="32 hex digits")]) -> None:
    """Refuse a stream from now on (a stolen stand)."""
    from sync.central.admin import revoke as refuse

    refuse(db, stream)
    answer({"stream": stream, "revoked": True}, say("Dicabut.", "Revoked."))


@app.command()
def backup(db: Db, file: Annotated[Path, typer.Argument(help="the file to write")]) -> None:
    """Copy the database, verify the copy, note what is safe."""
    from sync.central.admin import backup as copy

    made = copy(db, file)
    answer(made, str(file))


@app.command()
def restore(db: Db, file: Annotated[Path, typer.Argument(help="a backup")]) -> None:
    """Bring the database back; every stand then sends what the copy lacks."""
    from sync.central.admin import restore as bring_back

    epoch = bring_back(file, db)
    answer({"epoch": epoch}, epoch)


def _lines(rows: Iterable[dict[str, Any]]) -> None:
    import msgspec

    encode = msgspec.json.Encoder().encode
    for row in rows:
        sys.stdout.write(encode(row).decode() + "\n")
