"""What can be wrong with content, said to the one who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.errors import BadInput, NotFound


class Problem(NamedTuple):
    """One thing wrong in the sources: the file, the key in it, and what to do."""

    file: str
    key: str
    id: str
    en: str

    def text(self, lang: str = "id") -> str:
        """One line: file, key, sentence."""
        return f"{self.file}: {self.key}: {self.en if lang == 'en' else self.id}"


class ContentProblems(BadInput):
    """The sources can't become a pack; `problems` lists everything that is wrong."""

    code = "content_problems"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(*("\n".join(p.text(lang) for p in self.problems) for lang in ("id", "en")))


class BadPack(BadInput):
    """A content pack that isn't whole, isn't signed by a trusted key, or is of another schema."""

    code = "bad_pack"


class NoContent(NotFound):
    """The stand holds no content pack that can be used."""

    code = "no_content"
