"""Databases that aren't there, aren't ours or can't be reached: one line, exit 2, no secret."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from kiosk.cli import run

PASSWORD = "rahasia-kami"
STREAM = "ab" * 16
READS = [
    ["facts"],
    ["quarantine"],
    ["quarantine", "--replay"],
    ["resolve", "--stream", STREAM, "--seq", "1", "--why", "uji"],
    ["revoke", STREAM],
    ["backup", "salinan.db"],
    ["report", "--place", "a", "--month", "2026-11", "--out", "laporan.pdf"],
    ["survey", "index", "--from", "2026-11-01", "--to", "2026-11-30"],
    ["survey", "export", "--place", "a", "--month", "2026-11"],
    ["survey", "watch", "--place", "a", "--month", "2026-11"],
    ["survey", "ratings", "--place", "a", "--from", "2026-11-01", "--to", "2026-11-30"],
]
MAKES = [
    ["survey", "unit", "--place", "desa-a", "--name", "Desa A"],
    ["enrol-code", "--place", "a"],
    ["serve", "--listen", "127.0.0.1:0"],
]
Refused = Callable[..., str]


@pytest.fixture
def refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Refused:
    """Runs a central command that must be refused; answers its one line."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_LANG", "id")

    def command(words: list[str], db: str) -> str:
        code = run(["central", *words, "--db", db])
        out, err = capsys.readouterr()
        assert (code, out, err.count("\n")) == (2, "", 1), err
        assert PASSWORD not in err
        return err.strip()

    return command


@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_a_missing_file_stays_missing(refused: Refused, tmp_path: Path, words: list[str]) -> None:
    assert refused(words, "sqlite:///tiada.db") == "Tidak ada basis data tiada.db."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [*READS[:1], *READS[5:6], *MAKES], ids=" ".join)
def test_another_programs_database_is_left_alone(
    refused: Refused, tmp_path: Path, words: list[str]
) -> None:
    file = tmp_path / "lain.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE pelanggan (nama TEXT)")
    before = file.read_bytes()
    assert refused(words, f"sqlite:///{file}").endswith("bukan basis data server pusat Anjungan.")
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [*READS[:1], *MAKES], ids=" ".join)
def test_a_file_that_is_no_database(refused: Refused, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "catatan.txt").write_text("bukan basis data\n" * 100)
    assert "bukan basis data" in refused(words, f"sqlite:///{tmp_path / 'catatan.txt'}")


@pytest.mark.parametrize("words", MAKES, ids=" ".join)
def test_a_folder_that_is_not_there(refused: Refused, words: list[str]) -> None:
    assert "tidak bisa dibuka" in refused(words, "sqlite:////tiada/pusat.db")


@pytest.mark.parametrize("words", [*READS[:6], *MAKES], ids=" ".join)
def test_nobody_at_that_port(refused: Refused, words: list[str]) -> None:
    assert "tidak terhubung" in refused(words, f"postgresql://a:{PASSWORD}@127.0.0.1:1/pusat")


@pytest.mark.parametrize("words", [*READS[:6], *MAKES], ids=" ".join)
def test_a_real_server_that_lets_this_user_not_in(
    refused: Refused, postgres_database: Callable[[], str], words: list[str]
) -> None:
    url = make_url(postgres_database()).set(username="bukan-kami", password=PASSWORD)
    assert "bukan-kami" in refused(words, url.render_as_string(hide_password=False))


@pytest.mark.parametrize("words", [*READS[:5], *READS[7:]], ids=" ".join)
def test_an_empty_database_on_a_real_server(
    refused: Refused, postgres_database: Callable[[], str], words: list[str]
) -> None:
    assert "kiosk central serve" in refused(words, postgres_database())


@pytest.mark.parametrize(
    "db",
    ["", "pusat.db", "sqlite://", f"mysql://a:{PASSWORD}@h/x", f"postgresql://a:b@{PASSWORD}@h/x"],
)
def test_no_address_at_all(refused: Refused, db: str) -> None:
    assert refused(["facts"], db).startswith("Alamat basis data harus")


def test_a_database_of_a_newer_release(
    refused: Refused, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'pusat.db'}"
    assert run(["central", "enrol-code", "--place", "a", "--db", url]) == 0
    capsys.readouterr()
    with closing(sqlite3.connect(tmp_path / "pusat.db")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    assert run(["central", "facts", "--db", url]) == 0  # what can still be read is read
    assert "versi yang lebih baru" in refused(MAKES[1], url)


WITHOUT = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] == {blocked!r} or name == {blocked!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocked())
from kiosk.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("blocked", ["litestar", "uvicorn", "psycopg", "sync.central"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_installation_without_the_server(tmp_path: Path, blocked: str, lang: str) -> None:
    words = ["central", "serve", "--db", "sqlite:///a.db", "--listen", "127.0.0.1:0"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(blocked=blocked), *words],
        env={"KIOSK_LANG": lang, "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = {"id": "Server pusat tidak terpasang", "en": "central server isn't installed"}[lang]
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
