from __future__ import annotations

import datetime

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver
from http_message_signatures.algorithms import ED25519
from nacl.signing import SigningKey

from sync import signatures

STREAM = bytes(range(16))
KEY = SigningKey(bytes(range(32)))
BODY = b"a batch"


def _signed(body: bytes | None = BODY, method: str = "POST") -> requests.PreparedRequest:
    request = requests.Request(method, "http://central.example/v1/sync", data=body).prepare()
    signatures.sign(request, STREAM, KEY)
    return request


def _verify(request: requests.PreparedRequest, **changed: object) -> None:
    given: dict[str, object] = {
        "method": "POST",
        "path": "/v1/sync",
        "headers": dict(request.headers),
        "body": BODY,
        "stream": STREAM,
        "key": bytes(KEY.verify_key),
    }
    signatures.verify(**(given | changed))  # type: ignore[arg-type]


def test_what_the_stream_signed_passes() -> None:
    request = _signed()
    assert signatures.claimed_stream(request.headers) == STREAM
    _verify(request)


@pytest.mark.parametrize(
    "changed",
    [
        {"method": "PUT"},
        {"path": "/v1/fork"},
        {"body": b"b batch"},
        {"stream": bytes(16)},
        {"key": bytes(SigningKey(bytes(32)).verify_key)},
        {"headers": {}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_anything_changed_on_the_way_is_noticed(changed: dict[str, object]) -> None:
    with pytest.raises(signatures.BadSignature):
        _verify(_signed(), **changed)


def test_a_signature_that_leaves_out_the_body_is_refused() -> None:
    request = requests.Request("POST", "http://central.example/v1/sync", data=BODY).prepare()
    private = Ed25519PrivateKey.from_private_bytes(bytes(KEY))
    keys = MappingKeyResolver(public_keys={}, private_keys={STREAM.hex(): private})
    HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=keys).sign(
        request, key_id=STREAM.hex(), covered_component_ids=("@method", "@path")
    )
    with pytest.raises(signatures.BadSignature, match="content-digest"):
        _verify(request)


@pytest.mark.parametrize("year", [1970, 2000, 2099])
def test_a_stand_with_a_dead_clock_gets_in(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = datetime.datetime(year, 1, 2, tzinfo=datetime.UTC)
    ours = HTTPMessageSigner.sign

    def at_the_wrong_time(self: HTTPMessageSigner, *args: object, **kwargs: object) -> None:
        ours(self, *args, created=wrong, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(HTTPMessageSigner, "sign", at_the_wrong_time)
    request = _signed()
    assert f"created={int(wrong.timestamp())}" in request.headers["Signature-Input"]
    _verify(request)


def test_the_three_headers_cost_about_three_hundred_bytes() -> None:
    request = _signed()
    names = ("Content-Digest", "Signature-Input", "Signature")
    assert sum(len(name) + len(request.headers[name]) + 4 for name in names) <= 310


def test_a_body_that_is_text_is_not_signed() -> None:
    request = requests.Request("POST", "http://central.example/v1/sync", data="text").prepare()
    with pytest.raises(TypeError):
        signatures.sign(request, STREAM, KEY)
