"""A stand, its printer and its server, the first and the last of which get killed."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.home import Home
from printing.fake import FakePrinter
from sync.central import admin
from tests.support.process import Process, free_port, wait_until

Phase = Literal["start", "issue", "print", "paper", "sync"]
PHASES: tuple[Phase, ...] = ("start", "issue", "print", "paper", "sync")

STAND = [sys.executable, "-m", "tests.faults.crash.stand"]
KIOSK = str(Path(sys.executable).with_name("kiosk"))


def under_way(said: str) -> set[Phase]:
    """What a stand was doing when it had said this much."""
    last: dict[str, str] = {}
    for line in said.splitlines():
        first, _, rest = line.partition(" ")
        last["touch" if first == "shown" else first] = "" if first == "shown" else rest
    if "ready" not in last:
        return {"start"}
    doing: set[Phase] = set()
    if last.get("touch"):
        doing.add("issue")
    if last.get("print") == "on":
        doing.add("print")
    if last.get("link") == "on":
        doing.add("sync")
    return doing


@dataclass(frozen=True)
class Shown:
    """A number that was shown for a touch."""

    touch: int
    number: str
    seq: int


def shown_in(said: str) -> list[Shown]:
    return [
        Shown(int(words[1]), words[2], int(words[3]))
        for line in said.splitlines()
        if (words := line.split())[:1] == ["shown"]
    ]


def touches_in(said: str) -> list[int]:
    return [int(line.split()[1]) for line in said.splitlines() if line.startswith("touch ")]


class Central:
    """The server as an administrator starts it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.file = folder / "central.db"
        self.db = f"sqlite:///{self.file}"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        address = f"127.0.0.1:{self.port}"
        self.process = Process([KIOSK, "central", "serve", "--db", self.db, "--listen", address])

    def wait(self) -> None:
        self.process.wait_for_line("http://", within=60)

    def kill(self) -> None:
        assert self.process.running, self.process.output
        self.process.kill()
        assert "Traceback" not in self.process.output, self.process.output


class Stand:
    """The kiosk's process; what all its lives said is kept."""

    def __init__(self, home: Home, printer: FakePrinter) -> None:
        self._home = home
        self._printer = printer
        host, port = printer.listen()
        self._surroundings = {"KIOSK_PRINTER__DEVICE": f"tcp://{host}:{port}"}
        self._next = 0
        self.starts = 0
        self.shown: list[Shown] = []
        self.touched: set[int] = set()
        self.start()

    def start(self, what: str = "") -> None:
        """Starts the next life; it begins with the touch that the last left unanswered."""
        self.starts += 1
        self._found = self._paper()
        self.process = Process(
            [*STAND, self._home.path, what or str(self._next)],
            env=self._surroundings,
        )

    def _paper(self) -> tuple[int, int]:
        """Strips that came out, and dot rows of the one under the head."""
        return len(self._printer.strips), self._printer.machine.rows_on_strip()

    def does(self) -> set[Phase]:
        """What it is doing now; `paper` is the part of `print` in which paper comes out."""
        doing = under_way(self.process.output)
        paper = self._paper()
        if "print" in doing and paper != self._found and paper[1]:
            doing.add("paper")
        return doing

    def wait_for(self, phase: Phase) -> None:
        # Longer than the 90 s for which a ticket of unknown fate may keep the printer.
        wait_until(
            lambda: phase in self.does() or not self.process.running,
            within=150,
            what=f"stand that is at {phase}",
            every=0.001,
        )

    def kill(self) -> set[Phase]:
        """Kills it; what it was doing."""
        assert self.process.running, self.process.output
        paper = self.does() & {"paper"}
        self.process.kill()
        self._learn()
        return under_way(self.process.output) | paper

    def drain(self) -> None:
        """A last life that only prints and sends what is left."""
        self.start("drain")
        assert self.process.wait(within=180) == 0, self.process.output
        self._learn()

    def _learn(self) -> None:
        said = self.process.output
        assert "Traceback" not in said, said
        assert "locked" not in said, said
        assert "rebuilt" not in said, "a kill never damages the store"
        self.shown += shown_in(said)
        touched = touches_in(said)
        self.touched.update(touched)
        if touched:
            answered = {one.touch for one in self.shown}
            self._next = touched[-1] + (touched[-1] in answered)


def enrol(home: Home, central: Central, place: str) -> None:
    """Binds the stand to the server, by the commands for it."""
    code = admin.make_enrol_code(central.db, place).code
    command = [KIOSK, "--home", str(home.path), "enrol", "--server", central.url, "--code", code]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def moment(seconds: float) -> None:
    """Lets a random moment pass."""
    time.sleep(seconds)  # why: the moment of the kill is the random variable of the test
