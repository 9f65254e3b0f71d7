"""Nothing slow is imported before the first frame: a stand shows itself as soon as it can."""

import subprocess
import sys

import pytest

SLOW = (
    "PIL",
    "alembic",
    "asyncio",
    "escpos",
    "holidays",
    "nacl",
    "pydantic",
    "reportlab",
    "requests",
    "sqlalchemy",
    "sqlcipher3",
    "typer",
    "yaml",
    "zstandard",
)


@pytest.mark.parametrize("module", ["ui.app", "kiosk.cli.power_on", "kiosk.cli.services"])
def test_the_way_to_the_first_frame_imports_nothing_slow(module: str) -> None:
    names = f"__import__({module!r}); import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", names], capture_output=True, text=True, check=True, timeout=60
    )
    assert set(SLOW) & set(done.stdout.split()) == set()


def test_run_goes_the_short_way_and_help_doesnt(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk import cli
    from kiosk.cli import power_on

    monkeypatch.setenv("KIOSK_HOME", "/nowhere")  # put back afterwards, whatever `--home` does
    shown: list[bool] = []

    def show_screen(windowed: bool) -> int:
        shown.append(windowed)
        return 7

    monkeypatch.setattr(power_on, "show_screen", show_screen)
    assert cli.run(["run"]) == 7
    assert cli.run(["--home", "/nowhere", "run", "--windowed"]) == 7
    assert shown == [False, True]
    assert cli.run(["run", "--help"]) == 0
    assert cli.run(["run", "--full"]) == 2
    assert shown == [False, True]
