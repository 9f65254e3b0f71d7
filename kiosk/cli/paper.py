"""The printer: how it is, a test page, and a simulated one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kiosk.cli.common import answer, language, opened, say

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from printing.press import PrinterConfig

printing = typer.Typer(help="The stand's printer.", no_args_is_help=True)
printer = typer.Typer(help="Printers without paper.", no_args_is_help=True)


def register(root: typer.Typer) -> None:
    """Adds these commands."""
    root.add_typer(printing, name="print")
    root.add_typer(printer, name="printer")


@printing.command()
def status() -> None:
    """How the printer is, and which tickets lack certain paper."""
    from printing.press import probe

    with opened() as kiosk:
        config = _required(kiosk)
        found = probe(config)
        troubles = kiosk.paper.troubles()
    health = found.health
    value = {
        "device": kiosk.settings.printer.device,
        "ready": not found.reason,
        "reason": found.reason,
        "paper_low": health.paper_low,
        "troubles": troubles,
    }
    lines = [_words(found.reason), *(f"{t.number}: {t.state} {t.why}" for t in troubles)]
    answer(value, "\n".join(lines))
    if found.reason:
        raise typer.Exit(1)


@printing.command()
def test() -> None:
    """Print the self-test page: ruler, letters, QR code, cut."""
    from datetime import datetime

    from printing.layout.selftest import selftest_bytes
    from printing.press import print_page

    with opened() as kiosk:
        config = _required(kiosk)
        now: datetime = kiosk.local_time()
        body = selftest_bytes(config.profile, kiosk.settings.printer.device, now)
        outcome = print_page(config, body, "self-test")
    answer(outcome, _words(outcome.reason))
    if outcome.state != "printed":
        raise typer.Exit(1)


@printing.command()
def again(number: str) -> None:
    """Print a marked copy (CETAK ULANG) of one of today's tickets."""
    from printing.once import print_job

    with opened() as kiosk:
        _required(kiosk)
        state = print_job(kiosk, kiosk.paper.reprint(number))
    answer({"number": number, "state": state}, f"{number}: {state}")
    if state != "printed":
        raise typer.Exit(1)


@printer.command()
def simulate(
    listen: Annotated[str, typer.Option(help="HOST:PORT; port 0 takes a free one")],
    out: Annotated[Path, typer.Option(help="folder for pictures and raw bytes of each strip")],
    fault: Annotated[str | None, typer.Option(help="name of a fault; wrong: lists them")] = None,
    width_mm: Annotated[int, typer.Option(help="58 or 80")] = 80,
) -> None:
    """Be an ESC/POS printer on TCP that draws each ticket instead of printing it."""
    from kiosk.errors import BadInput
    from printing.fake.run import simulate as run

    try:
        run(listen, out, fault, width_mm)
    except (ValueError, OSError) as error:
        raise BadInput(str(error), str(error)) from error


def _required(kiosk: Kiosk) -> PrinterConfig:
    from kiosk.errors import BadInput
    from printing.compose import printer_of

    config = printer_of(kiosk)
    if config is None:
        raise BadInput(
            "Pencetak belum diatur. Isi printer.device di settings.toml.",
            "no printer is set; fill printer.device in settings.toml",
        )
    return config


def _words(reason: str) -> str:
    from printing.reasons import Reason, explain

    if not reason:
        return say("Pencetak siap.", "The printer is ready.")
    lang: Literal["id", "en"] = "en" if language() == "en" else "id"
    return explain(Reason(reason), lang)
