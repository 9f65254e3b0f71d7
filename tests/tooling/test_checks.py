"""Each check finds what it is for, and leaves good work alone."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from script import check_qml, check_sizes, check_words
from script.project_files import ROOT, Finding

Check = Callable[[Path], Iterable[Finding]]


def found(check: Check, root: Path, place: str, text: str) -> list[tuple[int, str]]:
    """Write `text` to `place` under `root` and return the findings as (line, message)."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [(line, message) for _, line, message in check(root)]


@pytest.mark.parametrize(("suffix", "limit"), [("py", 300), ("qml", 250), ("spec", 300)])
def test_a_file_that_is_too_long(tmp_path: Path, suffix: str, limit: int) -> None:
    place = f"ui/long.{suffix}"
    assert found(check_sizes.check, tmp_path, place, "# line\n" * (limit - 1)) == []
    assert found(check_sizes.check, tmp_path, place, "# line\n" * limit)[0][0] == 1


def test_a_function_that_is_too_long(tmp_path: Path) -> None:
    short = "def f():\n" + '    """One.\n\n    Two.\n    """\n' + "    # why\n\n    a = 1\n" * 38
    assert found(check_sizes.check, tmp_path, "kiosk/f.py", short) == []
    lines = found(check_sizes.check, tmp_path, "kiosk/f.py", "\n" + short + "    a = 2\n")
    assert lines == [(2, "f() has 40 lines of code; fewer than 40 fit")]


def test_lines_inside_a_long_string_or_call_count(tmp_path: Path) -> None:
    text = "async def f():\n    return '''" + "x\n" * 39 + "'''\n"
    assert len(found(check_sizes.check, tmp_path, "kiosk/f.py", text)) == 1


BAD_QML = [
    'color: "#1a2b3c"',
    "color: '#fff'",
    "color: Qt.rgba(0.5, 0, 0, 1)",
    'border.color: "red"',
    "font.pixelSize: 24",
    "font.pointSize: root.big",
    "layer.effect: Blur {}",
    "MultiEffect { }",
    "ShaderEffect { }",
    "VideoOutput { }",
    "import QtQuick.Controls",
    "import QtQuick.Controls 2.15",
    "import QtQuick.Controls as C",
    "import QtQuick.Particles",
    "import QtQuick.Effects",
    "import Qt5Compat.GraphicalEffects",
    "import QtQuick.VirtualKeyboard",
    "import QtCharts",
    "import QtQuick.Dialogs",
    "property var vm",
]
GOOD_QML = """
import QtQuick
import QtQuick.Controls.Basic
// A comment may say color: "#1a2b3c" or MultiEffect.
/* ShaderEffect
   pixelSize: 12 */
Item {
    required property TicketVm vm
    color: Theme.role.surface
    readonly property string link: "https://imigrasi.go.id/#layanan" // not a colour
    font.pixelSize: Theme.type.body
    Rectangle { color: "transparent" }
}
"""


@pytest.mark.parametrize("line", BAD_QML)
def test_qml_that_breaks_a_rule(tmp_path: Path, line: str) -> None:
    findings = found(check_qml.check, tmp_path, "ui/qml/Kiosk/screens/Bad.qml", f"\n{line}\n")
    assert [number for number, _ in findings] == [2], findings


def test_qml_that_keeps_the_rules(tmp_path: Path) -> None:
    assert found(check_qml.check, tmp_path, "ui/qml/Kiosk/screens/Good.qml", GOOD_QML) == []


def test_only_the_theme_has_literal_colours(tmp_path: Path) -> None:
    line = 'readonly property color tide: "#0b5c5e"\nfont.pixelSize: 24\n'
    assert found(check_qml.check, tmp_path, "ui/qml/Kiosk/theme/Palette.qml", line) == []
    assert len(found(check_qml.check, tmp_path, "ui/qml/Kiosk/screens/Tide.qml", line)) == 2


def test_context_properties(tmp_path: Path) -> None:
    code = "\nengine.rootContext().setContextProperty('vm', vm)\n"
    assert [line for line, _ in found(check_qml.check, tmp_path, "ui/app.py", code)] == [2]


# Spelt with an escape, so that this file doesn't break the rules it shows.
BAD_WORDS = [
    ("docs/a.md", "see /r\x6fot/notes.txt"),
    ("script/x", "cp a /h\x6fme/siti/here"),
    ("pyproject.toml", "url = 'https:/\x2fpypi.example/simple'"),
    ("kiosk/a.py", "# T\x4fDO later"),
    ("kiosk/a.py", "raise Not\x49mplementedError"),
    ("kiosk/a.py", "try:\n    f()\nexcept Exception:\n    pass"),
    ("kiosk/a.py", "try:\n    f()\nexcept:\n    ..."),
    ("kiosk/a.py", "while a:\n try:\n  f()\n except (OSError, Exception):\n  continue"),
    ("kiosk/a.py", "with contextlib.suppress(Exception):\n    f()"),
    ("tests/test_a.py", "time.sleep(1)"),
    ("tests/test_a.py", "qtbot.wait(100)"),
    ("tests/test_a.py", "pytest.skip()"),
    ("tests/test_a.py", "@pytest.mark.skip\ndef test_a(): ..."),
    ("tests/test_a.py", "@pytest.mark.skipif(True)\ndef test_a(): ..."),
    ("tests/test_a.py", "@pytest.mark.xfail()\ndef test_a(): ..."),
    ("tests/test_a.py", "pytest.importorskip('qt')"),
    ("tests/test_a.py", "assert True"),
    ("tests/test_a.py", "assert (a == b, 'message')"),
]
GOOD_WORDS = [
    ("docs/a.md", "data lives in /var/lib/anjungan; see https://imigrasi.go.id/" + "work/permit"),
    ("kiosk/a.py", "try:\n    f()\nexcept Exception:\n    log()\n    raise"),
    ("kiosk/a.py", "try:\n    f()\nexcept FileNotFoundError:\n    pass"),
    ("printing/a.py", "time.sleep(0.1)"),
    ("tests/test_a.py", "# why: the printer's own pause\ntime.sleep(1)"),
    ("tests/test_a.py", "time.sleep(1)  # why: the printer's own pause"),
    ("tests/test_a.py", "@pytest.mark.skipif(x, reason='no such kernel')\ndef test_a(): ..."),
    ("tests/test_a.py", "assert claim, 'message'"),
]


@pytest.mark.parametrize(("place", "text"), BAD_WORDS)
def test_words_that_stay_out(tmp_path: Path, place: str, text: str) -> None:
    assert len(found(check_words.check, tmp_path, place, text + "\n")) == 1


@pytest.mark.parametrize(("place", "text"), GOOD_WORDS)
def test_words_that_are_fine(tmp_path: Path, place: str, text: str) -> None:
    assert found(check_words.check, tmp_path, place, text + "\n") == []


@pytest.mark.parametrize("name", ["sizes", "qml", "words"])
def test_the_command_ends_with_an_error_when_something_is_found(tmp_path: Path, name: str) -> None:
    for place in ("script/project_files.py", f"script/check_{name}.py"):
        copy = tmp_path / place
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((ROOT / place).read_bytes())
    command = [sys.executable, "-m", f"script.check_{name}"]
    clean = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (clean.returncode, clean.stdout) == (0, "")
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "Bad.qml").write_text("import QtQuick.Controls\n" + "//\n" * 260)
    (tmp_path / "ui" / "bad.py").write_text("# T\x4fDO\n")
    broken = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert broken.returncode == 1
    assert broken.stdout.startswith("ui/")
