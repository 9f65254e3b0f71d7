"""What the bundle takes and leaves, and the bundle itself, built and run."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
import pytest

from script import bundle
from script.project_files import ROOT

QT = Path(PySide6.__file__).parent / "Qt"
MAX_BYTES = 170_000_000


@pytest.mark.parametrize(
    "place",
    [
        "kiosk/store/migrations/versions/0001.py",
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/qml/QtQml/Models/libmodelsplugin.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
    ],
)
def test_what_a_kiosk_needs(place: str) -> None:
    assert bundle.wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/plugins.qmltypes",
        "PySide6/Qt/qml/QtQuick/Controls/Material/qmldir",
        "PySide6/Qt/qml/QtQuick/VirtualKeyboard/qmldir",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "libsystemd.so.0",
    ],
)
def test_what_a_kiosk_does_without(place: str) -> None:
    assert not bundle.wanted(place)


def test_everything_on_the_lists_is_there_to_take() -> None:
    # A renamed plugin or module would otherwise be missing without a word.
    assert [name for name in bundle.PLUGINS if not (QT / "plugins" / name).is_file()] == []
    assert [name for name in bundle.QML_MODULES if not (QT / "qml" / name).is_dir()] == []


def test_everything_that_the_screens_import_is_on_the_list() -> None:
    screens = list((ROOT / "ui" / "qml").rglob("*.qml"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in screens)
    imported = set(re.findall(r"^\s*import\s+(Qt[\w.]*)", text, re.MULTILINE))
    assert "QtQuick" in imported
    assert {name.replace(".", "/") for name in imported} - bundle.QML_MODULES == set()


def test_libraries_are_read_from_elf_headers() -> None:
    needed = bundle.needed_by(QT / "lib" / "libQt6Gui.so.6")
    assert "libQt6Core.so.6" in needed
    assert "libQt6Quick.so.6" not in needed
    assert bundle.needed_by(QT / "qml" / "QtQuick" / "qmldir") == []


def test_only_libraries_that_something_asks_for_stay() -> None:
    rows = [
        ("PySide6/QtGui.abi3.so", "gui", "EXTENSION"),
        ("PySide6/Qt/lib/libA.so.1", "a", "BINARY"),
        ("PySide6/Qt/lib/libB.so.1", "b", "BINARY"),
        ("pillow.libs/libC.so.1", "c", "BINARY"),
        ("libD.so.1", "d", "BINARY"),
        ("PySide6/Qt/lib/libUnused.so.1", "unused", "BINARY"),
        ("libpython3.11.so.1.0", "python", "BINARY"),
    ]
    needs = {
        "gui": ["libA.so.1", "libc.so.6"],
        "a": ["libB.so.1"],
        "b": ["libA.so.1", "libC.so.1"],
        "c": ["libD.so.1"],
        "unused": ["libUnused.so.1"],
    }
    kept = bundle.reachable(rows, lambda file: needs.get(str(file), []))
    assert {row[0] for row in rows} - {row[0] for row in kept} == {"PySide6/Qt/lib/libUnused.so.1"}


def test_links_to_what_is_left_out_go_too() -> None:
    datas = [
        ("libgone.so.1", "PySide6/Qt/lib/libgone.so.1", "SYMLINK"),
        ("PySide6/Qt/here", "../../data/here", "SYMLINK"),
        ("kiosk/here", "../data/here", "SYMLINK"),
        ("data/here", str(ROOT / "LICENSE"), "DATA"),
    ]
    _, kept = bundle.select([], datas)
    assert [row[0] for row in kept] == ["kiosk/here", "data/here"]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt/lib/libQt6Charts.so.6",
        "PySide6/Qt/lib/libQt6QuickTimeline.so.6",
        "PySide6/Qt/lib/libQt6WaylandCompositor.so.6",
        "PySide6/QtGraphs.abi3.so",
        "PySide6/Qt/qml/QtQuick/Timeline/qmldir",
        "PySide6/Qt/qml/QtCharts/libqtchartsqml2.so",
        "libQt6DataVisualization.so.6",
    ],
)
def test_a_gpl_only_module_stops_the_build(place: str) -> None:
    with pytest.raises(bundle.GplOnlyModule, match=place.rsplit("/", 1)[-1]):
        bundle.refuse_gpl_only(["PySide6/Qt/lib/libQt6Core.so.6", place])


def test_free_modules_do_not_stop_it() -> None:
    bundle.refuse_gpl_only(
        ["PySide6/Qt/lib/libQt6Quick.so.6", "PySide6/QtQuick.abi3.so", "ui/qml/Charts.qml"]
    )


def test_debug_information_is_left_out(tmp_path: Path) -> None:
    library = tmp_path / "libx.so"
    command = ["gcc", "-g", "-shared", "-o", library, "-x", "c", "-"]
    subprocess.run(command, input="int seven(void) { return 7; }", text=True, check=True)
    assert bundle.has_debug_info(library)
    rows = [("libx.so", str(library), "BINARY"), ("a.py", str(Path(__file__)), "DATA")]
    stripped, other = bundle.without_debug_info(rows, tmp_path / "stripped")
    assert other == rows[1]
    assert not bundle.has_debug_info(Path(stripped[1]))
    assert ctypes.CDLL(stripped[1]).seven() == 7


def test_icu_with_the_empty_table_says_no_and_does_not_crash(tmp_path: Path) -> None:
    rows = [
        (f"PySide6/Qt/lib/{path.name}", str(path), "BINARY")
        for path in (QT / "lib").glob("libicu*.so.*")
    ]
    for place, made, _ in bundle.without_icu_data(rows, tmp_path / "made"):
        shutil.copy(made, tmp_path / Path(place).name)
    version = rows[0][0].rsplit(".", 1)[1]
    code = f"""
import ctypes
error = ctypes.c_int(0)
library = ctypes.CDLL({str(tmp_path / f"libicui18n.so.{version}")!r})
library.ucol_open_{version}.restype = ctypes.c_void_p
print(library.ucol_open_{version}(b"id", ctypes.byref(error)), error.value)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "None 4\n"  # U_FILE_ACCESS_ERROR
    assert (tmp_path / f"libicudata.so.{version}").stat().st_size < 20_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The bundle's folder, built from kiosk.spec."""
    folder = tmp_path_factory.mktemp("bundle")
    places = ["--distpath", folder / "dist", "--workpath", folder / "build"]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    subprocess.run([*command, *places, "kiosk.spec"], cwd=ROOT, check=True, timeout=550)
    yield folder / "dist" / "kiosk"
    shutil.rmtree(folder)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_bundle_is_small_whole_and_free_of_gpl_only_modules(
    built: Path, evidence: Callable[..., None]
) -> None:
    files = [path for path in built.rglob("*") if not path.is_dir()]
    dangling = [path for path in files if path.is_symlink() and not path.exists()]
    assert dangling == []
    size = sum(path.stat().st_size for path in files if not path.is_symlink())
    evidence(bundle_bytes=size, bundle_files=len(files))
    assert size <= MAX_BYTES, f"{size / 1e6:.1f} MB"
    inside = built / "_internal"
    bundle.refuse_gpl_only(str(path.relative_to(inside)) for path in inside.rglob("*"))
    assert (inside / "LICENSE").is_file()
    assert (inside / "LICENSES" / "LGPL-3.0-only.txt").is_file()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_bundle_passes_its_self_test(built: Path, tmp_path: Path) -> None:
    # Away from the sources and without our Python, as on a kiosk.
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    screen = {name: os.environ[name] for name in ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND")}
    done = subprocess.run(
        [built / "kiosk", "--self-test"],
        cwd=tmp_path,
        env={**bare, **screen},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
