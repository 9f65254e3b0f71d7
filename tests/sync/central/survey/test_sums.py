"""Facts arrive, sums follow: whatever comes first, however often it is sent."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from kiosk import facts
from sync.central import admin
from sync.central.database import open_engine, reading_from, writing
from sync.central.models import Entry, table
from sync.central.survey import building, details, figures
from sync.central.survey.figures import Cell
from sync.central.survey.period import days, month
from sync.central.survey.tables import (
    QueueEvent,
    StandRating,
    SurveyAnswer,
    SurveyBuilt,
    SurveyDay,
    SurveyExclusion,
    SurveyProfileDay,
)
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.survey.conftest import NINE, Sender, answered, made_up, scores

NOVEMBER = month("2026-11")
DERIVED = (SurveyAnswer, SurveyDay, SurveyProfileDay, StandRating, QueueEvent, SurveyExclusion)


def whole(central: Central, place: str, period: Any = NOVEMBER) -> Cell:
    with reading_from(central.db_url) as tx:
        return figures.whole(tx, place, period)


def sums(central: Central, place: str) -> tuple[int, int, list[int]]:
    with reading_from(central.db_url) as tx:
        found = figures.sums_of(tx, place, NOVEMBER)
    return found.n, found.n_partial, [found.scores[name] for name in NINE]


def rows(db_url: str) -> dict[str, list[tuple[Any, ...]]]:
    with reading_from(db_url) as tx:
        return {
            model.__tablename__: sorted(map(tuple, tx.execute(select(*table(model).c)).all()))
            for model in DERIVED
        }


def test_only_questionnaires_with_all_nine_make_the_index(
    central: Central, place: str, sent: Sender
) -> None:
    skipped = scores(4)
    del skipped["biaya"]
    sent(
        answered(scores(1, 2, 3, 4, 1, 2, 3, 4, 1)),
        answered(scores(4, 3, 2, 1, 4, 3, 2, 1, 4)),
        answered(skipped),
        answered({}),
        facts.StandRated(hour="2026-11-24T09", score=1),
    )
    assert sums(central, place) == (2, 2, [5, 5, 5, 5, 5, 5, 5, 5, 5])


def test_the_worked_example(central: Central, place: str, sent: Sender) -> None:
    # 20 questionnaires whose sums are those of the example in common use: IKM 79.72, B.
    wanted = (66, 63, 55, 62, 66, 68, 71, 61, 62)
    columns = []
    for total in wanted:
        column = [3] * 20
        for at in range(abs(total - 60)):
            column[at] += 1 if total > 60 else -1
        columns.append(column)
    sent(*(answered(scores(*values)) for values in zip(*columns, strict=True)))
    cell = whole(central, place)
    assert cell.skm is not None
    assert (cell.n, str(cell.skm.ikm), cell.skm.grade) == (20, "79.72", "B")
    by_id = {row.id: (str(row.nrr), str(row.ikm), row.grade) for row in cell.skm.unsur}
    assert by_id["waktu"] == ("2.7500", "68.75", "C")
    assert by_id["perilaku"] == ("3.5500", "88.75", "A")
    with reading_from(central.db_url) as tx:
        (november,) = figures.by_month(tx, place, NOVEMBER)
        assert november.skm is not None
        assert november.skm.ikm == cell.skm.ikm


def test_who_was_served_at_the_immigration_office_rates_that_office(
    central: Central, place: str, sent: Sender
) -> None:
    elsewhere = scores(1) | {"dilayani": "kantor_imigrasi", "jenis_kelamin": "p"}
    sent(
        *[answered(scores(4) | {"jenis_kelamin": "l"})] * 6,
        *[answered(elsewhere)] * 5,
    )
    cell = whole(central, place)
    assert cell.skm is not None
    assert (cell.n, str(cell.skm.ikm)) == (6, "100.00")
    with reading_from(central.db_url) as tx:
        office = figures.of_the_office(tx, place, NOVEMBER)
        assert details.profile(tx, place, NOVEMBER) == {"jenis_kelamin": {"l": 6}}
    assert office.skm is not None
    assert (office.n, str(office.skm.ikm)) == (5, "25.00")


@pytest.mark.parametrize("exclusion_first", [True, False])
def test_a_stand_leaves_hours_out_whichever_arrives_first(
    central: Central, place: str, sent: Sender, exclusion_first: bool
) -> None:
    out = facts.SurveyExcluded(
        form="skm", since="2026-11-24T09", until="2026-11-24T10", reason="uji coba"
    )
    burst = [answered(scores(4), f"2026-11-24T{hour}") for hour in ("09", "10")]
    calm = [answered(scores(2), f"2026-11-24T{hour}") for hour in ("08", "11")]
    stand = sent(out) if exclusion_first else sent(*burst)
    sent(*calm, *(burst if exclusion_first else [out]), to=stand)
    assert sums(central, place) == (2, 0, [4] * 9)
    other = sent(*burst)  # another stand's answers of the same hours stay
    assert other.stream != stand.stream
    assert sums(central, place)[0] == 4


def test_sending_again_changes_nothing(central: Central, place: str, sent: Sender) -> None:
    stand = sent(*[answered(scores(3))] * 7)
    before = sums(central, place)
    stand.push()
    assert sums(central, place) == before == (7, 0, [21] * 9)


def test_a_restored_stand_is_the_same_stand(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    old = sent(*[answered(scores(3))] * 6)
    new = stands(central, enrolled=False)
    new.enrol_after(old, "restore")
    new.resend(old.journal[:2])  # of which central knows both already
    new.push(1, 2)
    sent(*[answered(scores(4))] * 6, to=new)
    with reading_from(central.db_url) as tx:
        cells = figures.by_stand(tx, place, NOVEMBER)
    assert [(cell.key, cell.n) for cell in cells] == [(old.stream, 12)]
    # Its staff leave out hours that the old stream sent.
    sent(
        facts.SurveyExcluded(form="skm", since="2026-11-24T09", until="2026-11-24T09", reason="x"),
        to=new,
    )
    assert sums(central, place)[0] == 0


@pytest.mark.parametrize(
    "bad",
    [
        answered(scores(4) | {"waktu": 5}),
        answered(scores(4) | {"waktu": 0}),
        answered(scores(4) | {"waktu": "cepat"}),
        answered(scores(4), "2026-11-24T24"),
        answered(scores(4), "kemarin"),
        answered(scores(4) | {"saran": "a" * 5_000}),
        answered(scores(4) | {"saran": "a\0b"}),
        answered(scores(4), service="x" * 65),
        facts.StandRated(hour="2026-11-24T09", score=5),
        facts.SurveyExcluded(form="skm", since="x", until="y", reason="z"),
    ],
)
def test_what_no_stand_would_write_is_kept_aside(
    central: Central, place: str, stands: Stands, bad: facts.Fact
) -> None:
    stand = stands(central)
    stand.write(answered(scores(2)))
    stand.write(bad)
    stand.write(answered(scores(2)))
    reply = stand.push()
    assert reply.ack.seq == 3
    assert [(row.seq, row.code) for row in reply.rejected] == [(2, "bad-payload")]
    assert sums(central, place) == (2, 0, [4] * 9)


def test_an_entry_out_of_quarantine_counts(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    stand = sent(answered(scores(2)))
    # As an older release would have done with a kind that it doesn't know.
    with writing(central.db_url) as tx:
        key = {"stream": stand.stream, "seq": 1}
        where = [table(Entry).c[name] == value for name, value in key.items()]
        tx.execute(update(Entry).where(*where).values(state="quarantined"))
        tx.execute(
            insert(table_of_quarantine()).values(
                **key, code="unknown-kind", detail="", quarantined_at=1
            )
        )
        tx.execute(delete(SurveyAnswer).where(SurveyAnswer.stream == stand.stream))
        tx.execute(delete(SurveyDay).where(SurveyDay.stand == stand.stream))
    assert sums(central, place)[0] == 0
    assert admin.replay(central.db_url) >= 1
    assert sums(central, place) == (1, 0, [2] * 9)


def table_of_quarantine() -> Any:
    from sync.central.models import Quarantine

    return table(Quarantine)


def test_building_anew_gives_the_same_tables(own_central: Central, rng: random.Random) -> None:
    made = Stands("desa-bangun", rng)
    for number in range(3):
        stand = made(own_central)
        for _ in range(60):
            stand.write(made_up(rng, "2026-10"))
        ticket = stand.ticket()
        stand.write(facts.TicketCalled(seq=ticket.seq, desk="1"))
        stand.write(facts.TicketServed(seq=ticket.seq, desk="1"))
        stand.write(facts.StandRated(hour="2026-10-02T09", score=number + 1))
        stand.write(
            facts.SurveyExcluded(
                form="skm", since="2026-10-05T00", until="2026-10-08T23", reason="uji"
            )
        )
        stand.push()
        stand.close()
    before = rows(own_central.db_url)
    assert all(before.values())
    own_central.kill()
    with writing(own_central.db_url) as tx:
        for model in (SurveyBuilt, SurveyAnswer, SurveyDay, QueueEvent):
            tx.execute(delete(model))
    own_central.start()  # as after an upgrade: the server fills them before it serves
    assert rows(own_central.db_url) == before
    engine = open_engine(own_central.db_url)
    assert building.build_if_needed(engine) is False
    engine.dispose()


def test_population_is_who_was_served_in_the_month_before(
    central: Central, place: str, stands: Stands
) -> None:
    stand = stands(central)
    october = 1_792_031_400_000  # 2026-10-15 in the morning, in Seluma too
    for number in range(60):
        ticket = stand.ticket()
        stand.at = october + number * 60_000
        stand.write(facts.TicketCalled(seq=ticket.seq, desk="1"))
        stand.write(facts.TicketServed(seq=ticket.seq, desk="1"))
        stand.write(facts.TicketServed(seq=ticket.seq, desk="2"))  # finished twice, served once
    for _ in range(5):
        stand.write(answered(scores(3)))
    stand.push()
    cell = whole(central, place)
    assert cell.skm is not None
    assert (cell.population, cell.skm.sample_needed, cell.skm.sufficient) == (60, 52, False)
    assert whole(central, place, month("2026-10")).population is None
    with reading_from(central.db_url) as tx:
        assert figures.served(tx, place, days("2026-10-15", "2026-10-15")) == 60
        assert figures.served(tx, place, days("2026-10-16", "2026-10-31")) is None


def test_a_ticket_finished_again_counts_when_it_was_finished_first(
    central: Central, place: str, stands: Stands
) -> None:
    stand = stands(central)
    october, november = 1_792_031_400_000, 1_794_709_800_000
    for moments in ((october, november), (november, october)):  # and a clock that was set back
        ticket = stand.ticket()
        for moment in moments:
            stand.at = moment
            stand.write(facts.TicketServed(seq=ticket.seq, desk="1"))
    stand.push(1, 3)
    stand.push(4)
    with reading_from(central.db_url) as tx:
        assert figures.served(tx, place, month("2026-10")) == 2
        assert figures.served(tx, place, NOVEMBER) is None
