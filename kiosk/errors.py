"""Failures that someone can act on, said in that person's language."""

from __future__ import annotations

from typing import Literal

Audience = Literal["citizen", "staff", "administrator"]


class KioskError(Exception):
    """A failure with a sentence for the person who can do something about it.

    `code` is stable and for programs; `exit_code` is what a command ends with
    (1 failed, 2 bad usage or input, 3 closed or quota used up).
    """

    code = "failed"
    exit_code = 1
    audience: Audience = "administrator"

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self._texts = {"id": id, "en": en}

    def text(self, lang: str = "id") -> str:
        """The sentence in `lang`; Indonesian where that language is missing."""
        return self._texts.get(lang, self._texts["id"])


class BadInput(KioskError):
    """What was typed, passed or found in a file can't be used as it stands."""

    code = "bad_input"
    exit_code = 2


class NotFound(BadInput):
    """The thing named doesn't exist here."""

    code = "not_found"


class NotAllowed(KioskError):
    """The rules of the queue forbid this now (called already, too late to cancel ...)."""

    code = "not_allowed"
    exit_code = 2
    audience: Audience = "staff"


class DeskClosed(KioskError):
    """The desk isn't served now; the sentence says when it opens."""

    code = "closed"
    exit_code = 3
    audience: Audience = "citizen"


class QuotaUsedUp(KioskError):
    """Today's numbers of this line are given out; the sentence says when it opens again."""

    code = "quota_used_up"
    exit_code = 3
    audience: Audience = "citizen"


class StoreBusy(KioskError):
    """Another process held the home's write lock for longer than the wait allowed."""

    code = "store_busy"
    audience: Audience = "staff"


class StoreDamaged(KioskError):
    """The database file or the journal's chain is broken."""

    code = "store_damaged"


class StoreUnusable(KioskError):
    """The store is whole as far as is known, but this program can't use it here.

    Rebuilding would not help: no right to open it, a library too old, a newer release's file.
    """

    code = "store_unusable"


class DiskLow(KioskError):
    """Too little free space for this kind of work; nothing was written."""

    code = "disk_low"
    audience: Audience = "staff"
