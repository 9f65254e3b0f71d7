"""What of a question may be kept: words of the content, nothing that could be about a person.

By an allow-list: to find names and take them out can't be done reliably, to keep only words that
anybody can read in the content can.
"""

from __future__ import annotations

from kiosk.ask.words import Lexicon, plain_words

HIDDEN = "..."
MAX_WORDS = 40


def redacted(text: str, lexicon: Lexicon) -> str:
    """The question with `HIDDEN` for each word outside the content and each figure.

    Empty where there is no word at all.
    """
    return " ".join(
        word if word.isalpha() and lexicon.knows(word) else HIDDEN
        for word in plain_words(text)[:MAX_WORDS]
    )
