"""How far an application can be."""

from __future__ import annotations

from typing import Literal, get_args

Stage = Literal["received", "checked", "interview", "adjudication", "printed", "ready", "collected"]
"""In the order of the path."""

STAGES: tuple[Stage, ...] = get_args(Stage)
