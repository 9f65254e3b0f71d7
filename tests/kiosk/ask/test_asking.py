"""Asking at a real stand: what is noted, what can be chosen, and a new release of the content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from kiosk.app import Kiosk
from kiosk.content import pack, source
from kiosk.content.catalogue import Catalogue
from kiosk.content.shelf import trust
from tests.kiosk.content.sources import SHIPPED
from tests.support.stands import OFFICE, SetClock, make_home, payloads, wib


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    clock = SetClock(wib("2026-11-24 09:41"))
    opened = Kiosk.open(make_home(tmp_path, OFFICE, clock), clock)
    yield opened
    opened.close()


def noted(kiosk: Kiosk) -> list[dict[str, object]]:
    return [fact for fact in payloads(kiosk) if fact["kind"] == "question.unanswered"]


def test_what_nobody_knew_is_noted_without_what_could_be_about_a_person(kiosk: Kiosk) -> None:
    text = "Perpanjang SIM punya Wargaxy 081234567890"
    answer = kiosk.ask.answer(text)
    assert answer.answer_id is None

    kiosk.ask.unanswered(text, answer, "id")

    assert noted(kiosk) == [
        {
            "kind": "question.unanswered",
            "day": "2026-11-24",
            "lang": "id",
            "words": "perpanjang sim punya ... ...",
            "nearest": [candidate.id for candidate in answer.candidates[:3]],
            "confidence": answer.confidence,
        }
    ]
    assert kiosk.journal_report().ok


@pytest.mark.parametrize("text", ["", "?!", "护照", "\x00"])
def test_what_holds_no_word_isnt_noted(kiosk: Kiosk, text: str) -> None:
    kiosk.ask.unanswered(text, kiosk.ask.answer(text), "id")

    assert noted(kiosk) == []


def test_asking_alone_writes_nothing(kiosk: Kiosk) -> None:
    before = payloads(kiosk)

    assert kiosk.ask.answer("paspor hilang").answer_id == "paspor-hilang"

    assert payloads(kiosk) == before


def test_topics_hold_every_question_once(kiosk: Kiosk) -> None:
    topics = kiosk.ask.topics("id")
    listed = [id for topic in topics for id in topic.question_ids]

    assert len(topics) <= 6
    assert sorted(listed) == sorted(question.id for question in kiosk.catalogue.faq)
    assert topics[1].title == "Biaya dan pembayaran"
    assert kiosk.ask.topics("en")[1].title == "Fees and paying"


def test_follow_ups_lead_on_and_never_back_to_the_same(kiosk: Kiosk) -> None:
    known = {question.id for question in kiosk.catalogue.faq}

    for id in known:
        follow_ups = kiosk.ask.follow_ups(id)
        assert 1 <= len(follow_ups) <= 3
        assert set(follow_ups) <= known - {id}
    assert kiosk.ask.follow_ups("tidak-ada") == ()


def test_a_new_release_is_asked_from_then_on(kiosk: Kiosk) -> None:
    assert kiosk.ask.answer("paspor hilang").answer_id == "paspor-hilang"
    signing = SigningKey.generate()
    trust(kiosk.home.trusted, bytes(signing.verify_key), "uji")

    kiosk.take_content(pack.pack(_without("paspor-hilang"), "", signing))

    assert "paspor-hilang" not in {
        candidate.id for candidate in kiosk.ask.answer("paspor hilang").candidates
    }


def _without(id: str) -> Catalogue:
    shipped = source.read(SHIPPED)
    faq = tuple(question for question in shipped.faq if question.id != id)
    return msgspec.structs.replace(shipped, release="9999.01.01-1", faq=faq)
