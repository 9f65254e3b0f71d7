"""Tickets as they come out of the printer: words, picture, QR code, bytes."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageOps
from pyzbar import pyzbar

from kiosk import ticket_token
from printing.fake import FakePrinter
from printing.fake.strips import Strip, StripStatus
from printing.layout.selftest import QR_TEXT, selftest_bytes
from printing.layout.ticket import ticket_bytes
from printing.paper import TicketPaper
from printing.press import PrinterConfig, print_page
from printing.profile import for_width
from printing.transport.device import TcpDevice
from tests.printing.papers import CLAIM, KEY, TOKEN, ticket
from tests.printing.waiting import PATIENT

Print = Callable[[TicketPaper | bytes, int], Strip]

ART_80 = """\
================================================
           ANJUNGAN LAYANAN IMIGRASI
        Kantor Desa Contoh, Kab. Seluma
------------------------------------------------
                 NOMOR ANTREAN
             Paspor umrah atau haji
              Loket 1 - jalur umum
------------------------------------------------
Selasa, 24 Nov 2026              pukul 09.41 WIB
4 orang di depan Anda, kira-kira 30 menit
SIAPKAN (asli):
[ ] KTP-el              [ ] Kartu Keluarga
[ ] Akta lahir / buku nikah / ijazah
------------------------------------------------
            Untuk petugas: 7K4M-92QX
  BUKAN JANJI TEMU M-PASPOR. Berlaku hari ini.
   Nomor ini GRATIS. Diminta bayar? SMS 1708
================================================"""

ART_58 = """\
================================
   ANJUNGAN LAYANAN IMIGRASI
       Kantor Desa Contoh
--------------------------------
         NOMOR ANTREAN
     Paspor umrah atau haji
      Loket 1 - jalur umum
--------------------------------
Sel 24-11-2026         09.41 WIB
4 orang di depan, +/-30 menit
SIAPKAN (asli):
[ ] KTP-el
[ ] Kartu Keluarga
[ ] Akta lahir / buku nikah /
    ijazah
--------------------------------
    Untuk petugas: 7K4M-92QX
   BUKAN JANJI TEMU M-PASPOR
     Hari ini saja. GRATIS.
    Diminta bayar? SMS 1708
================================"""

ENGLISH_80 = """\
================================================
           ANJUNGAN LAYANAN IMIGRASI
        Kantor Desa Contoh, Kab. Seluma
------------------------------------------------
                  QUEUE NUMBER
           Passport for umrah or hajj
            Counter 1 - general lane
------------------------------------------------
Tuesday, 24 Nov 2026                at 09.41 WIB
1 person ahead of you, about 30 minutes
BRING (originals):
[ ] e-KTP
------------------------------------------------
              For staff: 7K4M-92QX
 NOT AN M-PASPOR APPOINTMENT. Valid today.
  This number is FREE. Asked to pay? SMS 1708
================================================"""


@pytest.fixture
def on_paper(tmp_path: Path) -> Iterator[Print]:
    """Send a page to a printer as the kiosk does; the strip that comes out."""
    printers: dict[int, tuple[FakePrinter, PrinterConfig]] = {}

    def print_it(page: TicketPaper | bytes, width_mm: int) -> Strip:
        if width_mm not in printers:
            fake = FakePrinter(width_mm=width_mm)
            fake.start()
            device = TcpDevice(*fake.listen())
            config = PrinterConfig(device, for_width(width_mm), tmp_path, PATIENT)
            printers[width_mm] = (fake, config)
        fake, config = printers[width_mm]
        body = page if isinstance(page, bytes) else ticket_bytes(page, config.profile)
        assert print_page(config, body, "A-017").state == "printed"
        return fake.strips[-1]

    yield print_it
    for fake, _ in printers.values():
        fake.stop()


def said(strip: Strip) -> list[str]:
    """The words on a strip without margins: pictures leave empty lines."""
    return [line.strip() for line in strip.text.splitlines() if line.strip()]


def words(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines()]


@pytest.mark.parametrize(("width_mm", "page"), [(80, ART_80), (58, ART_58)])
def test_a_ticket_says_what_the_design_says(on_paper: Print, width_mm: int, page: str) -> None:
    strip = on_paper(ticket(), width_mm)
    assert (strip.status, strip.cut, strip.notes) == (StripStatus.COMPLETE, True, ())
    assert said(strip) == words(page)
    # Centered as drawn: no more than one blank off.
    indents = {line.strip(): len(line) - len(line.lstrip()) for line in page.splitlines()}
    for line in strip.text.splitlines():
        if line.strip():
            assert abs(len(line) - len(line.lstrip()) - indents[line.strip()]) <= 1, line
    assert 100 <= strip.image.height / 8 <= 135, "about 120 mm long"


def test_an_english_ticket(on_paper: Print) -> None:
    paper = ticket(
        lang="en",
        service="Passport for umrah or hajj",
        desk="Counter 1",
        lane_text="general lane",
        ahead=1,
        bring=("e-KTP",),
    )
    assert said(on_paper(paper, 80)) == words(ENGLISH_80)


@pytest.mark.parametrize("width_mm", [58, 80])
def test_marks_stand_above_the_number(on_paper: Print, width_mm: int) -> None:
    plain = said(on_paper(ticket(), width_mm))
    assert not {"CONTOH", "CETAK ULANG 0"} & set(plain)
    lines = said(on_paper(ticket(example=True, copy=2), width_mm))
    assert lines.index("CONTOH") < lines.index("CETAK ULANG 2") < lines.index("NOMOR ANTREAN")
    english = said(on_paper(ticket(example=True, copy=3, lang="en"), width_mm))
    assert {"EXAMPLE", "REPRINT 3"} <= set(english)


@pytest.mark.parametrize("width_mm", [58, 80])
def test_saving_paper_leaves_out_the_list_and_the_qr_code(on_paper: Print, width_mm: int) -> None:
    whole, short = on_paper(ticket(), width_mm), on_paper(ticket(save_paper=True), width_mm)
    assert zxingcpp.read_barcodes(short.image.convert("L")) == []
    gone = {"SIAPKAN (asli):", "[ ] KTP-el", "[ ] Kartu Keluarga"}
    assert not gone & set(said(short))
    assert "Untuk petugas: 7K4M-92QX" in said(short)
    assert short.image.height < whole.image.height - 250


def test_what_nobody_knows_is_not_said(on_paper: Print) -> None:
    text = on_paper(ticket(ahead=None, wait_minutes=None, desk="", complain_to=""), 80).text
    assert "depan" not in text
    assert "menit" not in text
    assert "bayar" not in text
    assert "Loket" not in text
    assert "jalur umum" in text
    assert "None" not in text
    assert "Tidak ada antrean di depan" in on_paper(ticket(ahead=0), 80).text


@pytest.mark.parametrize("width_mm", [58, 80])
def test_long_words_are_wrapped_between_words(on_paper: Print, width_mm: int) -> None:
    long = ticket(
        institution="Anjungan Layanan Imigrasi Kantor Wilayah Direktorat Jenderal Imigrasi",
        place_name="Kantor Desa Padang Kelapo Sungai Petai Semidang Alas",
        service="Paspor anak berkewarganegaraan ganda terbatas (ayah atau ibu warga asing)",
        bring=("Bukti pendaftaran anak berkewarganegaraan ganda dari kantor imigrasi",),
    )
    strip = on_paper(long, width_mm)
    printed = " ".join(strip.text.split())
    for words_given in (long.institution.upper(), long.place_name, long.service, long.bring[0]):
        assert words_given in printed


@pytest.mark.parametrize("width_mm", [58, 80])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_both_readers_read_the_qr_code(on_paper: Print, width_mm: int, lang: str) -> None:
    strip = on_paper(ticket(lang=lang), width_mm)
    picture = strip.image.convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [TOKEN]
    assert [code.data.decode() for code in pyzbar.decode(picture)] == [TOKEN]
    found = ticket_token.verify(TOKEN, {CLAIM.key_id: KEY.verify_key})
    assert found == ticket_token.Verified(CLAIM)
    corners = zxingcpp.read_barcodes(picture)[0].position
    # Version 6 has 41 modules (ISO/IEC 18004): at least 4 dots each, and 4 white ones around.
    left, top, right = corners.top_left.x, corners.top_left.y, corners.top_right.x
    assert right - left >= 41 * 4 - 2
    bottom = corners.bottom_left.y
    assert left >= 16
    assert blank(picture, (left - 16, top - 16, right + 16, top - 1))
    assert blank(picture, (left - 16, bottom + 2, right + 16, bottom + 17))
    assert picture.width - right >= 16


@pytest.mark.parametrize(
    ("number", "width_mm", "mm"),
    # Capitals in mm by the design page, where the width doesn't limit them first.
    [("A-017", 80, 17), ("A-017", 58, 11.5), ("PB-1000", 80, 0), ("PB-1000", 58, 0)],
)
def test_the_number_fills_the_paper(on_paper: Print, number: str, width_mm: int, mm: float) -> None:
    strip = on_paper(ticket(number=number, qr=None), width_mm)
    picture = _tallest_ink(strip.image)
    limit = {58: 376, 80: 560}[width_mm]
    box = _ink(picture)
    wide, high = box[2] - box[0], box[3] - box[1]
    assert wide <= limit
    assert abs(box[0] - (picture.width - box[2])) <= 2, "in the middle"
    assert wide >= 0.9 * limit or abs(high - mm * 8) <= 4
    assert high <= (mm or 17) * 8 + 4


def test_other_numbers_look_otherwise(on_paper: Print) -> None:
    pictures = {
        _tallest_ink(on_paper(ticket(number=number, qr=None), 80).image).tobytes()
        for number in ("A-017", "A-071", "A-017", "B-017")
    }
    assert len(pictures) == 3


def blank(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return picture.convert("L").crop(box).getextrema() == (255, 255)


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ImageOps.invert(picture.convert("L")).getbbox()
    assert box is not None
    return box


def _tallest_ink(image: Image.Image) -> Image.Image:
    """The tallest block of rows with ink and no blank row in it: the number."""
    edges = [0, *(y for y in range(image.height) if blank(image, (0, y, image.width, y + 1)))]
    _, top = max((below - above, above) for above, below in pairwise(edges))
    bottom = min(edge for edge in edges if edge > top)
    return image.crop((0, top + 1, image.width, bottom))


@pytest.mark.parametrize("width_mm", [58, 80])
def test_the_self_test_page(on_paper: Print, width_mm: int) -> None:
    profile = for_width(width_mm)
    page = selftest_bytes(profile, "tcp://192.168.1.50:9100", ticket().issued)
    strip = on_paper(page, width_mm)
    assert [code.text for code in zxingcpp.read_barcodes(strip.image.convert("L"))] == [QR_TEXT]
    ruler = [line for line in strip.text.splitlines() if "....5....|" in line]
    assert [len(line) for line in ruler] == [profile.columns]
    letters = "".join(strip.text.split())
    assert "".join(map(chr, range(0x21, 0x7F))) in letters
    assert strip.cut
