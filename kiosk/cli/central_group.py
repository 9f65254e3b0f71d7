"""Failures that only commands of the central server know."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from kiosk.errors import BadInput

OURS = ("kiosk", "printing", "sync", "ui")


class CentralGroup(TyperGroup):
    """Says in one line that this installation has no server, or what the database said."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command.

        Raises:
            BadInput, KioskError: with that line.
        """
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as error:
            # The bundle for stands leaves `sync.central` out, `pip install anjungan` its libraries.
            name = error.name or ""
            if name.split(".")[0] in OURS and not name.startswith("sync.central"):
                raise
            raise BadInput(
                f"Server pusat tidak terpasang di sini ({name} tidak ada). "
                "Pasang: pip install 'anjungan[central]'.",
                f"the central server isn't installed here (no {name}); "
                "install it: pip install 'anjungan[central]'",
            ) from error
        except Exception as error:
            from sync.central.troubles import explained

            said = explained(error)
            if said is None:
                raise
            raise said from error
