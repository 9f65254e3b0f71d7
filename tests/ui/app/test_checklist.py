"""Papers are ticked, printed and taken along; nothing of it stays, and no paper is wasted."""

from urllib.parse import quote

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.test_paper import HandServices, printer_of
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.cooldown import Cooldown
from ui.finger import wait_until
from ui.qr import qr_image
from ui.router import Requirements, Screen
from ui.takeaway import QR_BYTES, qr_words

UMRAH = "paspor_umrah_haji"
DESIGN_LOW = 768


@pytest.fixture
def reader(open_stand: OpenStand) -> Walker:
    walker = open_stand(HandServices, clock=HandClock())
    walker.touch("attract.start")
    read(walker)
    return walker


def read(walker: Walker, service: str = UMRAH) -> None:
    walker.assembly.session.go(Requirements(service))
    walker.until(Screen.REQUIREMENTS)
    walker.finger.see("tick.ktp")


def ticked(walker: Walker, key: str) -> bool:
    return bool(walker.finger.see(f"tick.{key}").property("ticked"))


def in_picture(picture: QImage) -> list[str]:
    """What the QR codes in a picture say, by a reader of its own."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    image = Image.frombytes(
        "L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine()
    )
    return [found.text for found in zxingcpp.read_barcodes(image)]


def test_a_paper_is_ticked_and_unticked_by_touch(reader: Walker) -> None:
    assert not ticked(reader, "ktp")
    reader.touch("tick.ktp", "tick.kk")
    assert ticked(reader, "ktp")
    assert "2 dari 4 sudah ada" in reader.words()
    reader.touch("tick.ktp")
    assert not ticked(reader, "ktp")
    assert ticked(reader, "kk")


def test_ticks_stay_while_one_reads_on_and_go_with_the_person(reader: Walker) -> None:
    reader.touch("tick.ktp", "barHelp", "help.back")
    assert ticked(reader, "ktp")
    reader.assembly.session.wipe()
    reader.touch("attract.start")
    read(reader)
    assert not ticked(reader, "ktp")


def test_what_is_ticked_stands_in_low_reach(reader: Walker) -> None:
    boxes = [name for name in reader.finger.names() if name.startswith("tick.")]
    assert len(boxes) >= 3
    for name in boxes:
        box = reader.finger.see(name)
        place = box.mapRectToScene(QRectF(0, 0, box.width(), box.height()))
        assert place.top() >= DESIGN_LOW
        assert place.height() >= 81


def test_a_list_says_what_the_page_says_and_nothing_of_the_person(reader: Walker) -> None:
    reader.touch("tick.ktp", "requirements.print")
    ((paper, _),) = printer_of(reader).lists
    assert [item.name for item in paper.bring][1:2] == ["Kartu Keluarga asli"]
    assert [figure for _, figure in paper.fees] == ["Rp650.000", "Rp950.000"]
    assert paper.regulation == "PP 45/2024, berlaku sejak 17 Desember 2024"
    assert paper.no_other_fees
    assert (paper.complain_to, paper.example) == ("SMS 1708, lapor.go.id", True)
    assert reader.tickets() == ()


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("printed", "Tercetak"),
        ("uncertain", "Cek kertas"),
        ("not_sent", "Cetak lagi"),
    ],
)
def test_only_the_printer_says_how_it_ended(reader: Walker, end: str, said: str) -> None:
    reader.touch("requirements.print")
    assert reader.reads("requirements.print") == "Mencetak ..."
    _, done = printer_of(reader).lists[0]
    done(end)
    wait_until(lambda: reader.reads("requirements.print") == said, said)
    reader.touch("requirements.print")
    assert len(printer_of(reader).lists) == (2 if end == "not_sent" else 1)


def test_somebody_elses_list_says_nothing_here(reader: Walker) -> None:
    reader.touch("requirements.print")
    _, done = printer_of(reader).lists[0]
    reader.assembly.session.wipe()
    reader.touch("attract.start")
    read(reader)
    reader.touch("requirements.print")
    done("printed")
    reader.touch("tick.ktp")
    assert reader.reads("requirements.print") == "Mencetak ..."


def test_a_printer_in_trouble_prints_no_list(reader: Walker) -> None:
    printer_of(reader).become("trouble")
    wait_until(lambda: reader.reads("requirements.print") == "Gangguan", "the reason")
    reader.touch("requirements.print")
    assert printer_of(reader).lists == []


def test_without_a_printer_there_is_only_the_code(open_stand: OpenStand) -> None:
    walker = open_stand()
    walker.touch("attract.start")
    read(walker)
    assert walker.finger.find("requirements.print") is None
    walker.touch("requirements.qr")
    assert walker.finger.see("takeAlong.code") is not None


def test_children_waste_three_lists_at_most(open_stand: OpenStand) -> None:
    clock = HandClock()
    walker = open_stand(HandServices, clock=clock)
    for _ in range(3):
        walker.touch("attract.start")
        read(walker)
        walker.touch("requirements.print")
        walker.assembly.session.wipe()
    walker.touch("attract.start")
    read(walker)
    assert walker.reads("requirements.print") == "10 menit lagi"
    walker.touch("requirements.print")
    assert len(printer_of(walker).lists) == 3
    clock.forward(600)
    walker.assembly.session.wipe()
    walker.touch("attract.start")
    read(walker)
    assert walker.reads("requirements.print") == "Cetak"


def test_a_cooldown_counts_within_its_seconds() -> None:
    rest = Cooldown(2, 10)
    assert rest.wait_s(0) == 0
    rest.took(0)
    rest.took(4)
    assert [rest.wait_s(at) for at in (4, 9.5, 10)] == [6, 1, 0]
    rest.took(11)
    assert rest.wait_s(11) == 3


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_the_code_on_the_screen_can_be_read(open_stand: OpenStand, size, dark: bool) -> None:
    walker = open_stand(size=size, clock=HandClock())
    walker.touch("attract.start")
    walker.assembly.app.contrast(dark)
    read(walker)
    walker.touch("requirements.qr")
    walker.finger.see("takeAlong.code")
    (found,) = in_picture(walker.assembly.window.grabWindow())
    lines = found.splitlines()
    assert lines[0] == "Paspor umrah atau haji"
    assert "- KTP-el" in lines
    assert "E-paspor, berlaku 5 tahun: Rp650.000" in lines
    assert lines[-1] == "Balai Desa Contoh, 24 November 2026"
    walker.touch("panel.close")
    assert walker.finger.find("takeAlong.code") is None


def test_every_list_fits_a_code_that_telephones_read(open_stand: OpenStand) -> None:
    session = open_stand(clock=HandClock()).assembly.session
    known, now = session.known, session.now
    assert known is not None
    assert now is not None
    verified = [service for service in known.catalogue.services if service.verified]
    assert len(verified) > 10
    for service in verified:
        for lang in ("id", "en"):
            words = qr_words(known, service, now.local, lang)
            assert len(words.encode()) <= QR_BYTES, (service.id, lang)
            assert "{" not in words


def test_a_code_is_drawn_in_whole_pixels_or_not_at_all() -> None:
    text = "Rp650.000 – a/b?c=d&e%20\nbaris kedua"
    image = qr_image(text, 200)
    assert image.width() <= 200
    assert in_picture(image) == [text]
    assert quote(text) != text
    assert qr_image(text, 20).isNull()
    assert qr_image("x" * 4000, 2000).isNull()


def test_who_has_a_number_is_offered_no_other(reader: Walker) -> None:
    assert reader.finger.find("requirements.take") is not None
    reader.touch("barHome")
    reader.take()
    reader.touch("result.read")
    reader.until(Screen.REQUIREMENTS)
    reader.finger.see("requirements.qr")
    assert reader.finger.find("requirements.take") is None
