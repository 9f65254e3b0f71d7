"""People ahead, as promised on the ticket, against whom the desk then really calls."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.app import Kiosk
from kiosk.errors import NotAllowed
from kiosk.facts import Lane
from tests.support.stands import OFFICE, UMRAH, SetClock, make_home, wib

LANES = st.lists(st.sampled_from(["umum", "prioritas"]), max_size=12)


@pytest.fixture(scope="module")
def stands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Kiosk]]:
    clock = SetClock(wib("2026-11-24 09:41"))
    made = {}
    for ratio in range(4):
        rule = f'\n[priority]\nrule = "ratio"\nratio = {ratio}\n' if ratio else ""
        folder = tmp_path_factory.mktemp(f"ratio-{ratio}")
        made[ratio] = Kiosk.open(make_home(folder, OFFICE + rule, clock), clock)
    yield made
    for kiosk in made.values():
        kiosk.close()


def call(kiosk: Kiosk) -> str | None:
    ticket = kiosk.call_next("1")
    if ticket is not None:
        kiosk.done(ticket.number)
    return ticket.number if ticket else None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ratio=st.integers(0, 3), before=LANES, calls=st.integers(0, 8), after=LANES)
def test_as_many_are_called_before_as_the_ticket_said(
    stands: dict[int, Kiosk], ratio: int, before: list[Lane], calls: int, after: list[Lane]
) -> None:
    kiosk = stands[ratio]
    count = 0
    for lane in before:
        count += 1
        kiosk.issue(UMRAH, lane, f"{len(kiosk.tickets())}-{count}")
    for _ in range(calls):
        call(kiosk)
    for lane in after:
        count += 1
        kiosk.issue(UMRAH, lane, f"{len(kiosk.tickets())}-{count}")
    waiting = [ticket for ticket in kiosk.tickets() if ticket.state == "waiting"]
    promised = {ticket.number: kiosk.wait_of(ticket)[0] for ticket in waiting}
    called = list(iter(lambda: call(kiosk), None))
    assert {number: place for place, number in enumerate(called)} == promised


def test_a_desk_is_one_desk_by_number_and_by_name(village: Kiosk) -> None:
    for n in range(3):
        village.issue(UMRAH, "umum", f"k{n}")
    called = village.call_next("Loket 1")
    assert called is not None
    assert called.desk == "1"
    with pytest.raises(NotAllowed):
        village.call_next(" 1 ")
