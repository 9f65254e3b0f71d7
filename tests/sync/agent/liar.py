"""An HTTP server that answers whatever a test wants, to see what the client believes."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kiosk.journal.chain import GENESIS
from sync import codec
from sync.wire import FeedCursor, ForkRequest, Position, SyncReply, SyncRequest

Answer = tuple[int, dict[str, str], bytes]


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many tests are about."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextlib.contextmanager
def lying(answer: Callable[[str, bytes], Answer]) -> Iterator[str]:
    """Serves `answer(path, body)` on loopback; gives the base address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, out = answer(self.path, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(out)))
            self.end_headers()
            self.wfile.write(out)

        do_GET = do_POST = reply

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = QuietServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reply_to(request: SyncRequest, **changes: object) -> SyncReply:
    """What an honest server says that took in everything."""
    fields: dict[str, object] = {
        "v": 1,
        "stream": request.stream,
        "batch": request.batch,
        "epoch": request.epoch,
        "ack": request.head,
        "time": 1_790_000_000_500,
        "cursor": FeedCursor(request.epoch, request.cursor.n),
    }
    return SyncReply(**(fields | changes))  # type: ignore[arg-type]


def request_in(body: bytes) -> SyncRequest:
    return codec.unpack(body, SyncRequest)


def fork_in(body: bytes) -> ForkRequest:
    return codec.unpack(body, ForkRequest)


def zero() -> Position:
    return Position(0, GENESIS)
