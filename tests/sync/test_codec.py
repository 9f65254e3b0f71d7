from __future__ import annotations

import random

import msgspec
import pytest
import zstandard

from sync import codec
from sync.wire import MAX_PLAIN, Health, Position, SyncRequest, WireEntry


def _request(entries: tuple[WireEntry, ...] = ()) -> SyncRequest:
    return SyncRequest(
        v=1,
        stream=bytes(16),
        epoch="e",
        batch=b"12345678",
        head=Position(0, bytes(32)),
        at=1,
        mono=1,
        boot="b",
        health=Health(app="0.1.0"),
        entries=entries,
    )


def test_a_message_comes_back_as_it_went() -> None:
    request = _request((WireEntry(b"header", b"payload"), WireEntry(b"h", None, bytes(32))))
    assert codec.unpack(codec.pack(request), SyncRequest) == request


def test_the_frame_names_its_dictionary() -> None:
    assert zstandard.get_frame_parameters(codec.pack(_request())).dict_id == 32_769


def test_the_dictionary_halves_a_single_small_message() -> None:
    plain = msgspec.msgpack.encode(_request())
    assert len(codec.pack(_request())) < 0.75 * len(zstandard.ZstdCompressor(9).compress(plain))


def test_a_foreign_dictionary_is_named_in_the_error() -> None:
    rng = random.Random(5)
    samples = [rng.randbytes(20) + b"some text that repeats" * 4 for _ in range(400)]
    foreign = zstandard.train_dictionary(2048, samples, dict_id=40_000)
    frame = zstandard.ZstdCompressor(dict_data=foreign).compress(b"some text that repeats")
    with pytest.raises(codec.UnknownDictionary, match="40000") as caught:
        codec.plain(frame)
    assert caught.value.code == "unknown-dictionary"


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(MAX_PLAIN + 1))
    assert len(bomb) < 2_000
    with pytest.raises(codec.TooLarge):
        codec.plain(bomb)


def test_a_frame_that_hides_its_size_is_refused() -> None:
    packer = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    with pytest.raises(codec.CodecError, match="how large"):
        codec.plain(packer.compress(bytes(10_000_000)) + packer.flush())


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<html>Selamat datang di WiFi gratis</html>",
        codec.pack(_request())[:-3],
        codec.pack(_request()) + b"more",
        zstandard.ZstdCompressor().compress(b"\xc1"),
        zstandard.ZstdCompressor().compress(msgspec.msgpack.encode({"v": 1})),
    ],
    ids=["empty", "html", "cut", "trailing", "no msgpack", "fields missing"],
)
def test_anything_else_is_malformed(broken: bytes) -> None:
    with pytest.raises(codec.CodecError):
        codec.unpack(broken, SyncRequest)
