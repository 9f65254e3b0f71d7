"""A central server behind a proxy whose certificate is of the office's own authority."""

from __future__ import annotations

import datetime
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.setup import EXAMPLE_PLACE
from tests.support.process import started

KIOSK = Path(sys.executable).with_name("kiosk")
PEM = serialization.Encoding.PEM


def authority(folder: Path) -> tuple[Path, Path]:
    """The authority's own certificate, and a server's for `localhost` with its key."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name, name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
        for text in ("Otoritas Uji", "localhost")
    )
    now = datetime.datetime.now(datetime.UTC)

    def certificate(subject: x509.Name, public: ec.EllipticCurvePublicKey, ca: bool) -> bytes:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(root_name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .sign(root_key, hashes.SHA256())
            .public_bytes(PEM)
        )

    root, server = folder / "otoritas.pem", folder / "server.pem"
    root.write_bytes(certificate(root_name, root_key.public_key(), True))
    secret = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    server.write_bytes(secret + certificate(name, key.public_key(), False))
    return root, server


@contextmanager
def ending_tls(certificate: Path, inner: str) -> Iterator[str]:
    """A proxy before `inner` (HOST:PORT); answers its own address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    host, _, port = inner.rpartition(":")

    def carry(plain: socket.socket) -> None:
        # A stand that doesn't know the authority hangs up in the handshake.
        with suppress(OSError), closing(plain):
            outside = context.wrap_socket(plain, server_side=True)
            inside = socket.create_connection((host, int(port)))
            with closing(outside), closing(inside):
                back = threading.Thread(target=copy, args=(inside, outside), daemon=True)
                back.start()
                copy(outside, inside)
                back.join()

    def copy(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65_536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_RDWR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=carry, args=(door.accept()[0],), daemon=True).start()

    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        threading.Thread(target=accept, daemon=True).start()
        yield f"https://localhost:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)


def tell(env: dict[str, str], *words: str | Path) -> tuple[int, str]:
    done = subprocess.run([KIOSK, *words], env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.timeout(240)
def test_enrolling_and_sending_under_the_offices_own_authority(tmp_path: Path) -> None:
    root, certificate = authority(tmp_path)
    env = {**os.environ, "KIOSK_HOME": str(tmp_path / "home"), "KIOSK_LANG": "id"}
    known = {**env, "KIOSK_LINK__CA": str(root)}
    db = f"sqlite:///{tmp_path / 'central.db'}"
    assert tell(env, "init", "--place", EXAMPLE_PLACE)[0] == 0
    with started([KIOSK, "central", "serve", "--db", db, "--listen", "127.0.0.1:0"]) as server:
        inner = server.wait_for_line("http://", within=60).split("//")[1]
        code = tell(env, "central", "enrol-code", "--db", db, "--place", "contoh")[1].strip()
        with ending_tls(certificate, inner) as url:
            enrol = ("enrol", "--server", url, "--code", code)
            ended, said = tell(env, *enrol)
            assert (ended, said.count("\n")) == (1, 1), said
            assert tell(known, *enrol)[0] == 0
            assert tell(env, "sync", "now")[0] == 1
            assert tell(known, "sync", "now")[0] == 0


@pytest.mark.parametrize("content", [None, b"", b"bukan sertifikat"])
def test_a_file_without_certificates_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "otoritas.pem"
    if content is not None:
        file.write_bytes(content)
    env = {**os.environ, "KIOSK_HOME": str(tmp_path / "home"), "KIOSK_LANG": "id"}
    assert tell(env, "init", "--place", EXAMPLE_PLACE)[0] == 0
    env["KIOSK_LINK__CA"] = str(file)
    ended, said = tell(env, "enrol", "--server", "https://localhost:1", "--code", "x")
    assert ended == 2
    assert said.startswith(f"Berkas sertifikat {file} (pengaturan link.ca) tidak bisa dipakai")
    assert said.count("\n") == 1
