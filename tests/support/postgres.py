"""A real PostgreSQL for tests, from Debian's packages, with the durability it has in service.

One server a test session, on a free port of loopback, in a temporary folder, as an unprivileged
user (PostgreSQL refuses to run as root). There is no skipping: without the package the tests fail
and say what to install.
"""

import itertools
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.support.process import Process, free_port, started

INSTALL = "PostgreSQL is missing. Install it: sudo apt-get install postgresql"
USER = "postgres"


class PostgresMissing(AssertionError):
    """The machine has no PostgreSQL server, and these tests mean nothing without one."""


def find_binaries(root: Path = Path("/usr/lib/postgresql")) -> Path:
    """The newest installed version's folder of programs.

    Raises:
        PostgresMissing: None is installed; the message is the line to run.
    """
    found = [path.parent for path in root.glob("*/bin/postgres")]
    if not found:
        raise PostgresMissing(INSTALL)
    return max(found, key=lambda path: [int(n) for n in re.findall(r"\d+", path.parent.name)])


@dataclass(frozen=True)
class PostgresServer:
    """A running server that trusts whoever reaches its loopback port."""

    port: int
    process: Process

    def url(self, database: str) -> str:
        """The SQLAlchemy address of `database`."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """Make an empty database and return its address."""
        with self._admin() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database together with whatever is still connected to it."""
        with self._admin() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def _admin(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, dbname=USER, autocommit=True
        )


def _unprivileged() -> tuple[list[str], int | None]:
    """The words that run a command as somebody harmless, and that user's id when it isn't us."""
    # The server shuts down even when the tests are killed: the kernel tells it that they ended.
    become = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() != 0:
        return become, None
    user = pwd.getpwnam(USER)  # The postgresql package makes this user.
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return [*become, *ids], user.pw_uid


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for the whole session, made anew and removed at the end, also after failures."""
    binaries = find_binaries()
    become, uid = _unprivileged()
    # Not pytest's own temporary folder: only its owner may enter that, and this user isn't.
    folder = Path(tempfile.mkdtemp(prefix="anjungan-postgres-"))
    try:
        if uid is not None:
            os.chown(folder, uid, -1)
        data = folder / "data"
        _initialise(become, binaries, data)
        port = free_port()
        settings = [
            "-D", str(data),
            "-p", str(port),
            "-c", "listen_addresses=127.0.0.1",
            "-c", f"unix_socket_directories={folder}",
            # As in service: a commit that was answered survives a power cut.
            "-c", "fsync=on",
            "-c", "synchronous_commit=on",
            "-c", "full_page_writes=on",
        ]  # fmt: skip
        with started([*become, binaries / "postgres", *settings], cwd=folder) as process:
            process.wait_for_line("ready to accept connections", within=30)
            yield PostgresServer(port, process)
            process.stop(signal_number=signal.SIGINT, within=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(become: list[str], binaries: Path, data: Path) -> None:
    command = [
        *become,
        str(binaries / "initdb"),
        "--pgdata", str(data),
        "--username", USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=data.parent, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode != 0:
        raise AssertionError(f"initdb failed:\n{done.stdout}{done.stderr}")


_numbers = itertools.count(1)


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[Callable[[], str]]:
    """Call it for the address of a fresh, empty database; all are dropped after the test."""
    made: list[str] = []

    def make() -> str:
        name = f"test_{next(_numbers)}"
        address = postgres_server.create_database(name)
        made.append(name)
        return address

    yield make
    for name in made:
        postgres_server.drop_database(name)
