"""What one journal entry is, and the hash chain that makes tampering and loss visible.

    entry = SHA-256(tag || stream || seq || prev || SHA-256(header) || SHA-256(payload))

Every part is of fixed width. The chain covers the *hash* of the payload, so that a
payload can be erased once it is safe upstream and the chain still verifies. Header and
payload are kept as the very bytes the stand wrote; nobody re-encodes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

TAG = b"anjungan.entry.1"
GENESIS = bytes(32)
"""The `prev` of a stream's first entry."""

STREAM_BYTES = 16


class Origin(msgspec.Struct, frozen=True, array_like=True):
    """Where an entry was first written, when a fork made a new stream send it again."""

    stream: str
    seq: int
    hash: str


class Header(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The envelope of a fact: its kind, version and every clock. Never personal data.

    `at` is UTC milliseconds, `mono` monotonic milliseconds since `boot`.
    """

    k: str
    v: int = 1
    at: int
    mono: int
    boot: str
    origin: Origin | None = None


class Entry(msgspec.Struct, frozen=True):
    """One line of the journal. `payload` is None once erased; its hash stays."""

    stream: bytes
    seq: int
    prev: bytes
    header: bytes
    payload: bytes | None
    payload_hash: bytes
    hash: bytes


class BrokenChain(ValueError):
    """The entry at `seq` doesn't follow from the one before, or its bytes were changed."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"journal entry {seq}: {why}")
        self.seq = seq
        self.why = why


_header_encoder = msgspec.json.Encoder()
_header_decoder = msgspec.json.Decoder(Header)


def encode_header(header: Header) -> bytes:
    """The header's bytes, as they are hashed, stored and sent."""
    return _header_encoder.encode(header)


def decode_header(data: bytes) -> Header:
    """The header in these bytes.

    Raises:
        msgspec.ValidationError: not a header.
    """
    return _header_decoder.decode(data)


def digest(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


def entry_hash(stream: bytes, seq: int, prev: bytes, header: bytes, payload_hash: bytes) -> bytes:
    """The chained hash of one entry, 32 bytes."""
    return digest(TAG + stream + seq.to_bytes(8, "big") + prev + digest(header) + payload_hash)


def make_entry(stream: bytes, seq: int, prev: bytes, header: bytes, payload: bytes) -> Entry:
    """The entry that these bytes become at this place in this stream."""
    payload_hash = digest(payload)
    return Entry(
        stream=stream,
        seq=seq,
        prev=prev,
        header=header,
        payload=payload,
        payload_hash=payload_hash,
        hash=entry_hash(stream, seq, prev, header, payload_hash),
    )


def verified(entries: Iterable[Entry], prev: bytes, seq: int) -> Iterator[Entry]:
    """Passes entries through while each follows from the last.

    `prev` and `seq` are the hash and the position of the entry before the first one.

    Raises:
        BrokenChain: at the first entry that is missing, out of place or altered.
    """
    for entry in entries:
        if entry.seq != seq + 1:
            raise BrokenChain(seq + 1, f"missing (found {entry.seq})")
        if entry.prev != prev:
            raise BrokenChain(entry.seq, "doesn't follow from the entry before")
        if entry.payload is not None and digest(entry.payload) != entry.payload_hash:
            raise BrokenChain(entry.seq, "payload was changed")
        expected = entry_hash(entry.stream, entry.seq, entry.prev, entry.header, entry.payload_hash)
        if entry.hash != expected:
            raise BrokenChain(entry.seq, "hash doesn't match its content")
        yield entry
        prev, seq = entry.hash, entry.seq
