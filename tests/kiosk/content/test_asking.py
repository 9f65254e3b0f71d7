"""Questions, topics and words in the sources: each mistake is named with its file and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.content import source
from kiosk.content.errors import ContentProblems
from tests.kiosk.content.sources import both, tiny, write

Files = dict[str, Any]


def _question(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = files["faq/umum.yaml"]["faq"][0]
    return found


def _no_phrasings(files: Files) -> None:
    del _question(files)["phrasings"]


def _no_english_phrasing(files: Files) -> None:
    _question(files)["phrasings"]["en"] = []


def _same_wording_twice(files: Files) -> None:
    again = {**_question(files), "id": "arah"}
    again["phrasings"] = {"id": ["Alamat  kantor"], "en": ["which way"]}
    files["faq/umum.yaml"]["faq"].append(again)
    files["ask/topics.yaml"]["topics"][0]["questions"].append("arah")


def _related_to_nothing(files: Files) -> None:
    _question(files)["related"] = ["jam"]


def _related_to_itself(files: Files) -> None:
    _question(files)["related"] = ["alamat"]


def _topic_of_nothing(files: Files) -> None:
    files["ask/topics.yaml"]["topics"][0]["questions"].append("jam")


def _question_in_two_topics(files: Files) -> None:
    topics = files["ask/topics.yaml"]["topics"]
    topics.append({**topics[0], "id": "lagi"})


def _question_in_no_topic(files: Files) -> None:
    other = {**_question(files), "id": "arah"}
    other["phrasings"] = {"id": ["arah"], "en": ["which way"]}
    files["faq/umum.yaml"]["faq"].append(other)


def _seven_topics(files: Files) -> None:
    files["ask/topics.yaml"]["topics"] += [
        {"id": f"topik{n}", "title": both("Topik"), "questions": ["alamat"]} for n in range(6)
    ]


def _topic_without_english(files: Files) -> None:
    del files["ask/topics.yaml"]["topics"][0]["title"]["en"]


def _form_of_two_words(files: Files) -> None:
    files["ask/words.yaml"]["words"].append({"id": "kemana", "forms": ["dmn"]})


def _form_is_a_word(files: Files) -> None:
    files["ask/words.yaml"]["words"].append({"id": "dmn", "forms": []})


def _form_never_read(files: Files) -> None:
    files["ask/words.yaml"]["words"][0]["forms"].append("Di-mana?")


def _foreign_word_twice(files: Files) -> None:
    files["ask/elsewhere.yaml"]["elsewhere"].append({"id": "banjir", "words": ["hujan"]})


SPOILT: list[tuple[Callable[[Files], None], str, str, str]] = [
    (_no_phrasings, "faq/umum.yaml", "alamat", "phrasings"),
    (_no_english_phrasing, "faq/umum.yaml", "alamat.phrasings.en", "missing"),
    (_same_wording_twice, "faq/umum.yaml", "arah.phrasings", "alamat"),
    (_related_to_nothing, "faq/umum.yaml", "alamat.related", "'jam'"),
    (_related_to_itself, "faq/umum.yaml", "alamat.related", "'alamat'"),
    (_topic_of_nothing, "ask/topics.yaml", "datang", "'jam'"),
    (_question_in_two_topics, "faq/umum.yaml", "alamat", "is in 2"),
    (_question_in_no_topic, "faq/umum.yaml", "arah", "is in 0"),
    (_seven_topics, "ask/topics.yaml", "topics", "at most 6"),
    (_topic_without_english, "ask/topics.yaml", "datang.title.en", "missing"),
    (_form_of_two_words, "ask/words.yaml", "kemana.forms", "'dmn'"),
    (_form_is_a_word, "ask/words.yaml", "dimana.forms", "'dmn'"),
    (_form_never_read, "ask/words.yaml", "dimana", "wrong shape"),
    (_foreign_word_twice, "ask/elsewhere.yaml", "banjir.words", "'hujan'"),
]


@pytest.mark.parametrize(
    ("spoil", "file", "key", "said"), SPOILT, ids=[case[0].__name__ for case in SPOILT]
)
def test_each_mistake_is_named(
    tmp_path: Path, spoil: Callable[[Files], None], file: str, key: str, said: str
) -> None:
    files = tiny()
    spoil(files)

    with pytest.raises(ContentProblems) as caught:
        source.read(write(tmp_path / "content", files))

    found = caught.value.problems
    assert any(p.file == file and p.key == key and said in p.en for p in found), found


def test_what_is_right_passes(tmp_path: Path) -> None:
    read = source.read(write(tmp_path / "content", tiny()))

    assert read.faq[0].phrasings.id == ("alamat kantor",)
    assert (read.words[0].forms, read.topics[0].questions) == (("dmn", "di mana"), ("alamat",))
