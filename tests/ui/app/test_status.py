"""How far an application is: typed or scanned, looked at once more, and drawn as a path."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.statuses import kdf
from kiosk.statuses.filing import Filed, NewKey, take
from kiosk.statuses.stages import STAGES, Stage
from tests.ui.app.conftest import MORNING_MS, HandClock, OpenStand, Walker
from tests.ui.hardware import type_text
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import Screen, Status
from ui.viewmodels import birthdate

REGENCY = bytes(range(32))
BORN = date(1961, 8, 17)
OFFICE = "Kantor Imigrasi Contoh"
FOUR_DAYS_MS = 4 * 86_400_000
TODAY = date(2026, 11, 24)


def reference_of(stage: Stage) -> str:
    """The application that is at this stage."""
    return f"CB704{STAGES.index(stage)}"


@pytest.fixture(scope="module")
def filed() -> tuple[Filed, ...]:
    """An application at each stage. The hash is slow on purpose, so each is hashed once."""
    return tuple(
        Filed(
            kdf.lookup_key(REGENCY, reference_of(stage), BORN),
            stage,
            MORNING_MS - FOUR_DAYS_MS,
            OFFICE,
        )
        for stage in STAGES
    )


@pytest.fixture
def told(home: Home, clock: HandClock, filed: tuple[Filed, ...]) -> None:
    """Central has told the stand of an application at each stage, as its feed does."""
    kiosk = Kiosk.open(home, clock)
    kiosk.outbox.take_feed(
        ("e", 8),
        lambda tx: take(tx.connection, (NewKey(REGENCY), *filed), replaces=True),
        snapshot=True,
    )
    kiosk.outbox.set_link("ok", MORNING_MS, MORNING_MS)
    kiosk.close()


@pytest.fixture
def stand(open_stand: OpenStand, told: None, clock: HandClock) -> Walker:
    """A stand that knows of applications, and a person who asks for one that is ready."""
    walker = open_stand(clock=clock)
    walker.touch("attract.start", "home.status")
    walker.until(Screen.STATUS)
    return walker


def look(walker: Walker, reference: str = "CB7045", birth: str = "17081961") -> None:
    """Types both on a plugged-in keyboard, says yes, and waits for the outcome."""
    walker.finger.see("typed")
    type_text(walker.assembly.window, reference + "\n")
    walker.finger.see("digit1")
    type_text(walker.assembly.window, birth + "\n")
    walker.touch("status.yes")
    wait_until(lambda: walker.assembly.session.router.here == Status("found"), "an outcome")


def test_there_is_no_tile_where_nothing_can_be_found(at_home: Walker) -> None:
    assert at_home.finger.find("home.status") is None


def test_by_touch_from_the_number_to_the_path(stand: Walker) -> None:
    stand.touch("key.c", "key.b", "key.-", "key.7", "key.0", "key.4", "key.5", "key.done")
    stand.touch(*(f"digit{digit}" for digit in "17081962"), "erase", "digit1")
    assert stand.reads("status.birth") == "17 08 1961"
    assert stand.reads("status.words") == "17 Agustus 1961"
    stand.touch("confirm")
    assert stand.reads("status.heading") == "17 Agustus 1961?"
    assert stand.reads("status.words") == "Nomor: CB7045"
    stand.touch("status.yes")
    assert stand.reads("status.stage") == "Siap diambil"
    path = stand.finger.see("status.path")
    assert path.property("reached") == 5
    assert len(path.property("steps")) == 7
    assert path.property("detail") == "sejak 20 November 2026"
    assert "1 bulan" in stand.reads("status.advice")
    assert stand.reads("status.source") == f"{OFFICE}. Data per 24 November 2026, 09.23 WIB."


def test_what_to_bring_is_one_touch_away_and_done_wipes(stand: Walker) -> None:
    look(stand)
    stand.touch("status.read")
    stand.until(Screen.REQUIREMENTS)
    stand.touch("barBack")
    assert stand.reads("status.stage") == "Siap diambil"
    stand.touch("status.done")
    stand.until(Screen.ATTRACT)


@pytest.mark.parametrize("code", ["CB7045", "https://contoh.go.id/cek?nomor=cb-7045"])
def test_a_scanner_reads_the_receipt(stand: Walker, code: str) -> None:
    stand.finger.see("barHelp").forceActiveFocus()
    type_text(stand.assembly.window, code + "\n")
    stand.finger.see("digit1")
    type_text(stand.assembly.window, "17081961\n")
    assert stand.reads("status.words") == "Nomor: CB7045"


def test_a_reference_that_cannot_be_one_is_said_at_once(stand: Walker) -> None:
    type_text(stand.assembly.window, "A1\n")
    assert stand.screen is Screen.STATUS
    assert "4 sampai 40 huruf dan angka" in stand.reads("typing.line")
    assert stand.finger.find("digit1") is None


def test_nothing_fits_is_said_kindly_and_can_be_put_right(stand: Walker) -> None:
    look(stand, birth="18081961")
    assert stand.reads("status.heading") == "Tidak ditemukan."
    stand.touch("status.correct", "erase")
    assert stand.reads("status.birth") == "18 08 196T"
    stand.touch("barBack")
    assert stand.reads("typed") == "CB7045"


def test_after_too_many_tries_it_says_from_when_on(stand: Walker) -> None:
    for _ in range(5):
        look(stand, reference="XX0000")
        stand.touch("status.again")
    look(stand)
    assert stand.reads("status.heading") == "Mohon tunggu dulu."
    assert "10.24 WIB" in stand.reads("status.words")
    assert stand.finger.find("status.again") is None


def test_the_next_person_has_tries_of_their_own(stand: Walker) -> None:
    for _ in range(5):
        look(stand, reference="XX0000")
        stand.touch("status.again")
    stand.assembly.session.wipe()
    stand.touch("attract.start", "home.status")
    look(stand)
    assert stand.reads("status.stage") == "Siap diambil"


def test_while_it_is_looked_up_the_screen_lives_and_a_second_touch_does_nothing(
    stand: Walker,
) -> None:
    stand.finger.see("typed")
    type_text(stand.assembly.window, "CB7045\n")
    type_text(stand.assembly.window, "17081961\n")
    asked = []
    ask = stand.assembly.session.ask
    stand.assembly.session.ask = lambda *work: (asked.append(work), ask(*work))[1]
    vm = stand.assembly.app.status
    vm.look()
    assert vm.state == "busy"
    vm.look()
    assert stand.finger.see("status.yes").property("whyNot") == "Sebentar, sedang dicari ..."
    assert len(asked) == 1
    wait_until(lambda: vm.state == "ok", "the outcome")


def test_who_has_left_isnt_shown_to_the_next(stand: Walker) -> None:
    stand.finger.see("typed")
    type_text(stand.assembly.window, "CB7045\n")
    type_text(stand.assembly.window, "17081961\n")
    stand.assembly.app.status.look()
    stand.assembly.session.wipe()
    # Asked after it, so answered after it.
    later: list[bool] = []
    stand.assembly.session.ask(lambda kiosk: True, later.append, lambda error: None)
    wait_until(lambda: bool(later), "the store's answers")
    assert stand.screen is Screen.ATTRACT
    vm = stand.assembly.app.status
    assert (vm.state, vm.outcome, vm.office, vm.reference) == ("idle", "", "", "")


@pytest.mark.parametrize("way", ["wiped", "home"])
def test_nothing_typed_is_there_for_the_next_person(stand: Walker, way: str) -> None:
    look(stand)
    if way == "wiped":
        stand.assembly.session.wipe()
        stand.touch("attract.start")
    else:
        stand.touch("barHome")
    vm = stand.assembly.app.status
    assert (vm.reference, vm.birthShown, vm.outcome) == ("", "TT BB TTTT", "")
    stand.touch("home.status")
    assert stand.reads("typed") == ""


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_stage_fits_every_shape(
    open_stand: OpenStand, told: None, clock: HandClock, size: QSize, factor: float
) -> None:
    walker = open_stand(clock=clock, size=size)
    walker.touch("attract.start")
    walker.assembly.app.enlarge(factor)
    known = walker.assembly.session.known
    assert known is not None
    for stage in STAGES:
        walker.touch("home.status")
        look(walker, reference_of(stage))
        said = words_on_page(walker)
        if factor > 1:
            walker.touch("status.more")
            said |= words_on_page(walker)
        assert {one.title.id for one in known.catalogue.stages} <= said
        assert known.said(known.catalogue.stage(stage).next, "id") in said
        walker.touch("barHome")


def words_on_page(walker: Walker) -> set[str]:
    """What is read above the bar; no word is cut, hidden by the bar or by another."""
    for _ in range(2):
        walker.assembly.window.grabWindow()
        wait_until(walker.finger.free, "the finger's rest")
    bar = walker.finger.see("barHelp").mapToScene(QPointF(0, 0)).y()
    places: dict[str, QRectF] = {}
    for item in walker.finger.items():
        text, width = item.property("text"), item.property("paintedWidth")
        place = item.mapToScene(QPointF(0, 0))
        if not text or not width or place.y() >= bar:
            continue
        assert not item.property("truncated"), text
        words = QRectF(place.x(), place.y(), width, item.property("paintedHeight"))
        assert words.bottom() <= bar, text
        for other, there in places.items():
            assert not there.intersects(words.adjusted(2, 6, -2, -6)), (text, other)
        places[str(text)] = words
    return set(places)


@pytest.mark.parametrize(
    ("digits", "read"),
    [
        ("17081961", BORN),
        ("29022024", date(2024, 2, 29)),
        ("29022023", "none"),
        ("31021961", "none"),
        ("17081861", "none"),
        ("25112026", "future"),
        ("24112026", TODAY),
        ("1708196", "short"),
        ("", "short"),
    ],
)
def test_a_birth_date_is_read_from_its_digits(digits: str, read: date | str) -> None:
    assert birthdate.read(digits, TODAY) == read


@pytest.mark.parametrize(
    ("digits", "shown"), [("", "TT BB TTTT"), ("170", "17 0B TTTT"), ("17081961", "17 08 1961")]
)
def test_digits_fill_the_mask(digits: str, shown: str) -> None:
    assert birthdate.shown(digits, "TT BB TTTT") == shown
