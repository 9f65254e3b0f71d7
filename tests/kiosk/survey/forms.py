"""Forms and answers for the tests of the survey."""

from __future__ import annotations

from itertools import count
from typing import Any

from kiosk.app import Kiosk
from kiosk.store.tables import survey_waiting
from kiosk.survey.index import UNSUR
from tests.support.stands import payloads

Answers = dict[str, int | str | list[str]]


def answered(score: int = 3, **more: Any) -> Answers:
    """A whole questionnaire of somebody who was served here, every element scored the same."""
    return {"dilayani": "di_sini", **dict.fromkeys(UNSUR, score), **more}


def text(words: str) -> dict[str, str]:
    return {"id": words, "en": f"{words} (en)"}


def other_form() -> dict[str, Any]:
    """An instrument that no code knows: every kind of question, its own scale, a chain."""
    scale = [{"id": f"s{n}", "value": n, "text": text(f"Nilai {n}")} for n in range(1, 6)]
    question = {"group": "unsur", "label": text("Label")}
    return {
        "id": "layanan-desa",
        "version": "2026",
        "title": text("Layanan desa"),
        "questions": [
            {"id": "datang", "kind": "number", "ask": text("Berapa kali datang?"), "most": 12,
             "least": 1, "required": True, **question},
            {"id": "urusan", "kind": "several", "ask": text("Mengurus apa?"), **question,
             "options": [{"id": id, "text": text(id)} for id in ("surat", "pajak", "nikah")]},
            {"id": "pajak", "kind": "one", "ask": text("Bagaimana urusan pajak?"), **question,
             "options": scale, "shown_if": {"question": "urusan", "any_of": ["pajak"]}},
            {"id": "kenapa", "kind": "text", "ask": text("Kenapa?"), "most": 40, **question,
             "shown_if": {"question": "pajak", "any_of": [1, 2]}},
        ],
    }  # fmt: skip


_TOUCHES = count()


def submit(kiosk: Kiosk, answers: Answers | None = None, key: str = "", service: str = "") -> None:
    kiosk.survey.submit(
        "skm",
        answers or answered(),
        service=service,
        by="citizen",
        request_key=key or f"touch-{next(_TOUCHES)}",
    )


def surveyed(kiosk: Kiosk) -> list[dict[str, Any]]:
    """The survey's facts, in the journal's order."""
    kinds = ("survey.answered", "stand.rated")
    return [fact for fact in payloads(kiosk) if fact["kind"] in kinds]


def waiting(kiosk: Kiosk) -> list[tuple[Any, ...]]:
    return kiosk.store.read(
        lambda c: [tuple(row) for row in c.execute(survey_waiting.select()).fetchall()]
    )
