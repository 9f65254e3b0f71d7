"""What a service needs: nothing cut off at any size, figures with their source, no guesses."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.home import Home
from tests.ui.app.conftest import OpenStand, Walker
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.languages import Translators
from ui.requirement_lines import lines_of
from ui.router import Requirements, Screen
from ui.snapshot import Known, known

DAY = date(2026, 11, 24)


@pytest.fixture
def content(qapp: QGuiApplication, home: Home) -> Iterator[Known]:
    kiosk = Kiosk.open(home)
    translators = Translators()
    translators.use("id")
    yield known(kiosk)
    translators.remove()
    kiosk.close()


def test_a_fee_stands_with_its_regulation_and_date(content: Known) -> None:
    lines = list(lines_of(content, content.catalogue.service("paspor_umrah_haji"), DAY, "id"))
    fees = [(line.figure, line.detail) for line in lines if line.section == "fees" and line.figure]
    assert [figure for figure, _ in fees] == ["Rp650.000", "Rp950.000"]
    assert all("PP 45/2024" in said and "17 Desember 2024" in said for _, said in fees)


def test_english_groups_rupiah_by_commas(content: Known) -> None:
    lines = lines_of(content, content.catalogue.service("paspor_umrah_haji"), DAY, "en")
    assert [line.figure for line in lines if line.figure] == ["Rp650,000", "Rp950,000"]


def test_a_charge_on_top_is_added_up(content: Known) -> None:
    lines = lines_of(content, content.catalogue.service("paspor_hilang"), DAY, "id")
    figures = [line.figure for line in lines if line.text.startswith("Jumlah")]
    assert figures == ["Rp1.650.000", "Rp1.950.000"]


def test_before_the_tariff_nothing_is_guessed(content: Known) -> None:
    service = content.catalogue.service("paspor_umrah_haji")
    lines = lines_of(content, service, date(2020, 1, 1), "id")
    *fees, end = [line for line in lines if line.section == "fees"]
    assert len(fees) == 2
    assert all(line.figure == "" and "anyakan kepada" in line.detail for line in fees)
    assert end.text == "Bayar hanya biaya resmi."


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("paspor_umrah_haji", "Tidak ada biaya lain."),
        ("percepatan", "Bayar hanya biaya resmi."),
        ("informasi", "Nomor antrean dan keterangan di sini gratis."),
    ],
)
def test_no_other_fees_is_said_only_where_every_fee_is_known(
    content: Known, service: str, said: str
) -> None:
    lines = lines_of(content, content.catalogue.service(service), DAY, "id")
    end = [line for line in lines if line.section == "fees"][-1]
    assert end.text == said
    assert end.detail == "Diminta lebih? Laporkan: SMS 1708 atau lapor.go.id."


def test_every_verified_page_names_whom_to_ask(content: Known) -> None:
    for service in content.catalogue.services:
        *_, last = lines_of(content, service, DAY, "id")
        assert "anyakan kepada petugas" in last.text + last.detail


def test_an_unverified_service_names_whom_to_ask_and_nothing_else(content: Known) -> None:
    (line,) = lines_of(content, content.catalogue.service("paspor_cpmi"), DAY, "id")
    assert line.section == "ask"
    assert line.detail == "Tanyakan kepada petugas di tempat ini."


def test_no_placeholder_reaches_a_citizen(content: Known) -> None:
    for service in content.catalogue.services:
        for lang in ("id", "en"):
            for line in lines_of(content, service, DAY, lang):
                assert "{" not in line.text + line.detail + line.figure


@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_line_is_on_exactly_one_page_and_inside_it(
    open_stand: OpenStand, size, factor: float
) -> None:
    walker = open_stand(size=size)
    walker.touch("attract.start")
    walker.assembly.app._text_factor = factor
    walker.assembly.app.changed.emit()
    session = walker.assembly.session
    for service in ("paspor_baru_anak", "paspor_hilang", "itas_perpanjangan"):
        session.go(Requirements(service))
        walker.until(Screen.REQUIREMENTS)
        assert seen_lines(walker) == wanted_lines(walker, service)
        session.back()


def test_papers_that_need_two_pages_share_them_evenly(open_stand: OpenStand) -> None:
    walker = open_stand()
    walker.touch("attract.start")
    walker.assembly.session.go(Requirements("paspor_hilang"))
    walker.until(Screen.REQUIREMENTS)
    wait_until(lambda: bool(rows(walker)), "the first page")
    pages = rows(walker)[0].parentItem().parentItem()
    wait_until(lambda: pages.property("settled"), "pages that stay")
    shares = []
    for _ in range(3):
        shares.append(sum(row.property("section") == "documents" for row in rows(walker)))
        walker.touch("requirements.next")
    assert shares == [4, 3, 0]


def wanted_lines(walker: Walker, service: str) -> list[str]:
    session = walker.assembly.session
    assert session.known is not None
    assert session.now is not None
    day = session.now.local.date()
    found = session.known.catalogue.service(service)
    return [line.text for line in lines_of(session.known, found, day, "id")]


def seen_lines(walker: Walker) -> list[str]:
    """The lines of all pages, in order; each must lie whole within the page."""
    wait_until(lambda: bool(rows(walker)), "the first page")
    pages = rows(walker)[0].parentItem().parentItem()
    wait_until(lambda: pages.property("settled"), "pages that stay")
    seen: list[str] = []
    while True:
        wait_until(lambda: rows(walker)[0].y() == 0, "the lines in their places")
        shown = rows(walker)
        for row in shown:
            bottom = row.mapToItem(pages, row.boundingRect().bottomLeft()).y()
            assert bottom <= pages.height() + 1, row.property("text")
        seen += [row.property("text") for row in shown]
        following = walker.finger.find("requirements.next")
        if following is None or not following.isEnabled():
            return seen
        walker.touch("requirements.next")


def rows(walker: Walker) -> list[QQuickItem]:
    """The lines of this page in order, once the frame has put them in their places."""
    found = [item for item in walker.finger.items() if item.property("linesNeeded") is not None]
    order = found[0].parentItem().childItems() if found else []
    return sorted(found, key=order.index)
