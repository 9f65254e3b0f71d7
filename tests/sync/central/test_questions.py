"""A question that a stand couldn't answer reaches the officers at central, in its redacted form."""

from __future__ import annotations

import json

import pytest

from kiosk import facts
from kiosk.cli import run
from tests.sync.central.conftest import Central
from tests.sync.central.stand import Stand


def test_officers_read_what_nobody_knew(
    central: Central, stand: Stand, capsys: pytest.CaptureFixture[str]
) -> None:
    stand.write(facts.StreamOpened(place=stand.place, reason="init", app="0.1.0"))
    stand.ticket()
    asked = facts.QuestionUnanswered(
        day="2026-11-24",
        lang="id",
        words="perpanjang sim ... ...",
        nearest=("ganti-habis-syarat", "paspor-biaya", "jam-lokasi"),
        confidence=0.0445,
    )
    entry = stand.write(asked)

    reply = stand.push()

    assert (reply.ack, reply.rejected) == (stand.head, ())
    assert run(["central", "facts", "--db", central.db_url, "--kind", "question.unanswered"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [fact for fact in told if fact["stream"] == stand.stream.hex()] == [
        {
            "stream": stand.stream.hex(),
            "seq": entry.seq,
            "kind": "question.unanswered",
            "recorded_at": stand.at,
            "day": "2026-11-24",
            "lang": "id",
            "words": "perpanjang sim ... ...",
            "nearest": ["ganti-habis-syarat", "paspor-biaya", "jam-lokasi"],
            "confidence": 0.0445,
        }
    ]
