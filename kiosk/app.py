"""The stand as everyone else calls it: one object, one home, frozen values out.

Not safe for use from two threads. In the running kiosk every call goes through the store
thread; each process opens its own `Kiosk` on the same home.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from kiosk.ask.asking import Asking
from kiosk.clock import Clock, Instant, SystemClock
from kiosk.content.catalogue import Catalogue
from kiosk.content.shelf import Shelf, trusted_keys
from kiosk.disk import require_space
from kiosk.errors import BadInput, NotAllowed, StoreDamaged
from kiosk.facts import BurstSeen, ContentActivated, Lane
from kiosk.help import HelpCalls
from kiosk.home import Home
from kiosk.journal.report import JournalReport, check_journal, check_tail
from kiosk.journal.tx import StreamRow, Tx, row_of
from kiosk.outbox import Outbox
from kiosk.place.calendar import with_calendar
from kiosk.place.model import Place
from kiosk.place.reader import load_place
from kiosk.printbook import PrintBook
from kiosk.printjobs import add_job, own_job, withdraw
from kiosk.queue import calling, days, issuing, waiting
from kiosk.queue.highwater import HighWater
from kiosk.queue.lookup import TicketRow, tickets_of, value_of
from kiosk.queue.pace import Pace
from kiosk.queue.values import Issued, Ticket, TicketNumber
from kiosk.rules import Rules
from kiosk.settings import Settings, load
from kiosk.store.store import Store
from kiosk.streams import current_end, require_current

if TYPE_CHECKING:
    from kiosk.statuses.book import Statuses
    from kiosk.survey.book import SurveyBook

T = TypeVar("T")


class Kiosk:
    """A stand that is open for work."""

    def __init__(
        self, home: Home, store: Store, place: Place, catalogue: Catalogue, clock: Clock
    ) -> None:
        self.home = home
        self.store = store
        self.place = place
        self.catalogue = catalogue
        self.rules = Rules(place, catalogue)
        self.zone = self.rules.zone
        self.clock = clock
        self.settings: Settings = load(home.settings)
        self.row: StreamRow = store.read(require_current)
        self.outbox = Outbox(self)
        self.paper = PrintBook(self)
        self.ask = Asking(self)
        self.help = HelpCalls(self)
        self._marks = HighWater(home.high_water)
        self._pace = Pace()

    @classmethod
    def open(cls, home: Home, clock: Clock | None = None) -> Kiosk:
        """Opens a home that `kiosk init` made, and checks the end of its journal.

        Raises:
            NotFound: there is no home here.
            StoreDamaged: the store is broken; `kiosk.recovery.start` mends it.
            StoreBusy: a restore or migration holds the home.
        """
        home.require()
        catalogue = Shelf(home.content).current(trusted_keys(home.trusted)).pack.catalogue
        place = with_calendar(load_place(home.place), catalogue.holidays)
        store = Store.open(home)
        try:
            problem = store.read(check_tail)
            if problem:
                raise StoreDamaged("Buku harian anjungan rusak.", f"the journal: {problem}")
            return cls(home, store, place, catalogue, clock or SystemClock())
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Lets go of the home."""
        self.store.close()

    @cached_property
    def statuses(self) -> Statuses:
        """How far applications are; imported when first asked, not before the first frame."""
        from kiosk.statuses.book import Statuses

        return Statuses(self)

    @cached_property
    def survey(self) -> SurveyBook:
        """The satisfaction survey; imported when first asked, too."""
        from kiosk.survey.book import SurveyBook

        return SurveyBook(self)

    def now(self) -> Instant:
        """Every clock, now."""
        return self.clock.read()

    def local_time(self) -> datetime:
        """The time to show, in the place's zone, corrected by central where that is known."""
        return self.store.read(lambda c: days.local_time(c, self.now(), self.zone))

    def transaction(self, connection: Connection, row: StreamRow | None = None) -> Tx:
        """A transaction on a connection that is already inside `store.write`."""
        return Tx(connection, row or self.row, self.now())

    def write(self, work: Callable[[Tx], T]) -> T:
        """Runs `work` in one durable transaction of this stand's stream.

        Raises:
            StoreBusy, DiskLow, StoreDamaged: nothing was done.
        """

        def in_stream(connection: Connection) -> T:
            newest, head = current_end(connection)
            if newest.id != self.row.id:
                self.row = newest
            return work(Tx(connection, self.row, self.now(), head))

        return self.store.write(in_stream)

    def issue(
        self,
        service: str,
        lane: Lane,
        request_key: str,
        *,
        on_paper: bool = True,
        by_touch: bool = False,
        lang: str = "id",
    ) -> Issued:
        """Gives out a number for one touch; the same key again gives the same ticket.

        Raises:
            BadInput, NotFound: no such service, no numbers for it, or a bad key.
            DeskClosed, QuotaUsedUp: with when it opens (again).
            NotAllowed: numbers are being taken faster than people can walk up.
            StoreBusy, DiskLow, StoreDamaged: nothing was given out.
        """
        line = self.rules.line_for(service)
        if lane not in line.series:
            raise BadInput(f"Jalur “{lane}” tidak ada.", f"no lane “{lane}”: umum or prioritas")

        def work(tx: Tx) -> Issued:
            again = issuing.repeated(tx.connection, request_key)
            if again is not None:
                return Issued(value_of(tx.connection, again), False, own_job(tx.connection, again))
            day = self._judge(tx, line, by_touch)
            ticket = issuing.issue(tx, line, lane, service, day, self._marks)
            job = add_job(tx, request_key, ticket.seq, lang if on_paper else None)
            if by_touch:
                self._watch_pace(tx, ticket)
            return Issued(ticket, True, job)

        return self.write(work)

    def pace_wait_s(self) -> int:
        """Seconds until the screen gives out the next number; 0 means now."""
        return self._pace.wait_s(self.now().mono)

    def call_next(
        self, desk: str, line: str | None = None, lane: Lane | None = None
    ) -> Ticket | None:
        """Calls whose turn it is; None when nobody waits.

        Raises:
            NotFound: no such line or desk.
            NotAllowed: the desk still has a ticket.
        """
        desk, lines = self.rules.desk(desk)
        if line is not None:
            lines = (self.catalogue.line(line).id,)

        def work(tx: Tx) -> TicketRow | None:
            days.roll(tx, self.zone)
            return calling.call_next(tx, desk, self.rules.priority, lines, lane)

        return self._moved(work)

    def start(self, number: str) -> Ticket:
        """The person called has come. Raises NotFound, NotAllowed."""
        return self._move(lambda tx: calling.start(tx, TicketNumber.parse(number)))

    def done(self, number: str) -> Ticket:
        """The desk has finished with this person. Raises NotFound, NotAllowed."""
        return self._move(lambda tx: calling.done(tx, TicketNumber.parse(number)))

    def no_show(self, number: str) -> Ticket:
        """The person called didn't come. Raises NotFound, NotAllowed."""
        return self._move(lambda tx: calling.no_show(tx, TicketNumber.parse(number)))

    def cancel(self, number: str, by: str = "staff") -> Ticket:
        """Takes a number back, and its paper where that isn't out yet.

        Raises:
            NotFound, NotAllowed: no such open ticket, or too late for the citizen.
        """

        def work(tx: Tx) -> TicketRow:
            row = issuing.cancel(tx, TicketNumber.parse(number), by)
            withdraw(tx, row, "ticket cancelled")
            return row

        return self._move(work)

    def tickets(self, day: str | None = None) -> tuple[Ticket, ...]:
        """The tickets of a business day (default: the present one), in order of issue."""

        def work(connection: Connection) -> tuple[Ticket, ...]:
            known = days.current_day(connection)
            wanted = day or (known.day if known else "")
            return tickets_of(connection, wanted)

        return self.store.read(work)

    def wait_of(self, ticket: Ticket) -> tuple[int, int]:
        """People ahead of a waiting ticket, and about how many minutes."""

        def work(connection: Connection) -> tuple[int, int]:
            stream = row_of(connection, bytes.fromhex(ticket.stream))
            ahead = waiting.people_ahead(connection, stream, ticket, self.rules.priority)
            line = self.rules.line(ticket.line)
            return ahead, waiting.wait_minutes(connection, line, ahead)

        return self.store.read(work)

    def confirm_day(self, day: str) -> None:
        """Staff say which day it is. Raises BadInput."""
        self.write(lambda tx: days.confirm_day(tx, day, self.zone))

    def day_state(self) -> days.DayState | None:
        """The business day and whether it is confirmed; None before the first ticket."""
        return self.store.read(days.current_day)

    def take_content(self, data: bytes) -> str:
        """Takes a content pack into use at once, everywhere in this stand; answers its release.

        Raises:
            BadPack: the pack is refused; what was in use stays in use.
        """
        pack = Shelf(self.home.content).install(data, trusted_keys(self.home.trusted))
        self.catalogue = pack.catalogue
        self.place = with_calendar(self.place, pack.catalogue.holidays)
        self.rules = Rules(self.place, self.catalogue)
        self.write(lambda tx: tx.append(ContentActivated(release=pack.catalogue.release)))
        return pack.catalogue.release

    def journal_report(self) -> JournalReport:
        """Verifies the whole journal. Takes seconds on a large one."""
        return self.store.read(lambda c: check_journal(c, self.home.acked))

    def _judge(self, tx: Tx, line: issuing.LineRule, by_touch: bool) -> str:
        """Refuses a number that may not be given out now; answers the day it is given out on."""
        require_space(self.home, "ticket")
        seen = days.look(tx.connection, tx.now, self.zone)
        self.rules.require_open(seen.local)
        day = days.open_day(tx, seen)
        if line.quota is not None and (
            issuing.given_today(tx.connection, line.id, day) >= line.quota
        ):
            raise self.rules.quota_used_up(line, seen.local)
        if by_touch and (wait := self._pace.wait_s(tx.now.mono)):
            raise NotAllowed(
                f"Sebentar, ya. Nomor berikutnya bisa diambil {wait} detik lagi.",
                f"One moment: the next number can be taken in {wait} seconds.",
            )
        return day

    def _watch_pace(self, tx: Tx, ticket: Ticket) -> None:
        count = self._pace.took(tx.now.mono)
        if count:
            tx.append(BurstSeen(day=ticket.day, count=count, seconds=60))

    def _moved(self, work: Callable[[Tx], TicketRow | None]) -> Ticket | None:
        def whole(tx: Tx) -> Ticket | None:
            row = work(tx)
            return None if row is None else value_of(tx.connection, row)

        return self.write(whole)

    def _move(self, work: Callable[[Tx], TicketRow]) -> Ticket:
        return self.write(lambda tx: value_of(tx.connection, work(tx)))
