"""Home and the rest of the menu: a tile only for what there is, and each leads somewhere."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPointF, QRectF

from kiosk.home import Home
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import ContactPage, More, News, Screen

ALWAYS = "[hours]\nalways_open = true\n"
NEWS = """
[[announcements]]
id = "Hari Rabu loket tutup."
en = "The desk is closed on Wednesday."
from = 2026-11-20
to = 2026-11-25

[[announcements]]
id = "Sudah lewat."
en = "Over."
from = 2026-11-01
to = 2026-11-23
"""
SOCIAL = """
[contact]
name = "Petugas Uji"
role = "operator desa"
phone = "0000 0000"
where = "Loket 1"

[social]
instagram = "desa.uji"
website = "desa-uji.example"
facebook = "Desa Uji (resmi)"
"""


@pytest.fixture
def with_place(home: Home) -> Callable[[str], None]:
    """Adds to the place file, as an administrator does."""

    def added(text: str) -> None:
        home.place.write_text(home.place.read_text("utf-8") + text, "utf-8")

    return added


def show(walker: Walker, route: Any) -> None:
    walker.assembly.session.go(route)
    walker.until(route.screen)


def tiles(walker: Walker, lead: str) -> list[str]:
    return sorted(name for name in walker.finger.names() if name.startswith(lead + "."))


def know_of_applications(walker: Walker) -> None:
    """As if the feed had brought some: the tile depends on that alone."""
    session = walker.assembly.session
    assert session.now is not None
    session.now = msgspec.structs.replace(session.now, statuses_known=True)
    session.looked.emit()


def test_a_stand_that_knows_no_applications_offers_none(at_home: Walker) -> None:
    assert tiles(at_home, "home") == ["home.ask", "home.more", "home.read", "home.take"]
    know_of_applications(at_home)
    assert "home.status" in tiles(at_home, "home")
    at_home.touch("home.status")
    at_home.until(Screen.STATUS)


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_homes_tiles_are_large_apart_and_not_cut(
    open_stand: OpenStand, size: Any, factor: float, known: bool
) -> None:
    walker = open_stand(size=size)
    walker.touch("attract.start")
    walker.assembly.app.enlarge(factor)
    if known:
        know_of_applications(walker)
    # A grid places its tiles with the next frame.
    walker.assembly.window.grabWindow()
    places = []
    for name in tiles(walker, "home"):
        tile = walker.finger.see(name)
        assert not tile.property("cut"), name
        places.append(tile.mapRectToScene(QRectF(0, 0, tile.width(), tile.height())))
    for number, place in enumerate(places):
        assert min(place.width(), place.height()) >= 80
        assert place.bottom() <= walker.finger.see("barHelp").mapToScene(QPointF()).y()
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_more_holds_only_what_there_is(at_home: Walker) -> None:
    show(at_home, More())
    assert tiles(at_home, "more") == ["more.about", "more.contact", "more.learn", "more.survey"]


def test_whoever_has_a_number_may_ask_how_long(at_home: Walker) -> None:
    at_home.take()
    at_home.touch("barHome", "home.more")
    wait_until(lambda: "more.wait" in tiles(at_home, "more"), "the tile")
    at_home.touch("more.wait")
    at_home.until(Screen.WAIT)


@pytest.mark.parametrize(
    ("tile", "screen"),
    [
        ("survey", Screen.SURVEY),
        ("learn", Screen.LEARN),
        ("contact", Screen.CONTACT),
        ("about", Screen.ABOUT),
    ],
)
def test_each_tile_leads_on_and_back(at_home: Walker, tile: str, screen: Screen) -> None:
    at_home.touch("home.more", f"more.{tile}")
    at_home.until(screen)
    at_home.touch("barBack")
    at_home.until(Screen.MORE)


def test_an_announcement_shows_on_its_days(
    open_stand: OpenStand, with_place: Callable[[str], None]
) -> None:
    with_place(NEWS)
    walker = open_stand(clock=HandClock())
    walker.touch("attract.start", "home.more", "more.news")
    walker.until(Screen.NEWS)
    assert {"Hari Rabu loket tutup.", "Sampai 25 November 2026"} <= walker.words()
    assert "Sudah lewat." not in walker.words()
    walker.touch("barLanguage", "language.en", "panel.close")
    assert "The desk is closed on Wednesday." in walker.words()


def test_an_announcement_that_is_over_has_no_tile(
    open_stand: OpenStand, with_place: Callable[[str], None]
) -> None:
    with_place(NEWS)
    clock = HandClock()
    clock.forward(2 * 86_400)
    walker = open_stand(clock=clock)
    walker.touch("attract.start", "home.more")
    assert "more.news" not in tiles(walker, "more")
    show(walker, News())
    assert "Hari Rabu loket tutup." not in walker.words()


def contact_lines(walker: Walker) -> dict[str, str]:
    show(walker, ContactPage())
    return {line.text: line.link for line in walker.assembly.app.contact.lines.rows}


def test_an_unfilled_place_invents_no_contact(at_home: Walker) -> None:
    assert contact_lines(at_home) == {
        "Setiap saat": "",
        "Kantor Imigrasi Kelas I TPI Bengkulu": "",
        "SP4N-LAPOR! lapor.go.id": "https://www.lapor.go.id",
        "SMS 1708": "",
        "@ditjen_imigrasi": "https://www.instagram.com/ditjen_imigrasi",
        "imigrasi.go.id": "https://www.imigrasi.go.id",
    }


def test_what_the_place_filled_in_is_shown_and_coded(
    open_stand: OpenStand, with_place: Callable[[str], None]
) -> None:
    with_place(SOCIAL)
    walker = open_stand()
    walker.touch("attract.start")
    lines = contact_lines(walker)
    assert {"Petugas Uji (operator desa)", "0000 0000"} <= set(lines)
    assert lines["desa.uji"] == "https://www.instagram.com/desa.uji"
    assert lines["desa-uji.example"] == "https://desa-uji.example"
    # What can't be told for certain gets no code.
    assert lines["Desa Uji (resmi)"] == ""


def test_about_says_what_is_kept_and_the_rights(at_home: Walker) -> None:
    at_home.touch("home.more", "more.about")
    at_home.until(Screen.ABOUT)
    lines = {line.text: line.detail for line in at_home.assembly.app.about.lines.rows}
    assert any("Tanpa nama, tanpa NIK" in text for text in lines)
    assert {"UU 27/2022 Pasal 5", "UU 27/2022 Pasal 8", "UU 27/2022 Pasal 46"} <= set(
        lines.values()
    )
    # Nobody has filled in how long: then it says whom to ask.
    assert lines["Berapa lama disimpan"] == "Tanyakan kepada petugas di tempat ini."
