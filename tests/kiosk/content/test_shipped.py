"""The content that ships: complete, and its figures are those that were researched."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from kiosk.content import source
from kiosk.content.catalogue import Catalogue
from kiosk.content.fill import fill, unfilled
from kiosk.content.schema import Text
from kiosk.errors import NotFound
from tests.kiosk.content.sources import SHIPPED

TODAY = date(2026, 11, 24)

# Book and what comes on top, in rupiah, as PP 45/2024 adds up (worked out by hand).
TOTALS = {
    ("percepatan", "epaspor_10", "percepatan"): 1_950_000,
    ("percepatan", "epaspor_5", "percepatan"): 1_650_000,
    ("paspor_hilang", "epaspor_10", "beban_hilang"): 1_950_000,
    ("paspor_rusak", "epaspor_10", "beban_rusak"): 1_450_000,
    ("paspor_hilang", "epaspor_5", "beban_hilang"): 1_650_000,
    ("paspor_rusak", "epaspor_5", "beban_rusak"): 1_150_000,
    ("paspor_hilang", "epaspor_10", "beban_kahar"): 950_000,
}


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return source.read(SHIPPED)


def test_everything_is_there(shipped: Catalogue) -> None:
    assert len(shipped.services) == 22
    assert len(shipped.faq) == 40
    assert len(shipped.sources) == 41
    villages = [region.kind for region in shipped.regions]
    assert {kind: villages.count(kind) for kind in set(villages)} == {
        "kabupaten": 1, "kecamatan": 14, "kelurahan": 20, "desa": 182,
    }  # fmt: skip


def test_totals_add_up(shipped: Catalogue) -> None:
    computed = {
        (service.id, total.book.fee, total.extra.fee): total.rupiah
        for service in shipped.services
        for total in shipped.fee_totals(service, TODAY)
    }

    assert {key: computed.get(key) for key in TOTALS} == TOTALS


def test_books_cost_what_the_regulation_says(shipped: Catalogue) -> None:
    rows = shipped.fees_of(shipped.service("paspor_umrah_haji"), TODAY)

    assert [(row.fee, row.rupiah, row.since) for row in rows] == [
        ("epaspor_5", 650_000, date(2024, 12, 17)),
        ("epaspor_10", 950_000, date(2024, 12, 17)),
    ]
    assert rows[0].regulation is not None
    assert rows[0].regulation.title.id == "PP 45/2024"


def test_a_day_without_a_figure_is_unknown_and_not_free(shipped: Catalogue) -> None:
    rows = shipped.fees_of(shipped.service("paspor_umrah_haji"), date(2024, 12, 16))

    assert [(row.fee, row.rupiah, row.verified) for row in rows] == [
        ("epaspor_5", None, False),
        ("epaspor_10", None, False),
    ]


def test_a_charge_keeps_the_regulation_of_its_day(shipped: Catalogue) -> None:
    lost = shipped.service("paspor_hilang")
    cited = {
        day: row.regulation.id
        for day in (date(2024, 12, 16), date(2024, 12, 17))
        for row in shipped.fees_of(lost, day)
        if row.fee == "beban_hilang" and row.regulation
    }

    assert list(cited.values()) == ["pp28_2019", "pp45_2024"]


@pytest.mark.parametrize(
    ("service", "fee"),
    [
        ("paspor_cpmi", "paspor_pmi_pertama"),
        ("itk_perpanjangan", "itk_voa_30"),
        ("itk_perpanjangan", "itk_60"),
        ("itas_perpanjangan", "itas"),
        ("itap_perpanjangan", "itap"),
        ("daftar_abg_affidavit", "affidavit"),
    ],
)
def test_an_unverified_figure_is_never_shown(shipped: Catalogue, service: str, fee: str) -> None:
    rows = {row.fee: row for row in shipped.fees_of(shipped.service(service), TODAY)}

    assert rows[fee].rupiah is None


def test_a_verified_zero_is_zero(shipped: Catalogue) -> None:
    rows = shipped.fees_of(shipped.service("paspor_hilang"), TODAY)

    assert [row.rupiah for row in rows if row.fee == "beban_kahar"] == [0]


def test_non_electronic_books_are_hidden_at_bengkulu(shipped: Catalogue) -> None:
    offered = {fee.id: fee.offered for fee in shipped.fees}

    assert offered["paspor_nonelektronik_5"] == offered["paspor_nonelektronik_10"] == "no"
    assert offered["percepatan"] == "unknown"
    shown = {row.fee for s in shipped.services for row in shipped.fees_of(s, TODAY)}
    assert not {fee for fee in shown if "nonelektronik" in fee}


def test_menu_umrah_first_and_foreigners_behind_their_door(shipped: Catalogue) -> None:
    first = [service.id for service in shipped.services_for_menu("utama")]

    assert first == ["paspor_umrah_haji", "paspor_baru_dewasa", "ganti_habis_dewasa", "informasi"]
    assert {service.category for service in shipped.services_for_menu("wna")} == {"wna"}
    grouped = [
        shipped.services_for_menu("utama"),
        shipped.services_for_menu("lainnya"),
        shipped.services_for_menu("wna"),
    ]
    assert sum(len(group) for group in grouped) == 22


def test_lines_and_letters(shipped: Catalogue) -> None:
    letters = {line.id: (line.series.umum, line.series.prioritas) for line in shipped.lines}

    assert letters == {"paspor": ("A", "P"), "informasi": ("B", "R"), "wna": ("W", "Q")}
    assert shipped.line("paspor").series.of("prioritas") == "P"


def test_a_child_needs_both_parents_on_top_of_the_shared_steps(shipped: Catalogue) -> None:
    child = shipped.service("paspor_baru_anak")
    steps = [step.en for step in shipped.steps_of(child)]

    assert len(steps) == 8
    assert steps[0].startswith("Register in the M-Paspor app")
    assert "both parents" in steps[-1]
    assert len(child.cases) == 6


def test_documents_keep_their_condition(shipped: Catalogue) -> None:
    wanted = shipped.documents_of(shipped.service("ganti_habis_dewasa"))

    assert [(w.document.short.id, w.need) for w in wanted] == [
        ("KTP-el", "required"),
        ("Paspor lama", "required"),
        ("Kartu Keluarga", "conditional"),
        ("Akta/buku nikah/ijazah", "conditional"),
    ]
    assert wanted[2].when is not None
    assert "2009" in wanted[2].when.id


def test_decreed_holidays_agree_with_an_independent_calendar(shipped: Catalogue) -> None:
    from holidays.countries.indonesia import Indonesia

    assert [year.year for year in shipped.holidays] == [2026, 2027]
    for year in shipped.holidays:
        for category in ("public", "government"):
            days = {h.day for h in year.days if h.joint_leave == (category == "government")}
            assert days == set(Indonesia(years=year.year, categories=(category,)))


def test_the_priority_note_says_what_was_verified(shipped: Catalogue) -> None:
    said = " ".join(text.id for text in shipped.priority_note.advice)

    assert shipped.priority_note.verified
    for words in ("M-Paspor", "loket prioritas", "pagi"):
        assert words in said
    assert len(shipped.priority_note.who) == 5


def test_unknown_ids_say_what_there_is(shipped: Catalogue) -> None:
    with pytest.raises(NotFound, match="paspor_umrah_haji"):
        shipped.service("visa")
    with pytest.raises(NotFound, match="informasi"):
        shipped.line("visa")


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in _strings(inner)]
    return []


def test_words_as_they_are_spelt(shipped: Catalogue) -> None:
    plain = msgspec.to_builtins(shipped)
    # How people write is never shown, and is meant to be wrong.
    texts = _strings({k: v for k, v in plain.items() if k not in ("words", "elsewhere")})

    for wrong in ("antrian", "Rp ", "Rp.", "e-KTP asli", "sholat", "ijin", "  "):
        assert not [text for text in texts if wrong in text], wrong


def test_unfilled_placeholders_are_listed_and_never_shown(shipped: Catalogue) -> None:
    who = {"petugas": Text("Ibu Operator", "the operator")}

    empty = {placeholder.id: where for placeholder, where in unfilled(shipped, who)}
    assert set(empty) == {
        "alamat_kantor", "jam_layanan", "kontak_resmi_kantor", "jadwal_pembukaan_kuota",
        "jam_kios", "masa_simpan", "kontak_pdp",
    }  # fmt: skip
    assert empty["alamat_kantor"] == ("faq.jam-lokasi.answer.id", "faq.jam-lokasi.answer.en")

    answer = next(q.answer for q in shipped.faq if q.id == "jam-lokasi")
    filled = fill(answer, {**who, "alamat_kantor": Text("Jl. Uji", "Test St")}, shipped.ask)
    assert "Alamat: Jl. Uji. Jam layanan: tanyakan kepada Ibu Operator." in filled.id
    assert "Hours: ask the operator." in filled.en
    assert "{{" not in filled.id + filled.en
