"""What central keeps of an application: never whose it is."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sync.central.models import Base


class RegencyKey(Base):
    """One row, from the first import on: the id of the key, and the newest version given out.

    The key itself is a file. This row is locked while statuses change and while a place begins.
    """

    __tablename__ = "regency_key"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key_id: Mapped[bytes]
    version: Mapped[int]
    made_at: Mapped[int]


class Status(Base):
    """An application's newest stage, under the slow hash of reference and birth date.

    `stage` is a position in its path; times are UTC milliseconds. A change gives the row a new
    `version`, unique and rising; the feed names ranges of versions, so that an application that
    changed seven times comes down once to a stand that was off meanwhile.
    """

    __tablename__ = "application_status"
    key: Mapped[bytes] = mapped_column(primary_key=True)
    stage: Mapped[int]
    changed_at: Mapped[int]
    office: Mapped[str]
    version: Mapped[int] = mapped_column(unique=True)
