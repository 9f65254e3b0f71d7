"""A screen reader's side of AT-SPI, over the real bus: starts the stand and takes a number by it.

Runs in a session bus and a display of its own (see test_at_spi.py), with the home as argument.
Prints what each screen says, as JSON: a list of [screen, [[role, name, description], ...]].
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

DEADLINE_S = 60
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
WAY = ["Sentuh layar untuk mulai", "Ambil nomor antrean", "Paspor umrah atau haji", "Tidak"]
"""The controls that lead to a number, by what they are called."""


class Bus:
    """The accessibility bus of this session."""

    def __init__(self) -> None:
        asked = ["--session", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]
        self._address = strings(send(*asked))[0]

    def call(self, name: str, path: str, method: str, *values: str) -> str:
        return send(f"--bus={self._address}", f"--dest={name}", path, method, *values)

    def get(self, name: str, path: str, what: str) -> str:
        values = (f"string:{ACCESSIBLE}", f"string:{what}")
        return strings(self.call(name, path, "org.freedesktop.DBus.Properties.Get", *values))[0]

    def children(self, name: str, path: str) -> list[tuple[str, str]]:
        told = self.call(name, path, f"{ACCESSIBLE}.GetChildren")
        return re.findall(r'string "([^"]+)"\s+object path "([^"]+)"', told)


def send(*words: str) -> str:
    done = subprocess.run(
        ["dbus-send", "--print-reply", "--reply-timeout=10000", *words],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    return done.stdout


def strings(told: str) -> list[str]:
    return re.findall(r'string "([^"]*)"', told) or [""]


def tree(bus: Bus, name: str, path: str) -> Iterator[tuple[str, str, str, str]]:
    """Role, name, description and path of everything below."""
    for owner, child in bus.children(name, path):
        role = strings(bus.call(owner, child, f"{ACCESSIBLE}.GetRoleName"))[0]
        yield role, bus.get(owner, child, "Name"), bus.get(owner, child, "Description"), child
        yield from tree(bus, owner, child)


def press(bus: Bus, name: str, path: str) -> None:
    """The action "Press" of a control."""
    for index in range(4):
        told = bus.call(name, path, "org.a11y.atspi.Action.GetName", f"int32:{index}")
        if strings(told)[0].lower() == "press":
            bus.call(name, path, "org.a11y.atspi.Action.DoAction", f"int32:{index}")
            return


def main() -> None:
    bus = Bus()
    environ = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "KIOSK_HOME": sys.argv[1]}
    stand = subprocess.Popen([sys.executable, "-m", "kiosk", "run"], env=environ)
    try:
        app = until(lambda: bus.children("org.a11y.atspi.Registry", ROOT), "the stand on the bus")
        owner = app[0][0]
        seen = []
        for wanted in WAY:
            found = until(lambda wanted=wanted: at(bus, owner, wanted), f"“{wanted}”")
            seen.append([wanted, [row[:3] for row in tree(bus, owner, ROOT)]])
            press(bus, owner, found[0][3])
        until(lambda: at(bus, owner, "A, nol nol satu"), "the number")
        seen.append(["result", [row[:3] for row in tree(bus, owner, ROOT)]])
        print(json.dumps(seen, ensure_ascii=False))
    finally:
        stand.terminate()
        stand.wait(30)


def at(bus: Bus, owner: str, beginning: str) -> list[tuple[str, str, str, str]]:
    return [row for row in tree(bus, owner, ROOT) if row[1].startswith(beginning)]


def until(ask: Callable[[], list[Any]], what: str) -> list[Any]:
    """What is there as soon as something is."""
    deadline = time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        if found := ask():
            return found
        time.sleep(0.2)  # why: another process is asked over the bus
    raise SystemExit(f"{what}: not within {DEADLINE_S} s")


if __name__ == "__main__":
    main()
