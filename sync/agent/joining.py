"""Binding streams to the server: the first by a code, later ones as its successors."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from kiosk import __version__, facts
from kiosk.errors import BadInput, KioskError
from kiosk.streams import hardware
from sync import enrol_code, wire
from sync.agent.asks import Join
from sync.agent.client import Client
from sync.agent.errors import ClockWrong, LinkError, NotOurServer, Refused
from sync.agent.port import OutStream, Port
from sync.wire import EnrolReply, EnrolRequest


class EnrolFailed(KioskError):
    """The stand isn't enrolled; the sentence says what to do. Trying again is safe."""

    code = "enrol_failed"


def enrol(port: Port, client: Client, typed: str, letter: str = "") -> EnrolReply:
    """Binds the stream being written to its place, by the code an administrator typed.

    The code names the server's root key, so a stranger's answer is noticed before anything
    of it is kept. May be repeated after any failure: the server answers the same again.

    Raises:
        BadInput: the code was mistyped.
        EnrolFailed: the server refuses, isn't the one of the code, or can't be reached.
    """
    try:
        code = enrol_code.parse(typed)
    except enrol_code.BadCode as error:
        raise BadInput(
            "Kode pendaftaran salah ketik. Periksa lagi hurufnya satu per satu.", str(error)
        ) from error
    stream = port.streams()[-1]
    request = _request(port, stream, code=code.text, letter=letter)
    try:
        reply = client.enrol(request, stream.key)
    except Refused as error:
        raise EnrolFailed(error.id, error.en) from error
    except LinkError as error:
        raise EnrolFailed(*_unreached(client.url, error)) from error
    if not code.fits(reply.root.key):
        raise EnrolFailed(
            f"Yang menjawab di {client.url} bukan server yang membuat kode ini. "
            "Jangan dilanjutkan; hubungi admin pusat.",
            f"what answers at {client.url} isn't the server that made this code; stop here",
        )
    if reply.place != port.place():
        raise EnrolFailed(
            f"Kode ini untuk tempat {reply.place}, anjungan ini dibuat untuk {port.place()}.",
            f"this code is for place {reply.place}, this stand was made for {port.place()}",
        )
    port.enrolled(reply, client.url)
    return reply


def ask(port: Port, stream: OutStream, strangers: Set[bytes]) -> Join | None:
    """The question that binds `stream` as a successor, None if no stream could vouch for it.

    `strangers` are streams that the server has said it doesn't know.
    """
    server = port.server()
    bound = server.enrolled if server is not None else ()
    for other in reversed(port.streams(drained=True)):
        if other.id != stream.id and other.id.hex() in bound and other.id not in strangers:
            request = _request(port, stream, previous=other.id)
            return Join(stream, request, other.id, other.key)
    return None


def _request(
    port: Port, stream: OutStream, *, code: str = "", letter: str = "", previous: bytes = b""
) -> EnrolRequest:
    return EnrolRequest(
        v=wire.VERSION,
        code=code,
        stream=stream.id,
        public_key=bytes(stream.key.verify_key),
        place=port.place(),
        hardware=hardware(),
        app=__version__,
        letter=letter,
        previous=previous,
        reason=_reason(port, stream),
    )


def _reason(port: Port, stream: OutStream) -> str:
    """Why the stream was opened, from its first fact; '' where that can't be read."""
    for entry in port.entries(stream.id, 0, 1):
        try:
            fact = facts.decode(entry.payload or b"")
        except msgspec.DecodeError:
            return ""
        return fact.reason if isinstance(fact, facts.StreamOpened) else ""
    return ""


def _unreached(url: str, error: LinkError) -> tuple[str, str]:
    match error:
        case NotOurServer():
            return (
                f"Yang menjawab di {url} bukan server Anjungan. Periksa alamat dan jaringan.",
                f"what answers at {url} isn't an Anjungan server ({error})",
            )
        case ClockWrong():
            return (
                "Jam anjungan salah. Betulkan tanggal dan jam, lalu ulangi.",
                f"the clock is wrong, set it and try again ({error})",
            )
        case _:
            return (
                f"Server {url} tidak terjangkau. Periksa jaringan, lalu ulangi dengan kode ini.",
                f"{url} can't be reached, try again with the same code ({error})",
            )
