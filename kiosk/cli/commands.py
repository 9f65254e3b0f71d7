"""All commands, each in the module of its subject."""

from __future__ import annotations

import typer

from kiosk.cli import central, content, home, link, paper, screen, ticket

app = typer.Typer(
    name="kiosk",
    help=(
        "Anjungan: a stand that works with the cable pulled out.\n\n"
        "Every command takes --home DIR (or KIOSK_HOME) and --json."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for module in (home, ticket, paper, link, screen):
    module.register(app)
app.add_typer(content.app, name="content")
app.add_typer(central.app, name="central")
