"""Noticing that a question is about a matter of another office."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.ask.words import Lexicon
from kiosk.content.asking import FORM_WORDS, Elsewhere


class OtherOffices:
    """The words that give away a matter which isn't settled here."""

    def __init__(self, matters: Iterable[Elsewhere], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = {tuple(word.split()) for matter in matters for word in matter.words}

    def named(self, text: str) -> bool:
        """Whether a word of another office's matters stands in the question."""
        plain = self._lexicon.mended(text)
        roots = [self._lexicon.root(word) for word in plain]
        return any(
            tuple(words[at : at + length]) in self._words
            for words in (plain, roots)
            for at in range(len(words))
            for length in range(1, FORM_WORDS + 1)
        )
