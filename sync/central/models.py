"""The central server's tables. Times are UTC milliseconds; ids of streams are 16 bytes.

`entry` holds every acknowledged seq of every stream, verbatim and gapless, whatever became
of it: its chain can be verified here as on the stand. `state` says whether the fact counts.
Tables other than `entry` are derived, or the server's own.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class EntryState(StrEnum):
    """What became of an entry. Only `applied` and `erased` count as facts."""

    APPLIED = "applied"
    ERASED = "erased"
    REPEAT = "repeat"
    QUARANTINED = "quarantined"
    DISMISSED = "dismissed"


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can find it on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {int: BigInteger, bytes: LargeBinary, str: String}  # noqa: RUF012


class Server(Base):
    """One row: who this server is. `epoch` changes when its past does (a restore)."""

    __tablename__ = "server"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[str]
    root_key: Mapped[bytes]
    seal_key: Mapped[bytes]
    created_at: Mapped[int]


class Place(Base):
    """A village or an office. Its row is locked while its feed grows."""

    __tablename__ = "place"
    id: Mapped[str] = mapped_column(primary_key=True)
    feed_n: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[int]


class Stream(Base):
    """One life of one stand. Its row is locked while its entries are taken in."""

    __tablename__ = "stream"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(ForeignKey(Place.id), index=True)
    public_key: Mapped[bytes]
    letter: Mapped[str]
    hardware: Mapped[str]
    app: Mapped[str]
    previous: Mapped[bytes | None]
    enrolled_at: Mapped[int]
    revoked_at: Mapped[int | None]
    ack: Mapped[int] = mapped_column(default=0)
    ack_hash: Mapped[bytes]
    head: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[int | None]
    health: Mapped[bytes | None]


class Entry(Base):
    """One journal entry as its stand wrote it.

    `fact` is the hash under which the fact was first written: the entry's own, or that of
    its origin when a fork made a new stream send it again. It is unique, so that two copies
    of a stand that send the same entries give one fact; NULL for such a repeat. No foreign
    key on `stream`: its row is read and locked before, and a check a row costs a third.
    """

    __tablename__ = "entry"
    stream: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[bytes]
    header: Mapped[bytes]
    payload: Mapped[bytes | None]
    payload_hash: Mapped[bytes | None]
    kind: Mapped[str]
    at: Mapped[int]
    received_at: Mapped[int]
    state: Mapped[str]
    fact: Mapped[bytes | None] = mapped_column(unique=True)


class Quarantine(Base):
    """An entry that was acknowledged and couldn't be applied; an officer resolves it."""

    __tablename__ = "quarantine"
    __table_args__ = (ForeignKeyConstraint(["stream", "seq"], ["entry.stream", "entry.seq"]),)
    stream: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str]
    detail: Mapped[str]
    quarantined_at: Mapped[int]
    resolved_at: Mapped[int | None]
    resolution: Mapped[str | None]


class Ticket(Base):
    """Every number given, derived from `ticket.issued`. A number counts once a place and day."""

    __tablename__ = "ticket"
    __table_args__ = (UniqueConstraint("place", "day", "series", "kiosk", "n"),)
    stream: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[str]
    day: Mapped[str]
    series: Mapped[str]
    kiosk: Mapped[str]
    n: Mapped[int]
    line: Mapped[str]
    lane: Mapped[str]
    service: Mapped[str]
    issued_at: Mapped[int]


class EnrolCode(Base):
    """A one-time code for one new stand; only the hash of its secret is kept."""

    __tablename__ = "enrol_code"
    secret_hash: Mapped[bytes] = mapped_column(primary_key=True)
    place: Mapped[str]
    letter: Mapped[str | None]
    expires_at: Mapped[int]
    used_by: Mapped[bytes | None]


class FeedRow(Base):
    """One change on its way down to the stands of a place; `n` counts without gaps."""

    __tablename__ = "feed"
    place: Mapped[str] = mapped_column(ForeignKey(Place.id), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    body: Mapped[bytes]
    at: Mapped[int]


class Content(Base):
    """A published content pack. `release` is the start of its SHA-256, `digest` all of it."""

    __tablename__ = "content"
    release: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[bytes]
    pack: Mapped[bytes]
    published_at: Mapped[int]


class Backup(Base):
    """A backup that was verified after it was written."""

    __tablename__ = "backup"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    file: Mapped[str]
    made_at: Mapped[int]


class SafePoint(Base):
    """How far a backup holds each stream, read from the backup itself."""

    __tablename__ = "safe_point"
    backup: Mapped[int] = mapped_column(
        ForeignKey(Backup.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    stream: Mapped[bytes] = mapped_column(primary_key=True)
    ack: Mapped[int]


Index("ix_entry_kind", Entry.kind)
Index(
    "ix_quarantine_open",
    Quarantine.quarantined_at,
    sqlite_where=Quarantine.resolved_at.is_(None),
    postgresql_where=Quarantine.resolved_at.is_(None),
)


def table(model: type[Base]) -> Table:
    """The Core table of a model."""
    made = model.__table__
    assert isinstance(made, Table)
    return made
