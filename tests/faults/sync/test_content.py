"""Content packs, announced by the real server and fetched over a line that breaks."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli import run
from kiosk.errors import BadInput
from kiosk.setup import ASSETS
from sync.agent import client
from sync.agent.content import Downloads
from sync.agent.round import Round
from sync.agent.stand import KioskPort
from sync.central import admin, keys
from sync.wire import Health
from tests.faults.sync.world import Stand, World
from tests.support.faultproxy import Fault

PACK = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(2_000))


class Fetching:
    """The stand's link with somewhere to put content."""

    def __init__(
        self, stand: Stand, folder: Path, install: Callable[[bytes], object] | None = None
    ) -> None:
        self.got: list[bytes] = []
        self.refuse = False
        self.folder = folder
        downloads = Downloads(folder, install or self.install)
        port = KioskPort(stand.kiosk, downloads)
        self._round = Round(port, stand.clock, lambda: Health(app="0.1.0"), downloads)
        self._client = stand.client

    def install(self, pack: bytes) -> None:
        if self.refuse:
            raise BadInput("Paket ditolak.", "the pack is refused")
        self.got.append(pack)

    def sync(self) -> str:
        return self._round.run(self._client).status.state


@pytest.fixture
def fetching(world: World, tmp_path: Path) -> Fetching:
    admin.publish_content(world.central.db, PACK)
    return Fetching(world.stands[0], tmp_path / "downloads")


def test_an_announced_pack_is_fetched_and_installed_once(fetching: Fetching) -> None:
    assert fetching.sync() == "ok"
    assert fetching.got == [PACK]
    assert fetching.sync() == "ok"
    assert fetching.got == [PACK]
    assert list(fetching.folder.iterdir()) == []


def test_what_came_before_the_line_broke_isnt_fetched_again(
    world: World, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PIECE", 20_000)  # bytes; four pieces
    world.line.plan(Fault(), Fault(), Fault(), Fault(cut_down=5_000))
    assert fetching.sync() == "offline"
    assert fetching.got == []
    down = world.line.counted.down
    again = Fetching(world.stands[0], fetching.folder)  # another process, later
    assert again.sync() == "ok"
    assert again.got == [PACK]
    assert world.line.counted.down - down < len(PACK) - 40_000 + 4_000


def test_an_announcement_outlives_a_stand_killed_before_the_fetch(
    world: World, fetching: Fetching
) -> None:
    world.line.plan(Fault(), Fault(lose_request=True))
    assert fetching.sync() == "offline"
    again = Fetching(world.stands[0], fetching.folder)
    assert again.sync() == "ok"
    assert again.got == [PACK]


def test_a_pack_that_was_damaged_on_disk_is_fetched_anew(
    world: World, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PIECE", 20_000)
    world.line.plan(Fault(), Fault(), Fault(lose_request=True))
    assert fetching.sync() == "offline"
    (part,) = fetching.folder.glob("*.part")
    part.write_bytes(b"?" * part.stat().st_size)
    fetching.sync()
    assert fetching.got == []
    fetching.sync()
    assert fetching.got == [PACK]


def test_a_refused_pack_doesnt_stop_the_sync_and_isnt_fetched_for_ever(
    world: World, fetching: Fetching
) -> None:
    fetching.refuse = True
    assert fetching.sync() == "ok"
    down = world.line.counted.down
    assert fetching.sync() == "ok"
    assert world.line.counted.down - down < 1_000


def test_only_the_newest_of_several_releases_is_fetched(world: World, fetching: Fetching) -> None:
    admin.publish_content(world.central.db, PACK + b"newer")
    assert fetching.sync() == "ok"
    assert fetching.got == [PACK + b"newer"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a/b", ".hidden", "A" * 100])
def test_a_release_is_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        Downloads(tmp_path, lambda pack: None).want(name)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The sources of another release of the shipped content."""
    source = tmp_path / "content"
    shutil.copytree(ASSETS / "content", source)
    header = source / "pack.yaml"
    lines = header.read_text("utf-8").splitlines()
    lines = ['release: "2027.1"' if line.startswith("release:") else line for line in lines]
    header.write_text("\n".join(lines) + "\n", "utf-8")
    return source


def publish(world: World, source: Path, key: Path) -> None:
    """As an administrator does it: build, sign, publish."""
    pack = source.with_suffix(".pack")
    assert (
        run(["content", "build", "--source", str(source), "--key", str(key), "--out", str(pack)])
        == 0
    )
    assert run(["central", "publish", "--db", world.central.db, str(pack)]) == 0


def test_content_signed_by_the_server_s_root_key_is_shown_by_an_enrolled_stand(
    world: World, release: Path
) -> None:
    stand = world.stands[0]
    publish(world, release, keys.default_folder(world.central.db) / keys.ROOT_FILE)
    fetching = Fetching(stand, release.parent / "downloads", stand.kiosk.take_content)
    assert fetching.sync() == "ok"
    assert stand.kiosk.catalogue.release == "2027.1"
    stand.reopen()
    assert stand.kiosk.catalogue.release == "2027.1"


def test_content_signed_by_a_stranger_is_refused_and_the_last_good_one_stays(
    world: World, release: Path
) -> None:
    stand = world.stands[0]
    shown = stand.kiosk.catalogue.release
    publish(world, release, release.parent / "stranger.key")
    fetching = Fetching(stand, release.parent / "downloads", stand.kiosk.take_content)
    assert fetching.sync() == "ok"
    assert stand.kiosk.catalogue.release == shown
    stand.reopen()
    assert stand.kiosk.catalogue.release == shown
