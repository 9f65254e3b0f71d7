"""What a stand reports: periods, services, bursts, what was left out, how many must be asked."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput, NotAllowed, NotFound
from kiosk.facts import SurveyAnswered
from kiosk.survey import waiting
from kiosk.survey.bursts import MOST_PER_HOUR, Burst, Exclusion, bursts
from kiosk.survey.index import UNSUR
from kiosk.survey.report import Period, parsed_hour
from tests.kiosk.survey.forms import Answers, answered
from tests.kiosk.survey.test_index import MAIN
from tests.support.stands import OFFICE, UMRAH, SetClock, make_home, wib

NOV_24 = date(2026, 11, 24)
EVERYTHING = Period()


def submit(kiosk: Kiosk, key: str, answers: Answers | None = None, service: str = "") -> None:
    kiosk.survey.submit(
        "skm", answers or answered(), service=service, by="citizen", request_key=key
    )


def serve(kiosk: Kiosk, key: str, service: str = UMRAH) -> None:
    kiosk.issue(service, "umum", key)
    called = kiosk.call_next("1")
    assert called is not None
    kiosk.done(called.number)


@pytest.mark.parametrize("settled", [False, True])
def test_from_touch_to_the_worked_figures(kiosk: Kiosk, settled: bool) -> None:
    for n, scores in enumerate(MAIN["responses"]):
        submit(kiosk, f"k{n}", {"dilayani": "di_sini", **dict(zip(UNSUR, scores, strict=True))})
    submit(kiosk, "half", {"dilayani": "di_sini", "waktu": 1, "usia": "u40_49"})
    submit(kiosk, "far", answered(1) | {"dilayani": "kantor_imigrasi"})
    kiosk.survey.rate_stand(1, "face")
    if settled:
        kiosk.survey.settle()
    report = kiosk.survey.report(EVERYTHING)
    found = report.index
    assert (found.n, found.n_partial, str(found.ikm), found.grade) == (20, 1, "79.72", "B")
    assert [str(unsur.nrr) for unsur in found.unsur] == [
        row["nrr"] for row in MAIN["expected"]["per_unsur"].values()
    ]
    assert report.n_elsewhere == 1
    assert (found.population, found.sample_needed) == (None, 384)


def test_days_are_local_and_both_ends_are_in_it(kiosk: Kiosk, clock: SetClock) -> None:
    moments = ("2026-11-23 23:59", "2026-11-24 00:00", "2026-11-25 23:59", "2026-11-26 00:00")
    for score, moment in enumerate(moments, start=1):
        clock.set_wall(wib(moment))
        for n in range(5):
            submit(kiosk, f"{moment} {n}", answered(score))
    kiosk.survey.settle()

    def figures(first: int | None, last: int | None) -> tuple[int, str]:
        ends = [None if day is None else date(2026, 11, day) for day in (first, last)]
        period = Period(*ends)
        found = kiosk.survey.report(period).index
        return found.n, str(found.ikm)

    assert figures(24, 25) == (10, "62.50")
    assert figures(None, 23) == (5, "25.00")
    assert figures(26, None) == (5, "100.00")
    assert figures(None, None) == (20, "62.50")
    assert figures(27, 27) == (0, "None")
    with pytest.raises(BadInput):
        figures(25, 24)


def test_a_day_with_few_answers_is_not_shown(kiosk: Kiosk) -> None:
    today = Period(NOV_24, NOV_24)
    for n in range(4):
        submit(kiosk, f"u{n}", answered(1))
    for period in (today, EVERYTHING):
        few = kiosk.survey.report(period).index
        assert (few.n, few.suppressed, few.ikm, few.grade) == (4, True, None, None)
    submit(kiosk, "u4", answered(1))
    assert str(kiosk.survey.report(today).index.ikm) == "25.00"


def test_a_service_with_few_answers_is_not_shown(kiosk: Kiosk) -> None:
    for n in range(4):
        submit(kiosk, f"u{n}", answered(4), UMRAH)
    submit(kiosk, "i", answered(1), "informasi")
    few = kiosk.survey.report(EVERYTHING, UMRAH).index
    assert (few.n, few.suppressed, few.ikm) == (4, True, None)
    submit(kiosk, "u4", answered(4), UMRAH)
    enough = kiosk.survey.report(EVERYTHING, UMRAH).index
    assert (enough.n, enough.suppressed, str(enough.ikm)) == (5, False, "100.00")
    assert str(kiosk.survey.report(EVERYTHING).index.ikm) == "87.50"
    with pytest.raises(NotFound):
        kiosk.survey.report(EVERYTHING, "paspor_bulan")


@pytest.mark.parametrize("settled", [False, True])
def test_a_service_that_the_content_no_longer_has_keeps_its_answers(
    kiosk: Kiosk, settled: bool
) -> None:
    fact = SurveyAnswered("skm", "1", "2026-11-24T09", answered(3), service="layanan_lama")
    for n in range(5):
        kiosk.store.write(partial(waiting.put, request_key=f"before-{n}", fact=fact))
    if settled:
        kiosk.survey.settle()
    found = kiosk.survey.report(EVERYTHING, "layanan_lama").index
    assert (found.n, str(found.ikm)) == (5, "75.00")


def test_the_sample_is_of_those_served_in_the_period_before(kiosk: Kiosk, clock: SetClock) -> None:
    for day, people in ((22, 1), (23, 5), (24, 2)):
        clock.set_wall(wib(f"2026-11-{day} 09:00"))
        for n in range(people):
            serve(kiosk, f"{day}-{n}", UMRAH if n else "informasi")
    kiosk.issue(UMRAH, "umum", "still waits")
    for n in range(5):
        submit(kiosk, f"s{n}")

    def population(first: date | None, service: str = "") -> int | None:
        return kiosk.survey.report(Period(first, NOV_24), service).index.population

    assert population(NOV_24) == 5
    assert population(NOV_24, UMRAH) == 4
    assert population(date(2026, 11, 23)) == 1
    assert population(None) == 8
    assert population(date(2026, 11, 22)) is None
    report = kiosk.survey.report(Period(NOV_24, NOV_24)).index
    assert (report.n, report.sample_needed, report.sufficient) == (5, 5, True)
    given = kiosk.survey.report(Period(NOV_24, NOV_24), population=100).index
    assert (given.population, given.sample_needed, given.sufficient) == (100, 80, False)


def test_a_burst_is_flagged_and_counts(kiosk: Kiosk, clock: SetClock) -> None:
    for n in range(MOST_PER_HOUR):
        submit(kiosk, f"a{n}", answered(3))
    assert kiosk.survey.report(EVERYTHING).bursts == ()
    submit(kiosk, "one more", answered(3))
    clock.forward(hours=1)
    for n in range(30):
        submit(kiosk, f"b{n}", answered(4), UMRAH if n % 2 else "informasi")
    kiosk.survey.settle()
    flagged = (Burst("2026-11-24T09", 21, False), Burst("2026-11-24T10", 30, False))
    report = kiosk.survey.report(EVERYTHING)
    assert (report.bursts, report.index.n) == (flagged, 51)
    # Of one service there are fifteen, but it is the stand that is watched.
    assert kiosk.survey.report(EVERYTHING, UMRAH).bursts == flagged


def test_staff_leave_a_burst_out_and_say_why(kiosk: Kiosk, clock: SetClock) -> None:
    for n in range(25):
        submit(kiosk, f"b{n}", answered(4))
    clock.forward(hours=2)
    for n in range(5):
        submit(kiosk, f"honest {n}", answered(2))
    assert str(kiosk.survey.report(EVERYTHING).index.ikm) == "91.67"
    reason = "Anak-anak menekan terus, telepon 0812 3456 7890"
    assert kiosk.survey.exclude("2026-11-24 09:00", "2026-11-24T09", reason) == 25
    kiosk.survey.settle()
    report = kiosk.survey.report(EVERYTHING)
    assert (report.index.n, str(report.index.ikm), report.n_excluded) == (5, "50.00", 25)
    assert report.bursts == (Burst("2026-11-24T09", 25, True),)
    said = "Anak-anak menekan terus, telepon [disamarkan]"
    assert report.exclusions == (Exclusion("2026-11-24T09", "2026-11-24T09", said),)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-11-24T09", "2026-11-24T10"),  # an honest answer lies in it
        ("2026-11-24T10", "2026-11-24T10"),
        ("2026-11-23T00", "2026-11-23T23"),  # nobody answered
    ],
)
def test_what_is_no_burst_cannot_be_left_out(
    kiosk: Kiosk, clock: SetClock, since: str, until: str
) -> None:
    for n in range(25):
        submit(kiosk, f"b{n}")
    clock.forward(hours=1)
    submit(kiosk, "honest", answered(1))
    with pytest.raises(NotAllowed):
        kiosk.survey.exclude(since, until, "angka jelek")
    assert kiosk.survey.report(EVERYTHING).exclusions == ()


def test_several_bursts_in_a_row_can_be_left_out_at_once(kiosk: Kiosk, clock: SetClock) -> None:
    for hour in range(2):
        for n in range(21):
            submit(kiosk, f"{hour}-{n}")
        clock.forward(hours=2)
    assert kiosk.survey.exclude("2026-11-24T08", "2026-11-24T12", "uji coba") == 42


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201])
def test_a_reason_is_needed(kiosk: Kiosk, reason: str) -> None:
    with pytest.raises(BadInput):
        kiosk.survey.exclude("2026-11-24T09", "2026-11-24T09", reason)


@pytest.mark.parametrize(
    "text", ["", "2026-11-24", "20261124", "2026-11-24T09:30", "2026-11-24T25", "jam 9",
             "2026-11-24T09+07:00"],
)  # fmt: skip
def test_what_is_no_hour(text: str) -> None:
    with pytest.raises(BadInput):
        parsed_hour(text)


def test_an_hour_is_read_in_several_ways() -> None:
    for text in ("2026-11-24T09", "2026-11-24 09", "2026-11-24T09:00"):
        assert parsed_hour(text) == "2026-11-24T09"


def test_the_range_has_to_run_forward(kiosk: Kiosk) -> None:
    with pytest.raises(BadInput):
        kiosk.survey.exclude("2026-11-24T10", "2026-11-24T09", "uji")


def test_bursts_are_counted_hour_by_hour() -> None:
    hours = ["2026-11-24T10"] * 21 + ["2026-11-24T09"] * 20 + ["2026-11-25T10"] * 22
    left_out = [Exclusion("2026-11-25T00", "2026-11-25T10", "uji")]
    assert bursts(hours, left_out) == (
        Burst("2026-11-24T10", 21, False),
        Burst("2026-11-25T10", 22, True),
    )


def test_the_place_chooses_the_wording_and_each_answer_says_so(
    tmp_path: Path, clock: SetClock
) -> None:
    place = OFFICE + '[survey.wording]\nbiaya = "wajar"\nwaktu = "pendek"\n'
    kiosk = Kiosk.open(make_home(tmp_path, place, clock), clock)
    asked = kiosk.survey.form().question("biaya")
    assert asked is not None
    assert asked.options[0].text.id == "Tidak wajar"
    assert kiosk.survey.unknown_wordings() == ("waktu = pendek",)
    kiosk.close()
