"""Run tests/bench/*.py one after another and collect their JSON lines: see script/bench."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from script.project_files import ROOT
from tests.support.evidence import where_measured

# A benchmark that hangs is a failed one.
SECONDS_EACH = 1800


class BenchmarkFailed(Exception):
    """A benchmark ended with an error, hung, or printed no figure."""


def find(root: Path, names: Sequence[str]) -> list[str]:
    """The benchmarks to run, by name; those named in `names`, or all.

    Raises:
        BenchmarkFailed: There is none, or not the one asked for.
    """
    there = {path.stem for path in (root / "tests" / "bench").glob("[!_]*.py")}
    unknown = set(names) - there
    if unknown or not there:
        raise BenchmarkFailed(f"no benchmark {' '.join(sorted(unknown))} in tests/bench/")
    return sorted(names or there)


def run(root: Path, name: str) -> list[dict[str, object]]:
    """Run one benchmark in a process of its own and return its figures, one per JSON line.

    Lines that aren't JSON objects are progress and are passed on to stderr.

    Raises:
        BenchmarkFailed: It ended with an error, hung, or printed no figure.
    """
    command = [sys.executable, "-m", f"tests.bench.{name}"]
    try:
        done = subprocess.run(
            command, cwd=root, stdout=subprocess.PIPE, text=True, timeout=SECONDS_EACH, check=False
        )
    except subprocess.TimeoutExpired:
        raise BenchmarkFailed(f"{name}: not done after {SECONDS_EACH} s") from None
    figures: list[dict[str, object]] = []
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            figures.append({"bench": name, **json.loads(line)})
        else:
            print(line, file=sys.stderr)
    if done.returncode != 0:
        raise BenchmarkFailed(f"{name}: ended with status {done.returncode}")
    if not figures:
        raise BenchmarkFailed(f"{name}: printed no figure")
    return figures


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the benchmarks asked for; the exit status is 1 when any of them failed."""
    record = "--record" in arguments
    names = [argument for argument in arguments if argument != "--record"]
    lines: list[str] = []
    failures: list[str] = []
    try:
        wanted = find(root, names)
    except BenchmarkFailed as why:
        print(f"bench: {why}", file=sys.stderr)
        return 1
    for name in wanted:
        print(f"bench: {name}", file=sys.stderr)
        try:
            for figure in run(root, name):
                lines.append(json.dumps(figure, ensure_ascii=False))
                print(lines[-1], flush=True)
        except BenchmarkFailed as why:
            print(f"bench: {why}", file=sys.stderr)
            failures.append(name)
    if record:
        _keep(root, lines)
    return bool(failures)


def _keep(root: Path, lines: list[str]) -> None:
    about = where_measured()
    path = root / "docs" / "evidence" / f"bench-{about['commit'][:12]}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([json.dumps(about), *lines]) + "\n", encoding="utf-8")
    print(f"bench: written {path.relative_to(root)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
