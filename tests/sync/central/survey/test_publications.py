"""The report, the poster and the tables: read back from their bytes."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from kiosk import facts
from kiosk.errors import BadInput, NotFound
from sync.central.survey import acts, publishing
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand
from tests.sync.central.survey.conftest import NINE, Sender, answered, made_up, scores

A4 = (595, 842)


def pages(pdf: bytes) -> list[str]:
    """The words of each page, in one line each."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            assert tuple(map(round, document.get_page_size(number))) == A4
        found = [
            document[number].get_textpage().get_text_bounded() for number in range(len(document))
        ]
    finally:
        document.close()
    return [" ".join(text.split()) for text in found]


def page_with(found: list[str], heading: str) -> str:
    (one,) = [text for text in found if heading in text]
    return one


def report(central: Central, place: str, month: str = "2026-11") -> bytes:
    return publishing.monthly_report(central.db_url, place, month)


def queue_of_twelve(stand: Stand) -> None:
    """On 12 November: 8 served, 2 who didn't come, 2 who took their ticket back."""
    for number in range(12):
        ticket = stand.ticket(day="2026-11-12")
        stand.at = 1_794_448_800_000 + number * 60_000  # 09.00 WIB and on
        if number < 8:
            stand.write(facts.TicketCalled(seq=ticket.seq, desk="1"))
            stand.write(facts.TicketServed(seq=ticket.seq, desk="1"))
        elif number < 10:
            stand.write(facts.TicketNoShow(seq=ticket.seq, desk="1"))
        else:
            stand.write(facts.TicketCancelled(seq=ticket.seq, by="citizen"))


def full_month(central: Central, place: str, stands: Stands, sent: Sender) -> list[str]:
    """The report's pages for a month in which everything happened."""
    stand = stands(central)
    queue_of_twelve(stand)
    given = scores(4, 3, 3, 2, 3, 3, 4, 1, 3) | {"jenis_kelamin": "p", "saran": "Tambah kursi <i>"}
    sent(
        *[answered(given, service="paspor_baru_dewasa", wording={"biaya": "wajar"})] * 8,
        *[answered(scores(4), "2026-11-10T09")] * 21,
        *[facts.StandRated(hour="2026-11-10T09", score=3)] * 6,
        *[answered(scores(4), "2026-10-03T09")] * 9,
        to=stand,
    )
    hour = "2026-11-10T09"
    acts.exclude(central.db_url, stand.stream.hex(), hour, hour, "titipan & <b>", "Petugas Contoh")
    acts.name_unit(central.db_url, place, "Kantor Desa Contoh")
    return pages(report(central, place))


def test_the_report_gives_the_index(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    found = full_month(central, place, stands, sent)
    cover = found[0]
    assert "Survei Kepuasan Masyarakat Kantor Desa Contoh November 2026" in cover
    assert "72,22" in cover  # 25 x 26 / 9
    assert "8 jawaban lengkap, sampel belum mencukupi (diperlukan 384)" in cover
    assert "Sarana dan prasarana 25,00 D" in cover
    index = page_with(found, "2. Indeks")
    assert "IKM 72,22, mutu C (Kurang Baik). Turun 27,78 dari bulan sebelumnya." in index
    assert "“wajar” pada 8 jawaban" in index
    assert "IKM bulan sebelumnya 100,00 A" in index
    unsur = page_with(found, "3. Sembilan unsur")
    assert "Persyaratan 4,0000 100,00 A (Sangat Baik)" in unsur
    assert "9 Sarana dan prasarana 1,0000 25,00 D (Tidak Baik)" in unsur
    plan = page_with(found, "4. Rencana tindak lanjut")
    assert "Sarana dan prasarana" in plan
    assert "Biaya/tarif" in plan
    trend = page_with(found, "5. Perkembangan")
    assert "Oktober 2026 9 100,00 A November 2026 8 72,22 C" in trend


def test_the_report_says_what_stands_beside_the_index(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    found = full_month(central, place, stands, sent)
    text = " ".join(found)
    assert "Perempuan 8" in text
    assert "10-11-2026 pukul 09.00–09.59 21 tidak dihitung" in text
    assert "titipan & <b>" in text
    assert "Petugas Contoh, " in text
    assert "Baik 6" in text
    queue = page_with(found, "9. Antrean pada bulan ini")
    for said in ("Nomor diambil 12", "Selesai dilayani 8", "tidak datang 2", "Dibatalkan 2"):
        assert said in queue
    last = found[-1]
    assert "8 saran, menurut abjad" in last
    assert "1 Tambah kursi <i> (8 kali)" in last
    assert f"Halaman {len(found)} dari {len(found)}" in last
    assert "Halaman" not in found[0]


def test_the_same_figures_give_the_same_bytes_also_elsewhere(
    central: Central, place: str, sent: Sender, tmp_path: Path
) -> None:
    sent(*[answered(scores(3) | {"saran": "Tambah kursi"})] * 6)
    for made in (
        report(central, place),
        publishing.export(central.db_url, place, "2026-11", "poster"),
    ):
        assert made.startswith(b"%PDF-")
    command = [sys.executable, "-m", "kiosk", "central"]
    where = ["--db", central.db_url, "--place", place, "--month", "2026-11"]
    out = tmp_path / "laporan.pdf"
    subprocess.run([*command, "report", *where, "--out", str(out)], check=True, timeout=60)
    assert out.read_bytes() == report(central, place)
    poster = subprocess.run(
        [*command, "survey", "export", *where, "--format", "poster"],
        check=True,
        capture_output=True,
        timeout=60,
    ).stdout
    assert poster == publishing.export(central.db_url, place, "2026-11", "poster")


def test_every_typeface_is_embedded(central: Central, place: str, sent: Sender) -> None:
    sent(*[answered(scores(3) | {"saran": "Tambah kursi"})] * 6)
    for pdf in (
        report(central, place),
        publishing.export(central.db_url, place, "2026-11", "poster"),
    ):
        fonts = pdf.count(b"/Type /Font\n") + pdf.count(b"/Type /Font ")
        assert fonts > 0
        assert pdf.count(b"/FontFile2") == fonts
        assert b"Helvetica" not in pdf


@pytest.mark.parametrize("n", [0, 1])
def test_a_month_with_nothing_to_show(
    central: Central, place: str, stands: Stands, sent: Sender, n: int
) -> None:
    stand = stands(central)
    if n:
        sent(answered(scores(1) | {"jenis_kelamin": "p"}), to=stand)
    said = "Baru 1 jawaban lengkap." if n else "Belum ada jawaban lengkap pada bulan ini."
    found = pages(report(central, place))
    poster = pages(publishing.export(central.db_url, place, "2026-11", "poster"))
    assert len(poster) == 1
    for text in (found[0], page_with(found, "2. Indeks"), page_with(found, "7. Profil"), poster[0]):
        assert said in text
    assert "25,00 D" not in " ".join([*found, *poster])
    assert "Perempuan" not in " ".join([*found, *poster])
    assert "Tidak ada saran yang ditulis pada bulan ini." in found[-1]
    assert "Tidak ada nomor antrean yang diambil pada bulan ini." in " ".join(found)
    table = publishing.export(central.db_url, place, "2026-11", "csv").decode("utf-8-sig")
    unit = next(csv.DictReader(io.StringIO(table)))
    assert (unit["n"], unit["suppressed"], unit["ikm"]) == (str(n), "yes", "")


def test_a_thousand_suggestions_and_words_without_an_end(
    central: Central, place: str, sent: Sender
) -> None:
    endless = "w" * 299
    sent(
        answered(scores(3) | {"saran": endless}),
        answered(scores(3) | {"saran": "Terima kasih \U0001f600 banyak"}),
        *(answered(scores(3) | {"saran": f"Usul ke-{n} & <b>"}) for n in range(1_000)),
    )
    acts.name_unit(central.db_url, place, "K" * 80)
    found = pages(report(central, place))
    assert "KKKK" in found[0]
    text = " ".join(found)
    assert all(f"Usul ke-{n} & <b>" in text for n in range(1_000))
    assert "Terima kasih ? banyak" in text
    assert text.replace(" ", "").replace("￾", "").count(endless) == 1
    assert len(pages(publishing.export(central.db_url, place, "2026-11", "poster"))) == 1


def test_the_poster(central: Central, place: str, sent: Sender) -> None:
    sent(
        *[answered(scores(4) | {"jenis_kelamin": "p", "pendidikan": "smp"})] * 6,
        *[answered(scores(4) | {"jenis_kelamin": "l"})] * 4,
    )
    acts.name_unit(central.db_url, place, "Kantor Desa Contoh")
    (page,) = pages(publishing.export(central.db_url, place, "2026-11", "poster"))
    for said in (
        "Kantor Desa Contoh November 2026",
        "100,00",
        "Mutu A – Sangat Baik",
        "10 responden",
        "Laki-laki < 5",
        "Perempuan 6",
        "SMP atau sederajat 6",
        "Terima kasih atas penilaian Anda.",
    ):
        assert said in page, said


def test_the_tables_for_other_programs(central: Central, place: str, sent: Sender) -> None:
    sent(
        *[answered(scores(4, 3, 3, 3, 3, 3, 3, 3, 2), service="paspor_umrah_haji")] * 6,
        answered(scores(2), service="=1+1"),
        *[answered({"saran": "=HYPERLINK(1)"})] * 2,
    )
    acts.name_unit(central.db_url, place, "=2+3")
    raw = publishing.export(central.db_url, place, "2026-11", "csv")
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    unit = table[0]
    assert (unit["level"], unit["id"], unit["name"]) == ("unit", place, "'=2+3")
    # (6 x 27 + 18) x 25 / 63
    assert (unit["n"], unit["n_partial"], unit["ikm"], unit["grade"]) == ("7", "2", "71.43", "C")
    assert unit["nrr_persyaratan"] == "3.7143"  # 26 / 7
    assert [name for name in unit if name.startswith("nrr_")] == [f"nrr_{name}" for name in NINE]
    services = {row["id"]: row for row in table if row["level"] == "service"}
    # One answer of another service would follow by subtraction, so this one is withheld too.
    assert services["paspor_umrah_haji"]["suppressed"] == "yes"
    assert services["'=1+1"]["n"] == ""
    book = load_workbook(io.BytesIO(publishing.export(central.db_url, place, "2026-11", "xlsx")))
    head, first, *_ = book["Ringkasan"].iter_rows(values_only=True)
    told = dict(zip(head, first, strict=True))
    assert (told["name"], told["n"], told["ikm"]) == ("=2+3", 7, 71.43)
    assert book["Saran"]["A2"].data_type == "s"
    assert (book["Saran"]["A2"].value, book["Saran"]["B2"].value) == ("=HYPERLINK(1)", 2)
    assert [row[0] for row in book["Unsur"].iter_rows(min_row=2, values_only=True)] == list(NINE)


def test_what_can_t_be_published_is_said(central: Central, place: str, sent: Sender) -> None:
    sent(answered(scores(3)))
    with pytest.raises(BadInput):
        publishing.export(central.db_url, place, "2026-11", "doc")
    with pytest.raises(BadInput):
        report(central, place, "2026-13")
    with pytest.raises(NotFound):
        report(central, "tidak-ada")


def test_months_of_real_looking_answers_fill_every_part(
    central: Central, place: str, sent: Sender, rng: object
) -> None:
    import random

    assert isinstance(rng, random.Random)
    for name in ("2026-09", "2026-10", "2026-11"):
        sent(*(made_up(rng, name) for _ in range(60)))
    found = pages(report(central, place))
    text = " ".join(found)
    for number in range(1, 11):
        assert f"{number}. " in text
    assert "tidak ditampilkan" not in page_with(found, "6. Menurut layanan")
