"""Which files the checks look at, and how they report what they found."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("kiosk", "ui", "printing", "sync", "tests", "script", "docs", ".ci")
LEFT_OUT = {"__pycache__", "node_modules"}


class Finding(NamedTuple):
    """One broken rule: where, and what is wrong, said to the one who can mend it."""

    path: Path
    line: int
    message: str


def project_files(*suffixes: str, root: Path = ROOT) -> Iterator[Path]:
    """All files the project itself wrote that end in one of `suffixes` (none given: all).

    Assets (data, fonts, pictures) are not among them.
    """
    at_root = (path for path in root.iterdir() if path.is_file())
    below = (path for name in FOLDERS for path in (root / name).rglob("*") if path.is_file())
    for path in sorted({*at_root, *below}):
        inside = path.relative_to(root)
        if LEFT_OUT.isdisjoint(inside.parts) and (not suffixes or path.suffix in suffixes):
            yield path


def main(check: Callable[[Path], Iterable[Finding]]) -> None:
    """Run `check` over the project, print its findings and end with status 1 if there are any."""
    findings = sorted(check(ROOT))
    for path, line, message in findings:
        print(f"{path.relative_to(ROOT)}:{line}: {message}")
    sys.exit(bool(findings))
