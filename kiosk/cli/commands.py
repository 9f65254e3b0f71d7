"""All commands, each in the module of its subject."""

from __future__ import annotations

import typer

from kiosk.cli.ask import register as add_ask
from kiosk.cli.central import app as central
from kiosk.cli.central_statuses import app as statuses
from kiosk.cli.central_survey import app as central_survey
from kiosk.cli.central_survey import report as central_report
from kiosk.cli.content import app as content
from kiosk.cli.home import register as add_home
from kiosk.cli.link import register as add_link
from kiosk.cli.paper import register as add_paper
from kiosk.cli.screen import register as add_screen
from kiosk.cli.status import app as status
from kiosk.cli.survey import app as survey
from kiosk.cli.ticket import register as add_ticket

app = typer.Typer(
    name="kiosk",
    help=(
        "Anjungan: a stand that works with the cable pulled out.\n\n"
        "Every command takes --json and --home DIR (or KIOSK_HOME; else "
        "~/.local/share/anjungan).\n\n"
        "Exit 0: done; 2: bad usage or input; 3: closed or quota used up; 1: anything else."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for add in (add_home, add_ticket, add_ask, add_paper, add_link, add_screen):
    add(app)
app.add_typer(content, name="content")
central.add_typer(central_survey, name="survey")
central.command("report")(central_report)
app.add_typer(central, name="central")
central.add_typer(statuses, name="statuses")
app.add_typer(status, name="status")
app.add_typer(survey, name="survey")
