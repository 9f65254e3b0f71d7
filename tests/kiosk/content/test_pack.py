"""A pack is believed only whole, unchanged, from a trusted key and of a known schema."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard
from nacl.signing import SigningKey

from kiosk.content import pack, source
from kiosk.content.errors import BadPack
from tests.kiosk.content.sources import tiny, write

KEY = SigningKey(b"\x01" * 32)
STRANGER = SigningKey(b"\x02" * 32)
TRUSTED = (bytes(KEY.verify_key),)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("sources") / "content", tiny())


@pytest.fixture(scope="module")
def good(folder: Path) -> bytes:
    return pack.build_and_sign(folder, KEY)


def resealed(good: bytes, body: bytes | None = None, **changes: Any) -> bytes:
    """The pack with another body or manifest, properly signed again."""
    manifest, old_body = _cut(good)
    body = old_body if body is None else body
    fields = msgspec.json.decode(manifest)
    fields |= {"body_size": len(body), "body_sha256": hashlib.sha256(body).hexdigest()} | changes
    return pack.seal(msgspec.json.encode(fields), body, KEY)


def _cut(data: bytes) -> tuple[bytes, bytes]:
    length = int.from_bytes(data[82:86], "big")
    return data[86 : 86 + length], data[86 + length :]


def test_what_went_in_comes_out(folder: Path, good: bytes) -> None:
    opened = pack.verify(good, TRUSTED)

    assert opened.catalogue == source.read(folder)
    assert opened.release == "uji-1"
    assert opened.sha256 == hashlib.sha256(good).hexdigest()
    assert "MIT License" in opened.notices


def test_the_same_sources_and_key_give_the_same_bytes(folder: Path, good: bytes) -> None:
    script = (
        "import sys; from pathlib import Path; from nacl.signing import SigningKey\n"
        "from kiosk.content.pack import build_and_sign\n"
        "data = build_and_sign(Path(sys.argv[1]), SigningKey(b'\\x01' * 32))\n"
        "sys.stdout.buffer.write(data)"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        )
        assert run.stdout == good


def test_every_flipped_bit_is_noticed(good: bytes) -> None:
    for position in range(len(good)):
        for bit in range(8):
            changed = bytearray(good)
            changed[position] ^= 1 << bit
            with pytest.raises(BadPack):
                pack.verify(bytes(changed), TRUSTED)


def test_every_truncation_is_noticed(good: bytes) -> None:
    for length in range(len(good)):
        with pytest.raises(BadPack):
            pack.verify(good[:length], TRUSTED)


def test_nothing_may_follow(good: bytes) -> None:
    with pytest.raises(BadPack):
        pack.verify(good + b"\x00", TRUSTED)


def test_a_stranger_is_refused_by_name(folder: Path) -> None:
    signed = pack.build_and_sign(folder, STRANGER)

    with pytest.raises(BadPack, match=pack.key_id(bytes(STRANGER.verify_key)).hex()):
        pack.verify(signed, TRUSTED)


def test_a_strangers_signature_under_a_trusted_key_id(good: bytes) -> None:
    manifest, body = _cut(good)
    forged = pack.seal(manifest, body, STRANGER)

    with pytest.raises(BadPack, match="signature"):
        pack.verify(good[:10] + good[10:18] + forged[18:], TRUSTED)


def test_any_of_several_trusted_keys_will_do(folder: Path) -> None:
    both_keys = (*TRUSTED, bytes(STRANGER.verify_key))

    opened = pack.verify(pack.build_and_sign(folder, STRANGER), both_keys)

    assert opened.key_id == pack.key_id(bytes(STRANGER.verify_key))


def test_no_trusted_key_no_content(good: bytes) -> None:
    with pytest.raises(BadPack):
        pack.verify(good, ())


@pytest.mark.parametrize("schema", [0, 2, 999])
def test_an_unknown_schema_asks_for_an_update(good: bytes, schema: int) -> None:
    with pytest.raises(BadPack, match=f"schema {schema}"):
        pack.verify(resealed(good, schema=schema, something_new=True), TRUSTED)


def test_resealing_alone_changes_nothing(good: bytes) -> None:
    assert pack.verify(resealed(good), TRUSTED).release == "uji-1"


def test_an_unknown_format_asks_for_an_update(good: bytes) -> None:
    with pytest.raises(BadPack, match="format 2"):
        pack.verify(good[:8] + b"\x00\x02" + good[10:], TRUSTED)


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b"\xff", b'{"schema":"1"}'])
def test_a_signed_but_senseless_manifest(manifest: bytes) -> None:
    with pytest.raises(BadPack):
        pack.verify(pack.seal(manifest, b"", KEY), TRUSTED)


def _members(*sizes: int) -> list[dict[str, Any]]:
    return [{"name": f"m{n}", "size": size, "sha256": "0" * 64} for n, size in enumerate(sizes)]


def test_a_bomb_that_owns_up_is_refused_by_its_size(good: bytes) -> None:
    zeros = zstandard.compress(bytes(64 << 20))
    assert len(zeros) < 10_000

    with pytest.raises(BadPack, match="claims"):
        pack.verify(resealed(good, zeros, members=_members(64 << 20)), TRUSTED)


def test_a_bomb_whose_manifest_lies(good: bytes) -> None:
    with pytest.raises(BadPack, match="size"):
        pack.verify(
            resealed(good, zstandard.compress(bytes(64 << 20)), members=_members(10)), TRUSTED
        )


def test_a_bomb_whose_frame_lies_too(good: bytes) -> None:
    honest = zstandard.compress(bytes(64 << 20))
    size = (64 << 20).to_bytes(4, "little")
    assert honest.count(size) == 1, "the frame header holds the size once"
    lying = honest.replace(size, (1 << 20).to_bytes(4, "little"))
    assert zstandard.get_frame_parameters(lying).content_size == 1 << 20

    with pytest.raises(BadPack, match="decompress"):
        pack.verify(resealed(good, lying, members=_members(1 << 20)), TRUSTED)


def test_a_frame_without_a_size(good: bytes) -> None:
    writer = zstandard.ZstdCompressor(write_content_size=False)

    with pytest.raises(BadPack, match="size"):
        pack.verify(resealed(good, writer.compress(bytes(10)), members=_members(10)), TRUSTED)


def test_sizes_that_cancel_out(good: bytes) -> None:
    with pytest.raises(BadPack, match="manifest"):
        pack.verify(resealed(good, zstandard.compress(b"x"), members=_members(10, -9)), TRUSTED)


def test_a_second_frame_behind_the_first(good: bytes) -> None:
    _, body = _cut(good)

    with pytest.raises(BadPack, match="decompress"):
        pack.verify(resealed(good, body + zstandard.compress(b"more")), TRUSTED)


def test_a_pack_beyond_all_measure() -> None:
    with pytest.raises(BadPack, match="larger"):
        pack.verify(bytes(pack.MAX_PACK + 1), TRUSTED)


def test_a_pack_without_a_catalogue(good: bytes) -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    members = [{"name": "readme", "size": 1, "sha256": digest}]

    with pytest.raises(BadPack, match="can't be read"):
        pack.verify(resealed(good, zstandard.compress(b"x"), members=members), TRUSTED)


def test_two_names_for_one_release(good: bytes) -> None:
    with pytest.raises(BadPack, match="different releases"):
        pack.verify(resealed(good, release="uji-2"), TRUSTED)
