"""One questionnaire, question after question: a pure state machine, without Qt.

First the gate: who was served, and where. Who wasn't yet rates the stand itself, with one touch.
Everyone else answers what is shown to them, may skip, go back and change an answer.
"""

from __future__ import annotations

from kiosk.content.survey import MAX_TEXT, Answer, SurveyForm, SurveyQuestion

LARGEST = 999
"""The largest number that can be typed, unless the question says less."""

RATE = "#rate"
"""The step at which somebody who wasn't served rates the stand."""


class SurveyWalk:
    """Where somebody is in a form, and what they answered so far."""

    def __init__(self, form: SurveyForm) -> None:
        self.form = form
        self.answers: dict[str, Answer] = {}
        self.at = form.questions[0].id

    @property
    def question(self) -> SurveyQuestion | None:
        """The question one is at; None at the rating of the stand."""
        return self.form.question(self.at)

    @property
    def served(self) -> bool:
        """The gate opened: there are questions about the service."""
        return any(question.group == "unsur" for question in self._shown())

    def steps(self) -> tuple[str, ...]:
        """The way through the form as far as the answers tell."""
        shown = self._shown()
        gate = tuple(question.id for question in shown if question.group == "gate")
        if not self.served:
            return (*gate, RATE)
        return tuple(question.id for question in shown)

    def following(self) -> str | None:
        """The step after this one; None after the last."""
        steps = self.steps()
        place = steps.index(self.at) + 1
        return steps[place] if place < len(steps) else None

    def before(self) -> tuple[str, ...]:
        """The steps that lead here."""
        steps = self.steps()
        return steps[: steps.index(self.at)]

    def go(self, step: str) -> None:
        """To this step; stays where there is no such step on this way."""
        if step in self.steps():
            self.at = step

    def answer(self, value: Answer) -> None:
        """The answer to the question one is at; an empty one is none."""
        if self.question is not None:
            self.answers[self.at] = value
            if value in ("", []):
                self.skip()

    def skip(self) -> None:
        """No answer, also where there was one before."""
        self.answers.pop(self.at, None)

    def toggle(self, option: str) -> None:
        """Adds one of several options, or takes it away again; in the order of the form."""
        question, old = self.question, self.answers.get(self.at, [])
        if question is not None and isinstance(old, list):
            wanted = {*old} ^ {option}
            self.answer([known.id for known in question.options if known.id in wanted])

    @property
    def typed(self) -> str:
        """What was typed at this question, or nothing."""
        typing = self.question is not None and self.question.kind in ("number", "text")
        return str(self.answers.get(self.at, "")) if typing else ""

    def type(self, sign: str) -> None:
        """A letter or digit more, where there is room for it."""
        question, text = self.question, self.typed + sign
        if question is None:
            return
        most = question.most
        if question.kind == "number" and sign.isdecimal() and int(text) <= (most or LARGEST):
            self.answer(int(text))
        elif question.kind == "text" and len(text) <= (most or MAX_TEXT):
            self.answer(text)

    def erase(self) -> None:
        """Takes the last letter or digit away."""
        text = self.typed[:-1]
        is_number = self.question is not None and self.question.kind == "number"
        self.answer(int(text) if is_number and text else text)

    def progress(self) -> tuple[int, int]:
        """The how-manieth of how many questions of this group it is."""
        question = self.question
        if question is None:
            return 1, 1
        group = [other.id for other in self._shown() if other.group == question.group]
        return group.index(question.id) + 1, len(group)

    @property
    def begun(self) -> bool:
        """At least one element of the service is answered: worth keeping if somebody just left."""
        return self._has_answered("unsur")

    @property
    def says_something(self) -> bool:
        """Anything beyond the gate is answered."""
        return self._has_answered("unsur", "profile", "suggestion")

    def kept(self, *, sent: bool) -> dict[str, Answer]:
        """The answers to what is shown; without the sentences of somebody who didn't send them."""
        return {
            question.id: self.answers[question.id]
            for question in self._shown()
            if question.id in self.answers and (sent or question.kind != "text")
        }

    def _shown(self) -> list[SurveyQuestion]:
        return [question for question in self.form.questions if question.is_shown(self.answers)]

    def _has_answered(self, *groups: str) -> bool:
        shown = self._shown()
        return any(question.group in groups and question.id in self.answers for question in shown)
