"""One call to the central server: signed, bounded, and believed only if it is really ours."""

from __future__ import annotations

import contextlib
import logging
import ssl
import time
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import requests
from nacl.signing import SigningKey

from kiosk.errors import BadInput
from sync import codec, signatures
from sync.agent.errors import ClockWrong, NotOurServer, Refused, Unreachable
from sync.agent.judgement import disbelieved, problem_in, translated
from sync.agent.transport import CONNECT_S, SILENCE_S, Deadline, Transport
from sync.wire import EnrolReply, EnrolRequest, ForkReply, SyncReply

BASE_S = 25.0
SLOWEST = 500.0
"""Bytes a second below which a line counts as dead; also the guess before the first call."""
MAX_REPLY = 1024 * 1024
MAX_CONTENT = 32 * 1024 * 1024
PIECE = 128 * 1024
"""A content pack comes in pieces of this many bytes, each kept before the next is asked for."""
_CHUNK = 16 * 1024
log = logging.getLogger(__name__)
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

Echo = TypeVar("Echo", SyncReply, ForkReply)


@dataclass(frozen=True)
class Piece:
    """Part of a content pack: `data` starts at byte `offset` of `total`."""

    offset: int
    etag: str
    total: int
    data: bytes


class Client:
    """Speaks to the server at `url`. `ca` is a file of root certificates instead of the usual.

    Not thread safe. `rate` is the measured speed of the line in bytes a second.

    Raises:
        BadInput: an address that is neither https nor http to this same machine, or a `ca`
            that holds no certificates.
    """

    def __init__(self, url: str, *, ca: str | None = None, base_s: float = BASE_S) -> None:
        self.url = checked_url(url)
        if ca is not None:
            _require_certificates(ca)
        self.rate: float | None = None
        self._base_s = base_s
        self._verify: bool | str = ca if ca is not None else True
        self._transport = Transport(self._verify)

    def close(self) -> None:
        """Hangs up."""
        self._transport.close()

    def ask(
        self, path: str, body: bytes, stream: bytes, key: SigningKey, batch: bytes, kind: type[Echo]
    ) -> Echo:
        """Posts a packed message about a stream and returns the believed reply.

        Raises:
            LinkError: one of its kinds; nothing may be concluded about what arrived.
        """
        status, head, reply = self._post(path, body, stream, key)
        if status in (200, 401, 403, 409):
            with contextlib.suppress(codec.CodecError):
                message = codec.unpack(reply, kind)
                if message.stream == stream and message.batch == batch:
                    return message
        raise disbelieved(status, head, reply)

    def enrol(self, request: EnrolRequest, key: SigningKey) -> EnrolReply:
        """Asks the server to bind a stream. `key` is its own, or that of the one it follows.

        Raises:
            Refused: the server says why not.
            LinkError: nobody believable answered.
        """
        status, head, reply = self._post("/v1/enrol", codec.pack(request), request.stream, key)
        if status == 200:
            with contextlib.suppress(codec.CodecError):
                message = codec.unpack(reply, EnrolReply)
                if message.stream == request.stream:
                    return message
        problem = problem_in(reply)
        if problem is not None and status < 500 and status != 429:
            raise Refused(problem.code, problem.id, problem.en)
        raise disbelieved(status, head, reply)

    def content(self, release: str, have: int, etag: str, stream: bytes, key: SigningKey) -> Piece:
        """Fetches the next piece of a content pack, from byte `have` on.

        Raises:
            Refused: the server doesn't have this pack.
            LinkError: nothing came.
        """
        headers = {"Range": f"bytes={have}-{have + PIECE - 1}"}
        if have and etag:
            headers["If-Range"] = etag
        request = requests.Request("GET", f"{self.url}/v1/content/{release}", headers=headers)
        status, head, body = self._call(request, stream, key, MAX_CONTENT)
        if status == 200:
            return Piece(0, head.get("etag", ""), len(body), body)
        total = head.get("content-range", "").rpartition("/")[2]
        if status == 206 and total.isdecimal():
            return Piece(have, head.get("etag", ""), int(total), body)
        if status == 416 and total == str(have):
            return Piece(have, etag, have, b"")
        problem = problem_in(body)
        if status == 404 and problem is not None:
            raise Refused(problem.code, problem.id, problem.en)
        raise disbelieved(status, head, body)

    def _post(
        self, path: str, body: bytes, stream: bytes, key: SigningKey
    ) -> tuple[int, dict[str, str], bytes]:
        headers = {"Content-Type": codec.CONTENT_TYPE}
        request = requests.Request("POST", self.url + path, data=body, headers=headers)
        return self._call(request, stream, key, MAX_REPLY)

    def _call(
        self, request: requests.Request, stream: bytes, key: SigningKey, most: int
    ) -> tuple[int, dict[str, str], bytes]:
        """A call; where the clock is behind, once more without a look at it.

        A stand that was off while the certificate was renewed would be locked out for good
        if its network has no time server: its clock comes from our replies.
        """
        try:
            return self._once(request, stream, key, most)
        except ClockWrong as error:
            if not error.behind:
                raise
            log.warning("the clock is behind; the server's certificate is taken without dates")
            self._transport.close()
            self._transport = Transport(self._verify, any_time=True)
            return self._once(request, stream, key, most)

    def _once(
        self, request: requests.Request, stream: bytes, key: SigningKey, most: int
    ) -> tuple[int, dict[str, str], bytes]:
        size = len(request.data) if isinstance(request.data, bytes) else 0
        deadline = Deadline(self._base_s + 1.5 * size / self._speed())

        def work(session: requests.Session) -> tuple[int, dict[str, str], bytes]:
            prepared = session.prepare_request(request)
            signatures.sign(prepared, stream, key)
            began = time.monotonic()
            with session.send(
                prepared,
                stream=True,
                timeout=(CONNECT_S, SILENCE_S),
                allow_redirects=False,
                verify=session.verify,
            ) as response:
                length = response.headers.get("Content-Length", "")
                expected = min(int(length) if length.isdecimal() else 0, most)
                deadline.extend(1.5 * expected / self._speed())
                body = _read(response, most)
                if response.status_code == 200 and not (body or length):
                    # The HTTP library takes a head that was cut off for a whole one.
                    raise Unreachable("the reply ends within its head")
                self._measure(size + len(body), time.monotonic() - began)
                head = {name.lower(): value for name, value in response.headers.items()}
                return response.status_code, head, body

        with translated(deadline):
            return self._transport.bounded(work, deadline)

    def _speed(self) -> float:
        return max(SLOWEST, self.rate or SLOWEST)

    def _measure(self, size: int, seconds: float) -> None:
        """Small calls measure the round trip, not the line; they say nothing."""
        if size >= 4096 and seconds > 0:
            rate = size / seconds
            self.rate = rate if self.rate is None else 0.5 * self.rate + 0.5 * rate


def checked_url(url: str) -> str:
    """The base address without a slash at its end.

    Raises:
        BadInput: not https, nor http to this same machine.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https" and bool(parts.hostname)
    local = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not (secure or local):
        raise BadInput(
            f"Alamat server harus diawali https:// (bukan {url}).",
            f"the server's address must begin with https:// (not {url})",
        )
    return url.rstrip("/")


def _require_certificates(ca: str) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(ca)
    except OSError as error:
        why = error.strerror or "no certificates"
        raise BadInput(
            f"Berkas sertifikat {ca} (pengaturan link.ca) tidak bisa dipakai: {why}.",
            f"can't use the certificates in {ca} (setting link.ca): {why}",
        ) from error


def _read(response: requests.Response, most: int) -> bytes:
    """The body as it came, `most` bytes at most (one more is an error).

    Raises:
        NotOurServer: longer than anything our server sends.
    """
    body = bytearray()
    while piece := response.raw.read(_CHUNK, decode_content=False):
        body += piece
        if len(body) > most:
            raise NotOurServer(f"a reply of more than {most} bytes")
    return bytes(body)
