"""From a typed question to an answer of the content, or to the honest word that there is none."""

from __future__ import annotations

from math import exp

from kiosk.ask.elsewhere import OtherOffices
from kiosk.ask.index import Index, Written
from kiosk.ask.values import Answer, Candidate
from kiosk.ask.words import Lexicon
from kiosk.content.catalogue import Catalogue

SURE = 0.5
"""From this confidence on the stand answers."""

LEAST = 0.5
"""What a question must tell: less is a word like "paspor", which every answer has."""

OFFERED = 5
"""Candidates of an answer."""

_SCORE, _LEAD, _ELSEWHERE, _OURS, _DOUBT = 7.4, 4.5, -3.4, 1.9, -3.1
"""How sure each sign makes us, as log odds: the score, its lead over the next, a word of another
office's matters, a word of ours. Fitted (logistic regression) on the development and tuning
questions with half of the phrasings and of the foreign words left out at random: what nobody
thought of must be judged well, too."""


class Answerer:
    """All that one release of the content knows about questions."""

    def __init__(self, catalogue: Catalogue) -> None:
        written = [
            Written(
                question.id,
                (
                    *(question.question.id, question.question.en),
                    *(*question.phrasings.id, *question.phrasings.en),
                ),
                (question.answer.id, question.answer.en),
            )
            for question in catalogue.faq
        ]
        self.lexicon = Lexicon(catalogue.words)
        self.lexicon.learn(text for one in written for text in (*one.phrasings, *one.prose))
        foreign = (word for matter in catalogue.elsewhere for word in matter.words)
        self.lexicon.learn(foreign, mendable=False)
        self._elsewhere = OtherOffices(catalogue.elsewhere, self.lexicon)
        self._index = Index(written, self.lexicon)

    def answer(self, text: str) -> Answer:
        """The answer to a question in either language, whatever was typed."""
        if not self._index.telling(text):
            return Answer(None, 0.0, ())
        scores = self._index.scores(text)
        confidence = self._confidence(text, [score for _, score in scores])
        return Answer(
            scores[0][0] if scores and confidence >= SURE else None,
            confidence,
            tuple(Candidate(id, round(score, 4)) for id, score in scores[:OFFERED]),
        )

    def _confidence(self, text: str, scores: list[float]) -> float:
        """How sure it is that the nearest answer is meant, 0 to 1."""
        if self._index.tells(text) < LEAST:
            return 0.0
        best, second = (*scores, 0.0, 0.0)[:2]
        sign = _DOUBT + _SCORE * best + _LEAD * (best - second)
        if self._elsewhere.named(text):
            sign += _ELSEWHERE
        if not self.lexicon.ours.isdisjoint(self.lexicon.read(text)):
            sign += _OURS
        return round(1 / (1 + exp(-sign)), 4)
