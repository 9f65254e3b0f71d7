"""The stand's own copy of the content: the pack in use, and the one before it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from kiosk.content import pack
from kiosk.content.errors import BadPack, NoContent
from kiosk.content.pack import Pack
from kiosk.errors import BadInput, KioskError
from kiosk.home import write_durably


class Loaded(NamedTuple):
    """The content in use. `damage` says why it isn't the newest pack, if it isn't."""

    pack: Pack
    damage: KioskError | None


class Shelf:
    """The content folder of a home.

    It holds two files with fixed names; nothing inside a pack is ever used as a path.
    """

    def __init__(self, folder: Path) -> None:
        self._current = folder / f"current{pack.SUFFIX}"
        self._previous = folder / f"previous{pack.SUFFIX}"

    def install(self, data: bytes, trusted: Collection[bytes]) -> Pack:
        """Takes a pack into use, after all of it was verified.

        The pack used so far is kept to fall back on; a damaged one is not, so that a good
        previous one stays. A power cut at any moment leaves a good pack in use.

        Raises:
            BadPack: the pack is refused; what was in use stays in use.
        """
        new = pack.verify(data, trusted)
        old = _bytes(self._current)
        if old == data:
            return new
        if old is not None and _sound(old, trusted):
            write_durably(self._previous, old)
        write_durably(self._current, data)
        return new

    def current(self, trusted: Collection[bytes]) -> Loaded:
        """The newest pack that verifies, and what is wrong with a newer one.

        Raises:
            NoContent: neither the current nor the previous pack can be used.
        """
        try:
            return Loaded(_verified(self._current, trusted), None)
        except (BadPack, NoContent) as error:
            damage = error
        try:
            return Loaded(_verified(self._previous, trusted), damage)
        except (BadPack, NoContent) as error:
            raise NoContent(
                f"Tidak ada paket konten yang dapat dipakai. {damage.text('id')} "
                f"Cadangan: {error.text('id')} Pasang lagi: kiosk content build.",
                f"no usable content pack; {damage}; before it: {error}; "
                "install one again: kiosk content build",
            ) from error


def trust(path: Path, public_key: bytes, name: str) -> None:
    """Adds a public key to the file of trusted ones: one line each, hex digits and a name."""
    if len(public_key) != 32:
        raise ValueError("an Ed25519 public key has 32 bytes")
    known = trusted_keys(path) if path.exists() else ()
    if public_key not in known:
        lines = path.read_bytes() if known else b""
        write_durably(path, lines + f"{public_key.hex()} {' '.join(name.split())}\n".encode())


def trusted_keys(path: Path) -> tuple[bytes, ...]:
    """The public keys whose packs this stand believes.

    Raises:
        BadInput: the file is missing or a line in it isn't a key.
    """
    try:
        lines = path.read_text("ascii").splitlines()
        keys = tuple(bytes.fromhex(line.split()[0]) for line in lines if line.strip())
    except (OSError, ValueError) as error:
        raise _bad_keys(path, str(error)) from error
    if any(len(key) != 32 for key in keys):
        raise _bad_keys(path, "a key must have 64 hex digits")
    return keys


def _bad_keys(path: Path, why: str) -> BadInput:
    return BadInput(
        f"Daftar kunci tepercaya {path} tidak dapat dipakai: {why}.",
        f"can't use the list of trusted keys {path}: {why}",
    )


def _verified(path: Path, trusted: Collection[bytes]) -> Pack:
    data = _bytes(path)
    if data is None:
        raise NoContent(
            f"Paket konten {path.name} tidak ada atau tidak terbaca.",
            f"content pack {path.name} is missing or can't be read",
        )
    return pack.verify(data, trusted)


def _sound(data: bytes, trusted: Collection[bytes]) -> bool:
    try:
        pack.verify(data, trusted)
    except BadPack:
        return False
    return True


def _bytes(path: Path) -> bytes | None:
    """The file's bytes, or None where it is missing, unreadable or too large to be a pack."""
    try:
        with path.open("rb") as file:
            return file.read(pack.MAX_PACK + 1)
    except OSError:
        return None
