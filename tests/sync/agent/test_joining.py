"""Enrolment against servers that aren't what they should be; the honest one is in test_field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.errors import BadInput
from sync import codec, enrol_code, signatures
from sync.agent.client import Client
from sync.agent.joining import EnrolFailed, enrol
from sync.wire import EnrolReply, EnrolRequest, NamedKey, Problem
from tests.sync.agent.journal_port import PLACE, JournalPort
from tests.sync.agent.liar import Answer, lying

ROOT, OTHER = b"\x01" * 32, b"\x02" * 32
ZSTD = {"Content-Type": codec.CONTENT_TYPE}


def stand() -> JournalPort:
    port = JournalPort()
    port.open(1)
    return port


def answering(**changes: Any) -> Callable[[str, bytes], Answer]:
    def answer(path: str, body: bytes) -> Answer:
        request = codec.unpack(body, EnrolRequest)
        fields: dict[str, Any] = {
            "v": 1,
            "stream": request.stream,
            "place": request.place,
            "letter": "B",
            "epoch": "e1",
            "root": NamedKey(b"rootroot", ROOT),
            "seal": NamedKey(b"sealseal", bytes(32)),
            "siblings": (),
            "time": 1,
        }
        return 200, ZSTD, codec.pack(EnrolReply(**(fields | changes)))

    return answer


def enrol_at(url: str, port: JournalPort, typed: str) -> EnrolReply:
    client = Client(url)
    try:
        return enrol(port, client, typed)
    finally:
        client.close()


def test_what_the_server_said_is_kept() -> None:
    port = stand()
    with lying(answering()) as url:
        reply = enrol_at(url, port, enrol_code.make(ROOT).text.lower())
    assert (reply.place, reply.letter) == (PLACE, "B")
    assert port.known is not None
    assert (port.known.url, port.known.root) == (url, ROOT.hex())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"root": NamedKey(b"rootroot", OTHER)}, "bukan server yang membuat kode ini"),
        ({"place": "tempat-lain"}, "untuk tempat tempat-lain"),
        ({"stream": b"\x09" * 16}, "bukan server Anjungan"),
    ],
)
def test_nothing_of_a_strangers_answer_is_kept(changes: dict[str, Any], words: str) -> None:
    port = stand()
    with lying(answering(**changes)) as url, pytest.raises(EnrolFailed) as caught:
        enrol_at(url, port, enrol_code.make(ROOT).text)
    assert words in caught.value.text()
    assert port.known is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((200, {}, b"<html>Silakan masuk</html>"), "bukan server Anjungan"),
        ((503, {}, b""), "tidak terjangkau"),
        (
            (403, ZSTD, codec.pack(Problem("code-used", "Kode sudah dipakai.", "Used."))),
            "Kode sudah dipakai.",
        ),
    ],
)
def test_every_failure_has_words(answer: Answer, words: str) -> None:
    port = stand()
    with lying(lambda path, body: answer) as url, pytest.raises(EnrolFailed) as caught:
        enrol_at(url, port, enrol_code.make(ROOT).text)
    assert words in caught.value.text()
    assert port.known is None


def test_a_mistyped_code_isnt_even_sent() -> None:
    asked: list[str] = []

    def answer(path: str, body: bytes) -> Answer:
        asked.append(path)
        return 500, {}, b""

    good = enrol_code.make(ROOT).text
    slip = good[:-1] + ("2" if good[-1] != "2" else "3")
    with lying(answer) as url, pytest.raises(BadInput):
        enrol_at(url, stand(), slip)
    assert asked == []


def test_the_request_is_signed_by_the_stream_and_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signed: list[bytes] = []
    real = signatures.sign

    def sign(request: Any, stream: bytes, key: Any) -> None:
        signed.append(stream + bytes(key.verify_key))
        real(request, stream, key)

    monkeypatch.setattr(signatures, "sign", sign)
    port = stand()
    with lying(answering()) as url:
        enrol_at(url, port, enrol_code.make(ROOT).text)
    own = port.streams()[-1]
    assert signed == [own.id + bytes(own.key.verify_key)]
