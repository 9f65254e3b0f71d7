"""Tables of other systems: however they were exported, or a line that says what is wrong."""

from __future__ import annotations

import csv
import io

import pytest

from kiosk.errors import BadInput
from kiosk.survey.index import UNSUR, index
from kiosk.survey.sheet import read_answers
from tests.kiosk.survey.test_index import MAIN


def exported(separator: str = ",", bom: bool = False, newline: str = "\r\n") -> bytes:
    """The worked example as a spreadsheet writes it, with columns that nobody asked for."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=separator, lineterminator=newline)
    table.writerow(["Tanggal", *reversed(UNSUR), "Saran"])
    for scores in MAIN["responses"]:
        table.writerow(["24/11/2026", *reversed(scores), f"baik{separator}\nsekali"])
    return (("\ufeff" if bom else "") + out.getvalue()).encode()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_worked_example_comes_back(separator: str, bom: bool, newline: str) -> None:
    rows = read_answers(exported(separator, bom, newline), "skm.csv")
    assert len(rows) == 20
    assert str(index(rows).ikm) == "79.72"


def head(*more: str) -> str:
    return ";".join([*UNSUR, *more]) + "\n"


def cells(text: str) -> dict[str, int | None]:
    (row,) = read_answers((head() + text).encode(), "skm.csv")
    return row


def test_an_empty_cell_is_not_answered() -> None:
    row = cells("4; ;3;;1;2;3;4;4")
    assert list(row.values()) == [4, None, 3, None, 1, 2, 3, 4, 4]
    assert list(cells("4;4;4").values()) == [4, 4, 4] + [None] * 6


def test_a_column_with_gaps_holds_fractions() -> None:
    assert list(cells("4.0;3,0;2.00;1;4;4;4;4;4").values()) == [4, 3, 2, 1, 4, 4, 4, 4, 4]


def test_empty_rows_are_no_people() -> None:
    data = head("nama") + ";;;;;;;;;\n\n" + "4;4;4;4;4;4;4;4;4;\n" + ";;;;;;;;;B\n"
    rows = read_answers(data.encode(), "skm.csv")
    found = index(rows)
    assert (found.n, found.n_partial) == (1, 1)


def test_titles_may_be_written_large() -> None:
    data = ",".join(id.upper() + " " for id in UNSUR) + "\n" + ",".join("2" * 9)
    assert index(read_answers(data.encode(), "skm.csv")).n == 1


@pytest.mark.parametrize("cell", ["0", "5", "-1", "3.5", "baik", "1e0", "٣", "4 4", "40"])
def test_what_is_no_score_is_named_with_its_line(cell: str) -> None:
    data = head() + "4;4;4;4;4;4;4;4;4\n" + f"4;4;{cell};4;4;4;4;4;4\n"
    with pytest.raises(BadInput, match=r"skm\.csv, line 3: waktu") as said:
        read_answers(data.encode(), "skm.csv")
    assert "baris 3" in said.value.text("id")
    assert said.value.exit_code == 2


def test_what_a_terminal_would_obey_is_not_repeated() -> None:
    with pytest.raises(BadInput, match=r"persyaratan: “\?\[2J\?”"):
        cells("\x1b[2J\0;4;4;4;4;4;4;4;4")


def test_the_line_is_the_file_s_own_where_a_cell_has_several() -> None:
    data = head("saran") + '4;4;4;4;4;4;4;4;4;"satu\ndua"\n9;4;4;4;4;4;4;4;4;\n'
    with pytest.raises(BadInput, match="line 4: persyaratan"):
        read_answers(data.encode(), "skm.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"nama,umur\nbudi,30\n",
        head().replace("waktu", "jam").encode(),
        head("waktu").encode(),
        head().encode("utf-16-le"),
    ],
)
def test_what_is_no_such_table(data: bytes) -> None:
    with pytest.raises(BadInput, match="line 1"):
        read_answers(data, "skm.csv")


@pytest.mark.parametrize("data", [b"", b"\n", "\ufeff \r\n".encode()])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(BadInput, match="line 1: this file is empty") as said:
        read_answers(data, "skm.csv")
    assert said.value.text("id") == "skm.csv, baris 1: berkas ini kosong."


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_has_to_be_saved_as_csv_first(start: bytes) -> None:
    with pytest.raises(BadInput, match="save it as CSV") as said:
        read_answers(start + bytes(100), "skm.xlsx")
    assert "simpan dulu sebagai CSV" in said.value.text("id")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_unicode_text_of_a_spreadsheet_is_read(encoding: str) -> None:
    text = exported("\t").decode()
    data = (text if encoding == "utf-16" else "\ufeff" + text).encode(encoding)
    assert str(index(read_answers(data, "skm.txt")).ikm) == "79.72"


def test_a_quote_that_never_ends() -> None:
    with pytest.raises(BadInput, match="line"):
        read_answers((head("saran") + '4;4;4;4;4;4;4;4;4;"belum').encode(), "skm.csv")
