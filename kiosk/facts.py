"""Every kind of thing that can happen at a stand: the vocabulary of the whole system.

A fact is immutable, written once by one stream, and never edited. The stand writes
facts, the wire carries their bytes, the central server stores them, every table and
report is computed from them. Fields are only ever added, always with a default; a
changed meaning is a new kind. No fact here carries personal data.

A ticket is named by `seq`, the journal position of its `ticket.issued`; `of` is that
position's stream (32 hex digits) where it isn't the stream that writes the fact, which
happens after a restore, when the new stream goes on with the old one's people.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Lane = Literal["umum", "prioritas"]
PrintState = Literal["printed", "uncertain", "not_sent", "expired"]
StreamReason = Literal["init", "restore", "salvage", "fork"]


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """Common ground of all facts; `kind` is the tag on disk and on the wire."""

    @classmethod
    def kind(cls) -> str:
        """The tag of this kind of fact, such as `ticket.issued`."""
        return str(cls.__struct_config__.tag)


class StreamOpened(Fact, frozen=True, tag="stream.opened"):
    """First fact of every stream: who writes from here on, and what it follows."""

    place: str
    reason: StreamReason
    app: str
    previous: str = ""
    last_seq: int = 0
    last_hash: str = ""


class StreamEnrolled(Fact, frozen=True, tag="stream.enrolled"):
    """Central bound this stream to a place and gave it a kiosk letter ('' for the only one)."""

    place: str
    letter: str
    server: str
    epoch: str


class TicketIssued(Fact, frozen=True, tag="ticket.issued"):
    """A citizen got a number. `day` is the local business day, YYYY-MM-DD."""

    day: str
    series: str
    n: int
    line: str
    lane: Lane
    service: str
    kiosk: str = ""


class TicketCalled(Fact, frozen=True, tag="ticket.called"):
    """A desk called a waiting ticket."""

    seq: int
    desk: str
    of: str = ""


class TicketServing(Fact, frozen=True, tag="ticket.serving"):
    """The person called has arrived at the desk."""

    seq: int
    desk: str
    of: str = ""


class TicketServed(Fact, frozen=True, tag="ticket.served"):
    """The desk finished with this person."""

    seq: int
    desk: str
    of: str = ""


class TicketNoShow(Fact, frozen=True, tag="ticket.no_show"):
    """The person called didn't come."""

    seq: int
    desk: str
    of: str = ""


class TicketCancelled(Fact, frozen=True, tag="ticket.cancelled"):
    """Taken back, by the citizen within a minute or by staff."""

    seq: int
    by: Literal["citizen", "staff"]
    of: str = ""


class TicketsExpired(Fact, frozen=True, tag="tickets.expired"):
    """The business day ended: every ticket of `day` that was still open is over."""

    day: str
    count: int


class PrintRequested(Fact, frozen=True, tag="print.requested"):
    """Staff asked for copy number `copy` of a ticket; it is marked CETAK ULANG."""

    seq: int
    copy: int
    of: str = ""


class PrintFinished(Fact, frozen=True, tag="print.finished"):
    """What became of one copy on paper, as far as the printer told."""

    seq: int
    state: PrintState
    copy: int = 0
    why: str = ""
    of: str = ""


class BurstSeen(Fact, frozen=True, tag="queue.burst"):
    """Numbers were taken faster than people can walk up: `count` within `seconds`."""

    day: str
    count: int
    seconds: int


class NumbersRaised(Fact, frozen=True, tag="numbers.raised"):
    """After a restore: numbers of `day` go on above these, so that none is given twice.

    `floors` holds (series, kiosk letter, last number that may have been given out).
    """

    day: str
    floors: tuple[tuple[str, str, int], ...]


class DayOpened(Fact, frozen=True, tag="day.opened"):
    """The first ticket of a new business day. Unconfirmed: no trusted time since boot."""

    day: str
    confirmed: bool = False


class ClockJumped(Fact, frozen=True, tag="clock.jumped"):
    """The clock says a day before the business day; counting stays on `day`."""

    day: str
    clock_day: str


class ClockConfirmed(Fact, frozen=True, tag="clock.confirmed"):
    """Trusted time or staff said that `day` is right."""

    day: str
    by: Literal["central", "staff"]


class ClockCorrected(Fact, frozen=True, tag="clock.corrected"):
    """Trusted time or staff moved the business day from `wrong` to `day`."""

    wrong: str
    day: str
    by: Literal["central", "staff"]


class ContentActivated(Fact, frozen=True, tag="content.activated"):
    """This release of the content pack is the one shown from here on."""

    release: str


class SurveyAnswered(Fact, frozen=True, tag="survey.answered"):
    """One questionnaire, anonymous: no ticket, no order, no minute.

    `hour` is the local hour of the answer, `2026-11-24T09`. `answers` maps a question's id to a
    score, a figure, an option's id, several, or a sentence; what was skipped is missing.
    `wording` names the wording of each question that has more than one.
    """

    form: str
    version: str
    hour: str
    answers: dict[str, int | str | list[str]]
    service: str = ""
    wording: dict[str, str] = {}
    by: Literal["citizen", "staff"] = "citizen"


class StandRated(Fact, frozen=True, tag="stand.rated"):
    """Somebody who wasn't served yet rated the stand itself, 1 to 4; outside the index."""

    hour: str
    score: int


class SurveyExcluded(Fact, frozen=True, tag="survey.excluded"):
    """Staff left answers of this stand out of the index: hours `since` to `until`, both in it."""

    form: str
    since: str
    until: str
    reason: str


class QuestionUnanswered(Fact, frozen=True, tag="question.unanswered"):
    """Nobody here knew: `words` holds only words of the content, "..." for any other.

    `nearest` are the ids of the answers that were offered instead.
    """

    day: str
    lang: str
    words: str
    nearest: tuple[str, ...] = ()
    confidence: float = 0.0


class HelpAsked(Fact, frozen=True, tag="help.asked"):
    """Somebody at the stand called the staff, from `screen`."""

    day: str
    screen: str


AnyFact = (
    StreamOpened
    | StreamEnrolled
    | TicketIssued
    | TicketCalled
    | TicketServing
    | TicketServed
    | TicketNoShow
    | TicketCancelled
    | TicketsExpired
    | PrintRequested
    | PrintFinished
    | BurstSeen
    | NumbersRaised
    | DayOpened
    | ClockJumped
    | ClockConfirmed
    | ClockCorrected
    | ContentActivated
    | SurveyAnswered
    | StandRated
    | SurveyExcluded
    | QuestionUnanswered
    | HelpAsked
)

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(AnyFact)

KINDS: frozenset[str] = frozenset(kind.kind() for kind in AnyFact.__args__)
"""Every kind this release knows."""


def encode(fact: Fact) -> bytes:
    """The payload bytes of a fact: compact JSON that a person can still read."""
    return _encoder.encode(fact)


def decode(payload: bytes) -> AnyFact:
    """The fact in these payload bytes.

    Raises:
        msgspec.ValidationError: bytes that are no fact of a kind known to this release.
    """
    fact: AnyFact = _decoder.decode(payload)
    return fact
