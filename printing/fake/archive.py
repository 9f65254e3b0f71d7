"""Strips on disk: a picture and the raw bytes each, and an index."""

import json
import os
from pathlib import Path
from typing import Any

from kiosk.errors import BadInput
from printing.fake.strips import Strip


class Archive:
    """Writes NNN.png, NNN.bin and index.json; goes on after what a folder already holds."""

    def __init__(self, folder: Path) -> None:
        """Open or make the folder.

        Raises:
            OSError: it can't be made, read or written.
            BadInput: its index.json isn't one of ours.
        """
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._index = folder / "index.json"
        self._entries: list[dict[str, Any]] = self._read() if self._index.exists() else []

    def save(self, strip: Strip) -> Path:
        """Write one strip; readers never see half a file. Returns the picture's path."""
        number = f"{len(self._entries) + 1:03d}"
        picture = self.folder / f"{number}.png"
        unfinished = self.folder / f".{number}.png"
        strip.image.save(unfinished, format="PNG", dpi=(203, 203))
        os.replace(unfinished, picture)
        self._write(self.folder / f"{number}.bin", strip.raw)
        self._entries.append(
            {
                "png": picture.name,
                "bin": f"{number}.bin",
                "status": strip.status.value,
                "cut": strip.cut,
                "text": strip.text,
                "started_at": strip.started_at,
                "finished_at": strip.finished_at,
                "notes": list(strip.notes),
            }
        )
        index = json.dumps({"strips": self._entries}, ensure_ascii=False, indent=1)
        self._write(self._index, index.encode())
        return picture

    def _read(self) -> list[dict[str, Any]]:
        try:
            entries = json.loads(self._index.read_bytes())["strips"]
        except (KeyError, TypeError, ValueError):
            entries = None
        if not isinstance(entries, list):
            raise BadInput(
                f"{self._index} bukan daftar kertas dari printer tiruan; pilih folder lain.",
                f"{self._index} wasn't written by the fake printer; choose another folder",
            )
        return entries

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        unfinished = path.with_name(f".{path.name}")
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
