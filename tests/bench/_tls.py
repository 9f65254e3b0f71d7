"""TLS in front of a server, every byte on the client's side of it counted at the socket."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class TlsFront:
    """Ends TLS on a loopback port with a certificate of its own and passes on what is inside.

    Between the client and the end of TLS lies a plain relay, which counts `up` and `down`: the
    records and handshakes as they cross the line. `ca` is the file that the client has to trust.
    """

    def __init__(self, upstream: tuple[str, int], folder: Path) -> None:
        self.ca, key = folder / "front.pem", folder / "front.key"
        _make_certificate(self.ca, key)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.ca, key)
        self._upstream = upstream
        self.up = self.down = self.connections = 0
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            for sock in [self._listener, *self._open]:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
                sock.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self.connections += 1
                outside, inside = socket.socketpair()
                with self._lock:
                    self._open += [client, outside, inside]
                self._start(client, outside, "up")
                self._start(outside, client, "down")
                threading.Thread(target=self._end_tls, args=(inside,), daemon=True).start()

    def _end_tls(self, inside: socket.socket) -> None:
        with contextlib.suppress(OSError):
            secure = self._context.wrap_socket(inside, server_side=True)
            server = socket.create_connection(self._upstream)
            with self._lock:
                self._open += [secure, server]
            self._start(server, secure, "")
            self._start(secure, server, "")

    def _start(self, source: socket.socket, target: socket.socket, counted: str) -> None:
        def relay() -> None:
            with contextlib.suppress(OSError):
                while data := source.recv(65536):
                    if counted:
                        # Before it is passed on: whoever has the bytes finds them counted.
                        setattr(self, counted, getattr(self, counted) + len(data))
                    target.sendall(data)
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_WR)

        threading.Thread(target=relay, daemon=True).start()


def _make_certificate(certificate: Path, key: Path) -> None:
    """A certificate for 127.0.0.1 that only a client told so believes; ECDSA, as is usual."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "central.contoh")])
    now = datetime.datetime.now(datetime.UTC)
    where = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(where, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
