from __future__ import annotations

from pathlib import Path

import pytest

from sync.agent.watch import ROUTES, LinkWatch

HEAD = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
LOCAL = "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
BY_CABLE = "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
BY_MODEM = "ppp0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n"
V6 = f"{'0' * 32} 00 {'0' * 32} 00 fe80{'0' * 27}1 00000400 00000001 00000000 00000003 eth0\n"
V6_LO = f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} ffffffff 00000001 00000000 00200200 lo\n"


@pytest.fixture
def routes(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "route", tmp_path / "ipv6_route"
    old.write_text(HEAD + LOCAL)
    new.write_text(V6_LO)
    return old, new


def test_a_default_route_that_appears_is_noticed_once(routes: tuple[Path, Path]) -> None:
    watch = LinkWatch(routes)
    assert not watch.came_up()
    routes[0].write_text(HEAD + LOCAL + BY_CABLE)
    assert watch.came_up()
    assert not watch.came_up()


def test_another_way_out_is_noticed_and_the_end_of_one_isnt(routes: tuple[Path, Path]) -> None:
    routes[0].write_text(HEAD + LOCAL + BY_CABLE)
    watch = LinkWatch(routes)
    routes[0].write_text(HEAD + LOCAL + BY_CABLE + BY_MODEM)
    assert watch.came_up()
    routes[0].write_text(HEAD + LOCAL + BY_CABLE)
    assert not watch.came_up()


def test_a_way_out_by_ipv6_alone_counts(routes: tuple[Path, Path]) -> None:
    watch = LinkWatch(routes)
    routes[1].write_text(V6 + V6_LO)
    assert watch.came_up()


def test_without_these_files_nothing_is_said(tmp_path: Path) -> None:
    watch = LinkWatch((tmp_path / "no", tmp_path / "none"))
    assert not watch.came_up()


def test_this_machines_own_tables_can_be_read() -> None:
    assert not LinkWatch(ROUTES).came_up()
