"""Figures that tests measured: shown after every run, kept in docs/evidence/ after a long one."""

import json
import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "evidence"


PROPERTY = "figures"
"""Under this name a test's figures travel with its reports, also from a process of its own."""


class Evidence:
    """Collects the figures of one run; a plugin of pytest."""

    def __init__(self, config: pytest.Config) -> None:
        self.long: bool = config.option.long
        self.seed: int = config.option.seed
        self.whole = not hasattr(config, "workerinput")
        self.figures: dict[str, dict[str, Any]] = {}

    def add(self, test: str, figures: dict[str, Any]) -> None:
        """Keep what `test` (a pytest node id) measured; a name said twice takes the later value."""
        self.figures.setdefault(test, {}).update(figures)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the figures that came with a report."""
        for name, figures in report.user_properties:
            if name == PROPERTY and figures:
                self.add(report.nodeid, cast(dict[str, Any], figures))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print all figures and, in a long run that measured something, write them to a file."""
        reporter = terminalreporter
        if not self.figures:
            return
        reporter.section("figures")
        for test, figures in self.figures.items():
            reporter.line(f"{test}: {json.dumps(figures, ensure_ascii=False)}")
        if self.long and self.whole:  # a process that ran some of the tests knows only its own
            outcome = {
                kind: len(reporter.stats.get(kind, [])) for kind in ("passed", "failed", "error")
            }
            path = self.write(outcome)
            reporter.line(f"written: {path.relative_to(ROOT)}")

    def write(self, outcome: dict[str, int], folder: Path = FOLDER) -> Path:
        """Write the run's figures as JSON, named after the commit they were measured on."""
        about = {"kind": "long test", **where_measured(), "seed": self.seed, "outcome": outcome}
        path = folder / f"long-{about['commit'][:12]}.json"
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({**about, "figures": self.figures}, ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
        return path


def where_measured() -> dict[str, Any]:
    """Commit, time and kind of machine; enough to judge a figure, nothing that names a host."""
    return {
        "commit": _git("rev-parse", "HEAD"),
        "changed_since_commit": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "python": platform.python_version(),
        "python_sqlite": sqlite3.sqlite_version,
    }


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True, timeout=30
    )
    return done.stdout.strip()
