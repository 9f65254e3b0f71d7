"""Running a program under the recorder, and reading what it recorded."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("recorder.c")
_HEAD = struct.Struct("<BiqIII")


@dataclass(frozen=True)
class Record:
    """One call that succeeded.

    `what` is O(pen), C(lose), W(rite), T(runcate to `offset`), S(ync), R(ename), L(ink),
    U(nlink), M(ake folder), D(elete folder). `offset` of an O holds its flags. Paths are
    relative to the folder that was recorded.
    """

    what: str
    fd: int
    offset: int
    path: str
    target: str
    data: bytes


def build(folder: Path) -> Path:
    """Compiles the recorder with gcc; answers the library.

    Raises:
        subprocess.CalledProcessError: gcc failed; its message is on stderr.
    """
    library = folder / "recorder.so"
    options = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run(["gcc", *options, "-o", library, SOURCE], check=True, timeout=60)
    return library


def environment(library: Path, root: Path, log: Path) -> dict[str, str]:
    """What a program's environment needs so that it is recorded; logs of many runs add up."""
    return {"LD_PRELOAD": str(library), "POWERCUT_ROOT": str(root), "POWERCUT_LOG": str(log)}


def read(log: Path) -> Iterator[Record]:
    """The records of a log, in order."""
    data = log.read_bytes()
    at = 0
    while at < len(data):
        what, fd, offset, path, target, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        parts = []
        for size in (path, target, length):
            parts.append(data[at : at + size])
            at += size
        yield Record(chr(what), fd, offset, os.fsdecode(parts[0]), os.fsdecode(parts[1]), parts[2])
