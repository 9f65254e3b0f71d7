"""How a stand becomes one of a place's stands."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from sync import enrol_code
from sync.central import admin, service
from sync.central.database import reading_from, writing
from sync.central.identity import now_ms
from sync.central.models import EnrolCode, table
from tests.support.process import started
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand, problem


def test_the_stand_learns_its_letter_and_the_servers_keys(
    central: Central, stands: Stands, place: str
) -> None:
    code = central.code(place)
    stand = stands(central, enrolled=False)
    reply = stand.enrol(code)
    assert (reply.place, reply.letter, reply.siblings) == (place, "", ())
    assert reply.root.id == hashlib.sha256(reply.root.key).digest()[:8]
    assert enrol_code.parse(code).fits(reply.root.key)
    assert len(reply.seal.key) == 32
    second = stands(central, enrolled=False)
    answer = second.enrol(central.code(place))
    assert answer.letter == "B"
    assert [(key.id, key.key) for key in answer.siblings] == [
        (stand.stream[:8], bytes(stand.key.verify_key))
    ]


def test_a_lost_reply_is_asked_for_again(central: Central, stands: Stands, place: str) -> None:
    code = central.code(place)
    stand = stands(central, enrolled=False)
    first, again = stand.enrol(code), stand.enrol(code)
    assert (first.letter, first.epoch, first.root) == (again.letter, again.epoch, again.root)
    other = stands(central, enrolled=False)
    refused = other.try_enrol(code)
    assert (refused.status_code, problem(refused).code) == (403, "code-used")


def test_a_letter_that_is_taken_becomes_the_next_free_one(
    central: Central, stands: Stands, place: str
) -> None:
    letters = []
    for wish in ("C", "C", "", "I"):
        stand = stands(central, enrolled=False)
        letters.append(stand.enrol(central.code(place), letter=wish).letter)
    assert letters == ["C", "B", "D", "E"]
    by_code = stands(central, enrolled=False)
    assert by_code.enrol(central.code(place, letter="Z"), letter="Y").letter == "Z"


def test_an_expired_code_is_refused_in_words(central: Central, stands: Stands, place: str) -> None:
    code = central.code(place)
    with writing(central.db_url) as tx:
        codes = table(EnrolCode)
        tx.execute(codes.update().where(codes.c.place == place).values(expires_at=now_ms() - 1))
    refused = stands(central, enrolled=False).try_enrol(code)
    assert (refused.status_code, problem(refused).code) == (403, "code-expired")
    assert "kedaluwarsa" in problem(refused).id


def test_another_place_than_that_of_init_is_refused(central: Central, stands: Stands) -> None:
    stand = stands(central, enrolled=False)
    refused = stand.try_enrol(central.code(stand.place + "-lain"))
    assert (refused.status_code, problem(refused).code) == (409, "wrong-place")


def test_a_known_stream_keeps_its_key(central: Central, stands: Stands, place: str) -> None:
    stand = stands(central)
    thief = stands(central, enrolled=False)
    thief.stream = stand.stream
    refused = thief.try_enrol(central.code(place))
    assert (refused.status_code, problem(refused).code) == (409, "stream-known-otherwise")


def test_who_asks_must_have_the_key(central: Central, stands: Stands, place: str) -> None:
    stand, other = stands(central, enrolled=False), stands(central, enrolled=False)
    refused = stand.try_enrol(central.code(place), signed_with=other.key)
    assert (refused.status_code, problem(refused).code) == (401, "bad-signature")


@pytest.mark.parametrize("changed", [{"hardware": "a\0b"}, {"app": "x" * 201}])
def test_text_that_no_table_holds_is_malformed(
    central: Central, stands: Stands, place: str, changed: dict[str, str]
) -> None:
    refused = stands(central, enrolled=False).try_enrol(central.code(place), **changed)
    assert (refused.status_code, problem(refused).code) == (400, "malformed")


def test_only_the_hash_of_a_code_is_stored(central: Central, place: str) -> None:
    code = central.code(place)
    codes = table(EnrolCode)
    with reading_from(central.db_url) as tx:
        row = tx.execute(codes.select().where(codes.c.place == place)).one()
    secret = code.replace("-", "")[:12]
    assert row.secret_hash == hashlib.sha256(secret.encode()).digest()
    assert code not in str(row)


def test_guessing_is_slowed_down(own_central: Central, stands: Stands) -> None:
    stand = stands(own_central, enrolled=False)
    statuses = [
        stand.try_enrol(enrol_code.make(bytes(32)).text).status_code
        for _ in range(service.FAILED_ENROLMENTS + 1)
    ]
    assert statuses == [403] * service.FAILED_ENROLMENTS + [429]
    refused = stand.try_enrol(own_central.code(stand.place))
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert problem(refused).code == "too-many-tries"


def enrol_as(stand: Stand, address: str, code: str) -> int:
    """Asks through a proxy that says whom it asks for."""
    stand.session.headers["X-Forwarded-For"] = address
    return stand.try_enrol(code).status_code


def test_behind_a_proxy_only_the_one_who_guesses_waits(
    own_central: Central, stands: Stands, place: str
) -> None:
    stand = stands(own_central, enrolled=False)
    for _ in range(service.FAILED_ENROLMENTS):
        assert enrol_as(stand, "203.0.113.1", enrol_code.make(bytes(32)).text) == 403
    assert enrol_as(stand, "203.0.113.1", own_central.code(place)) == 429
    assert enrol_as(stand, "203.0.113.2", own_central.code(place)) == 200


def test_who_is_no_proxy_cant_take_another_address_for_each_guess(
    tmp_path: Path, stands: Stands, place: str
) -> None:
    db_url = f"sqlite:///{tmp_path / 'central.db'}"
    kiosk = Path(sys.executable).with_name("kiosk")
    proxy = ["--proxy", "192.0.2.1,10.0.0.0/8"]
    serve = [kiosk, "central", "serve", "--db", db_url, "--listen", "127.0.0.1:0", *proxy]
    with started(serve) as process:
        url = process.wait_for_line("http://", within=60).split()[-1]
        stand = stands(Central(db_url, tmp_path, url=url), enrolled=False)
        codes = [enrol_code.make(bytes(32)).text for _ in range(service.FAILED_ENROLMENTS + 1)]
        statuses = [enrol_as(stand, f"203.0.113.{n}", code) for n, code in enumerate(codes)]
    assert statuses == [403] * service.FAILED_ENROLMENTS + [429]


def test_the_server_must_exist_before_a_code_can_be_made_elsewhere(
    own_central: Central, stands: Stands, place: str
) -> None:
    """The command line makes codes without the key files: the public key is in the database."""
    made = admin.make_enrol_code(own_central.db_url, place)
    assert stands(own_central, enrolled=False).enrol(made.code).place == place
