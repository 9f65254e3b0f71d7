"""The first page of the monthly report, and the one-page poster for the office's board."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from kiosk.survey.index import SMALLEST_CELL
from sync.central.survey import names, words
from sync.central.survey.evaluation import Evaluation, Split
from sync.central.survey.sheet import HEIGHT, MARGIN, TEXT, WIDTH, draw_strip, fitted, text
from sync.central.survey.style import (
    BORDER,
    GOLD,
    HEADING,
    HEADING_BOLD,
    INK,
    NAVY,
    PAPER,
    PROSE,
    PROSE_BOLD,
    SECONDARY,
    WHITE,
    grade_ink,
    printable,
    register_fonts,
)

_ROOM = WIDTH - 2 * MARGIN
_WHITE = ParagraphStyle("on-navy", parent=TEXT, fontName=HEADING, textColor=WHITE, spaceAfter=0)


def cover(canvas: Canvas, about: Evaluation) -> None:
    """Draws the report's cover."""
    _ground(canvas)
    top = HEIGHT * 0.58
    canvas.setFillColor(NAVY)
    canvas.rect(0, top, WIDTH, HEIGHT - top, stroke=0, fill=1)
    draw_strip(canvas, top - 24, 24)
    y = _paragraph(canvas, "Laporan evaluasi bulanan", HEIGHT - 72, 14, WHITE)
    y = _paragraph(canvas, "Survei Kepuasan Masyarakat", y - 6, 33, WHITE)
    canvas.setFillColor(GOLD)
    canvas.rect(MARGIN, y - 20, 72, 5, stroke=0, fill=1)
    size = 24 if len(about.unit) <= 60 else 18
    y = _paragraph(canvas, about.unit, y - 38, size, WHITE)
    _paragraph(canvas, about.period.label("id"), y - 6, 16, WHITE)
    _result(canvas, about, top - 74)
    _priorities(canvas, about, top - 260)
    basis = (
        "Disusun menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017 dari jawaban warga di "
        "anjungan layanan, tanpa nama."
    )
    _paragraph(canvas, basis, 76, 10.5, SECONDARY, face=PROSE)


def _priorities(canvas: Canvas, about: Evaluation, y: float) -> None:
    """What the office has to work on."""
    if about.whole.skm is None:
        return
    canvas.setStrokeColor(BORDER)
    canvas.setLineWidth(1)
    canvas.line(MARGIN, y + 24, WIDTH - MARGIN, y + 24)
    canvas.setFillColor(SECONDARY)
    canvas.setFont(HEADING, 12)
    canvas.drawString(MARGIN, y, "Prioritas perbaikan")
    values = {row.id: row for row in about.whole.skm.unsur}
    for id_ in about.lowest:
        y -= 23
        canvas.setFillColor(INK)
        canvas.setFont(PROSE, 13)
        canvas.drawString(MARGIN, y, words.unsur_name(id_, "id"))
        canvas.setFont(HEADING, 13)
        canvas.drawRightString(WIDTH - MARGIN - 30, y, words.number(values[id_].ikm, "id"))
        canvas.setFillColor(grade_ink(values[id_].grade))
        canvas.drawRightString(WIDTH - MARGIN, y, values[id_].grade or "–")


def poster(about: Evaluation) -> bytes:
    """One A4 page for the board: unit, period, IKM, grade, n, who answered, and thanks."""
    register_fonts()
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=1, lang="id-ID", initialFontName=PROSE)
    canvas.setTitle(printable(f"IKM {about.unit}, {about.period.label('id')}"))
    canvas.setAuthor(printable(about.unit))
    _ground(canvas)
    canvas.setFillColor(NAVY)
    canvas.rect(0, HEIGHT - 190, WIDTH, 190, stroke=0, fill=1)
    draw_strip(canvas, HEIGHT - 214, 24)
    y = _paragraph(canvas, "Indeks Kepuasan Masyarakat (IKM)", HEIGHT - 44, 18, GOLD)
    size = 32 if len(about.unit) <= 48 else 21
    y = _paragraph(canvas, about.unit, y - 8, size, WHITE)
    _paragraph(canvas, about.period.label("id"), y - 6, 18, WHITE)
    _score(canvas, about)
    _answerers(canvas, about)
    _thanks(canvas)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def _ground(canvas: Canvas) -> None:
    canvas.setFillColor(PAPER)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)


def _result(canvas: Canvas, about: Evaluation, y: float) -> None:
    """The index on the cover, at the left; what it stands on, at the right."""
    canvas.setFillColor(SECONDARY)
    canvas.setFont(HEADING, 12)
    canvas.drawString(MARGIN, y, "Indeks Kepuasan Masyarakat (IKM)")
    if about.whole.skm is None:
        _paragraph(canvas, words.withheld(about.whole, "id"), y - 10, 15, INK)
    else:
        ikm = words.number(about.whole.skm.ikm, "id")
        canvas.setFillColor(INK)
        canvas.setFont(HEADING_BOLD, 80)
        canvas.drawString(MARGIN - 4, y - 86, ikm)
        _grade(canvas, about.whole.skm.grade, MARGIN + 250, y - 66, 30)
    state = "mencukupi" if about.sufficient else "belum mencukupi"
    line = (
        f"{words.number(about.whole.n, 'id')} jawaban lengkap, "
        f"sampel {state} (diperlukan {words.number(about.needed, 'id')})"
    )
    canvas.setFillColor(INK)
    canvas.setFont(PROSE, 13)
    canvas.drawString(MARGIN, y - 130, line)


def _score(canvas: Canvas, about: Evaluation) -> None:
    top, height = HEIGHT - 242, 214
    canvas.setFillColor(WHITE)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(2.5)
    canvas.roundRect(MARGIN, top - height, _ROOM, height, 16, stroke=1, fill=1)
    skm = about.whole.skm
    if skm is None:
        _paragraph(canvas, words.withheld(about.whole, "id"), top - 60, 19, INK, inset=28)
        return
    ikm = words.number(skm.ikm, "id")
    size = fitted(ikm, HEADING_BOLD, 122, _ROOM - 56, 60)
    canvas.setFillColor(INK)
    canvas.setFont(HEADING_BOLD, size)
    canvas.drawCentredString(WIDTH / 2, top - 122, ikm)
    word = f"Mutu {skm.grade} – {words.grade_word(skm.grade, 'id')}"
    canvas.setFillColor(grade_ink(skm.grade))
    canvas.setFont(HEADING_BOLD, 27)
    canvas.drawCentredString(WIDTH / 2, top - 170, word)
    canvas.setFillColor(SECONDARY)
    canvas.setFont(PROSE, 12)
    canvas.drawCentredString(WIDTH / 2, top - 195, "nilai terendah 25, nilai tertinggi 100")


def _answerers(canvas: Canvas, about: Evaluation) -> None:
    """Number of answers, and who gave them, in two columns."""
    y = HEIGHT - 496
    n = words.number(about.whole.n, "id")
    canvas.setFillColor(INK)
    canvas.setFont(HEADING, 19)
    canvas.drawString(MARGIN, y, f"{n} responden")
    canvas.setFont(PROSE, 12)
    canvas.setFillColor(SECONDARY)
    state = "mencukupi" if about.sufficient else "belum mencukupi"
    canvas.drawRightString(
        WIDTH - MARGIN, y, f"Sampel {state}; diperlukan {words.number(about.needed, 'id')}"
    )
    canvas.setStrokeColor(BORDER)
    canvas.setLineWidth(1)
    canvas.line(MARGIN, y - 12, WIDTH - MARGIN, y - 12)
    if about.whole.skm is None:
        return
    columns = {"jenis_kelamin": MARGIN, "pendidikan": MARGIN + _ROOM / 2 + 12}
    for split in about.splits:
        if split.question in columns:
            _split(canvas, split, columns[split.question], y - 40, about)


def _split(canvas: Canvas, split: Split, x: float, y: float, about: Evaluation) -> None:
    right = x + _ROOM / 2 - 12
    canvas.setFillColor(INK)
    canvas.setFont(HEADING, 13)
    canvas.drawString(x, y, names.question(split.question, "id"))
    rows = [(names.option(split.question, key, "id"), n) for key, n in split.options]
    for name, n in [*rows, ("Tidak diisi", split.unsaid)]:
        y -= 20
        canvas.setFont(PROSE, 12.5)
        canvas.drawString(x, y, printable(name))
        canvas.setFont(PROSE_BOLD, 12.5)
        canvas.drawRightString(right, y, count(n))


def count(n: int) -> str:
    """A count of people as it may be published: small ones only as "fewer than five"."""
    return words.number(n, "id") if n == 0 or n >= SMALLEST_CELL else "< 5"


def _thanks(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(0, 0, WIDTH, 104, stroke=0, fill=1)
    draw_strip(canvas, 104, 24)
    _paragraph(
        canvas,
        "Terima kasih atas penilaian Anda. Masukan Anda sangat bermanfaat bagi kemajuan unit kami "
        "agar terus memperbaiki dan meningkatkan mutu pelayanan.",
        84,
        14,
        WHITE,
    )


def _grade(canvas: Canvas, grade: str | None, x: float, y: float, radius: float) -> None:
    canvas.setFillColor(grade_ink(grade))
    canvas.circle(x + radius, y + 6, radius, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    canvas.setFont(HEADING_BOLD, radius * 1.2)
    canvas.drawCentredString(x + radius, y + 6 - radius * 0.42, grade or "–")
    canvas.setFillColor(grade_ink(grade))
    canvas.setFont(HEADING, 20)
    canvas.drawString(x + 2 * radius + 14, y, words.grade_word(grade, "id"))


def _paragraph(
    canvas: Canvas,
    said: str,
    top: float,
    size: float,
    ink: Any,
    face: str = HEADING,
    inset: float = 0,
) -> float:
    """Wrapped text below `top`; returns where it ends, lower on the page."""
    style = ParagraphStyle(
        f"at-{size}",
        parent=_WHITE,
        fontName=face,
        fontSize=size,
        leading=size * 1.25,
        textColor=ink,
    )
    made = text(said, style)
    _, height = made.wrap(_ROOM - 2 * inset, HEIGHT)
    made.drawOn(canvas, MARGIN + inset, top - height)
    return float(top - height)
