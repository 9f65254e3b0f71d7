"""The real accessibility bus: what a screen reader of the desktop hears, and that it can press."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.home import Home

ROOT = Path(__file__).parents[3]
READER = Path(__file__).with_name("screen_reader.py")
BUTTONS = {"push button", "button"}
"""The older and the newer name of the role."""
NEEDED = ("dbus-run-session", "dbus-send", "xvfb-run")


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_screen_reader_takes_a_number(home: Home, tmp_path: Path) -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(reason=f"{', '.join(missing)} not installed: script/setup test installs it")
    display = ["xvfb-run", "-a", "-s", "-screen 0 1080x1920x24"]
    command = ["dbus-run-session", "--", *display, sys.executable, str(READER), str(home.path)]
    environ = os.environ | {
        "QT_QPA_PLATFORM": "xcb",
        "QT_QUICK_BACKEND": "software",
        "KIOSK_SCREEN__PX_PER_MM": "4.03",
        "KIOSK_SOUND__PLAYER": "none",
        # The bus keeps its socket below these.
        "XDG_RUNTIME_DIR": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
    }
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=220, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    assert len(told) == 5
    for screen, rows in told:
        buttons = [(name, description) for role, name, description in rows if role in BUTTONS]
        assert buttons, screen
        assert all(name for name, _ in buttons), screen
    (_, attract), (_, at_home), *_, (_, result) = told
    assert any(row[0] in BUTTONS and row[1] == "Sentuh layar untuk mulai" for row in attract)
    assert {"Kembali", "Beranda", "Bahasa", "Bantuan"} <= {row[1] for row in result}
    assert any(row[0] == "heading" and "Apa yang Anda perlukan?" in row[1] for row in at_home)
    assert any(row[1] == "A, nol nol satu" for row in result)
