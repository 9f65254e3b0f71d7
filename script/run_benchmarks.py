"""Run tests/bench/*.py one after another and collect their JSON lines: see script/bench."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from script.project_files import ROOT
from tests.support.evidence import where_measured

# A benchmark that hangs is a failed one.
SECONDS_EACH = 1800


class BenchmarkFailed(Exception):
    """A benchmark ended with an error, hung, printed no figure, or missed its goal."""


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


def run(root: Path, name: str, options: Sequence[str] = ()) -> Iterator[dict[str, object]]:
    """Run one benchmark in a process of its own and pass on its figures, one per JSON line.

    Lines that aren't JSON objects are progress and are passed on to stderr.

    Raises:
        BenchmarkFailed: It ended with an error, hung, printed no figure, or missed a goal.
    """
    command = [sys.executable, "-m", f"tests.bench.{name}", *options]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        hung = threading.Timer(SECONDS_EACH, process.kill)
        hung.start()
        assert process.stdout is not None
        missed, count = [], 0
        for line in process.stdout:
            if not line.startswith("{"):
                print(line, end="", file=sys.stderr)
                continue
            made = {"bench": name, **json.loads(line)}
            count += 1
            if made.get("met") is False:
                missed.append(str(made.get("figure", name)))
            yield made
        status = process.wait()
        hung.cancel()
    if status != 0:
        over = " or wasn't done in time" if status == -signal.SIGKILL else ""
        raise BenchmarkFailed(f"{name}: ended with status {status}{over}")
    if not count:
        raise BenchmarkFailed(f"{name}: printed no figure")
    if missed:
        raise BenchmarkFailed(f"{name}: goal missed: {'; '.join(missed)}")


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the benchmarks asked for; the exit status is 1 when any of them failed."""
    record = "--record" in arguments
    options = [argument for argument in arguments if argument == "--long"]
    names = [argument for argument in arguments if argument not in ("--record", "--long")]
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
            for figure in run(root, name, options):
                lines.append(json.dumps(figure, ensure_ascii=False))
                print(lines[-1], flush=True)
        except BenchmarkFailed as why:
            failures.append(str(why))
    if record:
        _keep(root, lines)
    for failure in failures:
        print(f"bench: FAILED: {failure}", file=sys.stderr)
    return bool(failures)


def _keep(root: Path, lines: list[str]) -> None:
    about = where_measured()
    path = root / "docs" / "evidence" / f"bench-{about['commit'][:12]}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([json.dumps(about), *lines]) + "\n", encoding="utf-8")
    print(f"bench: written {path.relative_to(root)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
