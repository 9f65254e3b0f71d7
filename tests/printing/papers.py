"""Tickets for tests."""

import datetime as dt
from typing import Any

import msgspec
from nacl.signing import SigningKey

from kiosk import ticket_token
from printing.paper import TicketPaper

WIB = dt.timezone(dt.timedelta(hours=7))
KEY = SigningKey(bytes(range(32)))
CLAIM = ticket_token.TicketClaim(
    key_id=ticket_token.key_id(KEY.verify_key),
    seq=4711,
    day=dt.date(2026, 11, 24),
    series="A",
    kiosk="",
    number=17,
    place="contoh-seluma",
)
TOKEN = ticket_token.make(CLAIM, KEY)

TICKET = TicketPaper(
    institution="Anjungan Layanan Imigrasi",
    place_name="Kantor Desa Contoh",
    regency="Seluma",
    number="A-017",
    service="Paspor umrah atau haji",
    lane_text="jalur umum",
    desk="Loket 1",
    issued=dt.datetime(2026, 11, 24, 9, 41, tzinfo=WIB),
    ahead=4,
    wait_minutes=30,
    bring=("KTP-el", "Kartu Keluarga", "Akta lahir / buku nikah / ijazah"),
    qr=TOKEN,
    short_code="7K4M-92QX",
    complain_to="SMS 1708",
)


def ticket(**changes: Any) -> TicketPaper:
    """The ticket of the design page, with changes."""
    return msgspec.structs.replace(TICKET, **changes)
