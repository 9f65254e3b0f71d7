"""One attempt to print one job over one connection, and what can still be learnt afterwards."""

import time
from collections.abc import Callable

import msgspec

from printing.conversation import Conversation
from printing.layout.page import FEED_AND_CUT
from printing.port import PRINTED, Outcome, not_sent, uncertain
from printing.profile import PrinterProfile
from printing.reasons import Reason
from printing.replies import Cleared, Health, JobDone, Processed, Reply
from printing.transport.link import Link, LinkError

_PROCESSED = b"\x1dr\x01"  # GS r 1
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 fn 8
_RECOVER_AND_CLEAR = b"\x10\x05\x02"  # DLE ENQ 2: the only way out of a cutter jam
_NO_AUTOMATIC_STATUS = b"\x1da\x00"  # GS a 0
# Longer than what a broken-off picture can still swallow; receiptio does the same.
_CURE = bytes(8192) + b"\x1b@"
_MOST_QUESTIONS = 40


class Timing(msgspec.Struct, frozen=True):
    """Deadlines in seconds.

    Attributes:
        connect: to open the device.
        answer: for one DLE EOT, and for the buffer clear.
        acknowledge: from the job's last byte to its acknowledgement; also how long a printer
            may take no data.
        send: for the whole job to leave this computer.
        poll: between questions while waiting for the acknowledgement.
        quiet: silence after which no more answers follow that were asked for in one go.
    """

    connect: float = 3.0
    answer: float = 1.5
    acknowledge: float = 8.0
    send: float = 60.0
    poll: float = 0.5
    quiet: float = 0.5


class PrintSession:
    """The protocol of one connection. One thread only; closing the link is the caller's.

    Args:
        link: open, and nothing sent over it yet.
        profile: what the printer can answer.
        timing: deadlines.
        clock: seconds, monotonic.
    """

    answers: bool
    """Whether the printer can tell what became of a job."""

    owed: int
    """How many answers to earlier questions may still come, at most. Until they have, an answer
    can't be taken for the next job's."""

    def __init__(
        self,
        link: Link,
        profile: PrinterProfile,
        timing: Timing,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.owed = 0
        # What comes out by the cure is cut off, so that the next ticket is a clean one.
        self._cure = _CURE + (FEED_AND_CUT if profile.cutter else b"")
        self._link = link
        self._timing = timing
        self._clock = clock
        self.answers = link.answers and profile.status != "none"
        self._epson = profile.status == "epson"
        self._talk = Conversation(link, clock)
        self._left = b""
        self._process_id = b""
        self._processed = False

    @property
    def health(self) -> Health:
        """What the printer last said of itself."""
        return self._talk.health

    def attempt(
        self,
        body: bytes,
        job_id: int,
        *,
        owed: int = 0,
        flush: bool = False,
        recover: bool = False,
    ) -> Outcome:
        """Look whether the printer is ready, send the job, wait for its acknowledgement.

        Args:
            body: the page, from its reset to its cut.
            job_id: number of the job; its last four digits go along as process id.
            owed: 0, or what `owed` said after an earlier job that ended uncertain and was given
                up. First make sure then that nothing of it is held, so that its late
                acknowledgement can't be taken for this one's.
            flush: as part of that, end a picture that broke off, with 8192 NUL. This may
                print the held ticket, so never before an unmarked copy of that ticket.
            recover: staff have seen to the printer: free a cutter that was jammed.

        Returns:
            "printed", "not_sent" or "uncertain"; after "uncertain" see `await_late_ack`.
        """
        self.owed = owed
        try:
            reason = self._recover() if owed or recover else self.preflight()
            if reason is None and owed and self.answers:
                reason = self._mend(flush=flush)
        except LinkError as error:
            # Connected, then hung up on before a byte of the ticket: someone else has it.
            hung_up = error.reason is Reason.POWER
            return not_sent(Reason.BUSY if hung_up else error.reason)
        if reason is not None:
            return not_sent(reason)
        if flush and not self.answers and not self._link.keeps:
            body = self._cure + body
        outcome = self._send(body + self._query(job_id))
        self.owed = 1 if outcome.state == "uncertain" else 0
        return outcome

    def preflight(self) -> Reason | None:
        """Ask for cover, paper and errors; None when ready to print.

        Raises:
            LinkError: the connection broke.
        """
        if self._link.paper_out():
            return Reason.PAPER_OUT
        if not self.answers:
            return None
        for question in (1, 2, 3, 4):
            if self._talk.ask(question, self._timing.answer) is None:
                return Reason.SILENT
        return self.health.blocked()

    def await_late_ack(self, seconds: float) -> Outcome | None:
        """Go on with an uncertain job: send what is left of it, wait for its acknowledgement.

        Returns:
            "printed" once acknowledged; "uncertain" when nothing more will be learnt over this
            connection; None while that is open.
        """
        try:
            return self._finish(self._clock() + seconds)
        except LinkError as error:
            return uncertain(error.reason)

    def clear_buffer(self) -> bool:
        """Throw away what the printer holds; True only if the printer confirms it.

        What is left of the job isn't sent any more, whatever the answer.
        """
        self._left = b""
        if not (self._epson and self.answers):
            return False
        try:
            self._talk.send_small(_CLEAR, self._timing.answer)
            return self._talk.wait_for(_is_cleared, self._timing.answer) is not None
        except LinkError:
            return False

    def _mend(self, *, flush: bool) -> Reason | None:
        """Bring the printer to a known state: nothing held, no picture open, no answer owed.

        It is asked more often than answers are owed, all in one go. So the last of as many
        answers as questions is one of ours, and what still follows comes at its heels.
        """
        if self.clear_buffer():
            self.owed = 0
            return self.preflight()
        earlier, questions = self.owed, min(self.owed + 2, _MOST_QUESTIONS)
        self.owed += questions
        cure = self._cure if flush else b""
        self._talk.send_small(
            cure + _NO_AUTOMATIC_STATUS + _PROCESSED * questions, self._timing.send
        )
        end = self._clock() + self._timing.acknowledge
        for _ in range(questions):
            if self._talk.wait_for(_is_processed, end - self._clock()) is None:
                return self.preflight() or Reason.TIMEOUT
        for _ in range(earlier):
            if self._talk.wait_for(_is_processed, self._timing.quiet) is None:
                break
        self.owed = 0
        return self.preflight()

    def _recover(self) -> Reason | None:
        reason = self.preflight()
        if reason is Reason.CUTTER:
            self._talk.send_small(_RECOVER_AND_CLEAR, self._timing.answer)
            reason = self.preflight()
        return reason

    def _query(self, job_id: int) -> bytes:
        if not self.answers:
            return b""
        if not self._epson:
            return _PROCESSED
        self._process_id = b"%04d" % (job_id % 10_000)
        return _PROCESSED + b"\x1d(H\x06\x0000" + self._process_id

    def _send(self, job: bytes) -> Outcome:
        self._left = job
        try:
            outcome = self._finish(self._clock() + self._timing.send)
        except LinkError as error:
            untouched = len(self._left) == len(job)
            return not_sent(error.reason) if untouched else uncertain(error.reason)
        if outcome is None and len(self._left) == len(job):
            return not_sent(Reason.TIMEOUT)
        return outcome or uncertain(self.health.blocked() or Reason.TIMEOUT)

    def _finish(self, end: float) -> Outcome | None:
        """Send what is left, then wait for what tells that it was printed."""
        moved = self._clock()
        while self._left:
            limit = min(end, moved + self._timing.acknowledge)
            if self._clock() >= limit:
                return None
            rest = self._talk.send_some(self._left, limit - self._clock())
            moved = self._clock() if len(rest) < len(self._left) else moved
            self._left = rest
            # What came before the question had left can't be its answer.
            self._talk.forget_replies()
        if not self.answers:
            return self._handed_over(end)
        return self._acknowledged(min(end, self._clock() + self._timing.acknowledge))

    def _handed_over(self, end: float) -> Outcome | None:
        stall = min(self._timing.acknowledge, max(0.0, end - self._clock()))
        if not self._link.flush(stall):
            return None
        return PRINTED if self._link.keeps else uncertain(Reason.SILENT)

    def _acknowledged(self, end: float) -> Outcome | None:
        while (left := end - self._clock()) > 0:
            if not self._processed:
                reply = self._talk.wait_for(self._is_ours, min(self._timing.poll, left))
                if isinstance(reply, JobDone):
                    return PRINTED
                if isinstance(reply, Processed) and reply.paper_out:
                    return uncertain(Reason.PAPER_OUT)
                self._processed = reply is not None
            if self._processed:
                # A printer that loses its power can put zero bytes on a serial line, and these
                # look like an acknowledgement: one that still answers has not lost it.
                if self._look((4,), end):
                    return PRINTED
            elif self._look((2, 3, 4), end) and self.health.blocked():
                # Name the cause now rather than at the deadline; it may still be printed.
                return None
        return None

    def _look(self, questions: tuple[int, ...], end: float) -> bool:
        """Ask how the printer is; whether it answered all in time."""
        for question in questions:
            timeout = min(self._timing.answer, end - self._clock())
            if timeout <= 0:
                return False
            try:
                if self._talk.ask(question, timeout) is None:
                    return False
            except LinkError as error:
                if error.reason is Reason.TIMEOUT:
                    return False
                raise
        return True

    def _is_ours(self, reply: Reply) -> bool:
        if self._epson:
            return reply == JobDone(self._process_id)
        return isinstance(reply, Processed)


def _is_processed(reply: Reply) -> bool:
    return isinstance(reply, Processed)


def _is_cleared(reply: Reply) -> bool:
    return isinstance(reply, Cleared)
