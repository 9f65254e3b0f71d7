"""Notices that a network has come up, from the kernel's routing tables."""

from __future__ import annotations

from pathlib import Path

ROUTES = (Path("/proc/net/route"), Path("/proc/net/ipv6_route"))
_UP = 0x1
_NOWHERE = "00000000000000000000000000000000"


class LinkWatch:
    """Reads two small files of the kernel; cheap enough for every few seconds."""

    def __init__(self, routes: tuple[Path, Path] = ROUTES) -> None:
        self._files = routes
        self._last = self._ways_out()

    def came_up(self) -> bool:
        """True once after a default route appeared or changed since the last question."""
        now = self._ways_out()
        new = now - self._last
        self._last = now
        return bool(new)

    def _ways_out(self) -> frozenset[tuple[str, ...]]:
        old, new = self._files
        found = set()
        for row in _rows(old)[1:]:
            # Iface Destination Gateway Flags ... Mask
            if len(row) >= 8 and row[1] == row[7] == "00000000" and int(row[3], 16) & _UP:
                found.add((row[0], row[2]))
        for row in _rows(new):
            # destination, its prefix length, source, its length, next hop ... flags, device
            if len(row) >= 10 and row[0] == _NOWHERE and row[1] == "00" and row[9] != "lo":
                found.add((row[9], row[4]))
        return frozenset(found)


def _rows(path: Path) -> list[list[str]]:
    try:
        return [line.split() for line in path.read_text(encoding="ascii").splitlines()]
    except OSError:
        return []
