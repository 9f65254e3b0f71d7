"""Asking from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.common import answer as print_answer
from kiosk.cli.common import language, opened

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.ask.values import Answer
    from kiosk.content.schema import Question

SHOWN = 3
"""Nearest questions that a person is told of."""


def register(root: typer.Typer) -> None:
    """Adds this command."""
    root.command("ask")(ask)


def ask(
    text: Annotated[str, typer.Argument(help="the question, as it comes to mind")],
    lang: Annotated[str | None, typer.Option(help="id or en; default: the terminal's")] = None,
) -> None:
    """Answer a question from the content, or say that nobody here knows."""
    from kiosk.errors import BadInput

    if lang not in (None, "id", "en"):
        raise BadInput(f"Bahasa “{lang}” tidak ada: id atau en.", f"no language “{lang}”: id or en")
    with opened() as kiosk:
        found = kiosk.ask.answer(text)
        said = _spoken(kiosk, found, lang or language())
    print_answer(found, said)


def _spoken(kiosk: Kiosk, found: Answer, lang: str) -> str:
    """What a citizen would read: the answer, or whom to ask, and the nearest questions."""
    from kiosk.content.fill import fill
    from kiosk.place.words import fills

    values, ask_whom = fills(kiosk.place), kiosk.catalogue.ask
    whom = fill(ask_whom, values, ask_whom).get(lang)
    questions = {question.id: question for question in kiosk.catalogue.faq}
    if found.answer_id is not None:
        question = questions[found.answer_id]
        said = fill(question.answer, values, ask_whom).get(lang)
        return (
            f"{question.question.get(lang)}\n{said if question.verified else _unsure(whom, lang)}"
        )
    near = [questions[candidate.id] for candidate in found.candidates[:SHOWN]]
    return "\n".join((_unknown(whom, lang), *_list(near, lang)))


def _unsure(whom: str, lang: str) -> str:
    """An answer that no officer has confirmed is not shown to anybody."""
    if lang == "en":
        return f"This answer hasn't been confirmed by the office yet. Please {whom}."
    return f"Jawaban ini belum dipastikan oleh kantor. Silakan {whom}."


def _unknown(whom: str, lang: str) -> str:
    if lang == "en":
        return f"We don't know that here. Please {whom}."
    return f"Kami belum tahu jawabannya. Silakan {whom}."


def _list(questions: list[Question], lang: str) -> list[str]:
    if not questions:
        return []
    head = "Did you mean:" if lang == "en" else "Mungkin maksud Anda:"
    return [head, *(f"- {question.question.get(lang)}" for question in questions)]
