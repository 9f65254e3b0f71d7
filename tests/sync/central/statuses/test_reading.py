"""Tables as offices make them, and files that are none."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kiosk.errors import BadInput
from sync.central.statuses import reading
from sync.central.statuses.reading import read

HEAD = "reference,birth_date,stage,changed_at,office"
CELLS = {
    "reference": "X1234567",
    "birth_date": "1960-05-03",
    "stage": "ready",
    "changed_at": "2026-11-20",
    "office": "Kantor Contoh",
}
LINE = ",".join(CELLS.values())


def lines(folder: Path, content: str | bytes, name: str = "s.csv") -> list[tuple[int, Any]]:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(file))


def refused(folder: Path, content: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        lines(folder, content)
    return caught.value.text("en")


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{LINE}\n",
        f"\ufeff{HEAD}\r\n{LINE}\r\n",
        f"{HEAD}\n{LINE}\n".replace(",", ";"),
        f"{HEAD}\n{LINE}\n".replace(",", "\t"),
        f"sep=;\r\n{HEAD}\r\n{LINE}".replace(",", ";"),
        f"\n\n{HEAD.upper()}\n{LINE}",
        f'{HEAD}\n"X1234567","1960-05-03","ready","2026-11-20","Kantor Contoh"\n',
        f" {HEAD.replace(',', ' , ')}\r{LINE}\r",
        f"{HEAD}\n{LINE}\n".encode("utf-16"),
    ],
)
def test_csv_as_programs_write_it(tmp_path: Path, content: str | bytes) -> None:
    assert [cells for _, cells in lines(tmp_path, content)] == [CELLS]


def test_columns_may_stand_anywhere_and_others_are_ignored(tmp_path: Path) -> None:
    names = ["nama", *reversed(CELLS), "nik"]
    values = ["BUDI CONTOH", *reversed(CELLS.values()), "0"]
    content = ";".join(names) + "\n" + ";".join(values)
    assert lines(tmp_path, content) == [(2, CELLS)]


def test_an_old_spreadsheets_letters_are_read(tmp_path: Path) -> None:
    content = f"{HEAD}\n{LINE}".replace("Kantor Contoh", "Kantor Café").encode("cp1252")
    assert lines(tmp_path, content)[0][1]["office"] == "Kantor Café"


def test_lines_keep_their_numbers_whatever_is_between(tmp_path: Path) -> None:
    content = f'{HEAD}\n\n{LINE}\n,,,,\n"X99{LINE}\nX1\n{LINE}\n'
    found = lines(tmp_path, content)
    assert [number for number, _ in found] == [3, 5, 6, 7]
    assert set(found[1][1].values()) == {None}, "a quote that isn't closed spoils its own line only"
    assert found[2][1] == {**dict.fromkeys(CELLS), "reference": "X1"}
    assert found[3][1] == CELLS


def test_xlsx_with_real_dates_and_blank_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None], list(CELLS), [None, None],
        ["X1234567", datetime(1960, 5, 3), "ready", date(2026, 11, 20), "Kantor Contoh"],
        [1234567, "=TODAY()", "ready", datetime(2026, 11, 20, 9, 41), "Kantor Contoh"],
    ]  # fmt: skip
    found = lines(tmp_path, workbook(rows), "s.xlsx")
    assert [number for number, _ in found] == [4, 5]
    assert found[0][1]["birth_date"] == datetime(1960, 5, 3)
    assert found[1][1]["reference"] == 1234567
    assert found[1][1]["birth_date"] == "=TODAY()", "a formula comes as what it is, not its result"


def test_xlsx_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    made = workbook([list(CELLS), list(CELLS.values())])
    assert lines(tmp_path, made, "s.csv") == [(2, CELLS)]


def test_rows_beyond_the_size_a_file_claims_are_read(tmp_path: Path) -> None:
    made = workbook([list(CELLS), *[list(CELLS.values())] * 3])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "xl/worksheets/sheet1.xml":
                assert b'ref="A1:E4"' in data
                data = data.replace(b'ref="A1:E4"', b'ref="A1:E2"')
            new.writestr(member, data)
    assert len(lines(tmp_path, out.getvalue())) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "heading"),
        (b"\n\n\n", "heading"),
        ("reference,birth_date\nX1234567,1960-05-03", "stage, changed_at, office"),
        (f"{HEAD},office\n{LINE},x", "look at: office"),
        (b"\x00\x01\x02\x03" * 99, "neither CSV nor XLSX"),
        (b"\xff\xfe\x00", "neither CSV nor XLSX"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"\x89PNG\r\n\x1a\n" + b"\x90\x81" * 50, "neither|heading"),
    ],
)
def test_a_file_that_is_no_table_is_refused(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert any(part in refused(tmp_path, content) for part in said.split("|"))


def test_a_spoilt_xlsx_is_refused_wherever_it_is_spoilt(tmp_path: Path) -> None:
    whole = workbook([list(CELLS), *[list(CELLS.values())] * 50])
    rng = random.Random(5)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(150):
        spoilt = bytearray(whole)
        for _ in range(rng.randrange(1, 40)):
            spoilt[rng.randrange(4, len(spoilt))] = rng.randrange(256)
        try:
            lines(tmp_path, bytes(spoilt[: rng.randrange(100, len(spoilt) + 1)]))
            outcomes["read"] += 1
        except BadInput:
            outcomes["refused"] += 1
    assert outcomes["refused"] > 100


def test_a_picture_in_a_zip_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("gambar.png", b"\x89PNG")
    assert "damaged" in refused(tmp_path, out.getvalue())


def test_what_unpacks_to_more_than_fits_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_UNPACKED", 10_000)
    made = workbook([list(CELLS), *[list(CELLS.values())] * 500])
    assert "too large" in refused(tmp_path, made)
    monkeypatch.setattr(reading, "MAX_FILE", 100)
    assert "too large" in refused(tmp_path, f"{HEAD}\n{LINE}\n{LINE}")


def test_a_table_of_a_hundred_thousand_lines_is_read_whole(tmp_path: Path) -> None:
    found = lines(tmp_path, HEAD + "\n" + f"{LINE}\n" * 100_000)
    assert (len(found), found[-1]) == (100_000, (100_001, CELLS))


def test_a_file_that_isnt_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="gone"):
        list(read(tmp_path / "gone.csv"))
