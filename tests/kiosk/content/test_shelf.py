"""The stand's copy: replaced whole or not at all, and never worse than the last good one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from kiosk.content import pack
from kiosk.content.errors import BadPack, NoContent
from kiosk.content.shelf import Shelf, trust, trusted_keys
from kiosk.errors import BadInput
from tests.kiosk.content.sources import SHIPPED, tiny, write

KEY = SigningKey(b"\x01" * 32)
TRUSTED = (bytes(KEY.verify_key),)


def made(folder: Path, release: str) -> bytes:
    files = tiny()
    files["pack.yaml"]["release"] = release
    return pack.build_and_sign(write(folder / release.replace("/", "_"), files), KEY)


@pytest.fixture
def packs(tmp_path: Path) -> tuple[bytes, bytes, bytes]:
    return made(tmp_path, "r1"), made(tmp_path, "r2"), made(tmp_path, "r3")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def test_the_installed_pack_is_current(folder: Path, packs: tuple[bytes, ...]) -> None:
    assert Shelf(folder).install(packs[0], TRUSTED).release == "r1"

    loaded = Shelf(folder).current(TRUSTED)

    assert loaded.pack.release == "r1"
    assert loaded.damage is None


def test_a_damaged_pack_falls_back_and_says_so(folder: Path, packs: tuple[bytes, ...]) -> None:
    shelf = Shelf(folder)
    shelf.install(packs[0], TRUSTED)
    shelf.install(packs[1], TRUSTED)
    damage(folder / "current.anjungan-pack")

    loaded = shelf.current(TRUSTED)

    assert loaded.pack.release == "r1"
    assert isinstance(loaded.damage, BadPack)


def test_a_lost_pack_falls_back_and_says_so(folder: Path, packs: tuple[bytes, ...]) -> None:
    shelf = Shelf(folder)
    shelf.install(packs[0], TRUSTED)
    shelf.install(packs[1], TRUSTED)
    (folder / "current.anjungan-pack").unlink()

    loaded = shelf.current(TRUSTED)

    assert loaded.pack.release == "r1"
    assert isinstance(loaded.damage, NoContent)


def test_a_damaged_pack_never_pushes_out_the_good_one(
    folder: Path, packs: tuple[bytes, ...]
) -> None:
    shelf = Shelf(folder)
    shelf.install(packs[0], TRUSTED)
    shelf.install(packs[1], TRUSTED)
    damage(folder / "current.anjungan-pack")
    shelf.install(packs[2], TRUSTED)
    damage(folder / "current.anjungan-pack")

    assert shelf.current(TRUSTED).pack.release == "r1"


def test_installing_the_same_pack_again_keeps_the_one_before(
    folder: Path, packs: tuple[bytes, ...]
) -> None:
    shelf = Shelf(folder)
    for data in (packs[0], packs[1], packs[1]):
        shelf.install(data, TRUSTED)
    damage(folder / "current.anjungan-pack")

    assert shelf.current(TRUSTED).pack.release == "r1"


def test_a_refused_pack_changes_no_file(folder: Path, packs: tuple[bytes, ...]) -> None:
    shelf = Shelf(folder)
    shelf.install(packs[0], TRUSTED)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    for bad in (packs[1][:-1], b"", packs[1] + b"x"):
        with pytest.raises(BadPack):
            shelf.install(bad, TRUSTED)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_nothing_usable_says_both_reasons(folder: Path, packs: tuple[bytes, ...]) -> None:
    shelf = Shelf(folder)
    with pytest.raises(NoContent):
        shelf.current(TRUSTED)

    shelf.install(packs[0], TRUSTED)
    shelf.install(packs[1], TRUSTED)
    damage(folder / "current.anjungan-pack")
    damage(folder / "previous.anjungan-pack")
    with pytest.raises(NoContent) as caught:
        shelf.current(TRUSTED)
    assert caught.value.text("id").count("tidak cocok") == 2


def test_a_pack_of_a_key_no_longer_trusted_isnt_shown(
    folder: Path, packs: tuple[bytes, ...]
) -> None:
    Shelf(folder).install(packs[0], TRUSTED)

    with pytest.raises(NoContent, match="isn't trusted"):
        Shelf(folder).current((bytes(SigningKey(b"\x03" * 32).verify_key),))


@pytest.mark.parametrize("release", ["../../etc/passwd", "/etc/passwd", "a/../../b"])
def test_a_release_is_never_a_path(tmp_path: Path, folder: Path, release: str) -> None:
    data = made(tmp_path, release)
    before = {path for path in tmp_path.rglob("*")}

    Shelf(folder).install(data, TRUSTED)

    new = {path for path in tmp_path.rglob("*")} - before
    assert new == {folder / "current.anjungan-pack"}


def test_dying_before_any_rename_leaves_a_good_pack(folder: Path, packs: tuple[bytes, ...]) -> None:
    """A real process ends at each rename in turn; what it leaves must load."""
    Shelf(folder).install(packs[0], TRUSTED)
    new = folder.parent / "new.pack"
    new.write_bytes(packs[1])
    script = (
        "import os, pathlib, sys\n"
        "from kiosk.content.shelf import Shelf\n"
        "stop, calls, real = int(sys.argv[3]), [0], pathlib.Path.replace\n"
        "def replace(self, target):\n"
        "    calls[0] += 1\n"
        "    if calls[0] == stop: os._exit(9)\n"
        "    return real(self, target)\n"
        "pathlib.Path.replace = replace\n"
        "Shelf(pathlib.Path(sys.argv[1])).install(\n"
        "    pathlib.Path(sys.argv[2]).read_bytes(), (bytes.fromhex(sys.argv[4]),))\n"
    )
    seen = []
    for stop in (1, 2, 3):
        run = subprocess.run(
            [sys.executable, "-c", script, str(folder), str(new), str(stop), TRUSTED[0].hex()],
            cwd=Path(__file__).parents[3],
            env=dict(os.environ),
            check=False,
        )
        loaded = Shelf(folder).current(TRUSTED)
        seen.append((run.returncode, loaded.pack.release, loaded.damage))

    assert seen == [(9, "r1", None), (9, "r1", None), (0, "r2", None)]


def test_trusted_keys_are_kept_by_line(tmp_path: Path) -> None:
    path = tmp_path / "trusted"
    other = bytes(SigningKey(b"\x04" * 32).verify_key)

    trust(path, TRUSTED[0], "home")
    trust(path, other, "central\nroot")
    trust(path, other, "again")

    assert trusted_keys(path) == (TRUSTED[0], other)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["zz\n", "abcd home\n", "é\n"])
def test_a_wrong_key_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "trusted"
    path.write_text(text, "utf-8")

    with pytest.raises(BadInput):
        trusted_keys(path)


def test_a_missing_key_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        trusted_keys(tmp_path / "trusted")


def test_the_shipped_content_opens_within_30_ms(folder: Path) -> None:
    Shelf(folder).install(pack.build_and_sign(SHIPPED, KEY), TRUSTED)
    spent = []
    for _ in range(10):
        begin = time.process_time()
        loaded = Shelf(folder).current(TRUSTED)
        spent.append(time.process_time() - begin)

    assert len(loaded.pack.catalogue.services) == 22
    # Processor time, and the best of ten: a busy machine must not fail this.
    assert min(spent) <= 0.030
