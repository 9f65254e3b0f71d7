"""Work away from the GUI thread: order, failures, deadlines, and no answer twice."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app import Kiosk
from kiosk.errors import NotFound, StoreBusy
from kiosk.home import Home
from ui.finger import wait_until
from ui.tasks import Pool, StoreThread


class Answers:
    """What the callbacks were called with, and in which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(threading.get_ident())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())

    @property
    def count(self) -> int:
        return len(self.values) + len(self.errors)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def store(qapp: QGuiApplication, home: Home) -> Iterator[StoreThread]:
    thread = StoreThread(lambda: Kiosk.open(home))
    thread.start()
    yield thread
    assert thread.stop()


def test_calls_run_one_after_the_other_and_answer_in_the_gui_thread(
    store: StoreThread, answers: Answers
) -> None:
    at_work: set[int] = set()
    for number in range(20):
        store.run(
            lambda kiosk, number=number: (at_work.add(threading.get_ident()), number)[1],
            answers.done,
            answers.failed,
        )
    wait_until(lambda: answers.count == 20, "all answers")
    assert answers.values == list(range(20))
    assert answers.threads == {threading.get_ident()}
    assert len(at_work) == 1
    assert at_work.isdisjoint(answers.threads)


def test_a_failure_comes_as_the_error_it_was(store: StoreThread, answers: Answers) -> None:
    store.run(lambda kiosk: kiosk.catalogue.service("none"), answers.done, answers.failed)
    wait_until(lambda: answers.count == 1, "the answer")
    assert isinstance(answers.errors[0], NotFound)


def test_after_its_deadline_a_task_fails_once_and_what_comes_later_is_dropped(
    store: StoreThread, answers: Answers
) -> None:
    free = threading.Event()
    store.run(lambda kiosk: free.wait(10), answers.done, answers.failed, deadline_s=0.1)
    wait_until(lambda: answers.count == 1, "the deadline")
    assert isinstance(answers.errors[0], StoreBusy)
    free.set()
    later = Answers()
    store.run(lambda kiosk: "next", later.done, later.failed)
    wait_until(lambda: later.count == 1, "the next answer")
    assert answers.count == 1


def test_what_has_not_begun_by_its_deadline_never_begins(
    store: StoreThread, answers: Answers
) -> None:
    free, begun = threading.Event(), threading.Event()
    store.run(lambda kiosk: free.wait(10), Answers().done, Answers().failed)
    store.run(lambda kiosk: begun.set(), answers.done, answers.failed, deadline_s=0.1)
    wait_until(lambda: answers.count == 1, "the deadline")
    free.set()
    later = Answers()
    store.run(lambda kiosk: None, later.done, later.failed)
    wait_until(lambda: later.count == 1, "the next answer")
    assert not begun.is_set()


def test_other_threads_call_and_wait(store: StoreThread) -> None:
    found: list[object] = []

    def printer() -> None:
        found.append(store.call(lambda kiosk: kiosk.place.id))
        try:
            store.call(lambda kiosk: kiosk.catalogue.line("none"))
        except NotFound as error:
            found.append(type(error))

    thread = threading.Thread(target=printer)
    thread.start()
    thread.join(10)
    assert found == ["contoh", NotFound]


def test_a_stand_that_can_not_be_opened_says_why_to_every_call_and_opens_later(
    qapp: QGuiApplication, home: Home, answers: Answers
) -> None:
    aside = home.place.rename(home.place.with_suffix(".aside"))
    thread = StoreThread(lambda: Kiosk.open(home))
    thread.start()
    thread.run(lambda kiosk: kiosk.place.id, answers.done, answers.failed)
    wait_until(lambda: answers.count == 1, "the refusal")
    assert isinstance(answers.errors[0], NotFound)
    aside.rename(home.place)
    thread.run(lambda kiosk: kiosk.place.id, answers.done, answers.failed)
    wait_until(lambda: answers.count == 2, "the answer")
    assert answers.values == ["contoh"]
    assert thread.stop()


def test_the_pool_answers_in_the_gui_thread(qapp: QGuiApplication, answers: Answers) -> None:
    pool = Pool()
    pool.run(lambda: sum(range(1000)), answers.done, answers.failed)
    pool.run(lambda: 1 // 0, answers.done, answers.failed)
    wait_until(lambda: answers.count == 2, "both answers")
    assert answers.values == [499500]
    assert isinstance(answers.errors[0], ZeroDivisionError)
    assert answers.threads == {threading.get_ident()}
    pool.stop()


def test_a_broken_page_is_mended_and_the_number_still_given(
    qapp: QGuiApplication, home: Home, answers: Answers
) -> None:
    kiosk = Kiosk.open(home)
    for n in range(40):
        kiosk.issue("paspor_umrah_haji", "umum", f"k{n}")
    kiosk.store.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    kiosk.close()
    thread = StoreThread(lambda: Kiosk.open(home))
    thread.start()
    assert thread.call(lambda kiosk: len(kiosk.tickets())) == 40
    data = bytearray(home.store.read_bytes())
    for page in range(4, len(data) // 4096):
        data[page * 4096 + 60 : page * 4096 + 90] = bytes(30)
    home.store.write_bytes(data)
    thread.run(
        lambda kiosk: kiosk.issue("paspor_umrah_haji", "umum", "new").ticket.number,
        answers.done,
        answers.failed,
    )
    wait_until(lambda: answers.count == 1, "a number", wait_s=30)
    assert answers.errors == []
    number = str(answers.values[0])
    assert int(number.removeprefix("A-")) > 40
    assert thread.call(lambda kiosk: kiosk.journal_report()).ok
    assert list(home.damaged.glob("*/store.db"))
    assert thread.stop()
