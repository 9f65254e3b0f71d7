"""How far an application is, for administrators who try whether it can be found."""

from __future__ import annotations

from typing import Annotated

import typer

from kiosk.cli.common import answer, opened, say

app = typer.Typer(help="Application statuses at this stand.", no_args_is_help=True)

_SESSION = "command line"
"""One for all calls: typed again and again, they are tries of one person."""


@app.command()
def find(
    reference: Annotated[str, typer.Option(help="number on the receipt")],
    birth_date: Annotated[str, typer.Option(help="YYYY-MM-DD")],
) -> None:
    """Look one application up, as the screen does; ends with 1 where nothing fits."""
    from datetime import date

    from kiosk.errors import BadInput

    try:
        born = date.fromisoformat(birth_date)
    except ValueError as error:
        raise BadInput(
            "Tanggal lahir ditulis seperti 1960-05-03.", "a birth date is written as YYYY-MM-DD"
        ) from error
    with opened() as kiosk:
        view = kiosk.statuses.find(reference, born, _SESSION)
        known = kiosk.statuses.known()
        as_of = kiosk.statuses.as_of_ms()
    if view is not None:
        answer({"found": True, "status": view}, f"{view.stage}, {view.office}")
        return
    why = say(
        "Tidak ada yang cocok." if known else "Belum ada status dari server pusat di sini.",
        "Nothing matches." if known else "There are no statuses from central here yet.",
    )
    answer({"found": False, "known": known, "as_of_ms": as_of}, why)
    raise typer.Exit(1)
