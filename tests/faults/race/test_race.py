"""Several processes at one home at the same moment: no number twice, nobody called twice.

The processes are real and begin together: the test holds the home's write lock until all of
them stand before it; on the way they meet again and again. What they did is read from the
journal, and judged by a second, simple model of the rules.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.setup import EXAMPLE_PLACE
from tests.support.process import Process, started
from tests.support.stands import UMRAH, make_home, payloads

WORKER = [sys.executable, "-m", "tests.faults.race.worker"]
KIOSK = str(Path(sys.executable).with_name("kiosk"))
TICKETS = 1_000

RATIO_PLACE = (
    EXAMPLE_PLACE.read_text(encoding="utf-8") + '\n[priority]\nrule = "ratio"\nratio = 2\n'
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path)


def run_together(home: Home, *jobs: list[str]) -> list[list[dict[str, Any]]]:
    """Runs workers that begin at the same moment; what each of them said."""
    with ExitStack() as stack:
        gate = stack.enter_context(ExitStack())
        gate.enter_context(home.writing())
        workers = [stack.enter_context(started([*WORKER, str(len(jobs)), *job])) for job in jobs]
        for worker in workers:
            worker.wait_for_line("ready", within=60)
        gate.close()
        return [_said(worker) for worker in workers]


def _said(worker: Process) -> list[dict[str, Any]]:
    status = worker.wait(within=240)
    assert "locked" not in worker.output, worker.output
    assert status == 0, worker.output
    return [json.loads(line) for line in worker.output.splitlines() if line != "ready"]


def switches(facts: list[dict[str, Any]], of: Callable[[dict[str, Any]], object]) -> int:
    """How often the next fact comes from another process than the one before."""
    authors = [of(fact) for fact in facts]
    return sum(a != b for a, b in pairwise(authors))


def issued_in_journal(home: Home) -> list[str]:
    kiosk = Kiosk.open(home)
    assert kiosk.journal_report().ok
    facts = payloads(kiosk)
    kiosk.close()
    return [f"{f['series']}-{f['n']:03d}" for f in facts if f["kind"] == "ticket.issued"]


def gapless(series: str, count: int) -> list[str]:
    return [f"{series}-{n:03d}" for n in range(1, count + 1)]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_two_processes_give_out_a_thousand_numbers_once_each(
    home: Home, evidence: Callable[..., None]
) -> None:
    before = time.monotonic()
    halves = [[f"{who}-{n}" for n in range(TICKETS // 2)] for who in ("left", "right")]
    said = run_together(home, *[["issue", str(home.path), "umum", *keys] for keys in halves])
    took = time.monotonic() - before
    both = sorted((fact for one in said for fact in one), key=lambda fact: fact["seq"])
    assert [fact["number"] for fact in both] == gapless("A", TICKETS)
    assert both[-1]["number"] == "A-1000"
    assert issued_in_journal(home) == gapless("A", TICKETS)
    assert all(fact["fresh"] for fact in both)
    turns = switches(both, lambda fact: fact["key"].split("-")[0])
    assert turns > TICKETS // 50, "the two took turns: it was a race"
    evidence(tickets=TICKETS, processes=2, duplicates=0, turns=turns, seconds=round(took, 1))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_same_touch_in_two_processes_is_one_ticket(
    home: Home, count: Callable[[int, int], int], evidence: Callable[..., None]
) -> None:
    keys = [f"touch-{n}" for n in range(count(200, 1_000))]
    half = len(keys) // 2
    # Side by side through the first half; then one comes from the other end, so that both are
    # first sometimes.
    orders = [keys, keys[:half] + keys[: half - 1 : -1]]
    left, right = run_together(
        home, *[["issue", str(home.path), "umum", *order] for order in orders]
    )
    right = right[:half] + right[: half - 1 : -1]
    for one, other in zip(left, right, strict=True):
        assert (one["key"], one["number"], one["seq"]) == (
            other["key"],
            other["number"],
            other["seq"],
        )
        assert one["fresh"] is not other["fresh"], "one of them gave it out, the other found it"
    assert issued_in_journal(home) == gapless("A", len(keys))
    first = Counter(one["fresh"] for one in left)[True]
    assert 0 < first < len(keys), "both were first sometimes"
    evidence(same_keys=len(keys), first_by_left=first)


class Queue:
    """The rule of who is next, in a dozen lines: `ratio` 0 is priority first."""

    def __init__(self, ratio: int) -> None:
        self._ratio = ratio
        self._waiting: dict[str, deque[int]] = {"prioritas": deque(), "umum": deque()}
        self._priority_calls_in_a_row = 0

    def takes(self, lane: str, seq: int) -> None:
        self._waiting[lane].append(seq)

    def next(self) -> int:
        due = "prioritas" if self._waiting["prioritas"] else "umum"
        turn = self._ratio and self._priority_calls_in_a_row >= self._ratio
        if turn and self._waiting["umum"]:
            due = "umum"
        self._priority_calls_in_a_row = (
            self._priority_calls_in_a_row + 1 if due == "prioritas" else 0
        )
        return self._waiting[due].popleft()

    def __len__(self) -> int:
        return sum(len(lane) for lane in self._waiting.values())


def calls_out_of_turn(facts: list[dict[str, Any]], ratio: int) -> tuple[list[int], int]:
    """Replays the journal against the model: tickets called wrongly, and how many are left."""
    queue, wrong = Queue(ratio), []
    for seq, fact in enumerate(facts, start=1):
        if fact["kind"] == "ticket.issued":
            queue.takes(str(fact["lane"]), seq)
        elif fact["kind"] == "ticket.called":
            due = queue.next()
            if fact["seq"] != due:
                wrong.append(int(fact["seq"]))
    return wrong, len(queue)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("place", "ratio", "tickets"),
    [(EXAMPLE_PLACE, 0, TICKETS), (RATIO_PLACE, 2, 160)],
    ids=["priority first", "two to one"],
)
def test_four_desks_call_everybody_once_and_in_turn(
    tmp_path: Path, place: Path | str, ratio: int, tickets: int, evidence: Callable[..., None]
) -> None:
    home = make_home(tmp_path, place)
    kiosk = Kiosk.open(home)
    for n in range(tickets):
        kiosk.issue(UMRAH, "prioritas" if n % 5 == 4 else "umum", f"before-{n}", on_paper=False)
    kiosk.close()
    before = time.monotonic()
    said = run_together(home, *[["desk", str(home.path), str(desk), "20"] for desk in range(1, 5)])
    took = time.monotonic() - before
    called = Counter(fact["called"] for one in said for fact in one if "called" in fact)
    late = [fact["number"] for one in said for fact in one if "number" in fact]
    kiosk = Kiosk.open(home)
    facts, stands = payloads(kiosk), Counter(ticket.state for ticket in kiosk.tickets())
    numbers = {ticket.number for ticket in kiosk.tickets()}
    assert kiosk.journal_report().ok
    kiosk.close()
    assert late, "people came while the desks were calling"
    assert max(called.values()) == 1, "nobody was called twice"
    assert set(called) == numbers, "and nobody was forgotten"
    assert stands == {"served": tickets + len(late)}
    assert calls_out_of_turn(facts, ratio) == ([], 0)
    calls = [fact for fact in facts if fact["kind"] == "ticket.called"]
    turns = switches(calls, lambda fact: fact["desk"])
    assert turns > len(calls) // 10, "the desks took turns: it was a race"
    assert {fact["desk"] for fact in calls} == {"1", "2", "3", "4"}
    evidence(called=len(calls), twice=0, out_of_turn=0, turns=turns, seconds=round(took, 1))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_scripts_take_numbers_by_the_command_line(
    home: Home, count: Callable[[int, int], int], evidence: Callable[..., None]
) -> None:
    each = count(8, 100)
    runs: dict[str, list[subprocess.CompletedProcess[str]]] = {"left": [], "right": []}
    command = [KIOSK, "--home", str(home.path), "ticket", "issue", "--service", UMRAH]

    def script(who: str) -> None:
        for n in range(each):
            runs[who].append(
                subprocess.run(
                    [*command, "--no-print", "--json", "--request-key", f"{who}-{n}"],
                    capture_output=True,
                    text=True,
                    timeout=60,
                    check=False,
                )
            )

    threads = [threading.Thread(target=script, args=(who,)) for who in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [*runs["left"], *runs["right"]]
    assert [run.stderr for run in done if run.returncode or run.stderr] == []
    rows = sorted((json.loads(run.stdout) for run in done), key=lambda row: row["seq"])
    assert len(rows) == 2 * each
    for day in {row["day"] for row in rows}:  # two where midnight passes meanwhile
        numbers = [row["number"] for row in rows if row["day"] == day]
        assert numbers == gapless("A", len(numbers))
    assert issued_in_journal(home) == [row["number"] for row in rows]
    evidence(commands=len(done))
