"""`kiosk restore FILE`: a stand as it was, on this machine or on a new one."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
from pathlib import Path

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from kiosk.clock import Clock, SystemClock
from kiosk.errors import BadInput
from kiosk.home import Home, write_durably
from kiosk.place.model import Place
from kiosk.place.reader import load_place
from kiosk.recovery.backup import FORMAT, Manifest
from kiosk.recovery.recover import Recovered, recover
from kiosk.store.engine import connect_raw, read_key

_FILES = ("place.toml", "settings.toml", "trusted-keys", "recovery.pub")
_CONTENT = ("content/current.anjungan-pack", "content/previous.anjungan-pack")
_MAX_MEMBER = 8 * 1024**3


def restore(
    home: Home, file: Path, secret: bytes | None = None, clock: Clock | None = None
) -> Recovered:
    """Puts a backup in the place of the present store and goes on in a new stream.

    Whatever the present store holds beyond the backup is kept as well. `secret` is the
    private part of the recovery key, needed where this home doesn't have the store's key.

    Raises:
        BadInput: no backup, a damaged one, of another place, or its key can't be had.
        StoreBusy: the stand is running.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        manifest = _unpack(file, folder)
        place = _place(home, folder, manifest)
        key = _store_key(home, manifest, folder / "store.db", secret)
        home.make_folders()
        own = _own_key(home)
        if own is None:
            write_durably(home.store_key, key.hex().encode("ascii"))
        elif own != key:
            _rekey(folder / "store.db", key, own)
            home.high_water.unlink(missing_ok=True)  # tells nothing of the other life's numbers
        for name in (*_FILES[1:], *_CONTENT):
            if (folder / name).exists() and not (home.path / name).exists():
                write_durably(home.path / name, (folder / name).read_bytes())
        found = recover(home, clock or SystemClock(), place, "restore", folder / "store.db")
        if not home.place.exists():
            write_durably(home.place, (folder / "place.toml").read_bytes(), 0o644)
        return found


def _unpack(file: Path, folder: Path) -> Manifest:
    """Takes the members out by name, never by the names in the archive."""
    (folder / "content").mkdir()
    try:
        with tarfile.open(file, "r:") as tar:
            for name in ("manifest.json", "store.db", *_FILES, *_CONTENT):
                try:
                    member = tar.getmember(name)
                except KeyError:
                    continue
                data = tar.extractfile(member)
                if data is None or member.size > _MAX_MEMBER:
                    raise _not_a_backup(file, f"member {name}")
                with (folder / name).open("wb") as taken:
                    shutil.copyfileobj(data, taken)
        manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
        with (folder / "store.db").open("rb") as store:
            whole = hashlib.file_digest(store, "sha256").hexdigest() == manifest.store_sha256
    except (OSError, tarfile.TarError, msgspec.DecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise _not_a_backup(file, why or str(error)) from error
    if not whole or manifest.format != FORMAT:
        raise _not_a_backup(file, "it is damaged or of another format")
    return manifest


def _place(home: Home, folder: Path, manifest: Manifest) -> Place:
    """The place of this home, which has to be the backup's; on a new machine the backup's."""
    place = load_place(home.place if home.exists() else folder / "place.toml")
    if place.id != manifest.place:
        raise BadInput(
            f"Cadangan ini dari {manifest.place}, anjungan di sini {place.id}. "
            "Pulihkan ke folder lain: --home FOLDER.",
            f"this backup is of {manifest.place}, the stand here is {place.id}; "
            "restore it into another folder: --home DIR",
        )
    return place


def _own_key(home: Home) -> bytes | None:
    """This home's store key; None where it is missing or spoilt."""
    try:
        return read_key(home.store_key)
    except BadInput:
        return None


def _rekey(copy: Path, key: bytes, own: bytes) -> None:
    """Puts the copy under this home's own key: a home that `init` made before keeps its own."""
    connection = connect_raw(copy, key)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA rekey=\"x'{own.hex()}'\"")
    finally:
        connection.close()


def _store_key(home: Home, manifest: Manifest, copy: Path, secret: bytes | None) -> bytes:
    """The key that opens the copy: this home's own, or the one sealed in the backup."""
    candidates = [key for key in [_own_key(home)] if key is not None]
    if secret is not None:
        for sealed in manifest.sealed.values():
            try:
                candidates.append(SealedBox(PrivateKey(secret)).decrypt(bytes.fromhex(sealed)))
            except CryptoError:
                continue
    for key in candidates:
        if _opens(copy, key):
            return key
    raise BadInput(
        "Kunci cadangan ini tidak ada di sini. Beri kunci pemulihan: --recovery-key BERKAS.",
        "this backup's key isn't here; give the recovery key: --recovery-key FILE",
    )


def _opens(copy: Path, key: bytes) -> bool:
    from kiosk.errors import StoreDamaged

    try:
        connection = connect_raw(copy, key)
    except StoreDamaged:
        return False
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return True


def _not_a_backup(file: Path, why: str) -> BadInput:
    return BadInput(
        f"{file} bukan cadangan anjungan yang utuh: {why}.", f"{file} is no whole backup: {why}"
    )
