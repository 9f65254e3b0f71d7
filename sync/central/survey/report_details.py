"""The report's breakdowns: services, stands, who answered, what was watched, queue, suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from reportlab.platypus import CondPageBreak

from sync.central.survey import names, words
from sync.central.survey.cover import count
from sync.central.survey.evaluation import Evaluation
from sync.central.survey.figures import Cell
from sync.central.survey.sheet import H1, H2, SMALL, grid, space, text

_WIB = timedelta(hours=7)
_KEPT_ROWS = 12
"""A table of so many rows isn't parted between two pages."""
_RATINGS = {4: "Sangat baik", 3: "Baik", 2: "Kurang baik", 1: "Tidak baik"}


def parts(about: Evaluation) -> list[Any]:
    """The index of each service and each stand."""
    services = [(names.service(cell.key, "id"), cell) for cell in about.services]
    stands = [(about.stand_name(cell.key), cell) for cell in about.stands]
    return [
        CondPageBreak(200),
        text("6. Menurut layanan dan anjungan", H1),
        *_cells("Layanan", services),
        *_cells("Anjungan", stands),
    ]


def profile(about: Evaluation) -> list[Any]:
    """Who answered, as far as people said."""
    made: list[Any] = [CondPageBreak(240), text("7. Profil responden", H1)]
    if about.whole.skm is None:
        return [*made, text(words.withheld(about.whole, "id"))]
    made.append(
        text(
            "Semua pertanyaan profil boleh dilewati. Jumlah di bawah 5 hanya ditulis “< 5”.", SMALL
        )
    )
    for split in about.splits:
        rows = [(names.option(split.question, key, "id"), count(n)) for key, n in split.options]
        rows.append(("Tidak diisi", count(split.unsaid)))
        made.append(CondPageBreak(40 + 24 * len(rows)))
        made.append(text(names.question(split.question, "id"), H2))
        made.append(grid(("", "Responden"), rows, (5, 1.4), frozenset({1})))
    return made


def watched(about: Evaluation) -> list[Any]:
    """Bursts, what was left out and why, and how the stand itself was rated."""
    made: list[Any] = [CondPageBreak(160), text("8. Pengawasan jawaban", H1)]
    if about.flagged:
        made.append(
            text(
                "Pada jam berikut jawaban di satu anjungan lebih banyak daripada yang dapat diisi "
                "orang satu per satu. Jawaban itu ditandai, tidak dibuang."
            )
        )
        flagged = [
            (
                about.stand_name(row.stand),
                _hour(row.hour),
                str(row.n),
                "tidak dihitung" if row.excluded else "dihitung",
            )
            for row in about.flagged
        ]
        head = ("Anjungan", "Jam", "Jawaban", "Dalam indeks")
        made.append(grid(head, flagged, (2, 3, 1.4, 2), frozenset({2})))
    else:
        made.append(text("Tidak ada jam dengan jumlah jawaban yang tidak wajar."))
    made += _exclusions(about)
    if about.ratings:
        made += [CondPageBreak(150), text("Penilaian anjungan oleh warga yang belum dilayani", H2)]
        rows = [(said, count(about.ratings.get(score, 0))) for score, said in _RATINGS.items()]
        made.append(grid(("Nilai", "Warga"), rows, (5, 1.4), frozenset({1})))
        made += [space(4), text("Penilaian ini tidak termasuk IKM.", SMALL)]
    return made


def queue(about: Evaluation) -> list[Any]:
    """What the queue did in the month."""
    figures = about.queue
    made: list[Any] = [
        CondPageBreak(230 if figures.issued else 90),
        text("9. Antrean pada bulan ini", H1),
    ]
    if not figures.issued:
        return [*made, text("Tidak ada nomor antrean yang diambil pada bulan ini.")]
    rows = [
        ("Nomor diambil", words.number(figures.issued, "id")),
        ("Selesai dilayani", words.number(figures.served, "id")),
        ("Dipanggil, tidak datang", words.number(figures.no_show, "id")),
        ("Dibatalkan", words.number(figures.cancelled, "id")),
    ]
    if figures.wait_median is not None:
        rows.append(
            ("Waktu tunggu, nilai tengah", f"{words.number(figures.wait_median, 'id', 0)} menit")
        )
    if figures.wait_p90 is not None:
        rows.append(
            (
                "Sembilan dari sepuluh menunggu paling lama",
                f"{words.number(figures.wait_p90, 'id', 0)} menit",
            )
        )
    made.append(grid(("", "Jumlah"), rows, (4, 2), frozenset({1})))
    made.append(text("Nomor menurut layanan", H2))
    served = [(names.service(key, "id"), words.number(n, "id")) for key, n in figures.by_service]
    made.append(grid(("Layanan", "Nomor"), served, (5, 1.4), frozenset({1})))
    return made


def suggestions(about: Evaluation) -> list[Any]:
    """Every suggestion, in the order of the alphabet, so that none can be told by its time."""
    made: list[Any] = [CondPageBreak(200), text("10. Saran dan masukan", H1)]
    if not about.suggestions:
        return [*made, text("Tidak ada saran yang ditulis pada bulan ini.")]
    total = sum(n for _, n in about.suggestions)
    made.append(
        text(
            f"{words.number(total, 'id')} saran, menurut abjad. Angka yang menyerupai nomor "
            "kependudukan disamarkan di anjungan."
        )
    )
    rows = [
        (words.number(at, "id"), said if n == 1 else f"{said} ({n} kali)")
        for at, (said, n) in enumerate(about.suggestions, start=1)
    ]
    made.append(grid(("", "Saran"), rows, (0.8, 9)))
    return made


def _cells(name: str, cells: Sequence[tuple[str, Cell]]) -> list[Any]:
    if not cells:
        return [text(f"{name}: belum ada jawaban pada bulan ini.")]
    rows = []
    for said, cell in cells:
        shown = cell.skm is not None
        ikm = words.number(cell.skm.ikm, "id") if cell.skm else "tidak ditampilkan"
        grade = cell.skm.grade or "–" if cell.skm else ""
        rows.append((said, words.number(cell.n, "id") if shown else count(cell.n), ikm, grade))
    return [
        CondPageBreak(40 + 24 * min(len(rows), _KEPT_ROWS)),
        grid((name, "Jawaban", "IKM", "Mutu"), rows, (5, 1.5, 2.2, 1), frozenset({1, 2})),
        space(12),
    ]


def _exclusions(about: Evaluation) -> list[Any]:
    if not about.exclusions:
        return []
    rows = []
    for row in about.exclusions:
        since, until = _hour(row.since), _hour(row.until)
        by = f"{row.name}, " if row.name else "petugas anjungan, "
        on = (datetime.fromtimestamp(row.at / 1000, UTC) + _WIB).strftime("%d-%m-%Y %H.%M WIB")
        reason = f"{row.reason} (dibatalkan)" if row.taken_back else row.reason
        hours = since if since == until else f"{since} sampai {until}"
        rows.append((about.stand_name(row.stand), hours, reason, by + on))
    return [
        CondPageBreak(120),
        text("Jawaban yang tidak dihitung", H2),
        grid(("Anjungan", "Jam", "Alasan", "Oleh"), rows, (1.5, 2.6, 4, 2.6)),
    ]


def _hour(hour: str) -> str:
    """`18-11-2026 pukul 13.00–13.59`."""
    day, at = hour.split("T")
    return f"{'-'.join(reversed(day.split('-')))} pukul {at}.00–{at}.59"
