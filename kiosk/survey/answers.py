"""Judging what was answered against the form, before any of it is believed."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.survey import MAX_TEXT, Answer, SurveyForm, SurveyQuestion
from kiosk.errors import BadInput
from kiosk.survey.masking import mask


def checked(form: SurveyForm, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers as they are stored: in the form's order, texts masked, the empty ones left out.

    Raises:
        BadInput: an unknown question, one that isn't asked after these answers, a value that
            can't be answered, a required one missing, or nothing answered at all.
    """
    unknown = sorted(set(answers) - {question.id for question in form.questions})
    if unknown:
        raise _bad(unknown[0], "pertanyaan ini tidak ada", "there is no such question")
    taken: dict[str, Answer] = {}
    for question in form.questions:
        given = answers.get(question.id)
        if not question.is_shown(taken):
            if given is not None:
                raise _bad(question.id, "tidak ditanyakan di sini", "isn't asked after these")
            continue
        answer = None if given is None else _answer(question, given)
        if answer is not None:
            taken[question.id] = answer
        elif question.required:
            raise _bad(question.id, "harus dijawab", "must be answered")
    if all(question.group == "gate" for question in form.questions if question.id in taken):
        raise BadInput("Belum ada yang dijawab.", "nothing was answered")
    return taken


def wording_of(form: SurveyForm, answers: Mapping[str, Answer]) -> dict[str, str]:
    """How each answered question was put, where there is more than one way."""
    return {
        question.id: question.wording
        for question in form.questions
        if question.wording and question.id in answers
    }


def _answer(question: SurveyQuestion, given: Answer) -> Answer | None:
    """The answer as it is stored; None where it says nothing."""
    if question.kind == "several":
        return _several(question, given)
    if question.kind == "text":
        return _text(question, given)
    if question.kind == "number":
        most = question.least if question.most is None else question.most
        if type(given) is int and question.least <= given <= most:
            return given
        raise _bad(
            question.id, f"isi {question.least} sampai {most}", f"give {question.least} to {most}"
        )
    for option in question.options:
        if type(option.answer) is type(given) and option.answer == given:
            return given
    raise _no_option(question)


def _several(question: SurveyQuestion, given: Answer) -> Answer | None:
    known = [option.id for option in question.options]
    if not isinstance(given, list) or not set(given) <= set(known) or len(set(given)) < len(given):
        raise _no_option(question)
    return sorted(given, key=known.index) or None


def _text(question: SurveyQuestion, given: Answer) -> Answer | None:
    most = question.most or MAX_TEXT
    if not isinstance(given, str) or len(given) > most:
        raise _bad(question.id, f"paling panjang {most} huruf", f"at most {most} characters")
    return mask(given) or None


def _no_option(question: SurveyQuestion) -> BadInput:
    known = ", ".join(str(option.answer) for option in question.options)
    return _bad(question.id, f"pilihannya {known}", f"the options are {known}")


def _bad(question: str, id: str, en: str) -> BadInput:
    return BadInput(f"{question}: {id}.", f"{question}: {en}")
