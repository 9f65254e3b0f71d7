"""The content pack: one signed file that a stand can check before it believes a word.

    magic 8 | version u16 | key id 8 | Ed25519 signature 64 | length u32 | manifest | body

Numbers are big-endian. The manifest (JSON) names the release, the schema and the size and
SHA-256 of the zstd body and of every member inside it. The signature covers a digest, with
a domain of its own, of version, key id and manifest; through the manifest it covers every
byte of the file. The same content signed by the same key gives the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
import zstandard
from msgspec import Meta, Struct
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kiosk.content.catalogue import Catalogue
from kiosk.content.errors import BadPack
from kiosk.content.schema import SCHEMA

SUFFIX = ".anjungan-pack"
MAGIC = b"ANJUNGAN"
VERSION = 1
MAX_PACK = 8 << 20
MAX_BODY = 32 << 20
"""Bytes. A pack of text stays far below; more is an attack or an accident."""

_HEAD = struct.Struct(">8sH8s64sI")
_DOMAIN = b"anjungan/content-pack/v1\x00"
_KEY_DOMAIN = b"anjungan/content-key/v1\x00"
_CATALOGUE, _NOTICES = "catalogue", "notices"
_ZSTD_LEVEL = 19

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of the body; parts lie one after the other, in the manifest's order."""

    name: str
    size: Annotated[int, Meta(ge=0)]
    sha256: Sha256


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says about itself."""

    schema: int
    release: str
    body_size: int
    body_sha256: Sha256
    members: tuple[Member, ...]


class Pack(Struct, frozen=True):
    """A pack whose every byte was checked. `sha256` names the file as a whole."""

    release: str
    sha256: str
    key_id: bytes
    catalogue: Catalogue
    notices: str


class _Schema(Struct):
    schema: int


def key_id(public_key: bytes) -> bytes:
    """The 8 bytes by which a pack names the key that signed it."""
    return hashlib.sha256(_KEY_DOMAIN + public_key).digest()[:8]


def build_and_sign(source_dir: Path, signing_key: SigningKey) -> bytes:
    """Reads the YAML sources of a folder and packs them.

    Raises:
        ContentProblems: the sources are wrong; it lists everything.
    """
    from kiosk.content import source  # YAML is for building only, a stand never loads it

    return pack(source.read(source_dir), source.notices(source_dir), signing_key)


def pack(catalogue: Catalogue, notices: str, signing_key: SigningKey) -> bytes:
    """The bytes of a pack with this content, signed."""
    parts = {
        _CATALOGUE: msgspec.msgpack.encode(catalogue, order="deterministic"),
        _NOTICES: notices.encode(),
    }
    body = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(b"".join(parts.values()))
    manifest = msgspec.json.encode(
        Manifest(
            schema=SCHEMA,
            release=catalogue.release,
            body_size=len(body),
            body_sha256=_sha256(body),
            members=tuple(Member(name, len(p), _sha256(p)) for name, p in parts.items()),
        )
    )
    return seal(manifest, body, signing_key)


def seal(manifest: bytes, body: bytes, signing_key: SigningKey) -> bytes:
    """Puts head and signature before a manifest and its body."""
    signer = key_id(bytes(signing_key.verify_key))
    signature = signing_key.sign(_digest(VERSION, signer, manifest)).signature
    return _HEAD.pack(MAGIC, VERSION, signer, signature, len(manifest)) + manifest + body


def verify(data: bytes, trusted: Iterable[bytes]) -> Pack:
    """The content of a pack, after every byte of it was checked.

    `trusted` are public Ed25519 keys (32 bytes each). Nothing of the pack is decompressed
    or decoded before its signature holds.

    Raises:
        BadPack: cut off, changed, signed by a stranger, too large or of another schema.
    """
    signer, manifest_bytes, body = _opened(data, trusted)
    manifest = _manifest(manifest_bytes)
    if len(body) != manifest.body_size or _sha256(body) != manifest.body_sha256:
        raise _damaged("isi tidak cocok dengan daftar isinya", "the body isn't what was signed")
    parts = _parts(manifest, _decompressed(manifest, body))
    try:
        catalogue = msgspec.msgpack.decode(parts[_CATALOGUE], type=Catalogue)
        notices = parts[_NOTICES].decode()
    except (KeyError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise _damaged("isi tidak dapat dibaca", f"the content can't be read: {error}") from error
    if catalogue.release != manifest.release:
        raise _damaged("nomor rilis tidak sama", "manifest and content name different releases")
    return Pack(manifest.release, _sha256(data), signer, catalogue, notices)


def _opened(data: bytes, trusted: Iterable[bytes]) -> tuple[bytes, bytes, bytes]:
    if len(data) > MAX_PACK:
        raise _damaged("berkas terlalu besar", f"larger than {MAX_PACK} bytes")
    if len(data) < _HEAD.size or data[: len(MAGIC)] != MAGIC:
        raise _damaged("bukan paket konten, atau terpotong", "not a content pack, or cut off")
    _, version, signer, signature, length = _HEAD.unpack_from(data)
    if version != VERSION:
        raise _too_new(f"format {version}")
    manifest = data[_HEAD.size : _HEAD.size + length]
    if len(manifest) != length:
        raise _damaged("berkas terpotong", "cut off")
    key = next((key for key in trusted if key_id(key) == signer), None)
    if key is None:
        raise BadPack(
            f"Paket konten ditandatangani kunci {signer.hex()} yang tidak dipercaya di sini.",
            f"the content pack is signed by key {signer.hex()}, which isn't trusted here",
        )
    try:
        VerifyKey(key).verify(_digest(version, signer, manifest), signature)
    except BadSignatureError as error:
        raise _damaged("tanda tangannya tidak sah", "the signature doesn't hold") from error
    return signer, manifest, data[_HEAD.size + length :]


def _manifest(manifest: bytes) -> Manifest:
    try:
        schema = msgspec.json.decode(manifest, type=_Schema).schema
        if schema != SCHEMA:
            raise _too_new(f"schema {schema}")
        return msgspec.json.decode(manifest, type=Manifest)
    except msgspec.DecodeError as error:
        raise _damaged("daftar isi tidak dapat dibaca", f"unreadable manifest: {error}") from error


def _decompressed(manifest: Manifest, body: bytes) -> bytes:
    """The body unpacked, never larger than the manifest says and `MAX_BODY` allows."""
    size = sum(member.size for member in manifest.members)
    if size > MAX_BODY:
        raise _damaged("isi terlalu besar", f"the body claims {size} bytes")
    try:
        if zstandard.get_frame_parameters(body).content_size != size:
            raise _damaged("ukuran isi tidak cocok", "the body's size isn't the manifest's")
        return zstandard.ZstdDecompressor(max_window_size=MAX_BODY).decompress(
            body, max_output_size=size, allow_extra_data=False
        )
    except zstandard.ZstdError as error:
        raise _damaged("isi tidak dapat dibuka", f"can't decompress: {error}") from error


def _parts(manifest: Manifest, raw: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    at = 0
    for member in manifest.members:
        part = raw[at : at + member.size]
        at += member.size
        if member.name in parts or _sha256(part) != member.sha256:
            raise _damaged(f"bagian {member.name} rusak", f"member {member.name} is damaged")
        parts[member.name] = part
    return parts


def _digest(version: int, signer: bytes, manifest: bytes) -> bytes:
    return hashlib.sha256(
        _DOMAIN + struct.pack(">H", version) + signer + hashlib.sha256(manifest).digest()
    ).digest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _damaged(id: str, en: str) -> BadPack:
    return BadPack(f"Paket konten ditolak: {id}.", f"content pack refused: {en}")


def _too_new(what: str) -> BadPack:
    return BadPack(
        f"Paket konten ini dibuat untuk versi lain ({what}). Perbarui aplikasi anjungan.",
        f"the content pack is for another version of the software ({what}); update it",
    )
