"""Copies of a stand: one file that holds the whole store, still encrypted.

The file is a plain tar: a manifest, the store's pages under the store key, the place, the
settings and the content. No private key is in it. The store key is, sealed to central's
seal key and to the recovery key given at `init`, so that a stolen copy opens nothing.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from nacl.public import PublicKey, SealedBox

from kiosk import __version__
from kiosk.app import Kiosk
from kiosk.disk import require_space
from kiosk.errors import BadInput, StoreDamaged
from kiosk.home import Home, sync_folder
from kiosk.place.reader import load_place
from kiosk.store.engine import connect_raw, read_key
from kiosk.store.failures import failure_of
from kiosk.store.store import translated
from kiosk.store.tables import place_of

SUFFIX = ".anjungan-backup"
KEPT = 3
FORMAT = 1

_DATED = "-" + "[0-9]" * 8 + "-" + "[0-9]" * 6
_COPY, _PART = ".store", ".part"
_STEP_PAGES = 256
_MANIFEST = "manifest.json"
_STORE = "store.db"
_COPIED = ("place.toml", "settings.toml", "trusted-keys", "recovery.pub")


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says about itself. `sealed` maps a key's name to the sealed store key."""

    format: int
    place: str
    app: str
    made_at: str
    stream: str
    head: int
    store_sha256: str
    sealed: dict[str, str]


def make_backup(
    kiosk: Kiosk, target: Path | None = None, pause: Callable[[], None] = lambda: None
) -> Path:
    """Copies the store in steps, checks the copy, and puts it under its name whole.

    `target` is a file or a folder. `pause` is called between steps, for a kiosk that goes on
    serving meanwhile.

    Raises:
        BadInput: nothing can be written there. DiskLow: too little space.
        StoreBusy: another copy is being made. StoreDamaged: the copy didn't verify.
    """
    home = kiosk.home
    require_space(home, "backup")
    own = Path(kiosk.settings.backup.folder or home.backups)
    moment = datetime.now(UTC)
    if target is None or target.is_dir():
        target = (target or own) / f"{kiosk.place.id}-{moment:%Y%m%d-%H%M%S}{SUFFIX}"
    copy = target.with_name(target.name + _COPY)
    part = target.with_name(target.name + _PART)
    with home.copying(), _written_to(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_half_made(target.parent, kiosk.place.id)
        try:
            _copy_store(home, copy, pause)
            _write_tar(home, part, copy, _manifest(kiosk, moment, copy))
            part.replace(target)
            sync_folder(target.parent)
        finally:
            for leftover in (copy, part, *target.parent.glob(glob.escape(copy.name) + "-*")):
                leftover.unlink(missing_ok=True)
        if target.parent == own:
            _keep_newest(target, kiosk.place.id)
    return target


def backups_of(home: Home, folder: str = "") -> list[Path]:
    """This place's automatic backups in this home's backup folder, newest name first."""
    place = load_place(home.place).id
    return sorted(Path(folder or home.backups).glob(place + _DATED + SUFFIX), reverse=True)


def newest_backup(home: Home, folder: str = "") -> Path | None:
    """The newest of them."""
    return next(iter(backups_of(home, folder)), None)


@contextlib.contextmanager
def _written_to(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if low := failure_of(error, str(target.parent)):
            raise low from error
        raise BadInput(
            f"Cadangan tidak bisa ditulis ke {target}: {error.strerror}.",
            f"can't write a backup to {target}: {error.strerror}",
        ) from error


def _clear_half_made(folder: Path, place: str) -> None:
    """Removes what copies left that the power switch ended: each is as large as the store."""
    for ending in (_COPY, _COPY + "-*", _PART):
        for path in folder.glob(place + _DATED + SUFFIX + ending):
            path.unlink()


def _copy_store(home: Home, copy: Path, pause: Callable[[], None]) -> None:
    key = read_key(home.store_key)
    copy.unlink(missing_ok=True)
    with contextlib.ExitStack() as open_files, translated(home):
        source = connect_raw(home.store, key, read_only=True)
        open_files.callback(source.close)
        target = connect_raw(copy, key)
        open_files.callback(target.close)
        # Inside one picture of the store; else every ticket meanwhile starts the copy anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM stream").fetchone()
        source.backup(target, pages=_STEP_PAGES, progress=lambda *_: pause())
        found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreDamaged("Salinan data tidak utuh.", f"the copy of the store: {found}")
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _manifest(kiosk: Kiosk, moment: datetime, copy: Path) -> Manifest:
    key = read_key(kiosk.home.store_key)
    sealed = {
        name: SealedBox(PublicKey(public)).encrypt(key).hex()
        for name, public in _sealing_keys(kiosk).items()
    }
    name, head = _stream_in(copy, key)
    with copy.open("rb") as file:
        store = hashlib.file_digest(file, "sha256")
    return Manifest(
        format=FORMAT,
        place=kiosk.place.id,
        app=__version__,
        made_at=moment.isoformat(timespec="seconds"),
        stream=name.hex(),
        head=head,
        store_sha256=store.hexdigest(),
        sealed=sealed,
    )


def _stream_in(copy: Path, key: bytes) -> tuple[bytes, int]:
    """The stream being written in a copy, and the last seq that the copy holds of it."""
    connection = connect_raw(copy, key)
    try:
        row, name = connection.execute(
            "SELECT id, stream FROM stream ORDER BY id DESC LIMIT 1"
        ).fetchone()
        head = connection.execute(
            "SELECT max(place) & ? FROM journal WHERE place < ?",
            (place_of(1, 0) - 1, place_of(row + 1, 0)),
        ).fetchone()[0]
    finally:
        connection.close()
    return name, head


def _sealing_keys(kiosk: Kiosk) -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    server = kiosk.outbox.server()
    if server is not None and server.seal:
        keys[f"central:{server.seal_id}"] = bytes.fromhex(server.seal)
    recovery = kiosk.home.recovery_key
    if recovery.exists():
        keys["recovery"] = bytes.fromhex(recovery.read_text("ascii").strip())
    return keys


def _write_tar(home: Home, part: Path, copy: Path, manifest: Manifest) -> None:
    with part.open("wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            data = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
            info = tarfile.TarInfo(_MANIFEST)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
            tar.add(copy, _STORE, recursive=False)
            for name in _COPIED:
                if (home.path / name).exists():
                    tar.add(home.path / name, name, recursive=False)
            for pack in sorted(home.content.glob("*.anjungan-pack")):
                tar.add(pack, f"content/{pack.name}", recursive=False)
        file.flush()
        os.fsync(file.fileno())


def _keep_newest(made: Path, place: str) -> None:
    """Makes room; the one just made stays even where a wrong clock named it the oldest."""
    others = [path for path in made.parent.glob(place + _DATED + SUFFIX) if path != made]
    for old in sorted(others)[: -(KEPT - 1)]:
        old.unlink()
