"""Application statuses at the central server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.central import Db, Keys
from kiosk.cli.common import Output, answer, language, progress, say

app = typer.Typer(help="Application statuses for the stands.", no_args_is_help=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX, see the columns above")],
    db: Db,
    keys: Keys = None,
) -> None:
    """Load a table with the columns reference, birth_date, stage, changed_at, office.

    Lines that can't be used are named and left out; the command then ends with 1. The same file
    again changes nothing.
    """
    from sync.central.statuses.importing import import_statuses

    def told(done: int, total: int) -> None:
        progress(say(f"{done} dari {total} permohonan.", f"{done} of {total} applications."))

    made = import_statuses(db, file, keys, progress=told)
    if not Output.json:
        for bad in made.bad:
            reason = bad.en if language() == "en" else bad.id
            progress(f"{say('baris', 'line')} {bad.line}, {bad.column}: {reason}")
    applied = made.new + made.changed
    answer(
        made,
        say(
            f"Diterapkan {applied}: baru {made.new}, berubah {made.changed}. "
            f"Tetap {made.same}, baris tersusul {made.superseded}, "
            f"lewat 90 hari {made.too_old}. Baris salah, dilewati: {made.bad_count}.",
            f"Applied {applied}: new {made.new}, changed {made.changed}. "
            f"Same {made.same}, overtaken lines {made.superseded}, "
            f"older than 90 days {made.too_old}. Bad lines, left out: {made.bad_count}.",
        ),
    )
    if made.bad_count:
        raise typer.Exit(1)


@app.command()
def forget(db: Db, keys: Keys = None) -> None:
    """Drop every status and the key they are filed under; the next import makes a new one."""
    from sync.central.statuses.importing import forget_all

    gone = forget_all(db, keys)
    answer({"forgotten": gone}, say(f"{gone} status dihapus.", f"{gone} statuses dropped."))
