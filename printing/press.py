"""The printer opened for one task: to print a page, or to see how it is."""

import logging
from contextlib import ExitStack
from pathlib import Path

import msgspec

from printing.lock import DeviceBusyError, DeviceLock, Unsettled, device_lock
from printing.port import Outcome, not_sent, uncertain
from printing.profile import PrinterProfile
from printing.reasons import Reason
from printing.replies import Health
from printing.session import PrintSession, Timing
from printing.transport.device import Device, FileDevice
from printing.transport.link import Link, LinkError
from printing.transport.opening import open_link

logger = logging.getLogger(__name__)


class PrinterConfig(msgspec.Struct, frozen=True):
    """All that is needed to reach a home's printer.

    Attributes:
        device: where it is.
        profile: what it can do.
        home: the kiosk's data folder, for the lock.
        timing: deadlines of the protocol.
        lock_wait: seconds to wait for another process that has the printer.
    """

    device: Device
    profile: PrinterProfile
    home: Path
    timing: Timing = Timing()
    lock_wait: float = 10.0


class Press:
    """One opening of the printer: lock, link and session, closed together.

    Raises:
        LinkError: it can't be opened, or another process has it.
    """

    def __init__(self, config: PrinterConfig, *, lock_wait: float | None = None) -> None:
        self._config = config
        self._stack = ExitStack()
        wait = config.lock_wait if lock_wait is None else lock_wait
        try:
            self.lock: DeviceLock = self._stack.enter_context(device_lock(config.home, wait))
            self._link: Link = open_link(config.device, config.timing.connect)
        except DeviceBusyError as error:
            self._stack.close()
            raise LinkError(Reason.BUSY, str(error)) from error
        except BaseException:
            self._stack.close()
            raise
        self.session = PrintSession(self._link, config.profile, config.timing)

    def print(
        self, body: bytes, job_id: int, number: str, copy: int, *, seen_to: bool = False
    ) -> Outcome:
        """Print one page; leave word for the next if its end is uncertain.

        Args:
            body: the page, from its reset to its cut.
            job_id: number of the job in the book.
            number: the ticket's number.
            copy: 0 for the first print, n for the n-th reprint.
            seen_to: staff have just seen to the printer.

        The flush of an uncertain ticket may bring that ticket out of the printer, so it never
        comes before an unmarked print of the same number.
        """
        earlier = self.lock.unsettled
        again = earlier is not None and copy == 0 and number == earlier.number
        flush = earlier is not None and not again if self.session.answers else copy > 0
        owed = earlier.owed if earlier else 0
        # In case this process dies on the way: no more than this can be owed then.
        self.lock.leave(Unsettled(number, 2 * owed + 3))
        try:
            outcome = self.session.attempt(body, job_id, owed=owed, flush=flush, recover=seen_to)
        except Exception:
            logger.exception("printing %s", number)
            return uncertain(Reason.SOFTWARE)
        if outcome.state == "not_sent" and earlier is not None:
            self.lock.leave(Unsettled(earlier.number, max(1, self.session.owed)))
        elif outcome.state == "uncertain" and outcome.reason != Reason.SILENT:
            self.lock.leave(Unsettled(number, self.session.owed))
        else:
            self.lock.leave(None)
        return outcome

    def reconnect(self) -> None:
        """Replace a broken link, keeping the lock.

        Raises:
            LinkError: not yet.
        """
        self._link.close(abandon=True)
        self._link = open_link(self._config.device, self._config.timing.connect)
        self.session = PrintSession(self._link, self._config.profile, self._config.timing)

    def close(self, *, abandon: bool = False) -> None:
        """Close the link and free the lock; see `Link.close`."""
        self._link.close(abandon=abandon)
        self._stack.close()


class Findings(msgspec.Struct, frozen=True):
    """How a printer was found: what keeps it from printing ("" if nothing), and its answers."""

    reason: str
    health: Health


def probe(config: PrinterConfig) -> Findings:
    """See how the printer is, without printing. Takes no longer than its deadlines."""
    if isinstance(config.device, FileDevice):
        return Findings("", Health())
    try:
        press = Press(config, lock_wait=0)
    except LinkError as error:
        return Findings(error.reason.value, Health())
    try:
        reason = press.session.preflight()
    except LinkError as error:
        reason = Reason.BUSY if error.reason is Reason.POWER else error.reason
    finally:
        press.close()
    return Findings(reason.value if reason else "", press.session.health)


def print_page(config: PrinterConfig, body: bytes, title: str) -> Outcome:
    """Print a page that is no ticket, such as the self-test, and wait how it ends."""
    try:
        press = Press(config)
    except LinkError as error:
        return not_sent(error.reason)
    outcome = press.print(body, 0, title, 1)
    press.close(abandon=outcome.state == "uncertain" and outcome.reason != Reason.SILENT)
    return outcome
