"""Loading statuses and looking one up by command, from the officer's table to the answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import run
from kiosk.setup import EXAMPLE_PLACE
from tests.support.process import Process

Run = Callable[..., tuple[int, Any, str]]
YESTERDAY = f"{datetime.now(UTC) - timedelta(days=1):%d-%m-%Y}"


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command with --json; answers exit code, decoded output and stderr."""
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KIOSK_LANG", "id")

    def ran(*words: str | Path) -> tuple[int, Any, str]:
        code = run([*map(str, words), "--json"])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out.strip() else None, err

    return ran


@pytest.fixture
def db(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


@pytest.fixture
def server(db: str) -> Iterator[str]:
    serve = ["-m", "kiosk", "central", "serve", "--db", db, "--listen", "127.0.0.1:0"]
    process = Process([sys.executable, *serve])
    yield process.wait_for_line("http://")
    process.kill()


def table(folder: Path, *lines: str) -> Path:
    file = folder / "status.csv"
    file.write_text("\n".join(["reference;birth_date;stage;changed_at;office", *lines]))
    return file


def test_from_an_officers_table_to_the_answer_at_a_stand(
    command: Run, db: str, server: str, tmp_path: Path
) -> None:
    place = command("init", "--place", EXAMPLE_PLACE)[1]["place"]
    code = command("central", "enrol-code", "--db", db, "--place", place)[1]["code"]
    assert command("enrol", "--server", server, "--code", code)[0] == 0
    find = ("status", "find", "--reference", "x 100-0001", "--birth-date")
    status, answer, _ = command(*find, "1960-05-03")
    assert (status, answer["found"], answer["known"]) == (1, False, False)
    file = table(tmp_path, f"X1000001;3 Mei 1960;ready;{YESTERDAY};Kantor Contoh", "X2;;;;")
    status, made, said = command("central", "statuses", "import", file, "--db", db)
    assert status == 1, "a line was left out"
    assert (made["new"], made["bad_count"]) == (1, 1)
    assert [(bad["line"], bad["column"]) for bad in made["bad"]] == [(3, "reference")]
    assert "1 dari 1 permohonan" in said
    assert command("sync", "now")[0] == 0
    status, answer, _ = command(*find, "1960-05-03")
    assert (status, answer["found"]) == (0, True)
    assert answer["status"]["stage"] == "ready"
    assert answer["status"]["office"] == "Kantor Contoh"
    assert answer["status"]["as_of_ms"] is not None
    status, answer, _ = command(*find, "1960-05-04")
    assert (status, answer["found"], answer["known"]) == (1, False, True)


def test_an_administrator_has_no_more_tries_than_a_citizen(command: Run) -> None:
    assert command("init", "--place", EXAMPLE_PLACE)[0] == 0
    find = ("status", "find", "--reference", "X1000001", "--birth-date", "1960-05-03")
    assert [command(*find)[0] for _ in range(6)] == [1, 1, 1, 1, 1, 2]
    _, answer, said = command(*find)
    assert "Bisa dicoba lagi mulai pukul" in said + json.dumps(answer)


@pytest.mark.parametrize("born", ["03-05-1960", "1960-02-30", "kemarin", ""])
def test_a_birth_date_that_is_none_is_refused(command: Run, born: str) -> None:
    assert command("init", "--place", EXAMPLE_PLACE)[0] == 0
    status, _, said = command("status", "find", "--reference", "X1000001", "--birth-date", born)
    assert status == 2
    assert "Traceback" not in said


def test_statuses_can_be_given_up(command: Run, db: str, tmp_path: Path) -> None:
    file = table(tmp_path, f"X1000001;1960-05-03;ready;{YESTERDAY};Kantor Contoh")
    assert command("central", "statuses", "import", file, "--db", db)[0] == 0
    assert command("central", "statuses", "forget", "--db", db)[1] == {"forgotten": 1}
    assert command("central", "statuses", "import", file, "--db", db)[1]["new"] == 1


def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    command: Run, db: str, tmp_path: Path
) -> None:
    file = tmp_path / "gambar.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    status, _, said = command("central", "statuses", "import", file, "--db", db)
    assert status == 2
    assert "Traceback" not in said


def test_an_officer_reads_how_many_lines_were_taken_and_why_the_others_were_not(
    db: str,
    server: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK_LANG", "id")
    good = f"X1000001;3 Mei 1960;ready;{YESTERDAY};Kantor Contoh"
    no_such_day = f"X1000002;31-02-1960;ready;{YESTERDAY};Kantor Contoh"
    file = table(tmp_path, no_such_day, good, "X2;;;;")
    assert run(["central", "statuses", "import", str(file), "--db", db]) == 1
    out, err = capsys.readouterr()
    assert "Diterapkan 1: baru 1, berubah 0." in out
    assert "Baris salah, dilewati: 2." in out
    assert "baris 2, birth_date:" in err
    assert "baris 4, reference:" in err
    file.write_text("\n".join([file.read_text().splitlines()[0], good]))
    assert run(["central", "statuses", "import", str(file), "--db", db]) == 0
    assert "Diterapkan 0: baru 0, berubah 0. Tetap 1" in capsys.readouterr().out
