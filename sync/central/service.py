"""What stands between HTTP and the tables: signatures, transactions, limits."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import msgspec
import psycopg
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from sync import codec, signatures
from sync.central import content, enrol, fork, ingest
from sync.central.database import open_engine, reading
from sync.central.identity import Identity, now_ms
from sync.central.keys import default_folder, read_regency_key
from sync.central.metrics import Metrics
from sync.central.models import Server, Stream
from sync.central.refusals import Refused
from sync.wire import EnrolRequest, ForkRequest, SyncReply, SyncRequest

TRIES = 4
"""Of a transaction that another one got in the way of."""

FAILED_ENROLMENTS = 10
"""A minute and address; then everybody behind that address waits."""

_AGAIN = frozenset({"40001", "40P01"})  # serialization failure, deadlock (PostgreSQL)
_TROUBLE = (OperationalError, InterfaceError, psycopg.OperationalError)
_BUSY_RETRY_S = 20
_log = logging.getLogger("sync.central")

T = TypeVar("T")


class Service:
    """The server without HTTP. Safe to use from many threads."""

    def __init__(self, db_url: str, keys_dir: Path | None = None) -> None:
        self._keys_dir = keys_dir or default_folder(db_url)
        self.engine: Engine = open_engine(db_url)
        self.metrics = Metrics(self.engine)
        self._keys: dict[bytes, bytes] = {}
        self._failures: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Closes the connections to the database."""
        self.engine.dispose()

    def sync(self, headers: Mapping[str, str], body: bytes) -> SyncReply:
        """Answers `POST /v1/sync`; what the reply acknowledges is committed.

        Raises:
            Refused: an envelope that can't be read, or a database that can't be reached.
        """
        request = _read(body, SyncRequest)
        ingest.check(request)
        why = self._unsigned("/v1/sync", headers, body, request.stream)
        if why is not None:
            return ingest.refusal(request, now_ms(), why)
        taken = self._transaction(lambda tx: ingest.sync(tx, request, now_ms(), self._regency_key))
        self.metrics.count(taken)
        return taken.reply

    def fork(self, headers: Mapping[str, str], body: bytes) -> msgspec.Struct:
        """Answers `POST /v1/fork`.

        Raises:
            Refused: as `sync`, or a stream that isn't known or allowed.
        """
        request = _read(body, ForkRequest)
        why = self._unsigned("/v1/fork", headers, body, request.stream)
        if why is not None:
            raise Refused(why)
        return self._read_only(lambda tx: fork.fork(tx, request))

    def enrol(self, headers: Mapping[str, str], body: bytes, peer: str) -> msgspec.Struct:
        """Answers `POST /v1/enrol`; `peer` is the address that asks.

        Raises:
            Refused: with a sentence for the administrator at the stand.
        """
        self._hold_back(peer)
        request = _read(body, EnrolRequest)

        def signed_by(key: bytes) -> bool:
            return _signed("/v1/enrol", headers, body, request.stream, key)

        try:
            return self._transaction(lambda tx: enrol.enrol(tx, _identity(tx), request, signed_by))
        except Refused as refused:
            if refused.status < 500:
                self._note_failure(peer)
            raise

    def content(self, release: str, headers: dict[str, str]) -> content.Answer:
        """Answers `GET /v1/content/{release}`.

        Raises:
            Refused: no such release.
        """
        return self._read_only(lambda tx: content.get(tx, release, headers))

    def ready(self) -> bool:
        """Whether the database answers and holds this server's row."""
        try:
            with reading(self.engine) as tx:
                return tx.execute(select(Server.id)).scalar() == 1
        except DBAPIError:
            _log.exception("not ready")
            return False

    def _regency_key(self) -> bytes | None:
        """From its file each time: an import may have made it just now, and it is rarely asked."""
        return read_regency_key(self._keys_dir)

    def _unsigned(
        self, path: str, headers: Mapping[str, str], body: bytes, stream: bytes
    ) -> str | None:
        """Why this isn't signed by a stream we know, None if it is."""
        key = self._keys.get(stream)
        if key is None:
            key = self._read_only(
                lambda tx: tx.execute(select(Stream.public_key).where(Stream.id == stream)).scalar()
            )
            if key is None:
                return "unknown-stream"
            self._keys[stream] = key  # a stream's key never changes; revoking is a row's matter
        return None if _signed(path, headers, body, stream, key) else "bad-signature"

    def _transaction(self, work: Callable[[Connection], T]) -> T:
        """Runs `work` and commits, again if it collided with another transaction.

        Raises:
            Refused: `busy`, if the database can't be reached, is full or stays locked.
        """
        return self._attempts(self.engine.begin, work)

    def _attempts(
        self,
        begin: Callable[[], AbstractContextManager[Connection]],
        work: Callable[[Connection], T],
    ) -> T:
        for attempt in range(1, TRIES + 1):
            try:
                with begin() as tx:
                    return work(tx)
            except _TROUBLE as error:
                cause = getattr(error, "orig", error)
                # A connection that went stale in the pool (PostgreSQL was restarted) is
                # noticed only now, and all others of the pool with it.
                stale = getattr(error, "connection_invalidated", False)
                again = stale or getattr(cause, "sqlstate", "") in _AGAIN
                if not again or attempt == TRIES:
                    _log.error("transaction failed: %s", cause)
                    raise Refused("busy", _BUSY_RETRY_S) from error
        raise AssertionError("unreachable")

    def _read_only(self, work: Callable[[Connection], T]) -> T:
        return self._attempts(lambda: reading(self.engine), work)

    def _hold_back(self, peer: str) -> None:
        with self._lock:
            recent = self._failures.get(peer, deque())
            while recent and recent[0] < time.monotonic() - 60:
                recent.popleft()
            if not recent:
                self._failures.pop(peer, None)
            if len(recent) >= FAILED_ENROLMENTS:
                raise Refused("too-many-tries", 60)

    def _note_failure(self, peer: str) -> None:
        with self._lock:
            self._failures.setdefault(peer, deque()).append(time.monotonic())


M = TypeVar("M", bound=msgspec.Struct)


def _read(body: bytes, kind: type[M]) -> M:
    try:
        return codec.unpack(body, kind)
    except codec.CodecError as error:
        raise Refused(error.code) from error


def _signed(path: str, headers: Mapping[str, str], body: bytes, stream: bytes, key: bytes) -> bool:
    try:
        signatures.verify("POST", path, headers, body, stream, key)
    except signatures.BadSignature:
        return False
    return True


def _identity(tx: Connection) -> Identity:
    return Identity(*tx.execute(select(Server.epoch, Server.root_key, Server.seal_key)).one())
