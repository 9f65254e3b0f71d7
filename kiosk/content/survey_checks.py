"""What must hold within a survey form, so that any form can be asked without new code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.content.draft import Draft
from kiosk.content.schema import Text
from kiosk.content.survey import MAX_TEXT, Option, SurveyForm, SurveyQuestion
from kiosk.survey.index import HIGHEST, LOWEST, UNSUR

SKM = "skm"
MAX_OPTIONS = 6
"""The most choices a screen shows."""
MAX_ASK, MAX_OPTION = 70, 28
"""Characters that still fit at a text size of 200 %."""

Mistake = tuple[str, str, str]
"""Where in the form, in Indonesian, in English."""


def check_surveys(draft: Draft) -> None:
    """Adds every mistake in a survey form to `draft.problems`."""
    for item, form in draft.good("surveys"):
        for where, id, en in _form(form):
            draft.problem(item.file, f"{item.id}.{where}", id, en)


def _form(form: SurveyForm) -> Iterator[Mistake]:
    earlier: list[SurveyQuestion] = []
    for question in form.questions:
        if any(question.id == other.id for other in earlier):
            yield question.id, "Id pertanyaan dipakai dua kali.", "question id used twice"
        yield from _question(question)
        yield from _condition(question, earlier)
        earlier.append(question)
    if form.id == SKM:
        yield from _nine(form)


def _question(question: SurveyQuestion) -> Iterator[Mistake]:
    choice = question.kind in ("one", "several")
    if choice != bool(question.options):
        yield question.id, "Pilihan hanya untuk 'one' dan 'several'.", "options don't fit the kind"
    if question.kind == "number" and (question.most is None or question.most < question.least):
        yield question.id, "Angka butuh 'least' dan 'most'.", "a number needs 'least' and 'most'"
    if question.kind == "text" and not 1 <= (question.most or MAX_TEXT) <= MAX_TEXT:
        yield question.id, f"Paling panjang {MAX_TEXT} huruf.", f"at most {MAX_TEXT} characters"
    if choice:
        yield from _options(question.id, question.options)
    yield from _length(question.id, question.ask, MAX_ASK)
    yield from _wordings(question)


def _options(where: str, options: tuple[Option, ...]) -> Iterator[Mistake]:
    if not 2 <= len(options) <= MAX_OPTIONS:
        yield (
            where,
            f"Pilihan: 2 sampai {MAX_OPTIONS}.",
            f"there must be 2 to {MAX_OPTIONS} options",
        )
    for what in ("id", "answer", "face"):
        given = [getattr(option, what) for option in options]
        known = [value for value in given if value is not None]
        if len(known) not in (0, len(given)) or max(Counter(known).values(), default=1) > 1:
            yield where, f"'{what}' ganda atau kurang.", f"'{what}' is given twice or is missing"
    if len({type(option.answer) for option in options}) > 1:
        yield where, "'value' harus di semua pilihan.", "'value' must be on all options or on none"
    for option in options:
        yield from _length(f"{where}.{option.id}", option.text, MAX_OPTION)


def _wordings(question: SurveyQuestion) -> Iterator[Mistake]:
    names = Counter([question.wording, *(wording.id for wording in question.wordings)])
    if question.wordings and (not question.wording or max(names.values()) > 1):
        yield question.id, "Setiap rumusan perlu nama sendiri.", "each wording needs its own name"
    for wording in question.wordings:
        where = f"{question.id}.{wording.id}"
        yield from _options(where, wording.options)
        yield from _length(where, wording.ask, MAX_ASK)
        if {o.value for o in wording.options} != {o.value for o in question.options}:
            yield (
                where,
                "Nilainya harus sama di semua rumusan.",
                "all wordings have the same values",
            )


def _condition(question: SurveyQuestion, earlier: list[SurveyQuestion]) -> Iterator[Mistake]:
    if question.shown_if is None:
        return
    asked = next((other for other in earlier if other.id == question.shown_if.question), None)
    if asked is None:
        yield question.id, "'shown_if' harus menunjuk ke atas.", "'shown_if' must name one before"
        return
    possible = {o.id if asked.kind == "several" else o.answer for o in asked.options}
    if not set(question.shown_if.any_of) <= possible:
        yield question.id, "'any_of' bukan pilihannya.", "'any_of' holds what can't be answered"


def _nine(form: SurveyForm) -> Iterator[Mistake]:
    unsur = [question for question in form.questions if question.group == "unsur"]
    if sorted(question.id for question in unsur) != sorted(UNSUR):
        yield "unsur", "Kesembilan unsur harus ada.", "the nine elements must be there, no others"
    for question in unsur:
        values = sorted(option.value or 0 for option in question.options)
        if question.kind != "one" or values != list(range(LOWEST, HIGHEST + 1)):
            yield question.id, "Unsur dinilai 1 sampai 4.", "an element is scored 1 to 4"


def _length(where: str, text: Text, limit: int) -> Iterator[Mistake]:
    for lang in ("id", "en"):
        if len(text.get(lang)) > limit:
            yield f"{where}.{lang}", f"Paling panjang {limit} huruf.", f"at most {limit} characters"
