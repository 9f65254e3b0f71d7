from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from kiosk import facts
from sync.central.survey.form import GATE, SKM
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand

NINE = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana_prasarana",
    "pengaduan",
)
AGES = ("di_bawah_20", "u20_29", "u30_39", "u40_49", "u50_59", "u60_lebih")
SCHOOLS = ("sampai_sd", "smp", "sma", "d1_d3", "d4_s1", "s2_s3")
WORK = ("petani", "nelayan", "irt", "pelajar", "pns_tni_polri", "swasta_lainnya")
SERVICES = ("paspor_umrah_haji", "paspor_baru_dewasa", "ganti_habis_dewasa")
WORDS = ("kursi", "ruang tunggu", "antrean", "petugas", "loket", "formulir", "toilet", "parkir")


def scores(*values: int) -> dict[str, Any]:
    """Answers to the nine, in the form's order; one value stands for all of them."""
    return dict(zip(NINE, values * 9 if len(values) == 1 else values, strict=True))


def answered(
    answers: dict[str, Any], hour: str = "2026-11-24T09", **changed: Any
) -> facts.SurveyAnswered:
    given = {GATE: "di_sini", **answers}
    fact = facts.SurveyAnswered(form=SKM, version="1", hour=hour, answers=given)
    return facts.SurveyAnswered(
        **{name: getattr(fact, name) for name in fact.__struct_fields__} | changed
    )


def made_up(rng: random.Random, month: str) -> facts.SurveyAnswered:
    """A questionnaire as people fill them in: most of it answered, good rather than bad."""
    answers: dict[str, Any] = {GATE: "di_sini"}
    bias = {name: number % 4 for number, name in enumerate(NINE)}
    for name in NINE:
        if rng.random() > 0.01:
            weights = [1, 2 + bias[name], 9, 7 - bias[name]]
            answers[name] = rng.choices((1, 2, 3, 4), weights)[0]
    for question, options in (
        ("jenis_kelamin", ("l", "p")),
        ("usia", AGES),
        ("pendidikan", SCHOOLS),
        ("pekerjaan", WORK),
        ("disabilitas", ("ya", "tidak", "tidak", "tidak", "tidak")),
    ):
        if rng.random() < 0.8:
            answers[question] = rng.choice(options)
    if rng.random() < 0.15:
        answers["saran"] = f"Tolong perbaiki {rng.choice(WORDS)} dan {rng.choice(WORDS)}."
    return facts.SurveyAnswered(
        form=SKM,
        version="1",
        hour=f"{month}-{rng.randint(1, 28):02d}T{rng.choice((8, 9, 10, 11, 13, 14)):02d}",
        answers=answers,
        service=rng.choice(SERVICES),
        wording={"biaya": "wajar"},
        by="citizen" if rng.random() < 0.9 else "staff",
    )


Sender = Callable[..., Stand]


@pytest.fixture
def sent(central: Central, stands: Stands) -> Sender:
    """Call it with facts: a stand of the test's place that has sent them."""

    def send(*written: facts.Fact, to: Stand | None = None) -> Stand:
        stand = to or stands(central)
        first = stand.send(stand.request()).ack.seq + 1
        for fact in written:
            stand.write(fact)
        for start in range(first, len(stand.journal) + 1, 500):
            last = min(start + 499, len(stand.journal))
            reply = stand.push(start, last)
            assert reply.ack == stand.position(last)
            assert reply.rejected == ()
        return stand

    return send
