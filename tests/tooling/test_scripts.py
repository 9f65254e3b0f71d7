"""The scripts that people and CI type, run for real where that is cheap."""

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from script import run_benchmarks
from script.project_files import ROOT


def put_program(folder: Path, name: str, body: str) -> None:
    """A small program that stands in for one of the system's."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A checkout on a machine without any of our packages, used by somebody without rights."""
    (tmp_path / "script").mkdir()
    for name in ("script/setup", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    programs = tmp_path / "programs"
    programs.mkdir()
    put_program(programs, "dpkg-query", "exit 1")
    put_program(programs, "id", "echo 1000")
    put_program(programs, "sudo", "exit 1")
    put_program(programs, "apt-get", "echo apt-get must not run; exit 9")
    return tmp_path


def set_up(machine: Path, *arguments: str, debian: str = "12") -> subprocess.CompletedProcess[str]:
    release = machine / "os-release"
    release.write_text(f'VERSION_ID="{debian}"\n')
    path = f"{machine / 'programs'}:{os.environ['PATH']}"
    return subprocess.run(
        [machine / "script" / "setup", *arguments],
        cwd="/",
        env={**os.environ, "PATH": path, "OS_RELEASE_FILE": str(release)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("debian", "library"), [("12", "libglib2.0-0"), ("13", "libglib2.0-0t64")])
def test_without_rights_setup_prints_the_line_to_run(
    bare_machine: Path, debian: str, library: str
) -> None:
    done = set_up(bare_machine, "test", debian=debian)
    assert done.returncode == 1
    line = done.stderr.splitlines()[-1]
    assert line.startswith("sudo apt-get install ")
    words = line.split()
    assert {library, "libegl1", "libxcb-cursor0", "postgresql", "binutils"} <= set(words)
    assert "apt-get must not run" not in done.stdout
    assert not (bare_machine / ".venv").exists()


def test_running_needs_less_than_testing(bare_machine: Path) -> None:
    line = set_up(bare_machine, "run").stderr
    assert "libegl1" in line
    assert "postgresql" not in line
    assert "xvfb" not in line


def test_setup_refuses_an_unknown_purpose(bare_machine: Path) -> None:
    done = set_up(bare_machine, "everything")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_setup_is_silent_and_quick_when_nothing_changed() -> None:
    # This very test runs in an environment that script/setup made.
    subprocess.run([ROOT / "script" / "setup", "test"], check=True, capture_output=True)
    done = subprocess.run(
        [ROOT / "script" / "setup", "run"], cwd="/", capture_output=True, timeout=1, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_lock_has_hashes_and_no_addresses() -> None:
    text = (ROOT / "requirements.lock").read_text()
    assert "://" not in text
    assert "index-url" not in text
    pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pinned) > 50
    assert all("==" in line and line.endswith("\\") for line in pinned)


def test_the_lock_fits_what_pyproject_asks_for(tmp_path: Path) -> None:
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["central"], *extras["dev"]]
    locked = dict(
        line.split(" ")[0].split("==")
        for line in (ROOT / "requirements.lock").read_text().splitlines()
        if "==" in line and not line.startswith(" ")
    )
    for text in asked:
        wanted = Requirement(text)
        if wanted.name != project["name"]:
            assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), text


def bench(root: Path, name: str, code: str) -> None:
    folder = root / "tests" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.py").write_text(code)


def test_benchmarks_print_one_json_line_a_figure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bench(tmp_path, "good", "print('warming up'); print('{\"ours\": 2, \"floor\": 1}')")
    assert run_benchmarks.main([], root=tmp_path) == 0
    out, err = capfd.readouterr()
    assert json.loads(out) == {"bench": "good", "ours": 2, "floor": 1}
    assert "warming up" in err


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("print('no figures here')", "printed no figure"),
        ("print('{\"a\": 1}'); raise SystemExit(4)", "ended with status 4"),
        ('print(\'{"figure": "f", "met": false}\')', "goal missed: f"),
    ],
)
def test_a_benchmark_that_fails_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], code: str, why: str
) -> None:
    bench(tmp_path, "bad", code)
    bench(tmp_path, "good", "print('{\"a\": 1}')")
    assert run_benchmarks.main([], root=tmp_path) == 1
    out, err = capfd.readouterr()
    assert why in err
    assert json.loads(out.splitlines()[-1])["bench"] == "good"


def test_full_counts_reach_the_benchmarks(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bench(tmp_path, "one", 'import sys; print(\'{"met": true, "a": %d}\' % len(sys.argv))')
    assert run_benchmarks.main(["--long", "one"], root=tmp_path) == 0
    assert json.loads(capfd.readouterr().out)["a"] == 2


def test_no_benchmarks_is_a_failure(tmp_path: Path) -> None:
    assert run_benchmarks.main([], root=tmp_path) == 1
    bench(tmp_path, "one", "print('{\"a\": 1}')")
    assert run_benchmarks.main(["two"], root=tmp_path) == 1


def test_script_test_refuses_what_it_does_not_know() -> None:
    done = subprocess.run(
        [ROOT / "script" / "test", "--fast"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "usage: script/test" in done.stderr
