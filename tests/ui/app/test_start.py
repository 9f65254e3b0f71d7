"""The program from outside: how it starts, ends, and remembers a start that failed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from kiosk.home import Home
from ui.assembly import LANDSCAPE, PORTRAIT, fitting_px_per_mm
from ui.logbook import CLEAN_END, Logbook
from ui.renderer import StartMarker, choose

ROOT = Path(__file__).parents[3]
RUN = "import sys; from pathlib import Path; from ui.app import run; raise SystemExit(run(Path(sys.argv[1]), True))"  # noqa: E501
DEADLINE_S = 30


def start(home: Home) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(home.path)], cwd=ROOT)


def until_shown(home: Home, process: subprocess.Popen[bytes]) -> None:
    """The log says that it starts, and the marker is taken away by the first frame."""
    log, marker = home.path / "ui.log", home.path / "started"
    deadline = time.monotonic() + DEADLINE_S
    while not (log.exists() and "the screen starts" in log.read_text("utf-8")) or marker.exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)  # why: another process is watched by its files


def test_sigterm_ends_it_cleanly(home: Home) -> None:
    process = start(home)
    until_shown(home, process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(DEADLINE_S) == 0
    assert (home.path / "ui.log").read_text("utf-8").strip().endswith(CLEAN_END)


def test_what_killed_the_last_run_is_kept_for_the_staff(home: Home) -> None:
    process = start(home)
    until_shown(home, process)
    process.kill()
    process.wait(DEADLINE_S)
    logbook = Logbook(home.path)
    logbook.close_cleanly()
    assert "the screen starts" in logbook.last_crash
    assert (home.path / "ui.last.log").exists()


def test_the_self_test_takes_a_number_by_touch() -> None:
    code = "from ui.selftest import self_test; raise SystemExit(self_test())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "self-test: A-001\n"), done.stderr


@pytest.mark.parametrize(
    ("setting", "left_behind", "gpu", "named", "chosen"),
    [
        ("auto", False, True, "", "gpu"),
        ("auto", False, False, "", "software"),
        ("auto", True, True, "", "software"),
        ("gpu", True, False, "", "gpu"),
        ("software", False, True, "", "software"),
        ("software", False, True, "rhi", "rhi"),
    ],
)
def test_which_renderer(
    tmp_path: Path, setting, left_behind: bool, gpu: bool, named: str, chosen: str
) -> None:
    marker = StartMarker(tmp_path)
    if left_behind:
        marker.set()
    if gpu:
        (tmp_path / "renderD128").touch()
    environ = {"QT_QUICK_BACKEND": named} if named else {}
    assert choose(setting, marker, environ, gpus=tmp_path) == chosen
    assert environ.get("QT_QUICK_BACKEND", "") == ("" if chosen == "gpu" else chosen)


def test_a_marker_is_gone_once_something_showed(tmp_path: Path) -> None:
    marker = StartMarker(tmp_path)
    marker.set()
    assert marker.left_behind
    marker.clear()
    assert not marker.left_behind


@pytest.mark.parametrize(
    ("reported", "size", "used"),
    [
        (4.03, PORTRAIT, 4.03),
        (3.96, LANDSCAPE, 3.96),
        (0.0, PORTRAIT, 4.03),
        (9.0, PORTRAIT, 4.03),
        (3.0, PORTRAIT, 3.0),
        (4.03, PORTRAIT / 2, 2.015),
        (4.03, LANDSCAPE / 2, 1.98),
        (4.03, QSize(1920, 1080), 5.373333),
        (3.0, QSize(2732, 1536), 4.0),
        (3.0, PORTRAIT * 2, 3.0),
    ],
)
def test_true_size_unless_the_screen_asks_for_another(reported: float, size, used: float) -> None:
    assert fitting_px_per_mm(reported, size) == pytest.approx(used)
