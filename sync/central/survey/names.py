"""What services, questions and options are called, from the content of this release."""

from __future__ import annotations

from functools import cache

from kiosk.content.catalogue import Catalogue
from kiosk.content.schema import Text
from sync.central.survey.form import SKM
from sync.central.survey.style import ASSETS


@cache
def _catalogue() -> Catalogue:
    from kiosk.content.source import read  # YAML only where names are asked for

    return read(ASSETS / "content")


@cache
def _services() -> dict[str, Text]:
    return {service.id: service.name for service in _catalogue().services}


@cache
def _questions() -> dict[str, Text]:
    return {question.id: question.label for question in _catalogue().survey(SKM).questions}


@cache
def _options() -> dict[tuple[str, str], Text]:
    return {
        (question.id, option.id): option.text
        for question in _catalogue().survey(SKM).questions
        for option in question.options
    }


@cache
def profile_questions() -> tuple[str, ...]:
    """The ids of the profile's questions, in the order of the form."""
    questions = _catalogue().survey(SKM).questions
    return tuple(question.id for question in questions if question.group == "profile")


def options(question: str) -> tuple[str, ...]:
    """The ids of a question's options, in the order of the form."""
    return tuple(option for asked, option in _options() if asked == question)


def service(id_: str, lang: str) -> str:
    """A service's name; its id where this release doesn't know it."""
    if not id_:
        return {"id": "Tidak disebutkan", "en": "Not stated"}[lang]
    return _said(_services().get(id_), lang, id_)


def question(id_: str, lang: str) -> str:
    """A question's official name, as reports use it."""
    return _said(_questions().get(id_), lang, id_)


def option(question_id: str, id_: str, lang: str) -> str:
    """An option's words."""
    return _said(_options().get((question_id, id_)), lang, id_)


def _said(text: Text | None, lang: str, id_: str) -> str:
    return id_ if text is None else str(getattr(text, lang))
