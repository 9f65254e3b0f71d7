"""The survey as the screens, the commands and the caretaker call it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace
from sqlalchemy import Connection

from kiosk.content.survey import Answer, SurveyForm
from kiosk.disk import require_space
from kiosk.errors import BadInput, NotAllowed
from kiosk.facts import StandRated, SurveyAnswered, SurveyExcluded
from kiosk.journal.tx import Tx
from kiosk.place.hours import Closed, desk_state
from kiosk.queue import days
from kiosk.survey import ratings, recorded, waiting
from kiosk.survey.answers import checked, wording_of
from kiosk.survey.bursts import bursts
from kiosk.survey.index import HIGHEST, LOWEST
from kiosk.survey.masking import mask
from kiosk.survey.ratings import MonthRated
from kiosk.survey.report import Period, SurveyReport, parsed_hour, report, require_order

if TYPE_CHECKING:
    from kiosk.app import Kiosk

SKM = "skm"
MAX_REASON = 200
BY = ("citizen", "staff")


class SurveyBook:
    """Takes answers in and reports on them."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def form(self, id: str = SKM) -> SurveyForm:
        """The form as this place words it. Raises `NotFound`."""
        return self._kiosk.catalogue.survey(id).worded(self._kiosk.place.survey_wording)

    def unknown_wordings(self) -> tuple[str, ...]:
        """Wordings that the place file asks for and no question of this release has."""
        questions = [q for form in self._kiosk.catalogue.surveys for q in form.questions]
        known = {
            (q.id, name) for q in questions for name in (q.wording, *(w.id for w in q.wordings))
        }
        wanted = self._kiosk.place.survey_wording
        return tuple(f"{id} = {name}" for id, name in wanted.items() if (id, name) not in known)

    def submit(
        self,
        form_id: str,
        answers: Mapping[str, Answer],
        *,
        service: str,
        by: Literal["citizen", "staff"],
        request_key: str,
    ) -> None:
        """Takes one questionnaire in; the same key again is the same questionnaire.

        `service` is what the person came for, '' where it isn't known.

        Raises:
            BadInput, NotFound: no such form or service, or answers that the form doesn't have.
            StoreBusy, DiskLow, StoreDamaged: nothing was taken in.
        """
        form = self.form(form_id)
        taken = checked(form, answers)
        if service:
            self._kiosk.catalogue.service(service)
        if by not in BY:
            raise BadInput(f"“{by}” tidak dikenal.", f"an answer is by citizen or staff, not {by}")

        fact = SurveyAnswered(
            form=form.id,
            version=form.version,
            hour="",
            answers=taken,
            service=service,
            wording=wording_of(form, taken),
            by=by,
        )
        self._put(request_key, fact)

    def rate_stand(self, score: int, request_key: str) -> None:
        """Takes in what somebody who wasn't served yet thinks of the stand, 1 to 4.

        Raises:
            BadInput: another score. StoreBusy, DiskLow, StoreDamaged: nothing was taken in.
        """
        if type(score) is not int or not LOWEST <= score <= HIGHEST:
            raise BadInput("Nilainya 1 sampai 4.", f"a score is {LOWEST} to {HIGHEST}")
        self._put(request_key, StandRated(hour="", score=score))

    def settle(self) -> int:
        """Moves everything that waits into the journal, shuffled; answers how many."""
        return self._settle(all_of_them=True)

    def settle_due(self) -> int:
        """Moves into the journal what no ticket can stand next to any more; answers how many.

        That is everything once the desk has closed and nobody is waited for, else only the
        answers of days before: a stand switched on again at noon would tell who answered.
        """
        return self._settle(all_of_them=self._kiosk.store.read(self._day_is_over))

    def report(
        self, period: Period, service: str = "", population: int | None = None
    ) -> SurveyReport:
        """The index of a period, also from answers that still wait; `service` '' is everything.

        `population` None: how many were served in the period before, as long as this one, or,
        where the period has no first day, up to its last.

        Raises:
            BadInput: the period ends before it begins. NotFound: neither the content nor any
                answer knows the service.
        """

        def work(connection: Connection) -> SurveyReport:
            now = waiting.local_hour(connection, self._kiosk.now(), self._kiosk.zone)
            today = date.fromisoformat(now[:10])
            wanted = Period(period.first, period.last or today)
            if service and not recorded.names_service(connection, SKM, service):
                self._kiosk.catalogue.service(service)
            return report(connection, SKM, wanted, service, population)

        return self._kiosk.store.read(work)

    def ratings(self, period: Period) -> tuple[MonthRated, ...]:
        """How the stand itself was rated by people who weren't served yet, month by month.

        Raises:
            BadInput: the period ends before it begins.
        """
        first, last = (period.first or date.min), (period.last or date.max)
        require_order(first, last)

        def work(connection: Connection) -> tuple[MonthRated, ...]:
            return ratings.recorded(connection, first.isoformat(), last.isoformat())

        return self._kiosk.store.read(work)

    def exclude(self, since: str, until: str, reason: str, form_id: str = SKM) -> int:
        """Leaves answers of a burst out of the index; answers how many there are now.

        Hours are local, `2026-11-24T09`, both included. Only hours that are flagged as a burst
        can be left out, or the index would be whatever somebody wants.

        Raises:
            BadInput: no hours, no reason. NotAllowed: other answers lie in between, or none.
        """
        first, last = parsed_hour(since), parsed_hour(until)
        if last < first:
            raise BadInput("Jam akhir lebih awal.", "the range ends before it begins")
        why = mask(reason)
        if not 0 < len(why) <= MAX_REASON:
            raise BadInput(
                f"Tulis alasannya, paling panjang {MAX_REASON} huruf.",
                f"give a reason of at most {MAX_REASON} characters",
            )
        form = self.form(form_id).id

        def work(tx: Tx) -> int:
            inside = recorded.answers(tx.connection, form, first[:10], last[:10])
            hours = [found.hour for found in inside if first <= found.hour <= last]
            if not hours or {burst.hour for burst in bursts(hours)} != set(hours):
                raise NotAllowed(
                    "Hanya jam dengan lonjakan jawaban yang bisa dikeluarkan.",
                    "only hours that are flagged as a burst can be left out",
                )
            tx.append(SurveyExcluded(form=form, since=first, until=last, reason=why))
            return len(hours)

        return self._kiosk.write(work)

    def _put(self, key: str, fact: SurveyAnswered | StandRated) -> None:
        kiosk = self._kiosk
        require_space(kiosk.home, "survey")

        def work(connection: Connection) -> None:
            hour = waiting.local_hour(connection, kiosk.now(), kiosk.zone)
            waiting.put(connection, key, replace(fact, hour=hour))

        kiosk.store.write(work)

    def _settle(self, *, all_of_them: bool) -> int:
        kiosk = self._kiosk

        def due(connection: Connection) -> bool:
            today = waiting.local_hour(connection, kiosk.now(), kiosk.zone)[:10]
            return waiting.is_due(connection, today, all_of_them=all_of_them)

        if not kiosk.store.read(due):
            return 0
        return kiosk.write(lambda tx: waiting.settle(tx, kiosk.zone, all_of_them=all_of_them))

    def _day_is_over(self, connection: Connection) -> bool:
        now = days.local_time(connection, self._kiosk.now(), self._kiosk.zone)
        state = desk_state(self._kiosk.place, now)
        if not isinstance(state, Closed) or recorded.somebody_waits(connection):
            return False
        return state.opens_at is None or state.opens_at.date() > now.date()
