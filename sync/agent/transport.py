"""HTTP calls that really end: `requests`, with every socket within reach of a watchdog.

The time-outs of `requests` are between two bytes; a line that brings a byte a second
never meets them. Here a call runs in a thread of its own, and when its time is over the
sockets under it are shut down. A name lookup can't be interrupted: it is left behind, and
until it ends no further call is begun, so that nothing stacks up.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import SKIP_HEADER

from sync.agent.errors import TimedOut

CONNECT_S = 15.0
SILENCE_S = 25.0
GRACE_S = 2.0

_NO_CHECK_TIME = ssl.VerifyFlags(0x200000)  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL

T = TypeVar("T")


class Sockets:
    """Duplicates of the sockets in use; shutting one down ends what blocks on its twin."""

    def __init__(self) -> None:
        self._twins: set[socket.socket] = set()
        self._lock = threading.Lock()

    def add(self, sock: socket.socket) -> socket.socket:
        """Remembers `sock` and returns its twin, for `drop`."""
        twin = sock.dup()
        with self._lock:
            self._twins.add(twin)
        return twin

    def drop(self, twin: socket.socket) -> None:
        """Forgets a twin whose connection is closed."""
        with self._lock:
            self._twins.discard(twin)
        twin.close()

    def shut_down(self) -> None:
        """Ends every read and write that is going on, TLS handshakes included."""
        with self._lock:
            for twin in self._twins:
                with contextlib.suppress(OSError):
                    twin.shutdown(socket.SHUT_RDWR)


class _Reachable:
    """Mixed into urllib3's connections: registers the socket from connect to close."""

    sockets: ClassVar[Sockets]
    _twin: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        sock: socket.socket = super()._new_conn()  # type: ignore[misc]
        self._twin = self.sockets.add(sock)
        return sock

    def close(self) -> None:
        super().close()  # type: ignore[misc]
        twin, self._twin = self._twin, None
        if twin is not None:
            self.sockets.drop(twin)


class _Adapter(HTTPAdapter):
    """One kept-alive connection, without retries (the loop decides about those)."""

    def __init__(self, sockets: Sockets, *, any_time: bool) -> None:
        self._sockets = sockets
        self._tls: dict[str, Any] = {"ssl_context": _timeless()} if any_time else {}
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Makes the pool's connections register their sockets."""
        mine = {"sockets": self._sockets}
        plain = type("Plain", (_Reachable, HTTPConnection), mine)
        tls = type("Tls", (_Reachable, HTTPSConnection), mine)
        manager = PoolManager(
            num_pools=connections, maxsize=maxsize, block=block, **self._tls, **pool_kwargs
        )
        manager.pool_classes_by_scheme = {
            "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
        }
        self.poolmanager = manager


def _timeless() -> ssl.SSLContext:
    """Checks a certificate's chain and name as ever, but not from when to when it is valid."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= _NO_CHECK_TIME
    return context


class Deadline:
    """When a call must be over, in seconds of the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self._at - time.monotonic())

    def extend(self, seconds: float) -> None:
        """Moves it, for a reply that turns out to be long."""
        self._at += seconds


class Transport:
    """A session whose calls are bounded as a whole.

    `verify` is a file of root certificates, or True for the usual ones. `any_time` leaves
    a certificate's dates unread, for a stand whose clock is known to be wrong.
    """

    def __init__(self, verify: bool | str = True, *, any_time: bool = False) -> None:
        self._verify = verify
        self._any_time = any_time
        self._stuck: threading.Thread | None = None
        self._renew()

    def close(self) -> None:
        """Ends the connection; a call that is going on fails."""
        self._sockets.shut_down()
        self.session.close()

    def bounded(self, work: Callable[[requests.Session], T], deadline: Deadline) -> T:
        """Runs `work` and returns its value or raises what it raised, before the deadline.

        Raises:
            TimedOut: it wasn't done in time.
        """
        if self._stuck is not None and self._stuck.is_alive():
            raise TimedOut("an earlier call still hangs in a name lookup")
        outcome: _Outcome[T] = _Outcome(work, self.session)
        thread = threading.Thread(target=outcome.run, name="link-call", daemon=True)
        thread.start()
        while not outcome.done.wait(deadline.left):
            if deadline.left == 0:
                self._abandon(thread)
                raise TimedOut("the call took longer than it may")
        thread.join()
        return outcome.value()

    def _abandon(self, thread: threading.Thread) -> None:
        self._sockets.shut_down()
        thread.join(GRACE_S)
        self.session.close()
        if thread.is_alive():
            self._stuck = thread
        self._renew()

    def _renew(self) -> None:
        self._sockets = Sockets()
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.verify = self._verify
        self.session.headers.clear()
        # Every byte counts on a metered line; these say nothing to our server.
        self.session.headers.update({"Accept-Encoding": SKIP_HEADER, "User-Agent": SKIP_HEADER})
        adapter = _Adapter(self._sockets, any_time=self._any_time)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)


class _Outcome(Generic[T]):
    """Carries a value or an exception from the call's thread to the waiting one."""

    def __init__(self, work: Callable[[requests.Session], T], session: requests.Session) -> None:
        self.done = threading.Event()
        self._work = work
        self._session = session
        self._value: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._value.append(self._work(self._session))
        except BaseException as error:
            self._error = error
        finally:
            self.done.set()

    def value(self) -> T:
        if self._error is not None:
            raise self._error
        return self._value[0]
