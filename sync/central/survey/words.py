"""The sentences of the public page, and how figures are written in each language."""

from __future__ import annotations

from decimal import Decimal

from kiosk.survey.index import GRADES, UNSUR
from sync.central.survey.figures import Cell

UNSUR_NAMES = {
    "id": (
        "Persyaratan",
        "Sistem, mekanisme, dan prosedur",
        "Waktu penyelesaian",
        "Biaya/tarif",
        "Produk spesifikasi jenis pelayanan",
        "Kompetensi pelaksana",
        "Perilaku pelaksana",
        "Sarana dan prasarana",
        "Penanganan pengaduan, saran, dan masukan",
    ),
    "en": (
        "Requirements",
        "System, mechanism and procedure",
        "Time to completion",
        "Fees",
        "Result of the service",
        "Competence of the staff",
        "Conduct of the staff",
        "Facilities",
        "Handling of complaints and suggestions",
    ),
}
"""As PermenPAN-RB 14/2017 calls them, in the order of `UNSUR`."""

SAY = {
    "id": {
        "title": "Survei Kepuasan Masyarakat",
        "short_title": "Survei Kepuasan Masyarakat",
        "language": "Bahasa",
        "running": "bulan berjalan",
        "index": "Indeks Kepuasan Masyarakat (IKM)",
        "grade": "Mutu",
        "scale": "Nilai terendah 25, nilai tertinggi 100.",
        "answers": "Jawaban lengkap",
        "partial": "Jawaban tidak lengkap",
        "needed": "Sampel yang diperlukan",
        "unknown": "belum diketahui",
        "choose": "Bulan lain",
        "show": "Tampilkan",
        "bars": "Nilai sembilan unsur",
        "table": "Lihat sebagai tabel",
        "unsur": "Unsur",
        "nrr": "Rata-rata (1–4)",
        "value": "Nilai",
        "trend": "Perkembangan dari bulan ke bulan",
        "gap": "Bulan dengan kurang dari 5 jawaban lengkap tidak diberi titik.",
        "no_trend": "Belum ada bulan yang nilainya dapat ditampilkan.",
        "month": "Bulan",
        "how": "Cara menghitung",
        "method": "Warga yang sudah dilayani menilai sembilan unsur, masing-masing dari 1 "
        "sampai 4. Semua unsur berbobot sama. Rata-ratanya dikalikan 25. Hanya jawaban yang "
        "lengkap dihitung. Survei ini tanpa nama dan tidak terhubung ke nomor antrean.",
        "range": "IKM",
        "meaning": "Kinerja",
        "thanks": "Terima kasih atas penilaian Anda. Masukan Anda dipakai untuk memperbaiki "
        "layanan.",
        "foot": "Dasar: Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan "
        "Survei Kepuasan Masyarakat.",
    },
    "en": {
        "title": "Public Satisfaction Survey (SKM)",
        "short_title": "Public Satisfaction Survey",
        "language": "Language",
        "running": "month in progress",
        "index": "Public Satisfaction Index (IKM)",
        "grade": "Grade",
        "scale": "The lowest value is 25, the highest 100.",
        "answers": "Complete answers",
        "partial": "Incomplete answers",
        "needed": "Sample needed",
        "unknown": "not known yet",
        "choose": "Another month",
        "show": "Show",
        "bars": "The nine elements",
        "table": "Show as a table",
        "unsur": "Element",
        "nrr": "Mean (1–4)",
        "value": "Value",
        "trend": "Month by month",
        "gap": "Months with fewer than 5 complete answers have no dot.",
        "no_trend": "There is no month yet whose value can be shown.",
        "month": "Month",
        "how": "How it is computed",
        "method": "People who were served rate nine elements from 1 to 4. All elements weigh the "
        "same. Their mean is multiplied by 25. Only complete answers count. The survey "
        "is anonymous and not linked to queue numbers.",
        "range": "IKM",
        "meaning": "Performance",
        "thanks": "Thank you for your ratings. They are used to improve the service.",
        "foot": "Basis: Regulation 14/2017 of the Minister for State Apparatus and Bureaucratic "
        "Reform on satisfaction surveys.",
    },
}

MISSING = {
    "id": {
        "title": "Halaman tidak ditemukan",
        "text": "Tidak ada tempat dengan nama itu di server ini.",
        "hint": "Periksa kembali alamatnya, atau tanyakan kepada petugas di tempat layanan.",
    },
    "en": {
        "title": "Page not found",
        "text": "There is no place of that name on this server.",
        "hint": "Check the address, or ask the staff where you were served.",
    },
}

BUSY = {
    "id": {
        "title": "Sedang sibuk",
        "text": "Angka survei sedang tidak dapat dibaca.",
        "hint": "Silakan coba lagi beberapa menit lagi.",
    },
    "en": {
        "title": "Busy",
        "text": "The survey's figures can't be read right now.",
        "hint": "Please try again in a few minutes.",
    },
}


def number(value: Decimal | float | int | None, lang: str, places: int = 2) -> str:
    """A figure as it is written: `79,72` and `1.234` in Indonesian; `–` where there is none."""
    if value is None:
        return "–"
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text


def unsur_name(id_: str, lang: str) -> str:
    """The official name of one of the nine."""
    return UNSUR_NAMES[lang][UNSUR.index(id_)]


def grade_word(grade: str | None, lang: str) -> str:
    """`Baik` for B; nothing for no grade."""
    words = [getattr(said, lang) for letter, (_, said) in GRADES.items() if letter == grade]
    return str(words[0]) if words else ""


def grade_ranges(lang: str) -> list[tuple[str, str, str]]:
    """Grade, its interval of the IKM, and its word; the best first."""
    rows: list[tuple[str, str, str]] = []
    highest = Decimal("100.00")
    for grade, (least, said) in GRADES.items():
        rows.append(
            (grade, f"{number(least, lang)} – {number(highest, lang)}", getattr(said, lang))
        )
        highest = least - Decimal("0.01")
    return rows


def withheld(cell: Cell, lang: str) -> str:
    """Why there is no figure."""
    if cell.n == 0:
        return {
            "id": "Belum ada jawaban lengkap pada bulan ini.",
            "en": "There are no complete answers in this month yet.",
        }[lang]
    return {
        "id": f"Baru {cell.n} jawaban lengkap. Nilai ditampilkan mulai dari 5 jawaban, supaya "
        "jawaban orang per orang tidak terbaca.",
        "en": f"Only {cell.n} complete {_answers(cell.n)} so far. Values are shown "
        "from 5 answers on, so that nobody's own answer can be read from them.",
    }[lang]


def sample(cell: Cell, needed: int, lang: str) -> str:
    """Whether enough people answered, and for whom they stand."""
    enough = cell.n >= needed
    if cell.population is None:
        told = {
            "id": "Jumlah orang yang dilayani pada bulan sebelumnya belum diketahui, jadi dipakai "
            "ukuran untuk jumlah tak terbatas.",
            "en": "How many people were served in the month before isn't known, so the size for "
            "an unlimited number is used.",
        }[lang]
    else:
        told = {
            "id": f"Bulan sebelumnya {number(cell.population, lang)} orang dilayani.",
            "en": f"In the month before, {number(cell.population, lang)} people were served.",
        }[lang]
    n, least = number(cell.n, lang), number(needed, lang)
    if enough:
        head = {"id": "Sampel mencukupi", "en": "The sample is sufficient"}[lang]
    else:
        head = {"id": "Sampel belum mencukupi", "en": "The sample is not sufficient yet"}[lang]
    size = {
        "id": f"{n} jawaban, diperlukan {least}",
        "en": f"{n} {_answers(cell.n)}, {least} needed",
    }[lang]
    return f"{head}: {size}. {told}"


def _answers(n: int) -> str:
    return "answer" if n == 1 else "answers"
