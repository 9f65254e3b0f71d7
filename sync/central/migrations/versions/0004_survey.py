"""Survey answers, their daily sums, exclusions, and what became of tickets."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

UNSUR = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana_prasarana",
    "pengaduan",
)


def upgrade() -> None:
    """The tables are empty at first; the server fills them from its entries at its next start."""
    _create_answers()
    _create_sums()
    _create_exclusions()
    _table(
        "stand_rating",
        ("stream", "seq"),
        _bytes("stream"),
        _int("seq"),
        *map(_text, ("place", "day")),
        _int("score"),
    )
    op.create_index("ix_stand_rating_place_day", "stand_rating", ["place", "day"])
    _table(
        "queue_event",
        ("ticket_stream", "ticket_seq", "what"),
        _bytes("ticket_stream"),
        _int("ticket_seq"),
        *map(_text, ("what", "place", "day")),
        _int("at"),
    )
    op.create_index("ix_queue_event_place_day", "queue_event", ["place", "day"])
    op.create_index("ix_queue_event_what_day", "queue_event", ["what", "day", "place"])
    _table(
        "survey_unit",
        ("place",),
        _text("place"),
        _text("name"),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name="fk_survey_unit_place_place"),
    )
    _table("survey_built", ("id",), _int("id"), _int("version"))


def downgrade() -> None:
    """Everything but officers' acts and names can be derived again from the entries."""
    for name in (
        "survey_built",
        "survey_unit",
        "queue_event",
        "stand_rating",
        "survey_readmission",
        "survey_exclusion",
        "survey_profile_day",
        "survey_day",
        "survey_answer",
    ):
        op.drop_table(name)


def _create_answers() -> None:
    texts = ("place", "form", "version", "service", "served_at", "day", "hour", "by", "wording")
    _table(
        "survey_answer",
        ("stream", "seq"),
        _bytes("stream"),
        _int("seq"),
        _bytes("stand"),
        *map(_text, texts),
        _int("complete"),
        *(sa.Column(name, sa.BigInteger) for name in UNSUR),
        _text("profile"),
        sa.Column("suggestion", sa.String),
    )
    op.create_index("ix_survey_answer_stand_day", "survey_answer", ["stand", "day"])
    op.create_index("ix_survey_answer_place_day", "survey_answer", ["place", "form", "day"])


def _create_sums() -> None:
    _table(
        "survey_day",
        ("place", "form", "day", "stand", "service", "served_at"),
        *map(_text, ("place", "form", "day")),
        _bytes("stand"),
        *map(_text, ("service", "served_at")),
        *map(_int, ("n", "n_partial", *UNSUR)),
    )
    op.create_index("ix_survey_day_day", "survey_day", ["day"])
    op.create_index("ix_survey_day_stand_day", "survey_day", ["stand", "day"])
    _table(
        "survey_profile_day",
        ("place", "form", "day", "stand", "question", "option"),
        *map(_text, ("place", "form", "day")),
        _bytes("stand"),
        *map(_text, ("question", "option")),
        _int("n"),
    )
    op.create_index("ix_survey_profile_day_stand_day", "survey_profile_day", ["stand", "day"])


def _create_exclusions() -> None:
    _table(
        "survey_exclusion",
        ("id",),
        _text("id"),
        _bytes("stand"),
        *map(_text, ("place", "form", "since", "until", "reason", "name")),
        _int("at"),
    )
    op.create_index("ix_survey_exclusion_stand", "survey_exclusion", ["stand"])
    _table(
        "survey_readmission",
        ("exclusion",),
        *map(_text, ("exclusion", "reason", "name")),
        _int("at"),
        sa.ForeignKeyConstraint(
            ["exclusion"],
            ["survey_exclusion.id"],
            name="fk_survey_readmission_exclusion_survey_exclusion",
        ),
    )


def _table(name: str, key: tuple[str, ...], *parts: Any) -> None:
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _int(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False, autoincrement=False)
