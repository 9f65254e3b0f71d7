"""Where a stand is: who serves the desk, on which days, until when, and whom to ask."""

from __future__ import annotations

from kiosk.place.model import Place
from kiosk.place.reader import PlaceError, load_place

__all__ = ["Place", "PlaceError", "load_place"]
