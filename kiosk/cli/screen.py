"""The touch screen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Look at screens and components.", no_args_is_help=True)


def register(root: typer.Typer) -> None:
    """Adds these commands."""
    root.command()(run)
    root.add_typer(app, name="ui")


def run(
    windowed: Annotated[bool, typer.Option("--windowed", help="a window, not full screen")] = False,
) -> None:
    """Open the touch screen."""
    from kiosk.cli.power_on import show_screen

    raise typer.Exit(show_screen(windowed))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def gallery(context: typer.Context) -> None:
    """Show every component in every state; --out DIR draws them into pictures."""
    from ui.gallery import main

    raise typer.Exit(main(context.args))


@app.command()
def tour(out: Annotated[Path, typer.Option(help="folder for the pictures")]) -> None:
    """Draw every screen in every language, size and contrast."""
    from ui.tour import tour as draw

    raise typer.Exit(draw(out))
