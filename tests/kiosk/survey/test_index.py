"""The index against worked figures, against the closed form, and at its edges."""

import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.survey.index import (
    GRADES,
    SMALLEST_CELL,
    UNSUR,
    SkmIndex,
    as_cell,
    grade,
    index,
    index_of_totals,
    sample_size,
)

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "survey" / "skm_vector.json").read_text("utf-8")
)
MAIN = VECTORS["main"]

KREJCIE_MORGAN = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52,
    65: 56, 70: 59, 75: 63, 80: 66, 85: 70, 90: 73, 95: 76, 100: 80, 110: 86, 120: 92, 130: 97,
    140: 103, 150: 108, 160: 113, 170: 118, 180: 123, 190: 127, 200: 132, 210: 136, 220: 140,
    230: 144, 240: 148, 250: 152, 260: 155, 270: 159, 280: 162, 290: 165, 300: 169, 320: 175,
    340: 181, 360: 186, 380: 191, 400: 196, 420: 201, 440: 205, 460: 210, 480: 214, 500: 217,
    550: 226, 600: 234, 650: 242, 700: 248, 750: 254, 800: 260, 850: 265, 900: 269, 950: 274,
    1_000: 278, 1_100: 285, 1_200: 291, 1_300: 297, 1_400: 302, 1_500: 306, 1_600: 310,
    1_700: 313, 1_800: 317, 1_900: 320, 2_000: 322, 2_200: 327, 2_400: 331, 2_600: 335,
    2_800: 338, 3_000: 341, 3_500: 346, 4_000: 351, 4_500: 354, 5_000: 357, 6_000: 361,
    7_000: 364, 8_000: 367, 9_000: 368, 10_000: 370, 15_000: 375, 20_000: 377, 30_000: 379,
    40_000: 380, 50_000: 381, 75_000: 382, 1_000_000: 384,
}  # fmt: skip
"""The whole table as it was published in 1970."""


def rows_of(responses: list[list[int]]) -> list[dict[str, int | None]]:
    return [dict(zip(UNSUR, scores, strict=True)) for scores in responses]


def second(found: SkmIndex, weight: str) -> tuple[str, str | None]:
    figure = next(figure for figure in found.second if figure.weight == weight)
    return str(figure.ikm), figure.grade


def test_the_worked_example() -> None:
    found = index(rows_of(MAIN["responses"]), population=100)
    wanted = MAIN["expected"]
    assert (found.n, found.n_partial, found.weight) == (20, 0, "1/9")
    assert (str(found.ikm), found.grade) == ("79.72", "B")
    assert second(found, "0.111") == ("79.64", "B")
    assert second(found, "0.11") == ("78.93", "B")
    assert (found.sample_needed, found.sufficient) == (80, False)
    per_unsur = wanted["per_unsur"].values()
    assert [str(unsur.nrr) for unsur in found.unsur] == [row["nrr"] for row in per_unsur]
    assert [str(unsur.ikm) for unsur in found.unsur] == [row["nilai_konversi"] for row in per_unsur]
    assert [unsur.grade for unsur in found.unsur] == [row["mutu"] for row in per_unsur]
    assert tuple(VECTORS["unsur_ids"]) == UNSUR == tuple(unsur.id for unsur in found.unsur)


def test_totals_and_rows_give_the_same() -> None:
    sums = [row["sum"] for row in MAIN["expected"]["per_unsur"].values()]
    totals = dict(zip(UNSUR, sums, strict=True))
    assert index_of_totals(totals, 20, 0, 100) == index(rows_of(MAIN["responses"]), 100)


@pytest.mark.parametrize("name", ["all_fours", "all_ones"])
def test_the_ends_of_the_scale(name: str) -> None:
    case = VECTORS[name]
    found = index(rows_of([case["sums"]]))
    wanted = case["expected"]
    assert (str(found.ikm), found.grade) == (wanted["ikm_exact_1_9"], wanted["mutu_exact"])
    for weight in ("0.111", "0.11"):
        figures = (wanted[f"ikm_bobot_{weight}"], wanted[f"mutu_bobot_{weight}"])
        assert second(found, weight) == figures


@pytest.mark.parametrize("case", VECTORS["boundaries"], ids=lambda case: case["ikm_unrounded"])
def test_the_grade_follows_the_rounded_figure(case: dict[str, str]) -> None:
    assert grade(Decimal(case["ikm_rounded_2dp_half_up"])) == case["mutu"]


@pytest.mark.parametrize(
    ("ikm", "letter"),
    [
        ("24.99", None), ("25.00", "D"), ("64.99", "D"), ("65.00", "C"), ("76.60", "C"),
        ("76.61", "B"), ("88.30", "B"), ("88.31", "A"), ("100.00", "A"),
    ],
)  # fmt: skip
def test_every_edge_of_a_grade(ikm: str, letter: str | None) -> None:
    assert grade(Decimal(ikm)) == letter


def test_it_is_rounded_half_up_and_once() -> None:
    for n, total, wanted, letter in (
        (500, 11_699, "64.99", "D"),
        (500, 11_700, "65.00", "C"),
        (2_000, 46_797, "65.00", "C"),  # 64.99583...: in the regulation's gap
        (2_000, 46_796, "64.99", "D"),  # 64.99444...
        (40, 1_001, "69.51", "C"),  # 69.51388...
        (200, 5_001, "69.46", "C"),  # 69.45833...
        (200, 4_689, "65.13", "C"),  # 65.125 exactly: half up, not to even
    ):
        found = index_of_totals(spread(n, total), n, 0)
        assert (str(found.ikm), found.grade) == (wanted, letter), (n, total)


def spread(n: int, total: int) -> dict[str, int]:
    """Totals of `n` questionnaires that sum up to `total`, as even as can be."""
    each, rest = divmod(total, len(UNSUR))
    return {id: each + (place < rest) for place, id in enumerate(UNSUR)}


def test_rounded_weights_can_change_the_grade() -> None:
    found = index_of_totals(spread(29, 957), 29, 0)  # 91.67 exactly weighted
    assert (str(found.ikm), found.grade) == ("91.67", "A")
    found = index_of_totals(spread(100, 2_760), 100, 0)
    assert (str(found.ikm), found.grade) == ("76.67", "B")
    assert second(found, "0.111") == ("76.59", "C")


@pytest.mark.parametrize(("population", "needed"), KREJCIE_MORGAN.items())
def test_the_published_sample_sizes(population: int, needed: int) -> None:
    assert sample_size(population) == needed


def test_the_sample_sizes_between_the_rows() -> None:
    """S = 3.841 N 0.25 / (0.0025 (N - 1) + 3.841 0.25), which is 3841 N / (10 N + 3831)."""
    for population in range(1, 20_001):
        over, under = 3_841 * population, 10 * population + 3_831
        needed = sample_size(population)
        # Nearest: at most half away, and a half that is met exactly goes up.
        assert -under < 2 * (needed * under - over) <= under, population


def test_the_sample_sizes_of_the_vectors() -> None:
    table = VECTORS["krejcie_morgan"]["table"]
    assert table == {str(population): KREJCIE_MORGAN[int(population)] for population in table}


def test_no_population_needs_more_than_an_unknown_one() -> None:
    assert sample_size(None) == 384 == sample_size(10**12)
    with pytest.raises(ValueError, match="population"):
        sample_size(0)


def test_a_questionnaire_counts_only_whole() -> None:
    whole: dict[str, int | None] = dict.fromkeys(UNSUR, 3)
    partial = whole | {"waktu": None}
    short: dict[str, int | None] = {"waktu": 1}
    found = index([whole, partial, short, {}], population=10)
    assert (found.n, found.n_partial, str(found.ikm)) == (1, 3, "75.00")


def test_without_answers_there_is_no_figure() -> None:
    found = index([])
    assert (found.n, found.ikm, found.grade, found.second, found.sufficient) == (
        0, None, None, (), False,
    )  # fmt: skip
    assert {unsur.ikm for unsur in found.unsur} == {None}


@pytest.mark.parametrize("score", [0, 5, -1, 2.0, "3", True])
def test_what_is_no_score_is_refused(score: Any) -> None:
    with pytest.raises(ValueError, match="waktu"):
        index([dict.fromkeys(UNSUR, 3) | {"waktu": score}])


def test_totals_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="sum up"):
        index_of_totals(dict.fromkeys(UNSUR, 21), 5, 0)


def test_a_small_part_is_not_shown() -> None:
    rows = rows_of([[4] * len(UNSUR)] * SMALLEST_CELL)
    assert as_cell(index(rows)) == index(rows)
    hidden = as_cell(index(rows[1:]))
    assert (hidden.n, hidden.suppressed) == (4, True)
    assert (hidden.ikm, hidden.grade, hidden.second) == (None, None, ())
    assert {(unsur.nrr, unsur.ikm, unsur.grade) for unsur in hidden.unsur} == {(None, None, None)}


RESPONSES = st.lists(
    st.lists(st.integers(1, 4), min_size=len(UNSUR), max_size=len(UNSUR)), min_size=1, max_size=60
)


@given(responses=RESPONSES, shuffled=st.randoms(use_true_random=False))
def test_properties(responses: list[list[int]], shuffled: Any) -> None:
    found = index(rows_of(responses))
    assert found.ikm is not None
    assert 25 <= found.ikm <= 100
    total = sum(map(sum, responses))
    # The closed form in decimal arithmetic, with more digits than can matter.
    closed = Decimal(25 * total) / Decimal(len(responses) * len(UNSUR))
    assert found.ikm == closed.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert found.grade is not None
    assert GRADES[found.grade][0] <= found.ikm
    mixed = [list(response) for response in responses]
    shuffled.shuffle(mixed)
    assert index(rows_of(mixed)) == found
    for response in mixed:
        shuffled.shuffle(response)
    assert index(rows_of(mixed)).ikm == found.ikm
