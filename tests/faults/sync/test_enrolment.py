"""Enrolment with the real server."""

from __future__ import annotations

import pytest

from kiosk.errors import BadInput
from sync import enrol_code
from sync.agent.joining import EnrolFailed, enrol
from sync.central import admin
from tests.faults.sync.world import World
from tests.support.faultproxy import Fault


def test_enrolment_names_its_reasons(world: World) -> None:
    stand = world.stands[0]
    used = admin.make_enrol_code(world.central.db, "tempat-lain").code
    with pytest.raises(EnrolFailed, match="place"):
        enrol(stand.port, stand.client, used)
    with pytest.raises(BadInput) as caught:
        enrol(stand.port, stand.client, "SALAH-KETIK")
    assert "salah ketik" in caught.value.text()


def test_enrolment_can_be_repeated_after_a_lost_reply(world: World) -> None:
    stand = world.stands[0]
    code = admin.make_enrol_code(world.central.db, stand.port.place()).code
    world.line.plan(Fault(lose_reply=True))
    with pytest.raises(EnrolFailed) as caught:
        enrol(stand.port, stand.client, code)
    assert "ulangi dengan kode ini" in caught.value.text()
    assert enrol(stand.port, stand.client, code).place == stand.port.place()


def test_enrolment_with_a_code_of_another_server_is_stopped(world: World) -> None:
    stand = world.stands[0]
    with pytest.raises(EnrolFailed):
        enrol(stand.port, stand.client, enrol_code.make(b"\x05" * 32).text)
