"""Tables derived from survey facts, and what officers add to them.

`survey_answer` holds one row a questionnaire. `survey_day` and `survey_profile_day` are sums of
it, one cell a stand, service and day, so that a year of a busy unit is some thousand rows.
Only questionnaires with all nine unsur count there, and none that an exclusion covers.

`served_at` is what people said about where they were served ('' where they didn't): somebody
served at the immigration office rates that office, not the place of the stand.

Days and hours are local, `2026-11-24` and `2026-11-24T09`. `stand` is the first stream of a
stand's life: after a restore it stays the same stand.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sync.central.models import Base, Place


class SurveyAnswer(Base):
    """One questionnaire; a score is NULL where the question was skipped.

    `wording` and `profile` are JSON: question -> wording, question -> chosen options.
    """

    __tablename__ = "survey_answer"
    stream: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stand: Mapped[bytes]
    place: Mapped[str]
    form: Mapped[str]
    version: Mapped[str]
    service: Mapped[str]
    served_at: Mapped[str]
    day: Mapped[str]
    hour: Mapped[str]
    by: Mapped[str]
    wording: Mapped[str]
    complete: Mapped[int]
    persyaratan: Mapped[int | None]
    prosedur: Mapped[int | None]
    waktu: Mapped[int | None]
    biaya: Mapped[int | None]
    produk: Mapped[int | None]
    kompetensi: Mapped[int | None]
    perilaku: Mapped[int | None]
    sarana_prasarana: Mapped[int | None]
    pengaduan: Mapped[int | None]
    profile: Mapped[str]
    suggestion: Mapped[str | None]


class SurveyDay(Base):
    """Sums of the scores of complete questionnaires; `n_partial` counts the other ones."""

    __tablename__ = "survey_day"
    place: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)
    stand: Mapped[bytes] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(primary_key=True)
    served_at: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
    n_partial: Mapped[int]
    persyaratan: Mapped[int]
    prosedur: Mapped[int]
    waktu: Mapped[int]
    biaya: Mapped[int]
    produk: Mapped[int]
    kompetensi: Mapped[int]
    perilaku: Mapped[int]
    sarana_prasarana: Mapped[int]
    pengaduan: Mapped[int]


class SurveyProfileDay(Base):
    """How many complete questionnaires chose this option of this profile question."""

    __tablename__ = "survey_profile_day"
    place: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)
    stand: Mapped[bytes] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    option: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class StandRating(Base):
    """What somebody who wasn't served yet thought of the stand itself; outside the index."""

    __tablename__ = "stand_rating"
    stream: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[str]
    day: Mapped[str]
    score: Mapped[int]


class SurveyExclusion(Base):
    """Hours of a stand that the index leaves out, both ends in it. Rows are only ever added.

    `name` is the officer who did it; empty when the stand's own staff did, by a fact.
    """

    __tablename__ = "survey_exclusion"
    id: Mapped[str] = mapped_column(primary_key=True)
    stand: Mapped[bytes]
    place: Mapped[str]
    form: Mapped[str]
    since: Mapped[str]
    until: Mapped[str]
    reason: Mapped[str]
    name: Mapped[str]
    at: Mapped[int]


class SurveyReadmission(Base):
    """An officer took an exclusion back; both stay on record."""

    __tablename__ = "survey_readmission"
    exclusion: Mapped[str] = mapped_column(ForeignKey(SurveyExclusion.id), primary_key=True)
    reason: Mapped[str]
    name: Mapped[str]
    at: Mapped[int]


class QueueEvent(Base):
    """When a ticket was first called, serving, served, no_show or cancelled."""

    __tablename__ = "queue_event"
    ticket_stream: Mapped[bytes] = mapped_column(primary_key=True)
    ticket_seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    what: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str]
    day: Mapped[str]
    at: Mapped[int]


class SurveyUnit(Base):
    """What a place is called in publications, as an officer set it."""

    __tablename__ = "survey_unit"
    place: Mapped[str] = mapped_column(ForeignKey(Place.id), primary_key=True)
    name: Mapped[str]


class SurveyBuilt(Base):
    """One row: which version of the derivation filled these tables."""

    __tablename__ = "survey_built"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]


Index("ix_survey_answer_stand_day", SurveyAnswer.stand, SurveyAnswer.day)
Index("ix_survey_answer_place_day", SurveyAnswer.place, SurveyAnswer.form, SurveyAnswer.day)
Index("ix_survey_day_day", SurveyDay.day)
Index("ix_survey_day_stand_day", SurveyDay.stand, SurveyDay.day)
Index("ix_survey_profile_day_stand_day", SurveyProfileDay.stand, SurveyProfileDay.day)
Index("ix_stand_rating_place_day", StandRating.place, StandRating.day)
Index("ix_survey_exclusion_stand", SurveyExclusion.stand)
Index("ix_queue_event_place_day", QueueEvent.place, QueueEvent.day)
Index("ix_queue_event_what_day", QueueEvent.what, QueueEvent.day, QueueEvent.place)
