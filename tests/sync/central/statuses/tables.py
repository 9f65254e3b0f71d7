"""Officers' tables for tests: made-up references, days that lie near now."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

NOW = datetime.now(UTC)
"""The server's process has the real clock."""

NOW_MS = round(NOW.timestamp() * 1000)
BORN = date(1960, 5, 3)
OFFICE = "Kantor Imigrasi Contoh"


def ago(days: float) -> str:
    """A moment as ISO 8601, to the minute."""
    return (NOW - timedelta(days=days)).replace(second=0, microsecond=0).isoformat()


def ms(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def line(reference: str, stage: str = "received", days: float = 1, **other: str) -> str:
    """One line of a CSV: what changed `days` ago."""
    born, office = other.get("born", BORN.isoformat()), other.get("office", OFFICE)
    return f"{reference},{born},{stage},{ago(days)},{office}"


def table(folder: Path, *lines: str) -> Path:
    """A CSV file with these lines."""
    file = folder / "status.csv"
    text = "\n".join(["reference,birth_date,stage,changed_at,office", *lines, ""])
    file.write_text(text, encoding="utf-8")
    return file
