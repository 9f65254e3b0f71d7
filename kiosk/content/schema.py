"""The shape of the content: what a pack holds and what the YAML sources must hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from kiosk.facts import Lane

SCHEMA = 1
"""Raised whenever a stand of an earlier release could misread a pack; such packs are refused."""

Words = Annotated[str, Meta(min_length=1)]
Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
SourceId = Annotated[str, Meta(pattern=r"^S[0-9]{2,3}$")]
Letter = Annotated[str, Meta(pattern=r"^[A-Z]$")]
Rupiah = Annotated[int, Meta(ge=0)]

Group = Literal["utama", "lainnya", "wna"]
Need = Literal["required", "conditional", "optional"]
Category = Literal["paspor", "layanan_khusus", "wna", "umum"]
Channel = Literal[
    "m_paspor", "prioritas", "percepatan", "eazy_passport", "datang_langsung",
    "surat", "pos", "evisa", "daring", "sms", "kios",
]  # fmt: skip
Icon = Literal[
    "kaaba", "passport", "renew", "parent-child", "briefcase", "lost-book", "torn-book",
    "hand-book", "pen", "clock", "globe", "paper", "cane", "bus", "house", "question",
    "speech", "book",
]  # fmt: skip


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages. May hold {{placeholders}}; see `kiosk.content.fill`."""

    id: Words
    en: Words

    def get(self, lang: str = "id") -> str:
        """The text in `lang`; Indonesian for any language that isn't English."""
        return self.en if lang == "en" else self.id


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact was read. `official`: on a page of the government."""

    id: SourceId
    title: Text
    url: Words
    official: bool


class Regulation(Struct, frozen=True, forbid_unknown_fields=True):
    """A regulation; `in_force` is None where the day wasn't read anywhere."""

    id: Id
    title: Text
    in_force: date | None
    sources: tuple[SourceId, ...]
    superseded_by: Id | None = None


class Citation(Struct, frozen=True, forbid_unknown_fields=True):
    """A regulation, and the article where one is known."""

    ref: Id
    article: Words | None = None


class Series(Struct, frozen=True, forbid_unknown_fields=True):
    """The series letter of each lane of a line."""

    umum: Letter
    prioritas: Letter

    def of(self, lane: Lane) -> str:
        """The letter that numbers of this lane begin with."""
        return self.prioritas if lane == "prioritas" else self.umum


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """A queue line. `average_minutes` a person is a starting value, until it is measured."""

    id: Id
    name: Text
    series: Series
    average_minutes: Annotated[int, Meta(ge=1, le=240)]
    desks: Annotated[int, Meta(ge=1, le=50)]


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A paper that people bring. `short` fits a line of the printed ticket."""

    id: Id
    name: Text
    short: Text


class DocumentNeed(Struct, frozen=True, forbid_unknown_fields=True):
    """That a service wants a document; `when` says in which case, if conditional."""

    ref: Id
    need: Need
    when: Text | None = None


class StepList(Struct, frozen=True, forbid_unknown_fields=True):
    """Steps that several services share."""

    id: Id
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]


class Steps(Struct, frozen=True, forbid_unknown_fields=True):
    """Steps of one service: a shared list and more, or its own."""

    ref: Id | None = None
    own: tuple[Text, ...] = ()
    extra: tuple[Text, ...] = ()


class FeeDate(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure from one day to another, both included; None at either end: open or unknown."""

    rupiah: Rupiah | None
    regulation: Id
    verified: bool
    sources: tuple[SourceId, ...]
    since: date | None = field(name="from", default=None)
    until: date | None = field(name="to", default=None)
    note: Text | None = None


class Fee(Struct, frozen=True, forbid_unknown_fields=True):
    """A tariff with its dated rows. `additional` comes on top of the price of a book."""

    id: Id
    name: Text
    per: Literal["permohonan", "buku", "hari"]
    offered: Literal["yes", "no", "unknown"]
    rows: Annotated[tuple[FeeDate, ...], Meta(min_length=1)]
    additional: bool = False


class Duration(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a service takes, in working days where that is a number."""

    working_days: Annotated[int, Meta(ge=0)] | None
    text: Text
    verified: bool


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """A special case and its rule."""

    when: Text
    rule: Text


class Service(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing people come for.

    `ticket`: a number can be taken for it, in `line`. `verified` False: say whom to ask
    instead of papers, steps and fees, until an officer has confirmed them.
    """

    id: Id
    category: Category
    name: Text
    short_name: Text
    audience: Text
    line: Id | None
    ticket: bool
    icon: Icon
    group: Group
    order: Annotated[int, Meta(ge=1)]
    documents: tuple[DocumentNeed, ...]
    steps: Steps
    fees: tuple[Id, ...]
    channels: tuple[Channel, ...]
    legal: tuple[Citation, ...]
    sources: tuple[SourceId, ...]
    verified: bool
    validity: Text | None = None
    duration: Duration | None = None
    notes: tuple[Text, ...] = ()
    cases: tuple[Case, ...] = ()
    open_question: Text | None = None


class Phrasings(Struct, frozen=True, forbid_unknown_fields=True):
    """How people ask the same thing: never shown, only compared with what is typed."""

    id: Annotated[tuple[Words, ...], Meta(min_length=1)]
    en: Annotated[tuple[Words, ...], Meta(min_length=1)]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A question people ask, and its answer. `product_claim`: it describes this stand.

    `related` are the questions that often follow it.
    """

    id: Id
    category: Id
    service: Id
    question: Text
    answer: Text
    phrasings: Phrasings
    sources: tuple[SourceId, ...]
    verified: bool
    related: tuple[Id, ...] = ()
    product_claim: bool = False


class PriorityNote(Struct, frozen=True, forbid_unknown_fields=True):
    """Who may use the priority lane, and what such a person is told."""

    who: Annotated[tuple[Text, ...], Meta(min_length=1)]
    advice: Annotated[tuple[Text, ...], Meta(min_length=1)]
    sources: tuple[SourceId, ...]
    verified: bool


class MenuGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """A door of the service menu."""

    id: Group
    name: Text
    icon: Icon


class Placeholder(Struct, frozen=True, forbid_unknown_fields=True):
    """A {{name}} in a text, and the setting of the place that fills it."""

    id: Id
    what: Text
    setting: Words


class Holiday(Struct, frozen=True, forbid_unknown_fields=True):
    """A national holiday, or a day of joint leave beside one."""

    day: date = field(name="date")
    name: Text
    joint_leave: bool = False


class HolidayYear(Struct, frozen=True, forbid_unknown_fields=True):
    """All holidays of one year, as decreed."""

    id: Id
    year: Annotated[int, Meta(ge=2024, le=2100)]
    decree: Text
    days: Annotated[tuple[Holiday, ...], Meta(min_length=1)]


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """A regency, district or village by its Kemendagri code (the one in a NIK)."""

    code: Annotated[str, Meta(pattern=r"^[0-9]{2}(\.[0-9]{2}){1,2}(\.[0-9]{4})?$")]
    kind: Literal["kabupaten", "kecamatan", "kelurahan", "desa"]
    name: Words
    district: str = ""
    postcode: str = ""
