"""Asking at a stand: answers, topics to choose from, and what nobody here knew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ask.values import Answer, Topic
from kiosk.content.catalogue import Catalogue
from kiosk.facts import QuestionUnanswered
from kiosk.queue.days import local_time

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.ask.answerer import Answerer

NEAREST = 3
"""Answers that are offered where none is sure."""


class Asking:
    """Questions of citizens at one stand, answered from the content that is in use."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._reads: Catalogue | None = None
        self._answerer: Answerer | None = None

    def answer(self, text: str) -> Answer:
        """What the content says to a question in either language; see `Answer`.

        Never fails, whatever was typed. The first question after a start or a new content
        pack waits for the index.
        """
        return self._ready().answer(text)

    def unanswered(self, text: str, answer: Answer, lang: str) -> None:
        """Notes for the officers what nobody here knew; `lang` is the screen's language.

        Only words of the content are kept. What holds no word at all isn't noted.

        Raises:
            StoreBusy, DiskLow, StoreDamaged: nothing was noted.
        """
        from kiosk.ask.redacting import redacted

        words = redacted(text, self._ready().lexicon)
        if not words:
            return
        kiosk = self._kiosk
        kiosk.write(
            lambda tx: tx.append(
                QuestionUnanswered(
                    day=local_time(tx.connection, tx.now, kiosk.zone).date().isoformat(),
                    lang=lang,
                    words=words,
                    nearest=tuple(near.id for near in answer.candidates[:NEAREST]),
                    confidence=answer.confidence,
                )
            )
        )

    def topics(self, lang: str) -> tuple[Topic, ...]:
        """The topics to choose from, at most six, titles in `lang`."""
        return tuple(
            Topic(topic.id, topic.title.get(lang), topic.questions)
            for topic in self._kiosk.catalogue.topics
        )

    def follow_ups(self, answer_id: str) -> tuple[str, ...]:
        """Ids of the questions that often follow this one; none for an unknown id."""
        related = (one.related for one in self._kiosk.catalogue.faq if one.id == answer_id)
        return next(related, ())

    def _ready(self) -> Answerer:
        """The answerer of the content in use: a new pack may have come meanwhile."""
        from kiosk.ask.answerer import Answerer  # the first frame waits for none of this

        catalogue = self._kiosk.catalogue
        if self._answerer is None or self._reads is not catalogue:
            self._answerer, self._reads = Answerer(catalogue), catalogue
        return self._answerer
