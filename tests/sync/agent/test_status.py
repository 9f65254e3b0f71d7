from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from sync.agent.errors import LinkError
from sync.agent.round import Round
from sync.agent.status import State, SyncStatus
from tests.sync.agent.journal_port import JournalPort, enrolled_port, health
from tests.sync.agent.test_loop import FAILURES, Scripted


@pytest.mark.parametrize("state", get_args(State))
def test_every_state_has_words_for_the_staff_in_both_languages(state: State) -> None:
    status = SyncStatus(state, 0, 0)
    assert status.words().endswith(".")
    assert status.words("en").endswith(".")
    assert status.words() != status.words("en")


def test_a_status_is_what_the_command_line_prints() -> None:
    found = msgspec.json.decode(msgspec.json.encode(SyncStatus("ok", 3, 17, 1_790_000_000_000)))
    assert {"backlog", "acked", "last_contact", "state"} <= found.keys()


@pytest.mark.parametrize("error", [e for e in FAILURES if isinstance(e, LinkError)], ids=repr)
def test_a_line_that_fails_never_says_ok_and_keeps_the_last_contact(error: LinkError) -> None:
    port = enrolled_port("http://127.0.0.1:1", tickets=2)
    client = Scripted("http://127.0.0.1:1")
    rounds = Round(port, port.clock, health)
    first = rounds.run(client).status
    assert first.state == "ok"
    port.tickets(1)
    client.fails = [error]
    status = rounds.run(client).status
    assert status.state not in ("ok", "fork")
    assert (status.backlog, status.acked) == (1, first.acked)
    assert status.last_contact == first.last_contact
    client.close()


def test_an_old_stream_that_is_refused_doesnt_stop_the_new_one() -> None:
    port = enrolled_port("http://127.0.0.1:1", tickets=2)
    assert port.known
    port.known.enrolled = ()
    own = port.open(2)
    port.known.enrolled = (own.hex(),)
    client = Refusing("http://127.0.0.1:1")
    status = Round(port, port.clock, health).run(client).status
    assert (status.state, status.acked) == ("ok", 1)
    assert status.backlog == 3
    assert "refused" in status.detail
    client.close()


class Refusing(Scripted):
    def enrol(self, request, key):  # type: ignore[no-untyped-def]
        from sync.agent.errors import Refused

        raise Refused("revoked", "Dicabut.", "Revoked.")


def test_without_a_server_nothing_is_asked() -> None:
    port = JournalPort()
    port.open(1)
    assert Round(port, port.clock, health).run(None).status.state == "never_enrolled"
