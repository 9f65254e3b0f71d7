"""From three stands' journals to the printed figures, beside an independent computation."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kiosk.app import Kiosk
from kiosk.facts import SurveyAnswered
from sync.agent.client import Client
from sync.agent.joining import enrol
from sync.agent.once import health_of
from sync.agent.round import Round
from sync.agent.stand import KioskPort
from sync.central import admin
from sync.central.survey import publishing
from sync.central.survey.period import month
from tests.support.stands import SetClock, make_home, wib
from tests.sync.central.conftest import Central
from tests.sync.central.survey.conftest import NINE, made_up
from tests.sync.central.survey.test_publications import page_with, pages

STANDS, ANSWERS = 3, 500
PLACE = "desa-uji-survei"
VILLAGE = f"""
[place]
id = "{PLACE}"
kind = "village"
name = "Kantor Desa Uji Survei"
regency = "Seluma"

[[desks]]
number = 1
name = "Loket 1"

[hours]
always_open = true
"""


class StandWithLink:
    """A real stand on its own disk, and the agent that sends what it wrote."""

    def __init__(self, folder: Path, central: Central) -> None:
        folder.mkdir()
        self.clock = SetClock(wib("2026-11-02 08:00"))
        self.kiosk = Kiosk.open(make_home(folder, VILLAGE, clock=self.clock), self.clock)
        self._client = Client(central.url)
        port = KioskPort(self.kiosk)
        self._round = Round(port, self.clock, lambda: health_of(self.kiosk))
        enrol(port, self._client, admin.make_enrol_code(central.db_url, PLACE).code)

    def answer(self, fact: SurveyAnswered) -> None:
        self.kiosk.survey.submit(
            fact.form,
            fact.answers,
            service=fact.service,
            by=fact.by,
            request_key=secrets.token_hex(16),
        )

    def sync(self) -> None:
        assert self._round.run(self._client).status.state == "ok"

    def close(self) -> None:
        self._client.close()
        self.kiosk.close()


@pytest.fixture
def linked(own_central: Central, tmp_path: Path) -> Iterator[list[StandWithLink]]:
    made: list[StandWithLink] = []
    for number in range(STANDS):
        made.append(StandWithLink(tmp_path / f"stand-{number}", own_central))
    yield made
    for stand in made:
        with closing(stand):
            pass


def filled_in(rng: random.Random, stands: list[StandWithLink]) -> pd.DataFrame:
    """Lets 500 people answer at the stands, a day at a time, and keeps what they said."""
    said: list[dict[str, Any]] = []
    for day in range(20):
        for number, stand in enumerate(stands):
            for _ in range(ANSWERS // (20 * STANDS) + (number < 1)):
                fact = made_up(rng, "2026-11")
                stand.clock.forward(seconds=rng.randint(60, 1_500))
                stand.answer(fact)
                said.append({"stand": number, "service": fact.service, **fact.answers})
            stand.kiosk.survey.settle()
            stand.clock.forward(days=1)
            stand.clock.set_wall(wib(f"2026-11-{day + 3:02d} 08:00"))
    return pd.DataFrame(said)


@pytest.mark.slow
def test_500_answers_at_three_stands(
    own_central: Central, linked: list[StandWithLink], rng: random.Random
) -> None:
    said = filled_in(rng, linked)
    assert len(said) == ANSWERS
    for stand in linked:
        stand.sync()
        stand.sync()  # and again: nothing counts twice

    complete = said.dropna(subset=list(NINE))
    ikm = complete[list(NINE)].to_numpy().mean() * 25
    nrr = complete[list(NINE)].mean()
    (unit,) = publishing.indices(own_central.db_url, PLACE, month("2026-11"), "unit")
    assert (unit["n"], unit["n_partial"]) == (len(complete), len(said) - len(complete))
    assert float(unit["ikm"]) == pytest.approx(ikm, abs=0.00501)
    for row in unit["unsur"]:
        assert float(row["nrr"]) == pytest.approx(nrr[row["id"]], abs=0.0000501)
    _parts_agree(own_central.db_url, complete)
    _printed(own_central.db_url, complete, said, f"{ikm:.2f}".replace(".", ","))


def _parts_agree(db_url: str, complete: pd.DataFrame) -> None:
    november = month("2026-11")
    for by in ("service", "stand"):
        expected = sorted(
            (len(part), round(float(part[list(NINE)].to_numpy().mean() * 25), 1))
            for _, part in complete.groupby(by)
        )
        cells = publishing.indices(db_url, PLACE, november, by)
        assert sorted((c["n"], round(float(c["ikm"]), 1)) for c in cells) == expected


def _printed(db_url: str, complete: pd.DataFrame, said: pd.DataFrame, ikm: str) -> None:
    found = pages(publishing.monthly_report(db_url, PLACE, "2026-11"))
    assert ikm in found[0]
    assert f"{len(complete)} jawaban lengkap" in found[0]
    unsur = page_with(found, "3. Sembilan unsur")
    for name in NINE:
        assert f"{complete[name].mean():.4f}".replace(".", ",") in unsur
    text = " ".join(found)
    women = int((complete["jenis_kelamin"] == "p").sum())
    farmers = int((complete["pekerjaan"] == "petani").sum())
    assert f"Perempuan {women}" in text
    assert f"Petani atau pekebun {farmers}" in text
    assert f"{int(said['saran'].notna().sum())} saran, menurut abjad" in text
    assert f"“baku” pada {len(complete)} jawaban" in text
    poster = pages(publishing.export(db_url, PLACE, "2026-11", "poster"))[0]
    assert ikm in poster
    assert f"Perempuan {women}" in poster
