"""Everything that a unit's monthly publications say, read in one transaction."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sqlalchemy import Connection

from kiosk.survey.index import sample_size
from sync.central.survey import details, figures, names, stands
from sync.central.survey.details import Exclusion, Flagged, Queue
from sync.central.survey.figures import Cell
from sync.central.survey.period import Period


class Split(NamedTuple):
    """A profile question: its options in the form's order, with their counts, and who skipped."""

    question: str
    options: tuple[tuple[str, int], ...]
    unsaid: int


class Evaluation(NamedTuple):
    """One unit in one month."""

    place: str
    unit: str
    period: Period
    whole: Cell
    needed: int
    months: list[Cell]
    services: list[Cell]
    stands: list[Cell]
    stand_names: dict[bytes, str]
    office: Cell
    splits: list[Split]
    suggestions: list[tuple[str, int]]
    wordings: dict[str, Counter[str]]
    flagged: list[Flagged]
    exclusions: list[Exclusion]
    ratings: dict[int, int]
    queue: Queue

    @property
    def previous(self) -> Cell:
        """The month before."""
        return self.months[-2]

    @property
    def sufficient(self) -> bool:
        """Whether as many answered as the sample needs."""
        return self.whole.n >= self.needed

    @property
    def lowest(self) -> list[str]:
        """The ids of the three unsur with the lowest values; none where they are withheld."""
        if self.whole.skm is None:
            return []
        ranked = sorted(self.whole.skm.unsur, key=lambda row: row.ikm or 0)
        return [row.id for row in ranked[:3]]

    def stand_name(self, stand: bytes) -> str:
        """`Anjungan B`."""
        return f"Anjungan {self.stand_names.get(stand, stand.hex()[:8])}"


def evaluate(tx: Connection, place: str, period: Period) -> Evaluation:
    """Reads it.

    Raises:
        NotFound: no such place.
    """
    unit = figures.unit_name(tx, place)
    whole = figures.whole(tx, place, period)
    called = stands.names(tx, place)
    exclusions = details.exclusions(tx, place, period)
    return Evaluation(
        place=place,
        unit=unit,
        period=period,
        whole=whole,
        needed=sample_size(whole.population),
        months=figures.trend(tx, place, period),
        services=figures.by_service(tx, place, period),
        stands=figures.by_stand(tx, place, period),
        stand_names=called,
        office=figures.of_the_office(tx, place, period),
        splits=_splits(details.profile(tx, place, period), whole.n),
        suggestions=details.suggestions(tx, place, period),
        wordings=details.wordings(tx, place, period),
        flagged=details.flagged(details.hours(tx, place, period), exclusions),
        exclusions=exclusions,
        ratings=details.ratings(tx, place, period),
        queue=details.queue(tx, place, period),
    )


def _splits(found: dict[str, dict[str, int]], n: int) -> list[Split]:
    made = []
    asked = names.profile_questions()
    # Questions and options of another release's form have no place in this one's order: last.
    for question in [*asked, *sorted(set(found) - set(asked))]:
        counts = found.get(question, {})
        known = names.options(question)
        ordered = [*known, *sorted(set(counts) - set(known))]
        options = tuple((option, counts.get(option, 0)) for option in ordered)
        made.append(Split(question, options, max(0, n - sum(counts.values()))))
    return made
