"""The monthly evaluation report, as PDF in Indonesian: it is an official document."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from sync.central.survey import charts, page, report_details, words
from sync.central.survey.cover import cover
from sync.central.survey.evaluation import Evaluation
from sync.central.survey.figures import Cell
from sync.central.survey.period import month
from sync.central.survey.sheet import (
    BODY,
    H1,
    H2,
    SMALL,
    Chart,
    bold,
    document,
    grid,
    marked,
    space,
    text,
)

_NUMBERS = frozenset({1, 2, 3, 4, 5})


def report(about: Evaluation) -> bytes:
    """The report's PDF; the same figures give the same bytes."""
    when = about.period.label("id")
    story: list[Flowable] = [
        PageBreak(),
        *_method(about),
        *_index(about),
        *_unsur(about),
        *_follow_up(about),
        *_trend(about),
        *report_details.parts(about),
        *report_details.profile(about),
        *report_details.watched(about),
        *report_details.queue(about),
        *report_details.suggestions(about),
    ]
    return document(
        title=f"Laporan evaluasi SKM {about.unit}, {when}",
        author=about.unit,
        foot=f"Survei Kepuasan Masyarakat – {_short(about.unit)} – {when}",
        cover=lambda canvas: cover(canvas, about),
        story=story,
    )


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _method(about: Evaluation) -> list[Any]:
    """How the figures came about, so that a reader can judge and repeat them."""
    return [
        text("1. Cara survei dilakukan", H1),
        text(
            "Warga menjawab di anjungan layanan setelah dilayani. Survei ini tanpa nama, tidak "
            "terhubung ke nomor antrean, dan mencatat jam jawaban saja. Pertanyaannya meliputi "
            "sembilan unsur menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017, masing-masing "
            "dengan empat pilihan bernilai 1 sampai 4."
        ),
        text(
            "Hanya kuesioner dengan kesembilan unsur terjawab yang masuk indeks. Setiap unsur "
            "berbobot 1/9. IKM adalah rata-rata tertimbang dikalikan 25, dihitung tanpa pembulatan "
            "di tengah jalan, lalu dibulatkan satu kali ke dua desimal (setengah ke atas) sebelum "
            "mutunya ditentukan."
        ),
        text(
            "Ukuran sampel mengikuti Krejcie dan Morgan (taraf kepercayaan 95 %, galat 5 %). "
            + _population(about)
        ),
        text(
            "Rincian dengan kurang dari 5 jawaban tidak ditampilkan, supaya jawaban orang per "
            "orang tidak terbaca. Bila rincian itu dapat dihitung dari selisih, rincian terkecil "
            "berikutnya juga tidak ditampilkan."
        ),
        *_wordings(about),
        text("Mutu pelayanan", H2),
        grid(
            ("Mutu", "IKM", "Kinerja"),
            [row for row in words.grade_ranges("id")],
            (1, 2, 2),
        ),
    ]


def _population(about: Evaluation) -> str:
    if about.whole.population is None:
        return (
            "Jumlah penerima layanan pada bulan sebelumnya belum diketahui, jadi dipakai ukuran "
            "sampel untuk jumlah tak terbatas."
        )
    return f"Pada bulan sebelumnya {words.number(about.whole.population, 'id')} orang dilayani."


def _wordings(about: Evaluation) -> list[Any]:
    """Which wording was asked where a question has more than one."""
    lines = []
    for question, counts in sorted(about.wordings.items()):
        which = ", ".join(
            f"“{name}” pada {words.number(n, 'id')} jawaban" for name, n in sorted(counts.items())
        )
        lines.append(text(f"Rumusan pertanyaan {question}: {which}."))
    return lines


def _index(about: Evaluation) -> list[Any]:
    parts: list[Any] = [CondPageBreak(220), text("2. Indeks", H1)]
    skm, before = about.whole.skm, about.previous.skm
    sample = words.sample(about.whole, about.needed, "id")
    if skm is None:
        return [*parts, text(words.withheld(about.whole, "id")), text(sample)]
    ikm = words.number(skm.ikm, "id")
    word = words.grade_word(skm.grade, "id")
    parts.append(
        marked(f"IKM {bold(ikm)}, mutu {bold(str(skm.grade))} ({bold(word)}). {_change(about)}")
    )
    parts.append(text(sample))
    rows = [
        ("IKM (bobot 1/9)", ikm, str(skm.grade)),
        *(
            (f"Angka kedua: {row.label.id}", words.number(row.ikm, "id"), row.grade or "–")
            for row in skm.second
        ),
        ("IKM bulan sebelumnya", *_value(about.previous)),
    ]
    parts += [
        grid(("", "Nilai", "Mutu"), rows, (5, 2, 1), frozenset({1}), strong=frozenset({0})),
        space(6),
        text(
            "Angka kedua memakai bobot yang dibulatkan, seperti masih dipakai sebagian kantor. "
            "Angka itu hanya pembanding; yang berlaku adalah bobot 1/9.",
            SMALL,
        ),
    ]
    if before is None:
        parts.append(text("Untuk bulan sebelumnya tidak ada nilai yang dapat ditampilkan.", SMALL))
    if about.whole.n_partial:
        n = words.number(about.whole.n_partial, "id")
        parts.append(text(f"{n} kuesioner tidak lengkap disimpan dan tidak masuk indeks.", SMALL))
    if about.office.n:
        parts.append(_office(about.office))
    return parts


def _office(cell: Cell) -> Any:
    n = words.number(cell.n, "id")
    said = "" if cell.skm is None else f" (IKM {words.number(cell.skm.ikm, 'id')})"
    return text(
        f"{n} jawaban lain{said} datang dari warga yang dilayani di kantor imigrasi. Jawaban itu "
        "menilai kantor imigrasi dan tidak masuk indeks unit ini.",
        SMALL,
    )


def _change(about: Evaluation) -> str:
    now, before = about.whole.skm, about.previous.skm
    if now is None or before is None or now.ikm is None or before.ikm is None:
        return ""
    change = now.ikm - before.ikm
    if not change:
        return "Tidak berubah dari bulan sebelumnya."
    way = "Naik" if change > 0 else "Turun"
    return f"{way} {words.number(abs(change), 'id')} dari bulan sebelumnya."


def _value(cell: Cell) -> tuple[str, str]:
    if cell.skm is None:
        return "–", "–"
    return words.number(cell.skm.ikm, "id"), cell.skm.grade or "–"


def _unsur(about: Evaluation) -> list[Any]:
    parts: list[Any] = [PageBreak(), text("3. Sembilan unsur", H1)]
    skm = about.whole.skm
    if skm is None:
        return [*parts, text(words.withheld(about.whole, "id"))]
    ranked = sorted(skm.unsur, key=lambda row: -(row.ikm or 0))
    rows = [
        (
            str(place),
            words.unsur_name(row.id, "id"),
            words.number(row.nrr, "id", 4),
            words.number(row.ikm, "id"),
            f"{row.grade} ({words.grade_word(row.grade, 'id')})",
        )
        for place, row in enumerate(ranked, start=1)
    ]
    lowest = frozenset(at for at, row in enumerate(ranked) if row.id in about.lowest)
    return [
        *parts,
        Chart(charts.bars(page.bars_of(about.whole, "id"), ""), BODY * 0.6),
        text("Peringkat unsur", H2),
        grid(
            ("", "Unsur", "Rata-rata", "Nilai", "Mutu"),
            rows,
            (0.6, 5.4, 1.6, 1.3, 2.6),
            frozenset({2, 3}),
            strong=lowest,
        ),
        space(4),
        text("Tiga unsur terendah diberi latar.", SMALL),
    ]


def _follow_up(about: Evaluation) -> list[Any]:
    """Room to write: what is done about the three lowest, by whom, until when."""
    names = [words.unsur_name(id_, "id") for id_ in about.lowest] or ["", "", ""]
    asked = grid(
        ("Unsur prioritas", "Rencana tindak lanjut", "Penanggung jawab", "Batas waktu"),
        [(name, "", "", "") for name in names],
        (2.6, 4.4, 2, 1.6),
        least_height=92,
    )
    return [
        CondPageBreak(440),
        KeepTogether(
            [
                text("4. Rencana tindak lanjut", H1),
                text("Diisi oleh unit layanan untuk tiga unsur dengan nilai terendah."),
                asked,
                space(22),
                grid(
                    ("Tempat dan tanggal", "Kepala unit layanan"),
                    [("", "")],
                    (1, 1),
                    least_height=70,
                ),
            ]
        ),
    ]


def _trend(about: Evaluation) -> list[Any]:
    parts: list[Any] = [PageBreak(), text("5. Perkembangan", H1)]
    points = page.points_of(about.months, "id")
    if not any(point.value is not None for point in points):
        return [*parts, text(words.SAY["id"]["no_trend"])]
    rows = [
        (month(cell.key).label("id"), words.number(cell.n, "id"), *_value(cell))
        for cell in about.months
    ]
    return [
        *parts,
        Chart(charts.trend(points, page.bands()), BODY * 0.74),
        text(words.SAY["id"]["gap"], SMALL),
        space(4),
        grid(("Bulan", "Jawaban lengkap", "IKM", "Mutu"), rows, (3, 2, 2, 1), frozenset({1, 2})),
    ]
