"""The central server as a real process that starts fast, dies at once and can be put back."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sync.central import admin
from tests.support.process import free_port, wait_until


class Nursery:
    """The warm process; starts servers by pid."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.sync.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def start(self, db: str, listen: str) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{db} {listen}\n")
        said = {self._process.stdout.readline().strip(), self._process.stdout.readline().strip()}
        said.remove("UP")
        return int(said.pop())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


class Central:
    """A real server process on a real SQLite file, on a port that stays the same."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder = folder
        self.file = folder / "central.db"
        self.db = f"sqlite:///{self.file}"
        self.port = free_port()
        self._nursery = nursery
        self._pid: int | None = None

    def start(self) -> None:
        if self._pid is None:
            self._pid = self._nursery.start(self.db, f"127.0.0.1:{self.port}")

    def kill(self) -> None:
        """`kill -9`, and waits until the kernel has taken everything back."""
        pid, self._pid = self._pid, None
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
            wait_until(lambda: not _alive(pid), within=10, what="end of the killed server")

    def backup(self, name: str) -> Path:
        file = self.folder / name
        admin.backup(self.db, file)
        return file

    def restore(self, file: Path, *, by_hand: bool) -> None:
        """By the command, or by somebody who copies the file back and tells nobody."""
        self.kill()
        if by_hand:
            for leftover in self.folder.glob("central.db-*"):
                leftover.unlink()
            shutil.copyfile(file, self.file)
        else:
            admin.restore(file, self.db)

    def rows(self) -> list[CentralRow]:
        """Every entry, read with Python's own sqlite3 and not by the code under test."""
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as db:
            found = db.execute(
                "SELECT stream, seq, hash, header, payload, payload_hash, state FROM entry"
                " ORDER BY stream, seq"
            )
            return [CentralRow(*row) for row in found]


@dataclass(frozen=True)
class CentralRow:
    stream: bytes
    seq: int
    hash: bytes
    header: bytes
    payload: bytes | None
    payload_hash: bytes | None
    state: str


@contextlib.contextmanager
def nursery() -> Iterator[Nursery]:
    kept = Nursery()
    try:
        yield kept
    finally:
        kept.close()


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
