"""What must hold across questions, their topics and the words they are read with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.content.asking import MAX_TOPICS
from kiosk.content.draft import Draft
from kiosk.content.errors import Problem


def check_asking(draft: Draft) -> None:
    """Adds every mistake about questions to `draft.problems`."""
    draft.problems += [
        *_related(draft),
        *_phrasings(draft),
        *_topics(draft),
        *_forms(draft, "words", "forms"),
        *_forms(draft, "elsewhere", "words"),
    ]


def _related(draft: Draft) -> Iterator[Problem]:
    known = draft.ids("faq")
    for item, question in draft.good("faq"):
        for ref in question.related:
            if ref not in known or ref == question.id:
                yield Problem(
                    item.file,
                    f"{item.id}.related",
                    f"'{ref}' bukan pertanyaan lain di faq.",
                    f"'{ref}' is not another question of faq",
                )


def _phrasings(draft: Draft) -> Iterator[Problem]:
    """One wording may lead to one answer only, whatever its capitals and spaces."""
    first: dict[str, str] = {}
    for item, question in draft.good("faq"):
        for phrasing in (*question.phrasings.id, *question.phrasings.en):
            plain = " ".join(phrasing.casefold().split())
            if plain in first:
                yield Problem(
                    item.file,
                    f"{item.id}.phrasings",
                    f"“{phrasing}” sudah ada di {first[plain]}.",
                    f"“{phrasing}” stands in {first[plain]} already",
                )
            first.setdefault(plain, item.id)


def _topics(draft: Draft) -> Iterator[Problem]:
    topics = list(draft.good("topics"))
    if len(topics) > MAX_TOPICS:
        yield Problem(
            topics[-1][0].file,
            "topics",
            f"Paling banyak {MAX_TOPICS} topik, sekarang {len(topics)}.",
            f"at most {MAX_TOPICS} topics fit, there are {len(topics)}",
        )
    listed = Counter(ref for _, topic in topics for ref in topic.questions)
    known = draft.ids("faq")
    for item, topic in topics:
        for ref in topic.questions:
            if ref not in known:
                yield Problem(
                    item.file,
                    item.id,
                    f"Menunjuk '{ref}' yang tidak ada di faq.",
                    f"refers to '{ref}', which is not in faq",
                )
    for item, question in draft.good("faq"):
        if listed[question.id] != 1:
            yield Problem(
                item.file,
                item.id,
                f"Harus ada di tepat satu topik, sekarang {listed[question.id]}.",
                f"must be in exactly one topic, is in {listed[question.id]}",
            )


def _forms(draft: Draft, section: str, field: str) -> Iterator[Problem]:
    """Each form, and each id, stands once: it can be read in one way only."""
    ids = draft.ids(section) if section == "words" else set()
    forms = [(item, form) for item, value in draft.good(section) for form in getattr(value, field)]
    times = Counter(form for _, form in forms)
    for item, form in forms:
        if times[form] > 1 or form in ids:
            yield Problem(
                item.file,
                f"{item.id}.{field}",
                f"'{form}' tertulis lebih dari satu kali.",
                f"'{form}' is written more than once",
            )
