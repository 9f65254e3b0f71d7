"""What may stand in a cell, and that nobody's data is repeated where it may not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sync.central.statuses.cells import CellFault, StatusRow, read_row

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NOW_MS = round(NOW.timestamp() * 1000)
GOOD = {
    "reference": "X1234567",
    "birth_date": "1960-05-03",
    "stage": "ready",
    "changed_at": "2026-11-20",
    "office": "Kantor Imigrasi Contoh",
}


def row(**changed: Any) -> StatusRow:
    return read_row({**GOOD, **changed}, NOW_MS)


def fault(**changed: Any) -> CellFault:
    with pytest.raises(CellFault) as caught:
        row(**changed)
    return caught.value


def utc(*when: int) -> int:
    return round(datetime(*when, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type,misc]


def test_a_good_row() -> None:
    assert row() == StatusRow(
        "X1234567", date(1960, 5, 3), 5, utc(2026, 11, 19, 17), "Kantor Imigrasi Contoh"
    )


@pytest.mark.parametrize(
    "written",
    [
        "1960-05-03", "1960-5-3", "03-05-1960", "3/5/1960", "03.05.1960", "3 Mei 1960",
        "03 MEI 1960", " 1960-05-03 ", "1960-05-03 00:00:00", "1960-05-03T00:00",
        date(1960, 5, 3), datetime(1960, 5, 3),
    ],
)  # fmt: skip
def test_days_as_people_and_spreadsheets_write_them(written: object) -> None:
    assert row(birth_date=written).birth_date == date(1960, 5, 3)


@pytest.mark.parametrize("name", ["Agustus", "agu", "AGT", "Ags.", "agustus"])
def test_names_of_months_may_be_short(name: str) -> None:
    assert row(birth_date=f"17 {name} 1945").birth_date == date(1945, 8, 17)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-20", (2026, 11, 19, 17)),
        ("20-11-2026", (2026, 11, 19, 17)),
        ("20 November 2026", (2026, 11, 19, 17)),
        ("2026-11-20 09:41", (2026, 11, 20, 2, 41)),
        ("2026-11-20T09:41:30", (2026, 11, 20, 2, 41, 30)),
        ("2026-11-20T02:41Z", (2026, 11, 20, 2, 41)),
        ("20/11/2026 09.41", (2026, 11, 20, 2, 41)),
        ("20/11/2026, 9:41:05", (2026, 11, 20, 2, 41, 5)),
        ("20 OKTOBER 2026 pukul 09.41 WIB", (2026, 10, 20, 2, 41)),
        (datetime(2026, 11, 20, 9, 41), (2026, 11, 20, 2, 41)),
        (date(2026, 11, 20), (2026, 11, 19, 17)),
    ],
)
def test_moments_are_in_the_offices_time(written: object, moment: tuple[int, ...]) -> None:
    assert row(changed_at=written).changed_at == utc(*moment)


def test_a_reference_may_be_a_number_as_long_as_a_spreadsheet_keeps_it() -> None:
    assert row(reference=123456789012345).reference == "123456789012345"
    assert row(reference=1234567.0).reference == "1234567"
    assert "text" in fault(reference=1234567890123456).en
    assert "text" in fault(reference="1,23457E+15").en
    assert "text" in fault(reference="1.23457e15").en


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("reference", None), ("reference", ""), ("reference", "A-1"), ("reference", True),
        ("reference", 1.5), ("reference", '=HYPERLINK("http://x","1234")'),
        ("birth_date", None), ("birth_date", "31-02-1960"), ("birth_date", "03-05-60"),
        ("birth_date", "2026-11-25"), ("birth_date", "1899-12-31"), ("birth_date", 22039),
        ("birth_date", "05/13/1960"), ("birth_date", "3 Meu 1960"), ("birth_date", "=TODAY()"),
        ("stage", "flying"), ("stage", ""), ("stage", 5),
        ("changed_at", "2026-11-26"), ("changed_at", "1999-12-31"), ("changed_at", "kemarin"),
        ("changed_at", "20/11/2026 25.00"), ("changed_at", "20/11/2026 pagi"),
        ("office", None), ("office", "12345"), ("office", "a" * 81), ("office", "A\x07B"),
        ("office", "+cmd|' /C calc'!A0"), ("office", False),
    ],
)  # fmt: skip
def test_what_cant_be_used_names_its_column_and_not_its_content(column: str, cell: object) -> None:
    found = fault(**{column: cell})
    assert found.column == column
    assert found.id
    assert found.en
    assert found.id != found.en
    if isinstance(cell, str) and len(cell) > 4:
        assert cell not in found.id + found.en + str(found)


def test_the_day_is_the_offices_not_londons() -> None:
    midnight = round(datetime(2026, 11, 24, 17, 30, tzinfo=UTC).timestamp() * 1000)
    born = read_row({**GOOD, "birth_date": "2026-11-25"}, midnight).birth_date
    assert born == date(2026, 11, 25)
