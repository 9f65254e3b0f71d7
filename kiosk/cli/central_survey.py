"""The satisfaction survey at the central server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.central import Db
from kiosk.cli.common import answer, say

app = typer.Typer(help="The satisfaction survey at central.", no_args_is_help=True)

PlaceId = Annotated[str, typer.Option("--place", help="id of the place")]
Month = Annotated[str, typer.Option("--month", help="YYYY-MM")]
Out = Annotated[Path | None, typer.Option("--out", help="the file to write; else standard output")]
Reason = Annotated[str, typer.Option("--reason", help="why; kept with the act")]
Officer = Annotated[str, typer.Option("--name", help="who does it; kept with the act")]


@app.command()
def index(
    db: Db,
    since: Annotated[str, typer.Option("--from", help="YYYY-MM-DD")],
    until: Annotated[str, typer.Option("--to", help="YYYY-MM-DD, that day too")],
    place: Annotated[str | None, typer.Option("--place", help="id; else all places")] = None,
    by: Annotated[str, typer.Option("--by", help="unit, place, service, stand or month")] = "unit",
) -> None:
    """The index of a unit, or of its services, stands or months."""
    from kiosk.survey.index import GRADES
    from sync.central.survey.period import days
    from sync.central.survey.publishing import indices

    found = indices(db, place, days(since, until), by)
    lines = []
    for row in found:
        if row["suppressed"]:
            lines.append(say(f"{row['key']}: kurang dari 5", f"{row['key']}: fewer than 5"))
        else:
            word = GRADES[row["grade"]][1]
            said = say(word.id, word.en)
            lines.append(f"{row['key']}: n={row['n']} IKM {row['ikm']} {row['grade']} ({said})")
    answer(found, "\n".join(lines))


@app.command()
def export(
    db: Db,
    place: PlaceId,
    month: Month,
    format: Annotated[str, typer.Option("--format", help="csv, xlsx or poster")] = "csv",
    out: Out = None,
) -> None:
    """A month as CSV, workbook, or the poster for the board (PDF)."""
    from sync.central.survey.publishing import export as make

    _write(make(db, place, month, format), out)


@app.command()
def exclude(
    db: Db,
    stand: Annotated[str, typer.Option(help="any stream of the stand, 32 hex digits")],
    since: Annotated[str, typer.Option("--from", help="first hour, YYYY-MM-DDTHH")],
    until: Annotated[str, typer.Option("--to", help="last hour, YYYY-MM-DDTHH, that hour too")],
    reason: Reason,
    name: Officer,
) -> None:
    """Leave a stand's answers of some hours out of the index."""
    from sync.central.survey.acts import exclude as leave_out

    act = leave_out(db, stand, since, until, reason, name)
    answer(
        {"exclusion": act},
        say(f"Tidak dihitung lagi (tindakan {act}).", f"Left out (act {act})."),
    )


@app.command()
def readmit(
    db: Db,
    exclusion: Annotated[str, typer.Argument(help="the exclusion's id")],
    reason: Reason,
    name: Officer,
) -> None:
    """Take an exclusion back; both acts stay on record."""
    from sync.central.survey.acts import readmit as take_back

    take_back(db, exclusion, reason, name)
    answer({"exclusion": exclusion, "taken_back": True}, say("Dihitung lagi.", "Counts again."))


@app.command()
def watch(db: Db, place: PlaceId, month: Month) -> None:
    """Hours with too many answers, and what was left out."""
    from sync.central.survey.acts import watched

    found = watched(db, place, month)
    lines = [
        *(
            f"{row['stand']} {row['hour']}: {row['n']}"
            + (say(" (tidak dihitung)", " (left out)") if row["excluded"] else "")
            for row in found["bursts"]
        ),
        *(
            f"{row['id']} {row['stand']} {row['since']}–{row['until']}: {row['reason']}"
            + (say(" (dibatalkan)", " (taken back)") if row["taken_back"] else "")
            for row in found["exclusions"]
        ),
    ]
    answer(found, "\n".join(lines) or say("Tidak ada.", "None."))


@app.command()
def ratings(
    db: Db,
    place: PlaceId,
    since: Annotated[str, typer.Option("--from", help="YYYY-MM-DD")],
    until: Annotated[str, typer.Option("--to", help="YYYY-MM-DD, that day too")],
) -> None:
    """How people who weren't served yet rated each stand, by month; no part of the IKM."""
    import msgspec

    from kiosk.cli.survey import none_rated, rated_in_words
    from sync.central.survey.period import days
    from sync.central.survey.publishing import ratings as read

    found = read(db, place, days(since, until))
    stand = say("Anjungan", "Stand")
    lines = [f"{stand} {row.stand}, {rated_in_words(row.rated)}" for row in found]
    told = [{"stand": r.stand, **msgspec.to_builtins(r.rated, str_keys=True)} for r in found]
    answer(told, "\n".join(lines) or none_rated())


@app.command()
def unit(
    db: Db, place: PlaceId, name: Annotated[str, typer.Option(help="as on the board")]
) -> None:
    """Set what a place is called in publications."""
    from sync.central.survey.acts import name_unit

    name_unit(db, place, name)
    answer({"place": place, "name": name}, name)


def report(
    db: Db, place: PlaceId, month: Month, out: Annotated[Path, typer.Option("--out")]
) -> None:
    """Write the monthly evaluation report as PDF."""
    from sync.central.survey.publishing import monthly_report

    _write(monthly_report(db, place, month), out)


def _write(made: bytes, out: Path | None) -> None:
    from kiosk.errors import BadInput

    if out is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_bytes(made)
        os.replace(part, out)
    except OSError as error:
        raise BadInput(
            f"Berkas {out} tidak bisa ditulis: {error.strerror}.",
            f"can't write {out}: {error.strerror}",
        ) from error
    answer({"file": str(out), "bytes": len(made)}, str(out))
