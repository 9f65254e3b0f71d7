"""The link to the central server."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk.cli.common import answer, language, opened, say

if TYPE_CHECKING:
    from kiosk.app import Kiosk

app = typer.Typer(help="Sending facts to the central server.", no_args_is_help=True)


def register(root: typer.Typer) -> None:
    """Adds these commands."""
    root.command()(enrol)
    root.add_typer(app, name="sync")


def enrol(
    server: Annotated[str, typer.Option(help="address of the central server")],
    code: Annotated[str, typer.Option(help="the one-time code that central made")],
    letter: Annotated[str, typer.Option(help="letter wanted for this stand's numbers")] = "",
) -> None:
    """Bind this stand to its place at a central server."""
    from sync.agent.joining import enrol as join
    from sync.agent.once import client_of
    from sync.agent.stand import KioskPort

    with opened() as kiosk:
        client = client_of(kiosk, server)
        try:
            reply = join(KioskPort(kiosk), client, code, letter)
        finally:
            client.close()
    answer(
        {"place": reply.place, "letter": reply.letter, "stream": reply.stream.hex()},
        say(f"Terdaftar untuk {reply.place}.", f"Enrolled for {reply.place}."),
    )


@app.command()
def now() -> None:
    """Send what waits, fetch what is new, and say how it went."""
    from sync.agent.once import sync_once

    with opened() as kiosk:
        status = sync_once(kiosk)
        value = _status(kiosk, status.state)
    answer(value, status.words(language()))
    if status.state != "ok" and not (status.state == "fork" and value["backlog"] == 0):
        raise typer.Exit(1)


@app.command()
def status() -> None:
    """How the link stood at the last try, and what waits."""
    with opened() as kiosk:
        value = _status(kiosk, kiosk.outbox.link().state)
    answer(value, "\n".join(f"{name}: {found}" for name, found in value.items()))


def _status(kiosk: Kiosk, state: str) -> dict[str, Any]:
    contact = kiosk.outbox.link().last_contact
    return {
        "backlog": kiosk.outbox.backlog(),
        "acked": kiosk.outbox.streams()[-1].acked[0],
        "last_contact": None
        if contact is None
        else datetime.fromtimestamp(contact / 1000, UTC).isoformat(timespec="seconds"),
        "state": state,
    }
