"""What happens when the stand is switched on: the touch screen, by the shortest way.

`kiosk run` comes here without the command line's parser, which would take a quarter of the time
until the first frame. Nothing here or in `ui` imports the libraries of database, printer and link
before that frame.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from kiosk.cli.common import progress, the_home

if TYPE_CHECKING:
    from kiosk.app import Kiosk

WAYS = {("run",): False, ("run", "--windowed"): True}
"""Command lines that need no parser, and whether they mean a window."""


def show_screen(windowed: bool) -> int:
    """Opens the touch screen and answers the exit code when it is ended.

    Raises:
        NotFound: there is no home. BadInput: a setting is wrong.
    """
    gc.disable()  # nothing to collect yet; `ui.garbage` does it once there is a screen
    from kiosk.cli.services import KioskServices
    from ui.app import run

    home = the_home().require()

    def opening() -> Kiosk:
        from kiosk.recovery.start import open_or_recover

        return open_or_recover(home, report=progress)

    return run(home.path, windowed=windowed, services=KioskServices, opening=opening)
