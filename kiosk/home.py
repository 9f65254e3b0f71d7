"""The data folder of one stand: where everything lies, and who may write it now."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import BadInput, NotFound, StoreBusy

WRITE_WAIT_S = 10.0
_POLL_S = 0.001


def default_home() -> Path:
    """`KIOSK_HOME`, or the platform's data folder of this user."""
    named = os.environ.get("KIOSK_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("anjungan")


class Home:
    """Names of the files in a data folder, and its two kernel locks.

    Every process that has the store open holds `open.lock` shared; restore and migration
    take it exclusively. Every write transaction of every process holds `write.lock`.
    Both are `flock` locks: the kernel drops them when a process dies, so nothing is ever
    stale and there are no PID files.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = path / "store.db"
        self.keys = path / "keys"
        self.store_key = self.keys / "store.key"
        self.staff_pin = self.keys / "staff.pin"
        self.acked = path / "acked.json"
        self.high_water = path / "highwater.json"
        self.place = path / "place.toml"
        self.settings = path / "settings.toml"
        self.content = path / "content"
        self.trusted = path / "trusted-keys"
        self.recovery_key = path / "recovery.pub"
        self.backups = path / "backups"
        self.ballast = path / "ballast"
        self.damaged = path / "damaged"

    def exists(self) -> bool:
        """True where `kiosk init` has made a home.

        Raises:
            BadInput: the folder belongs to another user.
        """
        try:
            return self.place.is_file()
        except OSError as error:
            raise _unusable(self.path, error) from error

    def require(self) -> Home:
        """This home, when it has been made.

        Raises:
            NotFound: there is no home here yet.
        """
        if not self.exists():
            raise NotFound(
                f"Belum ada data anjungan di {self.path}. Jalankan: kiosk init --place BERKAS.toml",
                f"there is no stand in {self.path}; run: kiosk init --place FILE.toml",
            )
        return self

    def make_folders(self) -> None:
        """Creates the folder and its private parts (0700)."""
        for folder in (self.path, self.keys, self.content, self.backups):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        sync_folder(self.path.parent)

    def stream_key(self, stream: bytes) -> Path:
        """The file of a stream's private key."""
        return self.keys / f"stream-{stream.hex()}.key"

    @contextlib.contextmanager
    def writing(self, wait_s: float = WRITE_WAIT_S) -> Iterator[None]:
        """Holds the write lock.

        Raises:
            StoreBusy: somebody else held it for the whole of `wait_s` seconds.
        """
        with _flock(self.path / "write.lock", fcntl.LOCK_EX, wait_s):
            yield

    @contextlib.contextmanager
    def driving(self, wait_s: float = 0.0) -> Iterator[None]:
        """Holds the lock of the one process that takes print jobs.

        Raises:
            StoreBusy: another process prints for this home.
        """
        with _flock(self.path / "driver.lock", fcntl.LOCK_EX, wait_s):
            yield

    @contextlib.contextmanager
    def copying(self, wait_s: float = WRITE_WAIT_S) -> Iterator[None]:
        """Holds the lock of the one process that makes a backup.

        Raises:
            StoreBusy: another process makes one.
        """
        with _flock(self.path / "copy.lock", fcntl.LOCK_EX, wait_s):
            yield

    @contextlib.contextmanager
    def opened(self, *, exclusive: bool = False, wait_s: float = WRITE_WAIT_S) -> Iterator[None]:
        """Holds the lock of those who have the store open.

        Raises:
            StoreBusy: a restore or migration runs, or (exclusive) the store is in use.
        """
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        with _flock(self.path / "open.lock", kind, wait_s):
            yield


class Turns:
    """The write lock for one who takes it thousands of times: the file stays open."""

    def __init__(self, home: Home) -> None:
        self._fd = _open_lock(home.path / "write.lock")

    def __enter__(self) -> None:
        """Waits for one's turn. Raises `StoreBusy`."""
        _wait_for(self._fd, fcntl.LOCK_EX, WRITE_WAIT_S)

    def __exit__(self, *failure: object) -> None:
        """Lets the next one in."""
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Closes the file."""
        os.close(self._fd)


@contextlib.contextmanager
def _flock(path: Path, kind: int, wait_s: float) -> Iterator[None]:
    fd = _open_lock(path)
    try:
        _wait_for(fd, kind, wait_s)
        yield
    finally:
        os.close(fd)


def _open_lock(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unusable(path.parent, error) from error


def _unusable(folder: Path, error: OSError) -> BadInput:
    return BadInput(
        f"Folder data {folder} tidak bisa dipakai: {error.strerror}.",
        f"can't use the data folder {folder}: {error.strerror}",
    )


def _wait_for(fd: int, kind: int, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StoreBusy(
                    "Anjungan sedang sibuk menyimpan data. Coba lagi sebentar lagi.",
                    f"another process held the stand's data for {wait_s:.0f} s; try again",
                ) from None
            time.sleep(_POLL_S)
        else:
            return


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replaces a small file so that a power cut leaves the old or the new one, whole.

    Raises:
        OSError: the disk is full or read-only; the old file is still there.
    """
    temporary = path.with_name(path.name + ".new")
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with memoryview(data) as rest:
            written = 0
            while written < len(rest):
                written += os.write(fd, rest[written:])
        os.fsync(fd)
    finally:
        os.close(fd)
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes renames and new names in a folder durable."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
