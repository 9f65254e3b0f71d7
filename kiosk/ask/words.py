"""Reading a text: from what people type to the words that the content knows.

Each step only ever maps to a word that stands in the content, so that a strange word stays
visible as one: other spellings and several words in a row by the content's own list, then
affixes, then one slip of the finger.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kiosk.content.asking import FORM_WORDS, Word

MAX_LETTERS = 400
"""Of a question that is read; nobody types more at a stand, and time must have an end."""

_TOKEN = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(r"['’`]|(?<=\bm)-(?=p)|(?<=\be)-(?=[pk])")
_TWICE = re.compile(r"\b([a-z]{2,})[2²]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")

_PREFIXES = (
    ("memper", ""), ("diper", ""), ("menge", ""), ("meng", ""), ("meng", "k"), ("meny", "s"),
    ("mem", ""), ("mem", "p"), ("men", ""), ("men", "t"), ("me", ""), ("nge", ""), ("ng", ""),
    ("ng", "k"), ("ny", "s"), ("n", "t"), ("m", "p"), ("di", ""), ("ke", ""), ("ber", ""),
    ("be", ""), ("ter", ""), ("te", ""), ("per", ""), ("pe", ""), ("peng", ""), ("peng", "k"),
    ("pen", "t"), ("pen", ""), ("pem", ""), ("pem", "p"), ("peny", "s"), ("se", ""), ("", ""),
)  # fmt: skip
_SUFFIXES = (
    "", "nya", "nyo", "ny", "e", "kan", "an", "in", "i", "ku", "mu", "lah", "kah", "annya",
    "innya", "kannya", "nyakah", "s", "es", "ed", "ing", "d",
)  # fmt: skip
_SHORTEST_ROOT = 3
_SHORTEST_TYPO = 5


def plain_words(text: str) -> list[str]:
    """Small letters and digits only, in their order; a reduplicated word stands once.

    Whatever is no Latin letter or digit (other scripts, control characters, signs) falls out.
    """
    apart = unicodedata.normalize("NFKD", text[:MAX_LETTERS])
    folded = "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
    plain = _STRETCHED.sub(r"\1", _TWICE.sub(r"\1 ", _JOINED.sub("", folded)))
    found: list[str] = []
    for word in _TOKEN.findall(plain):
        if not found or found[-1] != word:
            found.append(word)
    return found


class Lexicon:
    """The words of the content, and the ways that lead to them."""

    def __init__(self, words: Iterable[Word]) -> None:
        entries = tuple(words)
        self._forms = {tuple(form.split()): word.id for word in entries for form in word.forms}
        self._forms |= {(word.id,): word.id for word in entries}
        self.fillers = frozenset(word.id for word in entries if word.filler)
        self.ours = frozenset(word.id for word in entries if word.ours)
        self._known: set[str] = set()
        self._slips: dict[str, list[tuple[str, int]]] = {}
        # Of known words only: what people type must not stay in memory.
        self._roots: dict[str, str] = {}
        self.learn(" ".join(form) for form in self._forms)

    def learn(self, texts: Iterable[str], *, mendable: bool = True) -> None:
        """Makes the words of these texts known; `mendable`: a word a slip away means them."""
        self._roots.clear()
        new = {word for text in texts for word in plain_words(text)}
        self._known |= new
        for word in sorted(new) if mendable else ():
            if _may_slip(word):
                for slip, at in _one_out(word):
                    self._slips.setdefault(slip, []).append((word, at))

    def knows(self, word: str) -> bool:
        """Whether a plain word stands in the content."""
        return word in self._known

    def read(self, text: str) -> list[str]:
        """The words a text is about, each in the form that the content works with."""
        return list(self._read(self.mended(text)))

    def mended(self, text: str) -> list[str]:
        """The plain words of a text, slips of the finger undone where a known word is near."""
        return [self._nearest(word) for word in plain_words(text)]

    def _read(self, plain: list[str]) -> Iterator[str]:
        at = 0
        while at < len(plain):
            for length in range(min(FORM_WORDS, len(plain) - at), 0, -1):
                meant = self._forms.get(tuple(plain[at : at + length]))
                if meant is not None:
                    yield meant
                    break
            else:
                length = 1
                root = self.root(plain[at])
                yield self._forms.get((root,), root)
            at += length

    def _nearest(self, word: str) -> str:
        """The word itself where it, or its root, is known; else the known one a slip away."""
        if word in self._known or self.root(word) in self._known:
            return word
        if not _may_slip(word):
            return word
        near = {
            known
            for slip, at in _one_out(word)
            for known, there in self._slips.get(slip, ())
            if known[0] == word[0] and (-1 in (at, there) or abs(at - there) <= 1)
        }
        return min(near, key=lambda known: (abs(len(known) - len(word)), known), default=word)

    def root(self, word: str) -> str:
        """The shortest known word that is left when affixes come off; else the word."""
        if word not in self._known:
            return self._found_root(word)
        if word not in self._roots:
            self._roots[word] = self._found_root(word)
        return self._roots[word]

    def _found_root(self, word: str) -> str:
        roots = {
            root
            for prefix, instead in _PREFIXES
            if word.startswith(prefix)
            for suffix in _SUFFIXES
            if word.endswith(suffix)
            for root in [instead + word[len(prefix) : len(word) - len(suffix)]]
            if len(root) >= _SHORTEST_ROOT and root in self._known
        }
        return min(roots, key=lambda root: (len(root), root), default=word)


def _may_slip(word: str) -> bool:
    return len(word) >= _SHORTEST_TYPO and not word.isdigit()


def _one_out(word: str) -> Iterator[tuple[str, int]]:
    """The word itself (-1), and with each one letter left out, by the letter's place.

    Two words that share one of these at the same place or side by side are one letter added,
    left out, changed, or swapped with its neighbour, apart.
    """
    yield word, -1
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :], at
