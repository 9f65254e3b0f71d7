"""The protocol of one print, against printers that misbehave on purpose."""

import pytest

from printing.port import Outcome
from printing.profile import PrinterProfile, for_width
from printing.session import PrintSession, Timing
from tests.printing.scripted import ScriptedPrinter

BODY = b"\x1b@tiket A-017\n\x1dVB\x00"
FULL, EPSON, NONE = (for_width(80, status=status) for status in ("full", "epson", "none"))
ASB = bytes((0x14, 0x00, 0x00, 0x0F))
PRINTED = Outcome("printed", "")


def session(link: ScriptedPrinter, profile: PrinterProfile = FULL) -> PrintSession:
    return PrintSession(link, profile, Timing(), link.clock)


def acknowledge(sent: bytes) -> bytes:
    """What a good printer says to the end of a job."""
    process_id = sent[-4:] if b"\x1d(H" in sent else b""
    done = b"\x37\x22" + process_id + b"\x00" if process_id else b""
    return bytes(sent.count(b"\x1dr\x01")) + done


@pytest.mark.parametrize("profile", [FULL, EPSON])
def test_printed_only_when_the_printer_says_so(profile: PrinterProfile) -> None:
    good = ScriptedPrinter(acknowledge)
    assert session(good, profile).attempt(BODY, 12345) == PRINTED
    assert good.sent.startswith(b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04" + BODY)
    deaf = ScriptedPrinter()
    assert session(deaf, profile).attempt(BODY, 12345) == Outcome("uncertain", "timeout")
    assert 8 <= deaf.now < 10, "the deadline"


def test_the_question_stands_after_the_cut() -> None:
    link = ScriptedPrinter(acknowledge)
    session(link).attempt(BODY, 7)
    assert BODY + b"\x1dr\x01" in link.sent
    epson = ScriptedPrinter(acknowledge)
    session(epson, EPSON).attempt(BODY, 120_007)
    assert BODY + b"\x1dr\x01\x1d(H\x06\x00000007" in epson.sent


@pytest.mark.parametrize(
    ("question", "bits", "reason"),
    [
        (1, 0x1A, "offline"),
        (2, 0x16, "cover_open"),
        (2, 0x32, "paper_out"),
        (3, 0x1A, "cutter"),
        (3, 0x32, "fault"),
        (4, 0x72, "paper_out"),
        (4, None, "silent"),
        (1, None, "silent"),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    question: int, bits: int | None, reason: str
) -> None:
    link = ScriptedPrinter(acknowledge)
    link.status[question] = bits  # type: ignore[assignment]
    assert session(link).attempt(BODY, 1) == Outcome("not_sent", reason)
    assert b"tiket" not in link.sent


def test_near_end_is_no_reason_not_to_print() -> None:
    link = ScriptedPrinter(acknowledge)
    link.status[4] = 0x1E
    talk = session(link)
    assert talk.attempt(BODY, 1) == PRINTED
    assert talk.health.paper_low


@pytest.mark.parametrize(
    "noise",
    [
        ASB,
        ASB * 3,
        b"\x11\x13",
        b"\x12\x1a",
        ASB[:3],
        b"\x37\x25\x00",
        b"\x37\x22" + b"9999\x00",
        b"\x0c",
    ],
)
def test_noise_is_not_an_acknowledgement(noise: bytes) -> None:
    for profile in (FULL, EPSON):
        link = ScriptedPrinter(lambda sent, noise=noise: noise if b"tiket" in sent else b"")  # type: ignore[misc]
        outcome = session(link, profile).attempt(BODY, 1)
        assert outcome.state == "uncertain", profile.status


def test_an_acknowledgement_before_the_question_left_is_stale() -> None:
    link = ScriptedPrinter()
    link.takes = 4
    link.say(b"\x00")
    assert session(link).attempt(BODY, 1).state == "uncertain"
    busy = ScriptedPrinter(lambda sent: b"\x00" if sent == BODY[:8] else b"")
    busy.takes = 8
    assert session(busy).attempt(BODY, 1).state == "uncertain"


def test_another_jobs_acknowledgement_is_not_ours() -> None:
    link = ScriptedPrinter(lambda sent: b"\x00\x37\x22" + b"0006\x00" if b"tiket" in sent else b"")
    talk = session(link, EPSON)
    assert talk.attempt(BODY, 7).state == "uncertain"
    link.say(b"\x37\x22" + b"0007\x00")
    assert talk.await_late_ack(1) == PRINTED


def test_zero_bytes_of_a_dying_printer_are_not_an_acknowledgement() -> None:
    def die(sent: bytes) -> bytes:
        if b"tiket" not in sent:
            return b""
        link.status.clear()
        return b"\x00"

    link = ScriptedPrinter(die)
    talk = session(link)
    assert talk.attempt(BODY, 1) == Outcome("uncertain", "timeout")
    assert talk.await_late_ack(5) is None


def test_an_acknowledgement_without_paper_is_doubtful() -> None:
    link = ScriptedPrinter(lambda sent: b"\x0c" if b"tiket" in sent else b"")
    assert session(link).attempt(BODY, 1) == Outcome("uncertain", "paper_out")


def test_the_cause_is_named_at_once_and_the_answer_may_come_late() -> None:
    def run_out(sent: bytes) -> bytes:
        if b"tiket" in sent:
            link.status.update({1: 0x1A, 2: 0x32, 4: 0x7E})
        return b""

    link = ScriptedPrinter(run_out)
    talk = session(link)
    assert talk.attempt(BODY, 1) == Outcome("uncertain", "paper_out")
    assert link.now < 2, "not at the deadline"
    assert talk.await_late_ack(2) is None
    link.status.update({1: 0x12, 2: 0x12, 4: 0x12})
    link.say(ASB + b"\x00")
    assert talk.await_late_ack(2) == PRINTED


def test_an_error_that_the_cutter_makes_is_named() -> None:
    def jam(sent: bytes) -> bytes:
        if b"tiket" in sent:
            link.status.update({1: 0x1A, 2: 0x52, 3: 0x1A})
        return b""

    link = ScriptedPrinter(jam)
    assert session(link).attempt(BODY, 1) == Outcome("uncertain", "cutter")


def test_a_printer_that_takes_half_a_job_gets_the_rest_later() -> None:
    def stop_in_the_middle(sent: bytes) -> bytes:
        if b"tiket" in sent:
            link.takes = 0
        return acknowledge(bytes(link.sent))

    link = ScriptedPrinter(stop_in_the_middle)
    link.takes = 10
    talk = session(link)
    assert talk.attempt(BODY, 1) == Outcome("uncertain", "timeout")
    assert b"\x1dr" not in link.sent
    link.takes = 100
    assert talk.await_late_ack(1) == PRINTED
    assert link.sent.count(b"\x1b@tiket") == 1


def test_a_printer_that_takes_nothing_of_the_job_was_not_sent_it() -> None:
    class Stuck(ScriptedPrinter):
        def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
            self.takes = 0 if b"tiket" in out else 100
            return super().exchange(out, timeout)

    link = Stuck()
    assert session(link).attempt(BODY, 1) == Outcome("not_sent", "timeout")
    assert b"tiket" not in link.sent


def test_a_connection_that_breaks() -> None:
    link = ScriptedPrinter()
    link.broken = True
    assert session(link).attempt(BODY, 1) == Outcome("not_sent", "busy")

    def fall(sent: bytes) -> bytes:
        link.broken = b"tiket" in sent
        return b""

    link = ScriptedPrinter(fall)
    talk = session(link)
    assert talk.attempt(BODY, 1) == Outcome("uncertain", "power")
    assert talk.await_late_ack(1) == Outcome("uncertain", "power")
    assert not talk.clear_buffer()


def test_a_silent_printer_is_met_calmly() -> None:
    link = ScriptedPrinter()
    link.status.clear()
    assert session(link, NONE).attempt(BODY, 1) == Outcome("uncertain", "silent")
    assert link.now < 0.1
    assert bytes(link.sent) == BODY, "no question that it might print as text"
    marked = ScriptedPrinter()
    assert session(marked, NONE).attempt(BODY, 1, flush=True).reason == "silent"
    assert bytes(marked.sent) == bytes(8192) + b"\x1b@\x1dVB\x00" + BODY


def test_clearing_counts_only_when_confirmed() -> None:
    order = bytes.fromhex("10140801031401060208")
    link = ScriptedPrinter(lambda sent: b"\x37\x25\x00" if sent == order else b"")
    assert session(link, EPSON).clear_buffer()
    assert not session(ScriptedPrinter(), EPSON).clear_buffer()
    untold = ScriptedPrinter()
    assert not session(untold, FULL).clear_buffer()
    assert order not in untold.sent


@pytest.mark.parametrize("held", [0, 1])
def test_mending_waits_until_the_held_job_has_said_its_last(held: int) -> None:
    """The held job's late answer must not bless the next one, however slowly both come."""

    def react(sent: bytes) -> bytes:
        return b"" if b"tiket" in sent else bytes(sent.count(b"\x1dr\x01"))

    class Slow(ScriptedPrinter):
        """Hands on one answer a second, the held job's first."""

        def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
            taken, came = super().exchange(out, timeout)
            if came and not came[0]:
                self.now += min(timeout, 0.4)
                self.say(came[1:])
                came = came[:1]
            return taken, came

    link = Slow(react)
    link.say(bytes(held))
    talk = session(link)
    assert talk.attempt(BODY, 2, owed=1).state == "uncertain"
    assert talk.owed == 1
    assert link.sent.index(b"\x1dr\x01" * 3) < link.sent.index(b"tiket")


def test_what_mending_asked_in_vain_is_owed_next_time() -> None:
    link = ScriptedPrinter()
    talk = session(link)
    assert talk.attempt(BODY, 2, owed=1).state == "not_sent"
    assert talk.owed == 4
    assert session(link).attempt(BODY, 2, owed=4).state == "not_sent"
    assert link.sent.count(b"\x1dr\x01") == 3 + 6
    # All that came of it, and the held job's own, still don't bless the next one.
    late = ScriptedPrinter(
        lambda sent: bytes(sent.count(b"\x1dr\x01")) if b"tiket" not in sent else b""
    )
    late.say(bytes(10))
    assert session(late).attempt(BODY, 2, owed=10).state == "uncertain"


def test_without_an_answer_to_mending_nothing_is_sent() -> None:
    link = ScriptedPrinter()
    assert session(link).attempt(BODY, 2, owed=1, flush=True) == Outcome("not_sent", "timeout")
    assert b"tiket" not in link.sent
    assert bytes(8192) + b"\x1b@" in link.sent
    plain = ScriptedPrinter()
    session(plain).attempt(BODY, 2, owed=1)
    assert bytes(8) not in plain.sent, "no flush unless asked for"


def test_mending_frees_a_jammed_cutter() -> None:
    def react(sent: bytes) -> bytes:
        if sent == b"\x10\x05\x02":
            link.status[3] = 0x12
        return acknowledge(sent)

    link = ScriptedPrinter(react)
    link.status[3] = 0x1A
    assert session(link).attempt(BODY, 2) == Outcome("not_sent", "cutter")
    assert session(link).attempt(BODY, 2, owed=1) == PRINTED


def test_deadlines_hold_for_a_printer_that_drips() -> None:
    class Drip(ScriptedPrinter):
        def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
            self.takes = 100
            if b"\n" in out:
                self.takes = 1
                self.now += 7.0
            return super().exchange(out, timeout)

    link = Drip()
    assert session(link).attempt(bytes(1000) + BODY, 1) == Outcome("uncertain", "timeout")
    assert link.now < Timing().send + 2 * Timing().acknowledge
