"""A second opinion: receiptio, an ESC/POS client by other people, meets the fake printer.

It knows only port 9100, so each case gets a loopback address of its own, and all run at once.
Exit codes (receiptio's own help): 0 printed, 100 online, 101 cover open, 102 paper empty,
103 error, 104 offline, 105 disconnect, 106 timeout.
"""

import json
import random
import re
import shutil
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from printing.fake import CLONE, EPSON, FakePrinter, Strip, parse_fault
from tests.printing.fake.host import Host

HERE = Path(__file__).parent / "receiptio"
PORT = 9100
TICKET = """^^^A-047

Paspor baru | Loket 1
---
Selasa, 24 Nov 2026 | 09.41 WIB
"""


@dataclass(frozen=True)
class Case:
    """What is wrong, what receiptio is asked to do, what it must conclude, what is on paper."""

    code: int
    fault: str = ""
    ask_only: bool = False
    clone: bool = False
    papers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        words = [self.fault or "all-well", "query" if self.ask_only else "print"]
        return "-".join((*words, "clone") if self.clone else words)


CASES = [
    Case(0, papers=("complete",)),
    Case(100, ask_only=True),
    Case(0, "near-end", papers=("complete",)),
    Case(101, "cover-open"),
    Case(101, "cover-open", ask_only=True),
    Case(101, "cover-open@row=40"),
    Case(101, "cover-open@byte=300"),
    Case(102, "paper-out"),
    Case(102, "paper-out@row=40"),
    Case(102, "paper-out@byte=300"),
    Case(103, "cutter-jam"),
    Case(103, "cutter-jam@row=40"),
    Case(104, "feed-button"),
    Case(106, "feed-button@row=40"),
    Case(105, "power-loss"),
    Case(105, "power-loss@row=40", papers=("truncated",)),
    Case(104, "fin-mid-job"),
    Case(106, "fin-mid-job@byte=300", papers=("truncated",)),
    Case(104, "never-read"),
    Case(106, "never-read@byte=300"),
    Case(105, "refuse"),
    Case(105, "second-client-refused"),
    Case(104, "silent"),
    Case(106, "silent@row=40", papers=("complete",)),
    Case(104, "delayed-reply"),
    Case(106, "delayed-reply@row=40", papers=("complete",)),
    Case(0, "stray-asb", papers=("complete",)),
    Case(0, "split-reply", papers=("complete",)),
    Case(104, clone=True),
]


@dataclass(frozen=True)
class Outcome:
    """How it ended."""

    code: int
    strips: tuple[Strip, ...]


@pytest.fixture(scope="session")
def receiptio() -> Path:
    """The installed client: exactly what package-lock.json says, fetched once."""
    installed = HERE / "node_modules" / ".package-lock.json"
    lock = HERE / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        npm = shutil.which("npm")
        if npm is None:
            pytest.fail("this test needs Node 18 or newer: apt install nodejs npm")
        flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        subprocess.run([npm, "ci", *flags], cwd=HERE, check=True, timeout=100)
        installed.touch()
    return HERE / "node_modules" / "receiptio" / "bin" / "cli.js"


@pytest.fixture(scope="module")
def codes(receiptio: Path) -> dict[str, int]:
    """Which word stands for which exit code, from receiptio's own help."""
    told = subprocess.run(["node", str(receiptio), "-h"], cwd=HERE, stderr=subprocess.PIPE)
    return {
        word.decode(): int(code) for word, code in re.findall(rb"([a-z]+)\((\d+)\)", told.stderr)
    }


def answers(jobs: list[tuple[str, str]], hurry: bool) -> subprocess.Popen[str]:
    """A process that does all `jobs` (options, receipt) at once and tells what it concluded."""
    process = subprocess.Popen(
        ["node", "cases.cjs", *(["--hurry"] if hurry else [])],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(jobs))
    process.stdin.close()
    process.stdin = None
    return process


def options(case: Case, host: str) -> str:
    patience = 1 if case.code == 106 else 30
    return f"-d {host} -q" if case.ask_only else f"-d {host} -t {patience}"


@pytest.fixture(scope="module")
def outcomes(receiptio: Path, codes: dict[str, int]) -> dict[str, Outcome]:
    """All cases at once: nearly all of the time somebody is waiting for somebody."""
    second, third = random.sample(range(1, 255), 2)  # another run must not be in the way
    jobs: dict[bool, list[tuple[str, str]]] = {False: [], True: []}
    cases: dict[bool, list[tuple[Case, FakePrinter]]] = {False: [], True: []}
    with ExitStack() as everything:
        for number, case in enumerate(CASES, start=1):
            address = f"127.{second}.{third}.{number}"
            fault = parse_fault(case.fault) if case.fault else None
            printer = FakePrinter(CLONE if case.clone else EPSON, fault=fault)
            everything.enter_context(printer).listen(address, PORT)
            if case.fault == "second-client-refused":
                first = everything.enter_context(Host((address, PORT)))
                assert first.ask(b"\x10\x04\x01", 1) == b"\x12"
            # Only where the printer stays mute whatever is sent: haste can't change that outcome.
            hurry = case.code == 104
            jobs[hurry].append((options(case, address), TICKET))
            cases[hurry].append((case, printer))
        processes = {hurry: answers(jobs[hurry], hurry) for hurry in jobs}
        words = {hurry: json.loads(p.communicate(timeout=60)[0]) for hurry, p in processes.items()}
    return {
        case.id: Outcome(codes[word], printer.strips)
        for hurry in cases
        for (case, printer), word in zip(cases[hurry], words[hurry], strict=True)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_receiptio_concludes(case: Case, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[case.id]
    assert outcome.code == case.code
    assert tuple(strip.status.value for strip in outcome.strips) == case.papers


def test_receiptios_ticket_is_read_as_it_was_written(outcomes: dict[str, Outcome]) -> None:
    (strip,) = outcomes["all-well-print"].strips
    assert (strip.cut, strip.notes) == (True, ())
    words = strip.text.split()
    assert words[:5] == ["A-047", "Paspor", "baru", "Loket", "1"]
    assert words[-5:] == ["24", "Nov", "2026", "09.41", "WIB"]


def test_after_its_enq_the_cutter_is_free_and_receiptio_prints(receiptio: Path) -> None:
    address = f"127.{random.randint(1, 254)}.{random.randint(1, 254)}.201"
    with FakePrinter(fault=parse_fault("cutter-jam")) as printer:
        printer.listen(address, PORT)
        command = ["node", str(receiptio), "-d", address]
        runs = [
            subprocess.run(command, cwd=HERE, input=TICKET, text=True, timeout=60, check=False)
            for _ in range(2)
        ]
        assert [run.returncode for run in runs] == [103, 0]
        assert [strip.status for strip in printer.strips] == ["complete"]
