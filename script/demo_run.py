"""The demo's stage: central server, virtual printer, enrolled stand; then the verdict."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from script.demo_verdict import Verdict, judge

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "demo-output"
KIOSK = Path(sys.executable).with_name("kiosk")
START_S = 60.0
CATCH_UP_S = 60.0


class Background:
    """A program that runs beside the demo; its lines are shown as they come."""

    def __init__(self, name: str, *arguments: str | Path) -> None:
        self._name = name
        self._process = subprocess.Popen(
            [KIOSK, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._first = threading.Event()
        self.first_line = ""
        threading.Thread(target=self._show, daemon=True).start()

    def ready(self) -> str:
        """The first line it said, which both programs say once they accept connections."""
        if not self._first.wait(START_S) or not self.first_line:
            raise SystemExit(f"demo: {self._name} did not start")
        return self.first_line

    def stop(self) -> None:
        """Ends it."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _show(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not self._first.is_set():
                self.first_line = line.strip()
                self._first.set()
            print(f"  {self._name}: {line.rstrip()}", flush=True)
        self._first.set()


def main(arguments: Sequence[str]) -> int:
    """Runs the demo; 0 only if the ticket is committed, printed and acknowledged."""
    parser = argparse.ArgumentParser(prog="script/demo")
    parser.add_argument("--play", action="store_true", help="play a citizen by touch")
    played: bool = parser.parse_args(arguments).play
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    with tempfile.TemporaryDirectory(prefix="anjungan-demo-") as scratch:
        folder = Path(scratch)
        os.environ["KIOSK_HOME"] = str(folder / "home")
        database = f"sqlite:///{folder / 'central.db'}"
        say("starting the central server and the virtual printer")
        central = Background(
            "central", "central", "serve", "--db", database, "--listen", "127.0.0.1:0"
        )
        printer = Background(
            "printer", "printer", "simulate", "--listen", "127.0.0.1:0", "--out", OUT / "paper"
        )
        try:
            server = central.ready()
            os.environ["KIOSK_PRINTER__DEVICE"] = "tcp://" + printer.ready().split()[-1]
            make_stand(database, server)
            say("opening the touch screen" + (", a citizen walks up" if played else ""))
            touched = OUT / "touched.json"
            code = screen(played, touched)
            verdict = wait_for_verdict(folder / "home", database, OUT, touched)
        finally:
            printer.stop()
            central.stop()
    verdict.write(OUT / "summary.json")
    touched.unlink(missing_ok=True)
    print((OUT / "summary.json").read_text())
    say(f"pictures, paper and summary are in {OUT.relative_to(ROOT)}/")
    return 0 if verdict.good and code == 0 else 1


def make_stand(database: str, server: str) -> None:
    """Makes a throw-away home and enrols it, as an administrator does."""
    say("making and enrolling the stand")
    run("init", "--place", ROOT / "assets" / "places" / "contoh.toml")
    code = run("central", "enrol-code", "--db", database, "--place", "contoh").strip()
    run("enrol", "--server", server, "--code", code)


def screen(played: bool, touched: Path) -> int:
    """The touch screen, in a process of its own; answers its exit code."""
    if not played:
        return subprocess.run([KIOSK, "run", "--windowed"], check=False).returncode
    player = [sys.executable, "-m", "script.demo_citizen", str(OUT), str(touched)]
    return subprocess.run(player, check=False, cwd=ROOT).returncode


def wait_for_verdict(home: Path, database: str, out: Path, touched: Path) -> Verdict:
    """Lets what is on its way arrive, then judges by journal, paper and central's database."""
    say("waiting for paper and acknowledgement")
    deadline = time.monotonic() + CATCH_UP_S
    verdict = judge(home, database, out, touched)
    while not verdict.good and time.monotonic() < deadline:
        subprocess.run([KIOSK, "sync", "now"], check=False, capture_output=True)
        verdict = judge(home, database, out, touched)
    return verdict


def run(*arguments: str | Path) -> str:
    """A command of the stand; its output. Ends the demo if it fails."""
    done = subprocess.run([KIOSK, *arguments], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"demo: kiosk {arguments[0]}: {done.stderr.strip()}")
    return done.stdout


def say(text: str) -> None:
    """A line of progress."""
    print(f"demo: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
