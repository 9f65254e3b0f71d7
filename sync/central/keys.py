"""Central's own keys: the root key signs content, the seal key opens sealed registrations.

Both private halves are 0600 files of 32 bytes and never enter the database or a backup of
it. The public halves are in the database, so that codes can be made anywhere. The regency
key, which application statuses are filed under, is such a file too, made at the first import;
stands get it through the feed, and the database knows only its id.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import msgspec
import platformdirs
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from kiosk.errors import KioskError
from sync.central.database import address
from sync.wire import NamedKey

ROOT_FILE = "central-root.key"
SEAL_FILE = "central-seal.key"
REGENCY_FILE = "central-regency.key"


class PublicKeys(msgspec.Struct, frozen=True):
    """What stands get to know: Ed25519 `root`, X25519 `seal`, 32 bytes each."""

    root: bytes
    seal: bytes


class WrongKeys(KioskError):
    """The key files aren't those that this database was made with."""

    code = "wrong_keys"


def default_folder(db_url: str) -> Path:
    """Beside a SQLite file; for PostgreSQL the user's data folder."""
    url = address(db_url)
    if url.drivername == "sqlite" and url.database:
        return Path(url.database).resolve().parent
    return platformdirs.user_data_path("anjungan-central")


def load_or_make(folder: Path) -> PublicKeys:
    """The public halves of the keys in `folder`; missing ones are made.

    Raises:
        WrongKeys: a file that isn't a key.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    root = SigningKey(_seed(folder / ROOT_FILE))
    seal = PrivateKey(_seed(folder / SEAL_FILE))
    return PublicKeys(bytes(root.verify_key), bytes(seal.public_key))


def make_regency_key(folder: Path) -> bytes:
    """The regency key in `folder`, made where it is missing.

    Raises:
        WrongKeys: a file that isn't a key.
    """
    return _seed(folder / REGENCY_FILE)


def read_regency_key(folder: Path) -> bytes | None:
    """The regency key in `folder`; None where there is none.

    Raises:
        WrongKeys: a file that isn't a key.
    """
    return _seed(folder / REGENCY_FILE) if (folder / REGENCY_FILE).exists() else None


def _seed(file: Path) -> bytes:
    if not file.exists():
        _write_once(file, os.urandom(32))
    seed = file.read_bytes()
    if len(seed) != 32:
        raise WrongKeys(f"Berkas kunci {file} rusak.", f"the key file {file} is damaged")
    return seed


def _write_once(file: Path, seed: bytes) -> None:
    """Whole or not at all; of two servers that start together the first one's key stays."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".key-") as out:  # made 0600
        out.write(seed)
        out.flush()
        os.fsync(out.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(out.name, file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def named(key: bytes) -> NamedKey:
    """A public key with its id, the first 8 bytes of its SHA-256."""
    return NamedKey(hashlib.sha256(key).digest()[:8], key)
