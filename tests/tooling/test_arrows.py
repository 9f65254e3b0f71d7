"""The arrows between the folders, and that a broken one is noticed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from script.project_files import ROOT

PLAIN = """
import importlib, pkgutil, sys
import kiosk
for module in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
    # The composition root knows everyone, and migrations can only be loaded by alembic.
    if not module.name.startswith(("kiosk.cli", "kiosk.__main__", "kiosk.store.migrations")):
        importlib.import_module(module.name)
heavy = ("PySide6", "escpos", "litestar", "requests", "serial", "uvicorn")
print(sorted(name for name in heavy if name in sys.modules))
"""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    here = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        command, cwd=folder, env=here, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with the project's contracts and nothing in its rooms that breaks them."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module in (
        "kiosk/__init__", "kiosk/facts", "kiosk/cli/__init__", "kiosk/cli/run", "kiosk/__main__",
        "ui/__init__", "printing/__init__",
        "sync/__init__", "sync/wire", "sync/codec", "sync/enrol_code", "sync/signatures",
        "sync/agent/__init__", "sync/central/__init__",
    ):  # fmt: skip
        path = tmp_path / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "kiosk/cli/run.py").write_text("import PySide6, requests, ui, sync.central\n")
    (tmp_path / "kiosk/__main__.py").write_text("import kiosk.cli\n")
    (tmp_path / "ui/__init__.py").write_text("import printing, sync.agent, kiosk, PySide6\n")
    (tmp_path / "sync/central/__init__.py").write_text("import printing, sync.wire, litestar\n")
    (tmp_path / "sync/agent/__init__.py").write_text("import sync.wire, kiosk.facts, requests\n")
    return tmp_path


def test_a_house_in_order(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "imports"),
    [
        ("kiosk/facts", "PySide6.QtCore"),
        ("kiosk/facts", "requests"),
        ("kiosk/facts", "litestar"),
        ("kiosk/facts", "escpos"),
        ("kiosk/facts", "serial"),
        ("kiosk/facts", "printing"),
        ("kiosk/facts", "sync.wire"),
        ("kiosk/facts", "kiosk.cli"),
        ("printing/__init__", "ui"),
        ("printing/__init__", "sync.wire"),
        ("sync/__init__", "ui"),
        ("sync/agent/__init__", "sync.central"),
        ("sync/central/__init__", "sync.agent"),
        ("sync/agent/__init__", "printing"),
        ("sync/wire", "sync.agent"),
        ("sync/codec", "sync.agent"),
        ("sync/shortcut", "kiosk"),
        ("ui/__init__", "kiosk.cli.run"),
    ],
)
def test_an_arrow_the_wrong_way(house: Path, module: str, imports: str) -> None:
    (house / f"{module}.py").write_text(f"import {imports}\n")
    done = lint(house)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_kiosk_loads_without_qt_http_or_a_printer() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLAIN], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr
