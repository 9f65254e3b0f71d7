"""Who sent this request: HTTP Message Signatures (RFC 9421) with the stream's Ed25519 key.

A signature covers the method, the path and the body's SHA-256 (RFC 9530); `keyid` is the
stream, and the body names stream and batch again, so none of them can be exchanged.
Costs about 300 bytes a request. How old a signature is doesn't matter: sync is
idempotent, and a stand whose clock stopped must still get in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureComponentResolver,
    InvalidSignature,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import ED25519
from nacl.signing import SigningKey

LABEL = "s"
COVERED = ("@method", "@path", "content-digest")
_KEY_ID = re.compile(r'keyid="([0-9a-f]{32})"')


class BadSignature(ValueError):
    """The request isn't signed by the stream it speaks for, or was changed on the way."""


class _AgelessVerifier(HTTPMessageVerifier):
    """Leaves `created` and `expires` unread; the library would refuse a wrong clock."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Accepts any age."""


@dataclass
class _Received:
    """A request as the library wants to see it; only the path of `url` is covered."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


class _PathResolver(HTTPSignatureComponentResolver):
    """Refuses components beyond `COVERED`, so that nobody can make us resolve others."""

    derived_component_resolvers: ClassVar = {
        name: resolve
        for name, resolve in HTTPSignatureComponentResolver.derived_component_resolvers.items()
        if name in COVERED
    }


def sign(request: requests.PreparedRequest, stream: bytes, key: SigningKey) -> None:
    """Adds Content-Digest, Signature-Input and Signature to a prepared request.

    The body must be bytes already (no stream, no generator); it is signed as it is sent.

    Raises:
        TypeError: a body that isn't bytes.
    """
    body = request.body if request.body is not None else b""
    if not isinstance(body, bytes):
        raise TypeError("only a request whose body is bytes can be signed")
    key_id = stream.hex()
    private = Ed25519PrivateKey.from_private_bytes(bytes(key))
    signer = HTTPMessageSigner(
        signature_algorithm=ED25519,
        key_resolver=MappingKeyResolver(public_keys={}, private_keys={key_id: private}),
    )
    signer.sign(
        request,
        key_id=key_id,
        label=LABEL,
        include_alg=False,
        covered_component_ids=COVERED,
        body=body,
    )


def claimed_stream(headers: Mapping[str, str]) -> bytes:
    """The stream (16 bytes) that says it signed this request. Not verified yet.

    Raises:
        BadSignature: no signature, or one that names no stream.
    """
    found = _KEY_ID.search(_lowered(headers).get("signature-input", ""))
    if found is None:
        raise BadSignature("the request carries no signature that names a stream")
    return bytes.fromhex(found[1])


def verify(
    method: str, path: str, headers: Mapping[str, str], body: bytes, stream: bytes, key: bytes
) -> None:
    """Passes only if `stream`, whose public key (32 bytes) is `key`, signed exactly this.

    Raises:
        BadSignature: in every other case.
    """
    key_id = stream.hex()
    try:
        verifier = _AgelessVerifier(
            signature_algorithm=ED25519,
            key_resolver=MappingKeyResolver(
                public_keys={key_id: Ed25519PublicKey.from_public_bytes(key)}, private_keys={}
            ),
            component_resolver_class=_PathResolver,
        )
        verifier.verify(
            _Received(method, f"http://central{path}", _lowered(headers)),
            max_age=None,
            require_components=COVERED,
            body=body,
        )
    except (InvalidSignature, ValueError) as error:
        raise BadSignature(str(error)) from error


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
