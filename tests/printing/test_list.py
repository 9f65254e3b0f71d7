"""The list to take home as it comes out of the printer; it keeps the printer's rules."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from printing.fake import FakePrinter, Fault, FaultKind
from printing.layout.list import list_bytes
from printing.lock import device_lock
from printing.paper import ListItem, ListPaper
from printing.port import Outcome
from printing.press import PrinterConfig, print_page
from printing.profile import for_width
from printing.reasons import Reason
from printing.transport.device import TcpDevice
from tests.printing.papers import WIB
from tests.printing.waiting import HASTY, PATIENT

LIST = ListPaper(
    institution="Anjungan Layanan Imigrasi",
    place_name="Kantor Desa Contoh",
    service="Paspor umrah atau haji",
    bring=(
        ListItem("KTP-el asli"),
        ListItem("Kartu Keluarga asli"),
        ListItem("Akta lahir, buku nikah, ijazah, atau surat baptis", "pilih satu"),
    ),
    fees=(("Paspor elektronik 5 tahun", "Rp650.000"), ("Paspor elektronik 10 tahun", "Rp950.000")),
    regulation="PP 45/2024, berlaku sejak 17 Desember 2024",
    no_other_fees=True,
    complain_to="SMS 1708, lapor.go.id",
    ask="Tanyakan kepada petugas di tempat ini.",
    printed=dt.datetime(2026, 11, 24, 9, 41, tzinfo=WIB),
)

WIDE = """\
================================================
           ANJUNGAN LAYANAN IMIGRASI
               Kantor Desa Contoh
------------------------------------------------
               YANG PERLU DIBAWA
             Paspor umrah atau haji
------------------------------------------------
[ ] KTP-el asli
[ ] Kartu Keluarga asli
[ ] Akta lahir, buku nikah, ijazah, atau surat
    baptis
    (pilih satu)
------------------------------------------------
BIAYA RESMI
Paspor elektronik 5 tahun              Rp650.000
Paspor elektronik 10 tahun             Rp950.000
PP 45/2024, berlaku sejak 17 Desember 2024
Tidak ada biaya lain.
Diminta lebih? SMS 1708, lapor.go.id
------------------------------------------------
Tanyakan kepada petugas di tempat ini.
Dicetak Selasa, 24 Nov 2026.
              BUKAN NOMOR ANTREAN
================================================"""

NARROW = """\
================================
   ANJUNGAN LAYANAN IMIGRASI
       Kantor Desa Contoh
--------------------------------
       YANG PERLU DIBAWA
     Paspor umrah atau haji
--------------------------------
[ ] KTP-el asli
[ ] Kartu Keluarga asli
[ ] Akta lahir, buku nikah,
    ijazah, atau surat baptis
    (pilih satu)
--------------------------------
BIAYA RESMI
Paspor elektronik 5 tahun
                       Rp650.000
Paspor elektronik 10 tahun
                       Rp950.000
PP 45/2024, berlaku sejak 17
Desember 2024
Tidak ada biaya lain.
Diminta lebih? SMS 1708,
lapor.go.id
--------------------------------
Tanyakan kepada petugas di
tempat ini.
Dicetak Selasa, 24 Nov 2026.
      BUKAN NOMOR ANTREAN
================================"""


def a_list(**changes: Any) -> ListPaper:
    return msgspec.structs.replace(LIST, **changes)


@contextmanager
def at_printer(folder: Path, *faults: Fault, width_mm: int = 80) -> Iterator[tuple[Any, Any]]:
    fake = FakePrinter(width_mm=width_mm)
    fake.start()
    for fault in faults:
        fake.set_fault(fault)
    timing = HASTY if faults else PATIENT
    try:
        yield fake, PrinterConfig(TcpDevice(*fake.listen()), for_width(width_mm), folder, timing)
    finally:
        fake.stop()


def printed(config: PrinterConfig, paper: ListPaper) -> Outcome:
    return print_page(config, list_bytes(paper, config.profile), "list")


def said(folder: Path, paper: ListPaper, width_mm: int = 80) -> str:
    with at_printer(folder, width_mm=width_mm) as (fake, config):
        assert printed(config, paper).state == "printed"
        assert fake.strips[-1].cut
        return "\n".join(line.rstrip() for line in fake.strips[-1].text.splitlines() if line)


@pytest.mark.parametrize(("width_mm", "page"), [(80, WIDE), (58, NARROW)])
def test_a_list_as_it_was_drawn(tmp_path: Path, width_mm: int, page: str) -> None:
    lines = [line.strip() for line in said(tmp_path, LIST, width_mm).splitlines()]
    assert lines == [line.strip() for line in page.splitlines()]


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    paper = a_list(fees=(("Paspor", "Tanyakan petugas"),), no_other_fees=False, complain_to="")
    text = said(tmp_path, paper)
    assert "Tidak ada biaya lain" not in text
    assert "Diminta" not in text
    assert "BIAYA RESMI" not in said(tmp_path, a_list(fees=()))


def test_an_example_is_marked_and_english_speaks_english(tmp_path: Path) -> None:
    text = said(tmp_path, a_list(example=True, lang="en"))
    for words in ("EXAMPLE", "WHAT TO BRING", "NOT A QUEUE NUMBER", "Tuesday, 24 Nov 2026"):
        assert words in text
    assert "CONTOH" not in text.replace("Kantor Desa Contoh", "")


def test_who_has_the_printer_keeps_it(tmp_path: Path) -> None:
    with at_printer(tmp_path) as (fake, config):
        hasty = msgspec.structs.replace(config, lock_wait=0.1)
        with device_lock(tmp_path, 1):
            assert printed(hasty, LIST).reason == Reason.BUSY
        assert fake.strips == ()
        assert printed(config, LIST).state == "printed"


def test_without_paper_nothing_is_sent(tmp_path: Path) -> None:
    with at_printer(tmp_path, Fault(FaultKind.PAPER_OUT)) as (fake, config):
        assert printed(config, LIST).state == "not_sent"
        assert fake.strips == ()


def test_paper_that_ends_in_mid_list_is_uncertain(tmp_path: Path) -> None:
    with at_printer(tmp_path, Fault(FaultKind.PAPER_OUT, at_row=200)) as (_, config):
        assert printed(config, LIST).state == "uncertain"
