"""Checking the signed token on a ticket without a link."""

from __future__ import annotations

import msgspec
from nacl.signing import VerifyKey
from sqlalchemy import select

from kiosk.app import Kiosk
from kiosk.errors import BadInput
from kiosk.store.tables import stream
from kiosk.streams import read_stream_key
from kiosk.ticket_token import Invalid, Unknown, Verified, key_id, verify


class TokenReport(msgspec.Struct, frozen=True):
    """What is known of a token. `known` is False where the signing stand isn't."""

    valid: bool
    known: bool
    number: str
    day: str
    place: str
    sentence: str


def verify_token(kiosk: Kiosk, token: str, lang: str = "id") -> TokenReport:
    """Judges a token by the keys of this stand's streams and of its siblings."""
    english = lang == "en"
    found = verify(token.strip(), known_keys(kiosk))
    match found:
        case Verified(claim=claim):
            said = f"{claim.label}: {'genuine' if english else 'asli'}"
            return TokenReport(True, True, claim.label, claim.day.isoformat(), claim.place, said)
        case Unknown():
            said = "Tiket dari anjungan yang belum dikenal di sini."
            if english:
                said = "A ticket of a stand that isn't known here."
            return TokenReport(False, False, "", "", "", said)
        case Invalid():
            said = "No genuine ticket." if english else "Bukan tiket yang sah."
            return TokenReport(False, True, "", "", "", said)


def known_keys(kiosk: Kiosk) -> dict[bytes, VerifyKey]:
    """Public keys by their id: own streams', then those that the feed brought."""
    names = kiosk.store.read(lambda c: c.execute(select(stream.c.stream)).scalars().all())
    keys: dict[bytes, VerifyKey] = {}
    for name in names:
        try:
            key = read_stream_key(kiosk.home, name).verify_key
        except BadInput:
            continue  # a restored home doesn't have the keys of its old streams
        keys[key_id(key)] = key
    server = kiosk.outbox.server()
    for _, public in server.siblings if server else ():
        key = VerifyKey(bytes.fromhex(public))
        keys[key_id(key)] = key
    return keys
