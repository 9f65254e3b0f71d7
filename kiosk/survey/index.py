"""The satisfaction index (IKM) of nine elements ("unsur"), after PermenPAN-RB 14/2017.

Everything here is computed in whole numbers and fractions. A figure is rounded once, half up,
to two decimals, and only then graded: the regulation leaves open what 64.995 is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.schema import Text

UNSUR = (
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
"""The nine elements in the questionnaire's order. Regulation and forms disagree on the numbers
of the last two, so they are known by id, and by number only on paper."""

GATE, ELSEWHERE = "dilayani", "kantor_imigrasi"
"""The question where somebody was served, and the answer of those who weren't served here: such
a questionnaire is about the immigration office, so the place's own index leaves it out."""

LOWEST, HIGHEST = 1, 4
"""The scores of an answer."""

SMALLEST_CELL = 5
"""A part of the answers (a service, an age) smaller than this says too much about its people."""

Grade = Literal["A", "B", "C", "D"]

GRADES: Mapping[Grade, tuple[Decimal, Text]] = {
    "A": (Decimal("88.31"), Text("Sangat Baik", "Very good")),
    "B": (Decimal("76.61"), Text("Baik", "Good")),
    "C": (Decimal("65.00"), Text("Kurang Baik", "Fair")),
    "D": (Decimal("25.00"), Text("Tidak Baik", "Poor")),
}
"""Each grade with the lowest IKM that earns it, and what it is called."""

_EXACT = Fraction(1, len(UNSUR))
_ROUNDED_WEIGHTS = ("0.111", "0.11")
_TO_HUNDRED = 25
_CHI_SQUARE = Fraction("3.841")  # one degree of freedom, 95 %
_VARIANCE = Fraction(1, 4)  # P (1 - P) at P = 0.5, the largest
_ERROR_SQUARED = Fraction("0.0025")  # of 5 %


class UnsurIndex(Struct, frozen=True):
    """One element: its mean score (four decimals) and the same times 25. None: not known."""

    id: str
    nrr: Decimal | None
    ikm: Decimal | None
    grade: Grade | None


class SecondFigure(Struct, frozen=True):
    """The IKM as it comes out with a rounded weight; some offices print that one.

    `grade` is None below 25, where the regulation has none.
    """

    weight: str
    label: Text
    ikm: Decimal
    grade: Grade | None


class SkmIndex(Struct, frozen=True):
    """The index of some answers.

    `n` questionnaires with all nine elements answered count; `n_partial` others don't.
    `population`: how many people were served, None where unknown; `sample_needed` is then
    what no population exceeds. `ikm` is None without answers, and where `suppressed`.
    """

    n: int
    n_partial: int
    unsur: tuple[UnsurIndex, ...]
    ikm: Decimal | None
    grade: Grade | None
    sample_needed: int
    sufficient: bool
    weight: str = "1/9"
    second: tuple[SecondFigure, ...] = ()
    population: int | None = None
    suppressed: bool = False


def index(rows: Iterable[Mapping[str, int | None]], population: int | None = None) -> SkmIndex:
    """The index of questionnaires: a score for each element's id; None or missing is skipped.

    Raises:
        ValueError: a score that isn't 1, 2, 3 or 4.
    """
    totals = dict.fromkeys(UNSUR, 0)
    n = partial = 0
    for row in rows:
        scores = [(id, score) for id in UNSUR if (score := row.get(id)) is not None]
        for id, score in scores:
            if type(score) is not int or not LOWEST <= score <= HIGHEST:
                raise ValueError(f"{id}: {score!r} is not a score from {LOWEST} to {HIGHEST}")
        if len(scores) < len(UNSUR):
            partial += 1
            continue
        n += 1
        for id, score in scores:
            totals[id] += score
    return index_of_totals(totals, n, partial, population)


def index_of_totals(
    totals: Mapping[str, int], n: int, n_partial: int, population: int | None = None
) -> SkmIndex:
    """The index from each element's sum of scores over the `n` complete questionnaires.

    Raises:
        ValueError: totals that `n` questionnaires can't have.
    """
    for id in UNSUR:
        if not LOWEST * n <= totals[id] <= HIGHEST * n:
            raise ValueError(f"{id}: {n} answers can't sum up to {totals[id]}")
    needed = sample_size(population)
    answered = n > 0
    ikm = _ikm(totals, n, _EXACT) if answered else None
    return SkmIndex(
        n=n,
        n_partial=n_partial,
        unsur=tuple(_unsur(id, totals[id], n) for id in UNSUR),
        ikm=ikm,
        grade=grade(ikm) if ikm is not None else None,
        sample_needed=needed,
        sufficient=answered and n >= needed,
        second=tuple(_second(totals, n, weight) for weight in _ROUNDED_WEIGHTS if answered),
        population=population,
    )


def as_cell(whole: SkmIndex) -> SkmIndex:
    """The same as a part of a breakdown: without its figures where too few people answered."""
    if whole.n >= SMALLEST_CELL:
        return whole
    return replace(
        whole,
        unsur=tuple(UnsurIndex(id, None, None, None) for id in UNSUR),
        ikm=None,
        grade=None,
        second=(),
        suppressed=True,
    )


def grade(ikm: Decimal) -> Grade | None:
    """The grade of an IKM that is rounded to two decimals; None below 25."""
    return next((letter for letter, (least, _) in GRADES.items() if ikm >= least), None)


def sample_size(population: int | None) -> int:
    """How many answers stand for `population` people, after Krejcie & Morgan (1970).

    To the nearest whole; for an unknown population the limit that none exceeds.

    Raises:
        ValueError: a population below 1.
    """
    if population is None:
        return _nearest(_CHI_SQUARE * _VARIANCE / _ERROR_SQUARED)
    if population < 1:
        raise ValueError(f"a population of {population} can't be asked")
    spread = _CHI_SQUARE * _VARIANCE
    return _nearest(spread * population / (_ERROR_SQUARED * (population - 1) + spread))


def half_up(value: Fraction, places: int) -> Decimal:
    """`value`, not below zero, rounded half up to that many decimals."""
    return Decimal(_nearest(value * 10**places)).scaleb(-places)


def _nearest(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def _unsur(id: str, total: int, n: int) -> UnsurIndex:
    if n == 0:
        return UnsurIndex(id, None, None, None)
    mean = Fraction(total, n)
    ikm = half_up(mean * _TO_HUNDRED, 2)
    return UnsurIndex(id, half_up(mean, 4), ikm, grade(ikm))


def _ikm(totals: Mapping[str, int], n: int, weight: Fraction) -> Decimal:
    return half_up(sum(Fraction(totals[id], n) * weight for id in UNSUR) * Fraction(_TO_HUNDRED), 2)


def _second(totals: Mapping[str, int], n: int, weight: str) -> SecondFigure:
    ikm = _ikm(totals, n, Fraction(weight))
    label = Text(f"bobot {weight.replace('.', ',')} (dibulatkan)", f"weight {weight} (rounded)")
    return SecondFigure(weight, label, ikm, grade(ikm))
