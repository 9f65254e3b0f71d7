"""Print jobs: never a false "printed", never a second unmarked copy, nothing forgotten."""

import pytest

from kiosk.app import Kiosk
from kiosk.errors import NotAllowed, NotFound
from kiosk.home import Home
from tests.support.stands import UMRAH, SetClock, payloads


def paper_facts(kiosk: Kiosk) -> list[tuple[object, ...]]:
    return [
        (fact["seq"], fact["state"], fact.get("copy", 0))
        for fact in payloads(kiosk)
        if fact["kind"] == "print.finished"
    ]


def test_a_job_is_marked_as_being_sent_before_it_is_handed_out(home: Home, kiosk: Kiosk) -> None:
    ticket = kiosk.issue(UMRAH, "umum", "a").ticket
    job = kiosk.paper.take()
    assert job is not None
    assert (job.number, job.seq, job.copy) == (ticket.number, ticket.seq, 0)
    other = Kiosk.open(home)
    assert other.paper.state(job.id) == "sending"
    assert other.paper.take() is None
    other.close()


def test_printed_is_known_from_the_printer_only(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    assert kiosk.tickets()[0].printed == "no"
    kiosk.paper.finished(job.id, "printed")
    assert kiosk.tickets()[0].printed == "yes"
    assert kiosk.paper.troubles() == ()


def test_what_was_not_sent_is_tried_again_until_it_is_too_old(
    kiosk: Kiosk, clock: SetClock
) -> None:
    ticket = kiosk.issue(UMRAH, "umum", "a").ticket
    for _ in range(3):
        job = kiosk.paper.take()
        assert job is not None
        kiosk.paper.finished(job.id, "not_sent", "paper_out")
        clock.forward(seconds=30)
    clock.forward(seconds=1)
    assert kiosk.paper.take() is None
    assert paper_facts(kiosk) == [(ticket.seq, "expired", 0)]
    (trouble,) = kiosk.paper.troubles()
    assert (trouble.number, trouble.state, trouble.why) == ("A-001", "expired", "paper_out")


def test_a_job_of_an_earlier_boot_is_too_old_whatever_the_clock_says(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.reboot()
    assert kiosk.paper.take() is None
    assert [fact[1] for fact in paper_facts(kiosk)] == ["expired"]


def test_an_uncertain_job_never_goes_out_again(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.finished(job.id, "uncertain", "silent")
    assert kiosk.paper.take() is None
    assert kiosk.tickets()[0].printed == "unknown"
    assert [trouble.number for trouble in kiosk.paper.troubles()] == ["A-001"]


def test_a_late_answer_settles_an_uncertain_job(kiosk: Kiosk) -> None:
    ticket = kiosk.issue(UMRAH, "umum", "a").ticket
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.finished(job.id, "uncertain", "no_answer")
    kiosk.paper.settled(job.id, printed=True)
    assert kiosk.tickets()[0].printed == "yes"
    assert paper_facts(kiosk) == [(ticket.seq, "uncertain", 0), (ticket.seq, "printed", 0)]


def test_a_job_found_in_mid_send_is_uncertain(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.issue(UMRAH, "umum", "b")
    kiosk.paper.take()
    assert kiosk.paper.after_restart() == 1
    assert [ticket.printed for ticket in kiosk.tickets()] == ["unknown", "no"]
    job = kiosk.paper.take()
    assert job is not None
    assert job.number == "A-002"


def test_a_reprint_is_marked_and_counts_up(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.paper.reprint("A-001")
    first = kiosk.paper.take()
    assert first is not None
    assert first.copy == 1
    kiosk.paper.finished(first.id, "printed")
    kiosk.paper.reprint("a-001")
    second = kiosk.paper.take()
    assert second is not None
    assert second.copy == 2
    assert kiosk.paper.take() is None, "the unmarked copy was replaced by the marked one"


def test_only_a_ticket_of_today_can_be_reprinted(kiosk: Kiosk, clock: SetClock) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.forward(days=1)
    kiosk.issue("informasi", "umum", "b")
    with pytest.raises(NotFound):
        kiosk.paper.reprint("A-001")


def test_a_ticket_cancelled_in_mid_send_does_not_come_back(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.cancel("A-001")
    kiosk.paper.finished(job.id, "not_sent", "paper_out")
    assert kiosk.paper.take() is None
    with pytest.raises(NotAllowed):
        kiosk.paper.reprint("A-001")


def test_a_copy_asked_for_in_mid_send_replaces_the_unmarked_one(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.reprint("A-001")
    kiosk.paper.finished(job.id, "not_sent", "paper_out")
    marked = kiosk.paper.take()
    assert marked is not None
    assert marked.copy == 1
    assert kiosk.paper.take() is None


@pytest.mark.parametrize("first", ["printed", "uncertain"])
@pytest.mark.parametrize("second", ["printed", "not_sent", "uncertain"])
def test_only_the_first_report_of_a_job_counts(kiosk: Kiosk, first: str, second: str) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.finished(job.id, first)  # type: ignore[arg-type]
    kiosk.paper.finished(job.id, second)  # type: ignore[arg-type]
    assert kiosk.paper.take() is None, "a second unmarked copy"
    assert kiosk.paper.state(job.id) == first
    assert len(paper_facts(kiosk)) == 1


def test_staff_and_a_late_answer_settle_a_job_once(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.settled(job.id, printed=True)
    assert kiosk.paper.state(job.id) == "sending", "only an uncertain job is settled"
    kiosk.paper.finished(job.id, "uncertain", "silent")
    kiosk.paper.settled(job.id, printed=True)
    kiosk.paper.settled(job.id, printed=False)
    assert kiosk.tickets()[0].printed == "yes"
    kiosk.paper.finished(99, "printed")
    kiosk.paper.settled(99, printed=True)


@pytest.mark.parametrize(("first", "known"), [("printed", "yes"), ("uncertain", "unknown")])
def test_a_copy_that_never_came_takes_nothing_back(
    kiosk: Kiosk, clock: SetClock, first: str, known: str
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.finished(job.id, first)  # type: ignore[arg-type]
    kiosk.paper.reprint("A-001")
    clock.forward(seconds=91)
    assert kiosk.paper.take() is None
    assert kiosk.tickets()[0].printed == known
    assert [trouble.state for trouble in kiosk.paper.troubles()] == ["expired"]
    kiosk.paper.reprint("A-001")
    copy = kiosk.paper.take()
    assert copy is not None
    kiosk.paper.finished(copy.id, "printed")
    assert kiosk.tickets()[0].printed == "yes"
