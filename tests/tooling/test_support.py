"""The helpers the other tests lean on, tried on real processes and a real server."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from script.project_files import ROOT
from tests.support.evidence import Evidence
from tests.support.postgres import PostgresMissing, PostgresServer, find_binaries
from tests.support.process import Process, ProcessFailed, free_port, started, wait_until

TALKER = "import time; print('hello'); print('ready on 7'); time.sleep(60)"  # why: must outlive us
SERVER = """
import socket, sys
with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
    while True:
        listener.accept()
"""


def test_waits_for_a_line_and_kills_the_whole_group() -> None:
    family = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {TALKER!r}])"
    with started([sys.executable, "-c", family]) as process:
        assert process.wait_for_line("ready") == "ready on 7"
        group = process.pid
        assert process.running
    assert not process.running
    wait_until(lambda: not _group_exists(group), within=5, what="end of the process group")


def test_a_silent_end_is_reported_with_the_output() -> None:
    with started([sys.executable, "-c", "print('out of paper'); raise SystemExit(3)"]) as process:
        with pytest.raises(ProcessFailed, match=r"(?s)ended with 3.*out of paper"):
            process.wait_for_line("never said")
        assert process.wait() == 3


def test_a_deadline_ends_the_waiting() -> None:
    with started([sys.executable, "-c", TALKER]) as process:
        with pytest.raises(ProcessFailed, match="still running"):
            process.wait_for_line("never said", within=0.3)
        with pytest.raises(ProcessFailed, match="didn't end"):
            process.wait(within=0.1)
    with pytest.raises(AssertionError, match="no miracle within"):
        wait_until(lambda: None, within=0.05, what="miracle")


def test_waits_for_a_port_and_stops_politely() -> None:
    port = free_port()
    with started([sys.executable, "-c", SERVER, str(port)]) as process:
        process.wait_for_port(port)
        assert process.stop() == -signal.SIGTERM
    with started([sys.executable, "-c", "pass"]) as process, pytest.raises(ProcessFailed):
        process.wait_for_port(port, within=5)


def test_postgres_is_durable_and_hands_out_empty_databases(
    postgres_server: PostgresServer, postgres_database: Callable[[], str]
) -> None:
    first, second = postgres_database(), postgres_database()
    assert first != second
    with _connect(first) as connection:
        connection.execute("CREATE TABLE antrean (nomor text)")
        settings = {
            name: connection.execute(f"SHOW {name}").fetchone()
            for name in ("fsync", "synchronous_commit", "full_page_writes")
        }
    assert set(settings.values()) == {("on",)}
    with _connect(second) as connection:
        tables = connection.execute("SELECT 1 FROM pg_tables WHERE tablename = 'antrean'")
        assert tables.fetchall() == []
    # The server refuses root, so it runs as somebody else than a root who tests.
    owner = Path(f"/proc/{postgres_server.process.pid}").stat().st_uid
    assert owner != 0


def test_a_missing_postgres_fails_with_the_line_to_run(tmp_path: Path) -> None:
    with pytest.raises(PostgresMissing, match="apt-get install postgresql"):
        find_binaries(tmp_path)
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "postgres").touch()
    assert find_binaries(tmp_path) == tmp_path / "17" / "bin"


def test_figures_are_written_with_their_commit(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    evidence = Evidence(pytestconfig)
    evidence.add("tests/x.py::test_kill", {"kills": 3})
    evidence.add("tests/x.py::test_kill", {"lost": 0})
    text = evidence.write({"passed": 1, "failed": 0}, tmp_path).read_text(encoding="utf-8")
    assert '"commit": "' in text
    assert evidence.figures["tests/x.py::test_kill"] == {"kills": 3, "lost": 0}
    assert '"lost": 0' in text


MEASURING = """
def test_kill(evidence):
    evidence(kills=3)

def test_wire(evidence):
    evidence(bytes=120)
    assert False, "a figure of a test that fails is kept too"
"""


def test_figures_come_together_from_every_process(tmp_path: Path) -> None:
    (tmp_path / "test_measuring.py").write_text(MEASURING)
    two = ["-n", "2", "-p", "no:pytest-qt"]  # Loading Qt takes longer than all the rest.
    place = ["-c", "/dev/null", "--rootdir", tmp_path, tmp_path]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", *two, *place],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert 'test_measuring.py::test_kill: {"kills": 3}' in lines, done.stdout
    assert 'test_measuring.py::test_wire: {"bytes": 120}' in lines
    assert "1 failed, 1 passed in " in lines[-1]


def _connect(address: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(address.replace("+psycopg", ""), autocommit=True)


def _group_exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_output_can_be_read_while_it_runs() -> None:
    process = Process([sys.executable, "-c", TALKER])
    try:
        process.wait_for_line("hello")
        assert "hello" in process.output
    finally:
        process.kill()
