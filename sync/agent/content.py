"""Content packs on their way down, piece by piece over a line that breaks."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.errors import KioskError
from sync.agent.client import MAX_CONTENT, Client
from sync.agent.errors import NotOurServer, Refused

RELEASE = re.compile(r"[0-9a-z][0-9a-z._-]{0,63}")
_PART = ".part"

log = logging.getLogger(__name__)


class Downloads:
    """The releases announced and not yet installed: one partial file each in `folder`.

    An empty file is the memory that a release is wanted; it is there before the feed's
    cursor moves on. `install` gets a whole pack and checks its signature itself.
    """

    def __init__(self, folder: Path, install: Callable[[bytes], object]) -> None:
        self._folder = folder
        self._install = install

    def want(self, release: str) -> None:
        """Notes a release that was announced; it replaces older ones still wanted.

        Raises:
            ValueError: no name of a release.
        """
        if not RELEASE.fullmatch(release):
            raise ValueError(f"not the name of a release: {release!r}")
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._wanted():
            if old.name != release + _PART:
                self._forget(old)
        (self._folder / (release + _PART)).touch()

    def fetch(self, client: Client, stream: bytes, key: SigningKey) -> None:
        """Fetches and installs what is wanted; what came before the line broke is kept.

        Raises:
            LinkError: the line broke; the next call goes on where it did.
        """
        for part in self._wanted():
            release = part.name.removesuffix(_PART)
            try:
                whole = self._complete(client, release, part, stream, key)
            except Refused as error:
                # A restored server announces again what it does have.
                log.warning("content %s isn't there: %s", release, error.code)
                self._forget(part)
                continue
            self._forget(part)
            if not hashlib.sha256(whole).hexdigest().startswith(release):
                log.warning("content %s arrived damaged and is asked for again", release)
                self.want(release)
                return
            try:
                self._install(whole)
            except KioskError as error:
                log.error("content %s is refused: %s", release, error.text("en"))

    def _complete(
        self, client: Client, release: str, part: Path, stream: bytes, key: SigningKey
    ) -> bytes:
        while True:
            have = part.stat().st_size
            piece = client.content(release, have, self._etag(part), stream, key)
            if piece.total > MAX_CONTENT or (piece.offset < piece.total and not piece.data):
                raise NotOurServer(f"content {release} makes no sense")
            with part.open("r+b") as file:
                file.seek(piece.offset)
                file.truncate()
                file.write(piece.data)
            self._etag_file(part).write_text(piece.etag, encoding="ascii")
            if piece.offset + len(piece.data) >= piece.total:
                return part.read_bytes()

    def _wanted(self) -> list[Path]:
        return sorted(self._folder.glob("*" + _PART))

    def _etag_file(self, part: Path) -> Path:
        return part.with_suffix(".etag")

    def _etag(self, part: Path) -> str:
        try:
            return self._etag_file(part).read_text(encoding="ascii")
        except OSError:
            return ""

    def _forget(self, part: Path) -> None:
        part.unlink(missing_ok=True)
        self._etag_file(part).unlink(missing_ok=True)
