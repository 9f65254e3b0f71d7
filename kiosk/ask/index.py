"""Which answers of the content are near a question: two views of it, added up.

The words of the question against everything that is written about an answer (BM25), and the
question as a whole against each single phrasing, by words and by pieces of 3 to 5 letters.
The first knows what an answer is about, the second how people say it and how they misspell.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log, sqrt

from msgspec import Struct

from kiosk.ask.words import Lexicon, plain_words

_K1, _B = 1.2, 0.75
"""The customary constants of BM25."""

_ABOUT, _AS_WORDS, _AS_LETTERS = 0.5, 0.3, 0.2
"""Shares of the three views in a score. Chosen with most phrasings left out at random, so that
they hold for questions that nobody has written down, and with slips of the finger added."""

_STRANGE = 0.5
"""What an unknown feature of a question weighs, against one that is known of a single answer."""

_PIECES = (3, 4, 5)


class Written(Struct, frozen=True):
    """All that the content says about one answer: how people ask for it, and what it says."""

    id: str
    phrasings: tuple[str, ...]
    prose: tuple[str, ...]


class Index:
    """The answers of one release, ready to be searched. Building it takes up to a second."""

    def __init__(self, answers: Iterable[Written], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words: list[tuple[str, set[str]]] = []
        letters: list[tuple[str, set[str]]] = []
        about: dict[str, Counter[str]] = {}
        for answer in answers:
            asked = [self.telling(phrasing) for phrasing in answer.phrasings]
            words += [(answer.id, set(one)) for one in asked]
            letters += [(answer.id, _pieces(phrasing)) for phrasing in answer.phrasings]
            said = [self.telling(text) for text in answer.prose]
            about[answer.id] = Counter(word for one in (*asked, *said) for word in one)
        self._about = _About(about)
        self._words, self._letters = _Phrasings(words), _Phrasings(letters)

    def telling(self, text: str) -> list[str]:
        """The words of a text that say something about a matter."""
        return [
            word
            for word in self._lexicon.read(text)
            if word not in self._lexicon.fillers
            # A figure that the content doesn't have is an age, a sum, a day of somebody.
            and (not word.isdigit() or self._lexicon.knows(word))
        ]

    def tells(self, text: str) -> float:
        """How much the known words of a text narrow the answers down; about 0 for "paspor"."""
        return self._about.worth(set(self.telling(text)))

    def scores(self, text: str) -> list[tuple[str, float]]:
        """Every answer and how near it is, 0 to 1, the nearest first."""
        words = set(self.telling(text))
        about = self._about.scores(words)
        by_words = self._words.nearest(words)
        by_letters = self._letters.nearest(_pieces(text))
        found = {
            id: _ABOUT * about.get(id, 0.0)
            + _AS_WORDS * by_words.get(id, 0.0)
            + _AS_LETTERS * by_letters.get(id, 0.0)
            for id in self._about.ids
        }
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


class _About:
    """BM25 over the answers, as a share of what the words could reach at best."""

    def __init__(self, answers: Mapping[str, Counter[str]]) -> None:
        self.ids = tuple(answers)
        owners = {id: set(words) for id, words in answers.items()}
        self._rarity = _rarity(owners.items(), len(answers))
        self._strangest = _strangest(len(answers))
        mean = sum(words.total() for words in answers.values()) / max(1, len(answers))
        self._shares: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for id, words in answers.items():
            damping = _K1 * (1 - _B + _B * words.total() / mean)
            for word, times in words.items():
                self._shares[word].append((id, times / (times + damping)))

    def worth(self, words: set[str]) -> float:
        return sum(self._rarity.get(word, 0.0) for word in words)

    def scores(self, words: set[str]) -> dict[str, float]:
        most = sum(self._rarity.get(word, self._strangest) for word in words)
        found: dict[str, float] = defaultdict(float)
        for word in words:
            for id, share in self._shares.get(word, ()):
                found[id] += self._rarity[word] * share / most
        return found


class _Phrasings:
    """Each phrasing as a set of features; the cosine of the nearest one speaks for an answer."""

    def __init__(self, phrasings: list[tuple[str, set[str]]]) -> None:
        self._owner = [id for id, _ in phrasings]
        count = len(set(self._owner))
        self._rarity = _rarity(phrasings, count)
        self._strangest = _STRANGE * _strangest(count)
        self._length = [self._norm(features) for _, features in phrasings]
        self._where: dict[str, array[int]] = defaultdict(lambda: array("H"))
        for number, (_, features) in enumerate(phrasings):
            for feature in features:
                self._where[feature].append(number)

    def nearest(self, features: set[str]) -> dict[str, float]:
        length = self._norm(features)
        shared: dict[int, float] = defaultdict(float)
        for feature in features & self._where.keys():
            weight = self._rarity[feature] ** 2
            for number in self._where[feature]:
                shared[number] += weight
        found: dict[str, float] = defaultdict(float)
        for number, dot in shared.items():
            id = self._owner[number]
            found[id] = max(found[id], dot / (length * self._length[number]))
        return found

    def _norm(self, features: set[str]) -> float:
        weights = (self._rarity.get(feature, self._strangest) for feature in features)
        return sqrt(sum(weight * weight for weight in weights)) or 1.0


def _rarity(owned: Iterable[tuple[str, set[str]]], answers: int) -> dict[str, float]:
    """What knowing a feature is worth: much if few answers have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for id, features in owned:
        for feature in features:
            owners[feature].add(id)
    return {
        feature: log(1 + (answers - len(ids) + 0.5) / (len(ids) + 0.5))
        for feature, ids in owners.items()
    }


def _strangest(answers: int) -> float:
    return log(1 + (answers + 0.5) / 0.5)


def _pieces(text: str) -> set[str]:
    return set(_cut(f" {' '.join(plain_words(text))} "))


def _cut(text: str) -> Iterator[str]:
    for size in _PIECES:
        for at in range(len(text) - size + 1):
            yield text[at : at + size]
