"""TLS: whose certificate is believed, and what a wrong clock does to it."""

from __future__ import annotations

import datetime
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.agent.errors import ClockWrong, LinkError, NotOurServer
from tests.sync.agent.liar import lying
from tests.sync.agent.test_client import BATCH, ask, honest


@pytest.fixture
def tls(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server with a certificate of its own for `localhost`."""
    certificate = certificate_file(tmp_path, "localhost", datetime.timedelta(0))
    with tls_server(certificate) as url:
        yield url, certificate


def certificate_file(folder: Path, name: str, shift: datetime.timedelta) -> Path:
    """Key and self-signed certificate, valid from a day before now + `shift` for two days."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC) + shift
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file


class Echoing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, headers, out = honest(self.path, body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(out)))
        self.end_headers()
        self.wfile.write(out)

    def log_message(self, format: str, *args: object) -> None:
        pass


class QuietServer(HTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A refused certificate is the client's to tell."""


class tls_server:
    def __init__(self, certificate: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.server = QuietServer(("127.0.0.1", 0), Echoing)
        self.server.socket = context.wrap_socket(
            self.server.socket, server_side=True, do_handshake_on_connect=False
        )
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}
        )

    def __enter__(self) -> str:
        self.thread.start()
        return f"https://localhost:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def test_tls_with_a_known_root_is_believed(tls: tuple[str, Path]) -> None:
    url, certificate = tls
    assert ask(url, ca=str(certificate)).batch == BATCH


def test_tls_with_an_unknown_root_isnt_our_server(tls: tuple[str, Path]) -> None:
    with pytest.raises(NotOurServer):
        ask(tls[0])


def test_tls_with_another_name_isnt_our_server(tmp_path: Path) -> None:
    certificate = certificate_file(tmp_path, "lain.example", datetime.timedelta(0))
    with tls_server(certificate) as url, pytest.raises(NotOurServer):
        ask(url, ca=str(certificate))


def test_a_certificate_that_has_run_out_points_at_the_clock(tmp_path: Path) -> None:
    certificate = certificate_file(tmp_path, "localhost", datetime.timedelta(days=-400))
    with tls_server(certificate) as url, pytest.raises(ClockWrong):
        ask(url, ca=str(certificate))


def test_a_stand_whose_clock_is_behind_the_certificate_gets_in(tmp_path: Path) -> None:
    certificate = certificate_file(tmp_path, "localhost", datetime.timedelta(days=400))
    with tls_server(certificate) as url:
        assert ask(url, ca=str(certificate)).batch == BATCH


def test_a_clock_that_is_behind_is_no_excuse_for_an_unknown_root(tmp_path: Path) -> None:
    certificate = certificate_file(tmp_path, "localhost", datetime.timedelta(days=400))
    with tls_server(certificate) as url, pytest.raises(NotOurServer):
        ask(url)


def test_a_clock_that_is_behind_is_no_excuse_for_another_name(tmp_path: Path) -> None:
    certificate = certificate_file(tmp_path, "lain.example", datetime.timedelta(days=400))
    with tls_server(certificate) as url, pytest.raises(NotOurServer):
        ask(url, ca=str(certificate))


def test_plain_http_where_tls_belongs_isnt_believed() -> None:
    with lying(honest) as url, pytest.raises(LinkError):
        ask(url.replace("http://127.0.0.1", "https://localhost"), base_s=5)
