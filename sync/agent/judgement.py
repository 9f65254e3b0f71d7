"""What an answer that isn't a believed reply means, and what a failed call was."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator, Mapping

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from sync import codec
from sync.agent.errors import (
    ClockWrong,
    LinkError,
    Malformed,
    NotOurServer,
    ServerTrouble,
    TimedOut,
    Unreachable,
)
from sync.agent.transport import Deadline
from sync.wire import Problem

MAX_RETRY_AFTER_S = 3_600.0
"""No answer from somebody we can't identify may silence a stand for longer, in seconds."""

_UNREADABLE = frozenset({400, 413, 415, 422})
_NOT_YET_VALID, _EXPIRED = 9, 10  # X509_V_ERR_CERT_* of OpenSSL


def problem_in(body: bytes) -> Problem | None:
    """The server's sentence about an error, None where this is no such message."""
    try:
        return codec.unpack(body, Problem)
    except codec.CodecError:
        return None


def disbelieved(status: int, head: Mapping[str, str], body: bytes) -> LinkError:
    """The error that this answer stands for. `head` has lower-case names."""
    if status in (429, 503):
        return ServerTrouble(status, _retry_after(head.get("retry-after", "")))
    if status == 408:
        return TimedOut("the server stopped waiting for the rest")
    if status >= 500:
        return ServerTrouble(status)
    problem = problem_in(body)
    if problem is None:
        return NotOurServer(f"an answer {status} that isn't our server's")
    if status in _UNREADABLE:
        return Malformed(problem.code)
    return ServerTrouble(status)


def _retry_after(text: str) -> float | None:
    """Seconds; the form with a date needs a right clock and is taken as no wish."""
    return min(float(text), MAX_RETRY_AFTER_S) if text.strip().isdecimal() else None


@contextlib.contextmanager
def translated(deadline: Deadline) -> Iterator[None]:
    """Turns the HTTP library's failures into ours."""
    try:
        yield
    except (requests.RequestException, HTTPError, OSError) as error:
        raise _meaning(error, late=deadline.left == 0) from error


def _meaning(error: Exception, *, late: bool) -> LinkError:
    causes = tuple(_chain(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = f"the server's certificate: {cause.verify_message}"
            if cause.verify_code in (_NOT_YET_VALID, _EXPIRED):
                return ClockWrong(why, behind=cause.verify_code == _NOT_YET_VALID)
            return NotOurServer(why)
    if late or any(isinstance(c, requests.ReadTimeout | ReadTimeoutError) for c in causes):
        return TimedOut("no answer in time")
    if any(isinstance(c, ssl.SSLError) for c in causes):
        return NotOurServer("no TLS where our server would speak it")
    return Unreachable(type(error).__name__)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and those behind it; urllib3 keeps some in `reason` and `args`."""
    pending: list[object] = [error]
    seen: set[int] = set()
    while pending:
        item = pending.pop()
        if not isinstance(item, BaseException) or id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        pending += [item.__cause__, item.__context__, getattr(item, "reason", None), *item.args]
