"""Copies of a stand: one file that holds the whole store, still encrypted.

The file is a plain tar: a manifest, the store's pages under the store key, the place, the
settings and the content. No private key is in it. The store key is, sealed to central's
seal key and to the recovery key given at `init`, so that a stolen copy opens nothing.
"""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from nacl.public import PublicKey, SealedBox

from kiosk import __version__
from kiosk.app import Kiosk
from kiosk.disk import require_space
from kiosk.errors import StoreDamaged
from kiosk.home import Home, sync_folder
from kiosk.journal.chain import digest
from kiosk.store.engine import connect_raw, read_key

SUFFIX = ".anjungan-backup"
KEPT = 3
FORMAT = 1

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

    `pause` is called between steps, for a kiosk that goes on serving meanwhile.

    Raises:
        DiskLow: too little space. StoreDamaged: the copy didn't verify.
    """
    home = kiosk.home
    require_space(home, "backup")
    moment = datetime.now(UTC)
    if target is None:
        folder = Path(kiosk.settings.backup.folder or home.backups)
        target = folder / f"{kiosk.place.id}-{moment:%Y%m%d-%H%M%S}{SUFFIX}"
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(target.name + ".store")
    part = target.with_name(target.name + ".part")
    try:
        _copy_store(home, copy, pause)
        manifest = _manifest(kiosk, moment, copy)
        _write_tar(home, part, copy, manifest)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        for leftover in (copy, part, *target.parent.glob(copy.name + "-*")):
            leftover.unlink(missing_ok=True)
    if target.parent == home.backups or kiosk.settings.backup.folder:
        _keep_newest(target.parent, kiosk.place.id)
    return target


def newest_backup(home: Home, folder: str = "") -> Path | None:
    """The newest backup in this home's backup folder."""
    found = sorted(Path(folder or home.backups).glob(f"*{SUFFIX}"))
    return found[-1] if found else None


def _copy_store(home: Home, copy: Path, pause: Callable[[], None]) -> None:
    key = read_key(home.store_key)
    copy.unlink(missing_ok=True)
    source = connect_raw(home.store, key, read_only=True)
    target = connect_raw(copy, key)
    try:
        source.backup(target, pages=_STEP_PAGES, progress=lambda *_: pause())
        found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreDamaged("Salinan data tidak utuh.", f"the copy of the store: {found}")
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        target.close()
        source.close()


def _manifest(kiosk: Kiosk, moment: datetime, copy: Path) -> Manifest:
    key = read_key(kiosk.home.store_key)
    sealed = {
        name: SealedBox(PublicKey(public)).encrypt(key).hex()
        for name, public in _sealing_keys(kiosk).items()
    }
    head = kiosk.outbox.streams()[-1].head[0]
    return Manifest(
        format=FORMAT,
        place=kiosk.place.id,
        app=__version__,
        made_at=moment.isoformat(timespec="seconds"),
        stream=kiosk.row.stream.hex(),
        head=head,
        store_sha256=digest(copy.read_bytes()).hex(),
        sealed=sealed,
    )


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


def _keep_newest(folder: Path, place: str) -> None:
    for old in sorted(folder.glob(f"{place}-*{SUFFIX}"))[:-KEPT]:
        old.unlink()
