"""A new content pack is used at once, and that it is becomes a fact."""

import shutil
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from kiosk.app import Kiosk
from kiosk.content.errors import BadPack
from kiosk.content.pack import build_and_sign
from kiosk.content.shelf import trust
from kiosk.setup import ASSETS
from tests.support.stands import UMRAH, payloads


def changed_pack(folder: Path, key: SigningKey) -> bytes:
    source = folder / "content"
    shutil.copytree(ASSETS / "content", source)
    header = source / "pack.yaml"
    lines = header.read_text("utf-8").splitlines()
    lines = ['release: "2027.1"' if line.startswith("release:") else line for line in lines]
    header.write_text("\n".join(lines) + "\n", "utf-8")
    return build_and_sign(source, key)


def test_a_trusted_pack_is_used_at_once_and_noted(kiosk: Kiosk, tmp_path: Path) -> None:
    key = SigningKey.generate()
    trust(kiosk.home.trusted, bytes(key.verify_key), "test")
    assert kiosk.take_content(changed_pack(tmp_path, key)) == "2027.1"
    assert payloads(kiosk)[-1] == {"kind": "content.activated", "release": "2027.1"}
    assert kiosk.issue(UMRAH, "umum", "a").ticket.number == "A-001"
    again = Kiosk.open(kiosk.home)
    assert again.catalogue.release == "2027.1"
    again.close()


def test_a_stranger_s_pack_changes_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    before = kiosk.catalogue.release
    with pytest.raises(BadPack):
        kiosk.take_content(changed_pack(tmp_path, SigningKey.generate()))
    assert kiosk.catalogue.release == before
    assert [fact["kind"] for fact in payloads(kiosk)] == ["stream.opened"]
