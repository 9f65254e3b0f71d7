"""From a command to paper and to the central server, with real processes on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.setup import EXAMPLE_PLACE
from tests.support.process import started
from tests.support.stands import UMRAH

KIOSK = Path(sys.executable).with_name("kiosk")


def said(command: list[str | Path], env: dict[str, str]) -> str:
    done = subprocess.run([KIOSK, *command], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_ticket_reaches_paper_and_central_exactly_once(tmp_path: Path) -> None:
    env = {**os.environ, "KIOSK_HOME": str(tmp_path / "home")}
    db = f"sqlite:///{tmp_path / 'central.db'}"
    central = [KIOSK, "central", "serve", "--db", db, "--listen", "127.0.0.1:0"]
    printer = [KIOSK, "printer", "simulate", "--listen", "127.0.0.1:0", "--out", tmp_path / "paper"]
    with started(central) as server, started(printer) as paper:
        address = server.wait_for_line("http://", within=60).split()[-1]
        device = paper.wait_for_line("127.0.0.1:", within=60).split()[-1]
        env["KIOSK_PRINTER__DEVICE"] = f"tcp://{device}"
        said(["init", "--place", EXAMPLE_PLACE], env)
        ticket = json.loads(said(["ticket", "issue", "--service", UMRAH, "--json"], env))
        assert ticket["printed"] == "yes"
        code = said(["central", "enrol-code", "--db", db, "--place", "contoh"], env).strip()
        said(["enrol", "--server", address, "--code", code], env)
        status = json.loads(said(["sync", "now", "--json"], env))
        assert (status["state"], status["backlog"]) == ("ok", 0)
        assert json.loads(said(["sync", "status", "--json"], env)) == status
        said(["sync", "now"], env)
        rows = [
            json.loads(line)
            for line in said(["central", "facts", "--db", db], env).split("\n")
            if line
        ]
    issued = [row for row in rows if row["kind"] == "ticket.issued"]
    assert [(row["stream"], row["seq"]) for row in issued] == [(ticket["stream"], ticket["seq"])]
    assert len(rows) == len({(row["stream"], row["seq"]) for row in rows}) == status["acked"]
    strips = json.loads((tmp_path / "paper" / "index.json").read_text())["strips"]
    assert [(strip["status"], strip["cut"]) for strip in strips] == [("complete", True)]
