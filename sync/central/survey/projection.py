"""What a fact becomes in the survey's tables, and writing it together with its entry."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, case
from sqlalchemy.dialects import postgresql, sqlite

from kiosk import facts
from kiosk.survey.index import UNSUR
from sync.central.bulk import insert_rows
from sync.central.models import table
from sync.central.survey import recount
from sync.central.survey.form import GATE, SKM, SUGGESTION
from sync.central.survey.stands import stand_of
from sync.central.survey.tables import QueueEvent, StandRating, SurveyAnswer, SurveyExclusion

KINDS = frozenset(
    kind.kind()
    for kind in (
        facts.SurveyAnswered,
        facts.StandRated,
        facts.SurveyExcluded,
        facts.TicketCalled,
        facts.TicketServing,
        facts.TicketServed,
        facts.TicketNoShow,
        facts.TicketCancelled,
    )
)

_ANSWER, _RATING = table(SurveyAnswer), table(StandRating)
_EXCLUSION, _EVENT = table(SurveyExclusion), table(QueueEvent)

_HOUR = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}")
_OPTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
_MAX_ID, _MAX_TEXT, _MAX_QUESTIONS = 64, 4_000, 100
_WIB = timedelta(hours=7)


class Derived(NamedTuple):
    """A row that an entry becomes beside itself."""

    into: Table
    row: dict[str, Any]


def derive(
    fact: facts.Fact, entry: Mapping[str, Any], place: str, origin: bytes | None
) -> Derived | None:
    """The row of a survey's or a queue's fact; None for any other.

    `entry` has stream, seq and at; `origin` is the stream in which it was first written.

    Raises:
        ValueError: a fact that no stand of ours would write.
    """
    key = {"stream": entry["stream"], "seq": entry["seq"], "place": place}
    if isinstance(fact, facts.SurveyAnswered):
        return Derived(_ANSWER, key | _answer(fact))
    if isinstance(fact, facts.StandRated):
        if not 1 <= fact.score <= 4:
            raise ValueError("a rating is 1 to 4")
        return Derived(_RATING, key | {"day": _hour(fact.hour)[:10], "score": fact.score})
    if isinstance(fact, facts.SurveyExcluded):
        return Derived(_EXCLUSION, _exclusion(fact, entry, place))
    if isinstance(
        fact,
        facts.TicketCalled
        | facts.TicketServing
        | facts.TicketServed
        | facts.TicketNoShow
        | facts.TicketCancelled,
    ):
        about = bytes.fromhex(fact.of) if fact.of else origin or entry["stream"]
        event = {
            "ticket_stream": about,
            "ticket_seq": fact.seq,
            "what": fact.kind().removeprefix("ticket."),
            "place": place,
            "day": _day(entry["at"]),
            "at": entry["at"],
        }
        return Derived(_EVENT, event)
    return None


def write(tx: Connection, derived: Sequence[Derived]) -> None:
    """Inserts rows and counts again what they change; in the savepoint of their entries."""
    by_table: dict[Table, list[dict[str, Any]]] = {}
    touched: dict[bytes, set[str]] = {}
    for into, row in derived:
        whole = row
        if into in (_ANSWER, _EXCLUSION):
            stand = stand_of(tx, row["stream"])
            whole = row | {"stand": stand}
            touched.setdefault(stand, set())
            if into is _ANSWER:
                touched[stand].add(row["day"])
            else:
                del whole["stream"]
        by_table.setdefault(into, []).append(whole)
    for stand in touched:
        recount.lock(tx, stand)
    _note_events(tx, by_table.pop(_EVENT, []))
    for into, rows in by_table.items():
        insert_rows(tx, into, rows)
    for row in by_table.get(_EXCLUSION, ()):
        touched[row["stand"]] |= recount.days_between(tx, row["stand"], row["since"], row["until"])
    for stand, days in touched.items():
        recount.recount(tx, stand, days)


def _note_events(tx: Connection, events: list[dict[str, Any]]) -> None:
    """The first time of each, by the stands' clocks: a ticket can be called or finished again."""
    if not events:
        return
    names = ("ticket_stream", "ticket_seq", "what")
    dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(_EVENT)
    new = statement.excluded
    earlier = {
        name: case((new["at"] < _EVENT.c["at"], new[name]), else_=_EVENT.c[name])
        for name in ("day", "at")
    }
    # In one order, so that two streams of a stand can't wait for each other.
    ordered = sorted(events, key=lambda event: tuple(event[name] for name in names))
    tx.execute(statement.on_conflict_do_update(index_elements=names, set_=earlier), ordered)


def _answer(fact: facts.SurveyAnswered) -> dict[str, Any]:
    if len(fact.answers) > _MAX_QUESTIONS or len(fact.wording) > _MAX_QUESTIONS:
        raise ValueError("more questions than a form has")
    scores: dict[str, int | None] = dict.fromkeys(UNSUR)
    chosen: dict[str, list[str]] = {}
    texts: list[str] = []
    for question, given in fact.answers.items():
        if question in scores and fact.form == SKM:
            scores[question] = _score(given)
        elif isinstance(given, str) and (question == SUGGESTION or not _OPTION.fullmatch(given)):
            texts.append(_text(given))
        else:
            several = given if isinstance(given, list) else [given]
            chosen[_id(question)] = sorted({_id(str(option)) for option in several})
    hour = _hour(fact.hour)
    served_at = chosen.pop(GATE, [""])
    return {
        "form": _id(fact.form),
        "version": _id(fact.version),
        "service": _id(fact.service) if fact.service else "",
        "served_at": served_at[0],
        "day": hour[:10],
        "hour": hour,
        "by": fact.by,
        "wording": _json({_id(name): _id(which) for name, which in fact.wording.items()}),
        "complete": int(fact.form == SKM and None not in scores.values()),
        **scores,
        "profile": _json(chosen),
        "suggestion": "\n".join(texts) or None,
    }


def _exclusion(fact: facts.SurveyExcluded, entry: Mapping[str, Any], place: str) -> dict[str, Any]:
    return {
        "stream": entry["stream"],
        "id": f"{entry['stream'].hex()}:{entry['seq']}",
        "place": place,
        "form": _id(fact.form),
        "since": _hour(fact.since),
        "until": _hour(fact.until),
        "reason": _text(fact.reason),
        "name": "",
        "at": entry["at"],
    }


def _score(given: object) -> int:
    if type(given) is not int or not 1 <= given <= 4:
        raise ValueError("a score is 1 to 4")
    return given


def _hour(text: str) -> str:
    if not _HOUR.fullmatch(text):
        raise ValueError("an hour is YYYY-MM-DDTHH")
    datetime.fromisoformat(f"{text}:00")
    return text


def _id(text: str) -> str:
    if not text or len(text) > _MAX_ID or not text.isprintable():
        raise ValueError(f"an id is 1 to {_MAX_ID} printable characters")
    return text


def _text(text: str) -> str:
    if len(text) > _MAX_TEXT or "\0" in text:
        raise ValueError(f"text with a zero character or more than {_MAX_TEXT} others")
    return text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _day(at: int) -> str:
    """The day of a moment. Desks are open well away from midnight in any Indonesian zone."""
    try:
        moment = datetime.fromtimestamp(at / 1000, UTC) + _WIB
    except (OverflowError, OSError) as error:
        raise ValueError("a time beyond the calendar") from error
    return moment.date().isoformat()
