"""A disk that forgets: which bytes and names may be there after the power was cut.

The rules are the least that POSIX promises, and harsher than any one file system:

- What a file held when it was last synced is there. Of later writes any sectors may be there,
  whatever order they were written in, and its size may be any it had since.
- A name that was made, changed or removed is certain once its folder was synced. Syncing a
  file doesn't make its name certain. A rename is whole or hasn't happened.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tests.support.powercut.recording import Record

Survival = Literal["nothing", "everything", "a prefix", "any sectors", "any pages"]
Names = Literal["nothing", "everything", "a prefix", "any"]
SURVIVALS: tuple[Survival, ...] = ("nothing", "everything", "a prefix", "any sectors", "any pages")
NAMES: tuple[Names, ...] = ("nothing", "everything", "a prefix", "any")

_SECTOR, _PAGE = 512, 4096


@dataclass(frozen=True)
class Change:
    """A write to a file (`data` at `offset`), or a new size (`data` is None)."""

    serial: int
    offset: int
    data: bytes | None

    def apply(self, content: bytearray) -> None:
        if self.data is None:
            _resize(content, self.offset)
        else:
            _put(content, self.offset, self.data)


@dataclass
class File:
    """One file, whatever its names: what is safe, what isn't yet, what a reader sees now."""

    safe: bytes = b""
    later: list[Change] = field(default_factory=list)
    now: bytearray = field(default_factory=bytearray)

    def change(self, change: Change) -> None:
        change.apply(self.now)
        self.later.append(change)

    def sync(self) -> None:
        self.safe = bytes(self.now)
        self.later.clear()


class Folder:
    """A folder; its names are kept by the disk."""


Node = File | Folder


@dataclass(frozen=True)
class Naming:
    """A name that appears (`node`), or goes (None); `source` goes with it in a rename."""

    name: str
    node: Node | None
    source: str = ""

    def apply(self, names: dict[str, Node]) -> None:
        if self.source:
            names.pop(self.source, None)
        if self.node is None:
            names.pop(self.name, None)
        else:
            names[self.name] = self.node

    def is_in(self, folder: str) -> bool:
        return os.path.dirname(self.name) == folder


class Disk:
    """Begins with what lies in `base`, all of it safe; `play` takes it through a recording."""

    def __init__(self, base: Path) -> None:
        self.names: dict[str, Node] = {"": Folder()}
        for path in sorted(base.rglob("*")):
            name = str(path.relative_to(base))
            content = b"" if path.is_dir() else path.read_bytes()
            self.names[name] = Folder() if path.is_dir() else File(content, [], bytearray(content))
        self._safe_names = dict(self.names)
        self._later_names: list[Naming] = []
        self._open: dict[int, tuple[str, Node]] = {}
        self._serial = 0

    def play(self, record: Record) -> None:
        """Takes one call into account."""
        path = "" if record.path == "." else record.path
        match record.what:
            case "O":
                self._open_file(record.fd, path, record.offset)
            case "C":
                self._open.pop(record.fd, None)
            case "W":
                self._change(record.fd, record.offset, record.data)
            case "T":
                self._change(record.fd, record.offset, None)
            case "S":
                self._sync(*self._open[record.fd])
            case "R":
                self._name(Naming(record.target, self.names[path], path))
            case "L":
                self._name(Naming(record.target, self.names[path]))
            case "U" | "D":
                self._name(Naming(path, None))
            case "M":
                self._name(Naming(path, Folder()))
            case other:
                raise ValueError(f"the recorder writes no {other!r}")

    def reader_sees(self, name: str) -> bytes:
        """A file's content while the power is on; empty where it isn't made yet."""
        node = self.names.get(name)
        return bytes(node.now) if isinstance(node, File) else b""

    def contents(self) -> dict[str, bytes]:
        """Every file while the power is on."""
        return {
            name: bytes(node.now) for name, node in self.names.items() if isinstance(node, File)
        }

    def cut(self, rng: random.Random, survival: Survival, names: Names) -> dict[str, bytes | None]:
        """What may be there if the power goes now: content by name, None for a folder."""
        left = dict(self._safe_names)
        for naming in _some(self._later_names, names, rng):
            naming.apply(left)
        limit = rng.randint(0, self._serial)
        image: dict[str, bytes | None] = {}
        for name, node in left.items():
            if all(isinstance(left.get(part), Folder) for part in _parents(name)):
                whole = isinstance(node, File)
                image[name] = _survivor(node, survival, limit, rng) if whole else None
        return image

    def _open_file(self, fd: int, path: str, flags: int) -> None:
        node = self.names.get(path)
        if node is None:
            node = File()
            self._name(Naming(path, node))
        self._open[fd] = (path, node)
        if flags & os.O_TRUNC and isinstance(node, File) and node.now:
            self._change(fd, 0, None)

    def _change(self, fd: int, offset: int, data: bytes | None) -> None:
        _, node = self._open[fd]
        assert isinstance(node, File)
        self._serial += 1
        node.change(Change(self._serial, offset, data))

    def _name(self, naming: Naming) -> None:
        naming.apply(self.names)
        self._later_names.append(naming)

    def _sync(self, path: str, node: Node) -> None:
        if isinstance(node, File):
            node.sync()
            return
        for naming in self._later_names:
            if naming.is_in(path):
                naming.apply(self._safe_names)
        self._later_names = [naming for naming in self._later_names if not naming.is_in(path)]


def write_image(image: dict[str, bytes | None], folder: Path) -> None:
    """Puts an image on a real disk."""
    folder.mkdir(exist_ok=True)
    for name, content in sorted(image.items()):
        path = folder / name
        if content is None:
            path.mkdir(exist_ok=True, mode=0o700)
        else:
            path.write_bytes(content)
            path.chmod(0o600)


def _some(namings: list[Naming], kind: Names, rng: random.Random) -> Iterable[Naming]:
    if kind == "nothing":
        return []
    if kind == "everything":
        return namings
    if kind == "a prefix":
        return namings[: rng.randint(0, len(namings))]
    return [naming for naming in namings if rng.random() < 0.5]


def _survivor(file: Node, kind: Survival, limit: int, rng: random.Random) -> bytes:
    """One possible content of a file after the cut."""
    assert isinstance(file, File)
    if kind == "nothing" or not file.later:
        return file.safe
    if kind == "everything":
        return bytes(file.now)
    content = bytearray(file.safe)
    if kind == "a prefix":
        for change in file.later:
            if change.serial < limit:
                change.apply(content)
            elif change.serial == limit and change.data is not None:
                torn = rng.randint(0, len(change.data) // _SECTOR) * _SECTOR
                _put(content, change.offset, change.data[:torn])
        return bytes(content)
    return _scattered(file, content, _SECTOR if kind == "any sectors" else _PAGE, rng)


def _scattered(file: File, content: bytearray, unit: int, rng: random.Random) -> bytes:
    """Each sector of each write may have made it; the size is one that the file once had."""
    likely = rng.choice((0.1, 0.5, 0.9))
    sizes = [len(content)]
    growing = len(content)
    for change in file.later:
        if change.data is None:
            growing = change.offset
        else:
            growing = max(growing, change.offset + len(change.data))
            for start, piece in _pieces(change.offset, change.data, unit):
                if rng.random() < likely:
                    _put(content, start, piece)
        sizes.append(growing)
    _resize(content, rng.choice(sizes))
    return bytes(content)


def _pieces(offset: int, data: bytes, unit: int) -> Iterable[tuple[int, bytes]]:
    """A write cut at the borders of sectors."""
    start = offset
    end = offset + len(data)
    while start < end:
        stop = min(end, (start // unit + 1) * unit)
        yield start, data[start - offset : stop - offset]
        start = stop


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _resize(content: bytearray, size: int) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


def _parents(name: str) -> list[str]:
    parents = []
    while name:
        name = os.path.dirname(name)
        parents.append(name)
    return parents
