"""Tickets and the journal from the command line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk.cli.common import answer, language, opened, say

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.queue.values import Issued, Ticket

app = typer.Typer(help="Give out, call and list tickets.", no_args_is_help=True)
journal = typer.Typer(help="The journal of facts.", no_args_is_help=True)

_PRINTED = {"printed": "yes", "uncertain": "unknown", "sending": "unknown"}


def register(root: typer.Typer) -> None:
    """Adds these commands."""
    root.add_typer(app, name="ticket")
    root.add_typer(journal, name="journal")
    root.command("services")(services)


def services() -> None:
    """List the services that people can take a number for."""
    with opened() as kiosk:
        rows = [
            {"id": found.id, "name": found.name.id, "line": found.line}
            for found in kiosk.catalogue.services
            if found.ticket
        ]
    answer(rows, "\n".join(f"{row['id']:28} {row['name']}" for row in rows))


@app.command()
def issue(
    service: Annotated[str, typer.Option(help="id of the service; see: kiosk services")],
    lane: Annotated[str, typer.Option(help="umum or prioritas")] = "umum",
    no_print: Annotated[bool, typer.Option("--no-print", help="leave the paper out")] = False,
    request_key: Annotated[
        str | None, typer.Option(help="the same key again answers the same ticket")
    ] = None,
) -> None:
    """Give out a number."""
    from uuid import uuid4

    with opened() as kiosk:
        on_paper = not no_print and _has_printer(kiosk)
        issued = kiosk.issue(
            service,
            lane,  # type: ignore[arg-type] # judged by the queue's rules
            request_key or uuid4().hex,
            on_paper=on_paper,
        )
        printed = _print(kiosk, issued) if on_paper else _PRINTED.get(issued.ticket.printed, "no")
        ticket = issued.ticket
    answer(
        {
            "number": ticket.number,
            "line": ticket.line,
            "lane": ticket.lane,
            "day": ticket.day,
            "seq": ticket.seq,
            "stream": ticket.stream,
            "printed": printed,
        },
        ticket.number,
    )


def _has_printer(kiosk: Kiosk) -> bool:
    from printing.compose import printer_of

    return printer_of(kiosk) is not None


def _print(kiosk: Kiosk, issued: Issued) -> str:
    from printing.once import print_job

    return "no" if issued.job is None else _PRINTED.get(print_job(kiosk, issued.job), "no")


@app.command("next")
def next_(
    desk: Annotated[str, typer.Option(help="number of the desk that calls")],
    line: Annotated[str | None, typer.Option(help="only this line")] = None,
    lane: Annotated[str | None, typer.Option(help="umum or prioritas")] = None,
) -> None:
    """Call whose turn it is."""
    from kiosk.errors import BadInput

    if lane not in (None, "umum", "prioritas"):
        raise BadInput(f"Jalur “{lane}” tidak ada.", f"no lane “{lane}”: umum or prioritas")
    with opened() as kiosk:
        ticket = kiosk.call_next(desk, line, lane)  # type: ignore[arg-type] # judged above
        value = None if ticket is None else as_row(kiosk, ticket)
    nobody = say("Tidak ada yang menunggu.", "Nobody is waiting.")
    answer(value, nobody if ticket is None else ticket.number)


@app.command()
def start(number: str) -> None:
    """The person called has come to the desk."""
    _change("start", number)


@app.command()
def done(number: str) -> None:
    """The desk has finished with this person."""
    _change("done", number)


@app.command("no-show")
def no_show(number: str) -> None:
    """The person called didn't come."""
    _change("no_show", number)


@app.command()
def cancel(number: str) -> None:
    """Take a number back, on behalf of staff."""
    _change("cancel", number)


@app.command("list")
def list_(
    day: Annotated[str | None, typer.Option(help="YYYY-MM-DD; default: the present day")] = None,
) -> None:
    """List the tickets of a day."""
    from datetime import date

    from kiosk.errors import BadInput

    if day is not None:
        try:
            day = date.fromisoformat(day).isoformat()
        except ValueError as error:
            raise BadInput(f"“{day}” bukan tanggal.", f"“{day}” is no date") from error
    with opened() as kiosk:
        rows = [as_row(kiosk, ticket) for ticket in kiosk.tickets(day)]
    answer(rows, "\n".join(f"{r['number']:10} {r['state']:10} {r['service']}" for r in rows))


@app.command()
def verify(token: str) -> None:
    """Check the signed token of a ticket's QR code, without a link."""
    from kiosk.verifying import verify_token

    with opened() as kiosk:
        value = verify_token(kiosk, token, language())
    answer(value, value.sentence)
    if not value.valid:
        raise typer.Exit(1)


@journal.command("verify")
def verify_journal() -> None:
    """Read the whole journal against its hash chain."""
    with opened() as kiosk:
        report = kiosk.journal_report()
    answer(report, "\n".join(report.problems) or say("Utuh.", "Whole."))
    if not report.ok:
        raise typer.Exit(1)


def as_row(kiosk: Kiosk, ticket: Ticket) -> dict[str, Any]:
    """A ticket as the commands print it."""
    issued = datetime.fromtimestamp(ticket.issued_at / 1000, kiosk.zone)
    return {
        "number": ticket.number,
        "series": ticket.series,
        "lane": ticket.lane,
        "line": ticket.line,
        "service": ticket.service,
        "state": ticket.state,
        "printed": _PRINTED.get(ticket.printed, "no"),
        "issued_at": issued.isoformat(timespec="milliseconds"),
        "day": ticket.day,
        "desk": ticket.desk,
        "seq": ticket.seq,
        "stream": ticket.stream,
    }


def _change(what: str, number: str) -> None:
    with opened() as kiosk:
        ticket = getattr(kiosk, what)(number)
        row = as_row(kiosk, ticket)
    answer(row, f"{ticket.number} {ticket.state}")
