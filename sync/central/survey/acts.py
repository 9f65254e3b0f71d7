"""What officers do about the survey. Every act is a row of its own; none is ever changed."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from kiosk.errors import BadInput, NotAllowed, NotFound
from kiosk.survey import bursts
from sync.central.database import reading_from, writing
from sync.central.identity import now_ms, prepare
from sync.central.models import Stream
from sync.central.officer import stream_id
from sync.central.survey import details, figures, recount
from sync.central.survey.form import SKM
from sync.central.survey.period import month
from sync.central.survey.stands import stand_of
from sync.central.survey.tables import SurveyExclusion, SurveyReadmission, SurveyUnit

_HOUR = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])")
_MAX_WORDS = 500


def name_unit(db_url: str, place: str, name: str) -> None:
    """Sets what a place is called in publications.

    Raises:
        NotFound: no such place.
        BadInput: no name, or one that no board has room for.
    """
    shown = _words(name, "Nama", "a name", 80)
    prepare(db_url)
    with writing(db_url) as tx:
        figures.unit_name(tx, place)
        tx.execute(delete(SurveyUnit).where(SurveyUnit.place == place))
        tx.execute(insert(SurveyUnit).values(place=place, name=shown))


def exclude(db_url: str, stand: str, since: str, until: str, reason: str, name: str) -> str:
    """Leaves a stand's answers of these hours out of the index, and returns the act's id.

    `stand` is any of its streams (32 hex digits), `since` and `until` are local hours such as
    `2026-11-24T09`, both in it. Answers that still come for these hours are left out too.
    Only bursts can be left out, or the index would be whatever somebody wants.

    Raises:
        NotFound: no such stand.
        BadInput: hours that can't be, or no reason or name.
        NotAllowed: no answers are there, or some in an hour that isn't flagged.
    """
    if not _HOUR.fullmatch(since) or not _HOUR.fullmatch(until) or until < since:
        raise BadInput(
            "Jam ditulis 2026-11-24T09; jam akhir tidak boleh sebelum jam awal.",
            "hours are written 2026-11-24T09, and the last may not be before the first",
        )
    row = {
        "id": secrets.token_hex(6),
        "form": SKM,
        "since": since,
        "until": until,
        "reason": _words(reason, "Alasan", "a reason"),
        "name": _words(name, "Nama petugas", "the officer's name", 80),
        "at": now_ms(),
    }
    id_ = stream_id(stand)
    prepare(db_url)
    with writing(db_url) as tx:
        place = tx.execute(select(Stream.place).where(Stream.id == id_)).scalar()
        if place is None:
            raise NotFound(f"Tidak ada anjungan {stand}.", f"there is no stream {stand}")
        first = stand_of(tx, id_)
        recount.lock(tx, first)
        _require_bursts(tx, first, since, until)
        tx.execute(insert(SurveyExclusion).values(**row, stand=first, place=place))
        recount.recount(tx, first, recount.days_between(tx, first, since, until))
    return str(row["id"])


def readmit(db_url: str, exclusion: str, reason: str, name: str) -> None:
    """Takes an exclusion back, the stand's own as well; both acts stay on record.

    Raises:
        NotFound: no such exclusion.
        BadInput: it was taken back already, or no reason or name.
    """
    row = {
        "exclusion": exclusion,
        "reason": _words(reason, "Alasan", "a reason"),
        "name": _words(name, "Nama petugas", "the officer's name", 80),
        "at": now_ms(),
    }
    prepare(db_url)
    with writing(db_url) as tx:
        found = tx.execute(
            select(SurveyExclusion.stand, SurveyExclusion.since, SurveyExclusion.until).where(
                SurveyExclusion.id == exclusion
            )
        ).one_or_none()
        if found is None:
            raise NotFound(f"Tidak ada pengecualian {exclusion}.", f"no exclusion {exclusion}")
        recount.lock(tx, found.stand)
        if _taken_back(tx, exclusion):
            raise BadInput(
                f"Pengecualian {exclusion} sudah dibatalkan.",
                f"exclusion {exclusion} was taken back already",
            )
        tx.execute(insert(SurveyReadmission).values(row))
        days = recount.days_between(tx, found.stand, found.since, found.until)
        recount.recount(tx, found.stand, days)


def watched(db_url: str, place: str, month_text: str) -> dict[str, list[dict[str, Any]]]:
    """Hours with too many answers (`bursts`) and what was left out, for an officer to look at.

    Stands are named by their first stream, which is what `exclude` takes.

    Raises:
        NotFound: no such place.
        BadInput: no such month.
    """
    period = month(month_text)
    with reading_from(db_url) as tx:
        figures.unit_name(tx, place)
        left_out = details.exclusions(tx, place, period)
        flagged = details.flagged(details.hours(tx, place, period), left_out)
    return {
        "bursts": [row._asdict() | {"stand": row.stand.hex()} for row in flagged],
        "exclusions": [row._asdict() | {"stand": row.stand.hex()} for row in left_out],
    }


def _require_bursts(tx: Connection, stand: bytes, since: str, until: str) -> None:
    counts = details.hours_of_stand(tx, stand, since, until)
    flagged = {burst.hour for burst in bursts.bursts(Counter(counts).elements())}
    calm = sorted(set(counts) - flagged)
    if calm or not counts:
        where = ", ".join(calm[:3]) or f"{since}–{until}"
        raise NotAllowed(
            f"Hanya jam yang ditandai yang boleh dikecualikan; periksa {where}.",
            f"only flagged hours can be left out; look at {where}",
        )


def _taken_back(tx: Connection, exclusion: str) -> bool:
    query = select(SurveyReadmission.exclusion).where(SurveyReadmission.exclusion == exclusion)
    return tx.execute(query).first() is not None


def _words(text: str, what_id: str, what_en: str, most: int = _MAX_WORDS) -> str:
    words = " ".join(text.split())
    if not words or len(words) > most or "\0" in words:
        raise BadInput(
            f"{what_id} harus diisi, paling panjang {most} huruf.",
            f"{what_en} is needed, of at most {most} characters",
        )
    return words
