"""A screen whose thread froze is noticed, ended with its stack written down, and starts again.

The test plays systemd's part, by systemd's protocol; `kiosk run` is the real one.
"""

import configparser
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.home import Home
from ui.watchdog import Watchdog

ROOT = Path(__file__).parents[3]
LIMIT_S = 2.0
START_S = 60

# The real command line, and a signal that freezes the screen's thread where it stands.
FREEZABLE = """
import signal, sys, time
def the_screen_hangs_here(*_):
    time.sleep(3600)
signal.signal(signal.SIGUSR1, the_screen_hangs_here)
sys.argv = ["kiosk", "run"]
from kiosk.cli import main
main()
"""


class Manager:
    """systemd, as far as a service notices it."""

    def __init__(self, folder: Path, home: Home) -> None:
        self._name = folder / "notify"
        self._home = home
        self._wire = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._wire.bind(str(self._name))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environ = os.environ | {
            "NOTIFY_SOCKET": str(self._name),
            "WATCHDOG_USEC": str(int(LIMIT_S * 1e6)),
            "KIOSK_HOME": str(self._home.path),
            "KIOSK_SOUND__PLAYER": "none",
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.process = subprocess.Popen([sys.executable, "-c", FREEZABLE], cwd=ROOT, env=environ)

    def hears(self, what: str, within_s: float) -> bool:
        """True when the message comes in time; others are passed over."""
        deadline = time.monotonic() + within_s
        while (left := deadline - time.monotonic()) > 0:
            self._wire.settimeout(left)
            try:
                if self._wire.recv(256).decode() == what:
                    return True
            except TimeoutError:
                return False
        return False

    def send(self, number: int) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    def ended(self) -> int:
        assert self.process is not None
        return self.process.wait(30)

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._wire.close()


@pytest.fixture
def manager(tmp_path: Path, home: Home) -> Iterator[Manager]:
    made = Manager(tmp_path, home)
    yield made
    made.close()


def test_a_frozen_screen_is_noticed_ended_and_started_again(manager: Manager, home: Home) -> None:
    manager.start()
    assert manager.hears("READY=1", START_S)
    assert manager.hears("WATCHDOG=1", LIMIT_S * 3)
    assert manager.hears("WATCHDOG=1", LIMIT_S * 3)

    manager.send(signal.SIGUSR1)
    # One ping may be on its way; then there is silence for as long as systemd waits.
    manager.hears("WATCHDOG=1", LIMIT_S / 2)
    assert not manager.hears("WATCHDOG=1", LIMIT_S)
    manager.send(signal.SIGABRT)
    assert manager.ended() == -signal.SIGABRT
    assert "the_screen_hangs_here" in (home.path / "ui.log").read_text("utf-8")

    manager.start()
    assert manager.hears("READY=1", START_S)
    assert "the last run was cut off" in (home.path / "ui.log").read_text("utf-8")
    manager.send(signal.SIGTERM)
    assert manager.hears("STOPPING=1", START_S)
    assert manager.ended() == 0


def test_without_systemd_nobody_is_told(qapp: object) -> None:
    dog = Watchdog({})
    dog.ready()
    assert not dog._timer.isActive()


def test_a_name_outside_the_file_system(qtbot: QtBot) -> None:
    name = f"anjungan-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.bind("\0" + name)
        environ = {"NOTIFY_SOCKET": f"@{name}", "WATCHDOG_USEC": "4000"}
        dog = Watchdog(environ)
        dog.ready()
        wire.settimeout(10)
        assert wire.recv(64) == b"READY=1"
        with qtbot.waitSignal(dog._timer.timeout, timeout=10_000):
            pass
        assert wire.recv(64) == b"WATCHDOG=1"
        dog.stopping()
    assert environ == {}


def test_the_unit_file_asks_for_what_the_program_tells() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment]
    unit.read(ROOT / "docs" / "anjungan.service")
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert 5 <= int(service["WatchdogSec"]) <= 30
    assert service["WatchdogSignal"] == "SIGABRT"
    assert service["Restart"] == "on-failure"
    assert service["ExecStart"].endswith("kiosk run")
