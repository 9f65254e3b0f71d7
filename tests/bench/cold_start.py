"""From the start of the process to the first touchable frame, beside a minimal QML window.

The very command `kiosk run --windowed` on a home in use, and `_minimal_window.py`, in turn, both
off screen with the software renderer. Both tell of their first frame by removing a file: the
kiosk's own start marker, which it takes away when its first frame is shown. That this frame can
be touched is shown by `_first_person.py`, which touches it and goes on to a printed number; the
memory is what that process then has resident. Files are in the page cache for both.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk.app import Kiosk
from kiosk.home import Home
from tests.bench._figures import figure, full_counts, interval, progress, ratio_of_medians, rounded
from tests.support.process import started
from tests.support.stands import UMRAH, make_home

GOAL = 2.0
MEMORY_GOAL_MB = 200
POLL_S = 0.0005
DEADLINE_S = 60.0
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def main() -> None:
    """Prints the start times and the memory after the first journey."""
    rounds = 60 if full_counts() else 15
    with tempfile.TemporaryDirectory(prefix="anjungan-bench-") as name:
        folder = Path(name)
        home = _home_in_use(folder)
        sides = {
            "ours": ([sys.executable, "-m", "kiosk", *_run(home)], home.path / "started"),
            "minimal": (
                [sys.executable, "-m", "tests.bench._minimal_window", str(folder / "minimal")],
                folder / "minimal",
            ),
        }
        times: dict[str, list[float]] = {"ours": [], "minimal": []}
        for number in range(-1, rounds):
            for side in ("ours", "minimal") if number % 2 else ("minimal", "ours"):
                took = _start(*sides[side])
                if number >= 0:
                    times[side].append(took)
            progress(f"cold_start: round {number} of {rounds}")
        _tell(times["ours"], times["minimal"])
        _memory(home)


def _home_in_use(folder: Path) -> Home:
    home = make_home(folder)
    home.settings.write_text(f'[printer]\ndevice = "file:{folder}/paper"\n', encoding="utf-8")
    kiosk = Kiosk.open(home)
    for number in range(30):
        kiosk.issue(UMRAH, "umum", f"earlier-{number}", on_paper=False)
    kiosk.close()
    return home


def _run(home: Home) -> list[str]:
    return ["--home", str(home.path), "run", "--windowed"]


def _start(command: list[str], marker: Path) -> float:
    """Milliseconds from the start of the process until its first frame."""
    marker.touch()
    began = time.perf_counter()
    with started(command, env=ENVIRONMENT) as process:
        while marker.exists():
            assert process.running, process.output
            assert time.perf_counter() - began < DEADLINE_S, process.output
            time.sleep(POLL_S)  # why: a poll; the deadline above bounds it
        return (time.perf_counter() - began) * 1000


def _tell(ours: list[float], minimal: list[float]) -> None:
    ratio = ratio_of_medians(ours, minimal)
    figure(
        "process start to first touchable frame",
        unit="ms",
        ours=statistics.median(ours),
        other=("minimal_window", statistics.median(minimal)),
        goal=f"<= {GOAL} x minimal window",
        met=ratio <= GOAL,
        ratio_95=interval(ours, minimal),
        least={"ours": rounded(min(ours)), "minimal_window": rounded(min(minimal))},
        settings={"rounds": len(ours), "page_cache": "warm", **ENVIRONMENT},
    )


def _memory(home: Home) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench._first_person", str(home.path)],
        env={**os.environ, **ENVIRONMENT},
        stdout=subprocess.PIPE,
        text=True,
        timeout=DEADLINE_S,
        check=True,
    )
    seen = json.loads(done.stdout)
    assert seen["number"] == "A-031", seen
    figure(
        "resident memory after the first journey",
        unit="MB",
        ours=seen["rss_mb"],
        goal=f"<= {MEMORY_GOAL_MB}",
        met=seen["rss_mb"] <= MEMORY_GOAL_MB,
        first_touch_answered_ms=rounded(seen["answered_ms"]),
        settings={"window": "fitting the offscreen screen", **ENVIRONMENT},
    )


if __name__ == "__main__":
    main()
