"""What the report makes of names that no longer are, and of clocks that were set."""

from __future__ import annotations

import csv
import io
import re

from kiosk import facts
from sync.central.survey import publishing
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.survey.conftest import Sender, answered, scores
from tests.sync.central.survey.test_publications import page_with, pages, report


def test_what_this_release_has_no_name_for_is_shown_by_its_id(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    """Content changes; what was answered, and which numbers were taken, stays."""
    stand = stands(central)
    for _ in range(3):
        stand.ticket(day="2026-11-12", service="layanan_lama")
    given = scores(3) | {"lama_tinggal": "u5_tahun", "usia": "u17_19"}
    sent(*[answered(given, service="layanan_lama")] * 7, to=stand)
    found = pages(report(central, place))
    assert "layanan_lama 7 75,00 C" in page_with(found, "6. Menurut layanan dan anjungan")
    assert "layanan_lama 3" in page_with(found, "Nomor menurut layanan")
    text = " ".join(found)
    assert "lama_tinggal Responden u5_tahun 7 Tidak diisi 0" in text
    assert "u17_19 7" in text
    made = publishing.export(central.db_url, place, "2026-11", "csv").decode("utf-8-sig")
    (row,) = [row for row in csv.DictReader(io.StringIO(made)) if row["level"] == "service"]
    assert (row["id"], row["name"], row["n"]) == ("layanan_lama", "layanan_lama", "7")


def test_a_wait_across_a_clock_that_was_set_is_no_wait(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    stand = stands(central)
    taken = 1_794_448_800_000  # 09.00 WIB on 12 November
    for called in (taken + 10 * 60_000, taken + 90_000_000, taken - 3_600_000):
        stand.at = taken
        ticket = stand.ticket(day="2026-11-12")
        stand.at = called
        stand.write(facts.TicketCalled(seq=ticket.seq, desk="1"))
    sent(answered(scores(4)), to=stand)
    queue = page_with(pages(report(central, place)), "9. Antrean pada bulan ini")
    # Up to a minute and a half passes before each fact.
    assert re.search(r"Waktu tunggu, nilai tengah (9|10|11) menit", queue)
    assert "paling lama" not in queue


def test_a_short_table_is_never_parted_between_two_pages(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    three = [stands(central) for _ in range(3)]
    for stand in three:
        sent(*[answered(scores(3), service=f"layanan_{n:02d}") for n in range(18)] * 5, to=stand)
    for more in range(18, 27):  # the end of the services moves down the page, and over it
        sent(*[answered(scores(3), service=f"layanan_{more:02d}")] * 5, to=three[0])
        found = pages(report(central, place))
        table = page_with(found, "Anjungan Jawaban IKM Mutu")
        assert table.count("75,00 C", table.index("Anjungan Jawaban")) == 3, more
