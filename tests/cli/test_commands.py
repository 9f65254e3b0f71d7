"""The commands as scripts use them: names, fields, exit codes, one clear line on stderr."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import run
from kiosk.setup import EXAMPLE_PLACE
from tests.support.stands import UMRAH

CLOSED_TODAY = """
[place]
id = "desa-uji"
kind = "village"
name = "Kantor Desa Uji"
regency = "Seluma"
[hours]
{day} = {{ open = "08.00-15.00" }}
"""

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def kiosk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command with --json; answers exit code, decoded output and stderr."""
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KIOSK_LANG", "id")

    def command(*words: str | Path) -> tuple[int, Any, str]:
        code = run([*map(str, words), "--json"])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out.strip() else None, err

    return command


@pytest.fixture
def stand(kiosk: Run) -> Run:
    assert kiosk("init", "--place", EXAMPLE_PLACE)[0] == 0
    return kiosk


def test_a_day_at_the_desk(stand: Run) -> None:
    code, services, _ = stand("services")
    assert code == 0
    assert {"id": UMRAH, "name": "Paspor untuk umrah atau haji", "line": "paspor"} in services
    code, ticket, _ = stand("ticket", "issue", "--service", UMRAH)
    assert code == 0
    assert set(ticket) == {"number", "line", "lane", "day", "seq", "stream", "printed"}
    assert (ticket["number"], ticket["line"], ticket["lane"]) == ("A-001", "paspor", "umum")
    assert ticket["printed"] == "no"
    assert len(bytes.fromhex(ticket["stream"])) == 16
    stand("ticket", "issue", "--service", UMRAH, "--lane", "prioritas", "--no-print")
    code, called, _ = stand("ticket", "next", "--desk", "1")
    assert (code, called["number"], called["state"]) == (0, "P-001", "called")
    assert stand("ticket", "done", "P-001")[1]["state"] == "served"
    stand("ticket", "next", "--desk", "2")
    assert stand("ticket", "no-show", "A-001")[1]["state"] == "no_show"
    assert stand("ticket", "next", "--desk", "1")[:2] == (0, None)
    code, rows, _ = stand("ticket", "list", "--day", ticket["day"])
    assert [(row["number"], row["state"]) for row in rows] == [
        ("A-001", "no_show"),
        ("P-001", "served"),
    ]
    wanted = {"number", "series", "lane", "service", "state", "printed", "issued_at"}
    assert wanted <= set(rows[0])
    code, report, _ = stand("journal", "verify")
    assert code == 0
    assert (report["ok"], report["entries"], report["head"], report["acked"]) == (True, 8, 8, 0)


def test_the_same_request_key_is_the_same_ticket(stand: Run) -> None:
    words = ("ticket", "issue", "--service", UMRAH, "--request-key", "tap-1")
    first, second = stand(*words), stand(*words)
    assert first == second
    assert first[0] == 0


def test_home_and_json_may_stand_anywhere(stand: Run, tmp_path: Path) -> None:
    assert stand("--home", tmp_path / "nowhere", "ticket", "list")[0] == 2
    assert stand("ticket", "list", f"--home={tmp_path / 'home'}")[:2] == (0, [])


@pytest.mark.parametrize(
    "words",
    [
        ("ticket", "issue"),
        ("ticket", "issue", "--service", "tidak-ada"),
        ("ticket", "issue", "--service", UMRAH, "--lane", "vip"),
        ("ticket", "next", "--desk", "99"),
        ("ticket", "next", "--desk", "1", "--lane", "vip"),
        ("ticket", "done", "A-001"),
        ("ticket", "done", "bukan nomor"),
        ("ticket", "list", "--day", "kemarin"),
        ("content", "verify", "/nonexistent"),
        ("restore", "/nonexistent"),
        ("print", "status"),
        ("print", "test"),
        ("printer", "simulate", "--listen", "127.0.0.1:0", "--out", "x", "--fault", "tidak-ada"),
        ("enrol", "--server", "http://127.0.0.1:1", "--code", "salah"),
        ("init", "--place", "/nonexistent.toml"),
        ("tidak-ada",),
        ("ticket", "list", "--home"),
        ("ticket", "list", "--home="),
        ("ticket", "issue", "--service", "\udcff"),
        ("ticket", "issue", "--service", UMRAH, "--request-key", "\udcff"),
        ("ticket", "done", "\udcff"),
        ("ticket", "next", "--desk", "\udcff"),
        ("content", "build", "--out", "/proc/tidak/ada"),
        ("backup", "/proc/tidak/ada"),
    ],
)
def test_bad_input_ends_with_2_and_says_why(stand: Run, words: tuple[str, ...]) -> None:
    code, out, err = stand(*words)
    assert (code, out) == (2, None)
    assert err.strip()
    assert "Traceback" not in err


def test_names_that_are_no_utf_8_are_answered_all_the_same(kiosk: Run, tmp_path: Path) -> None:
    odd = tmp_path / "rumah\udcff"
    code, made, _ = kiosk("--home", odd, "init", "--place", EXAMPLE_PLACE)
    assert (code, made["place"]) == (0, "contoh")
    assert made["home"] == f"{tmp_path}/rumah\ufffd"
    code, copy, _ = kiosk("--home", odd, "backup", tmp_path / "salinan\udcff")
    assert code == 0
    assert copy["file"].endswith("salinan\ufffd")
    assert kiosk("--home", odd, "restore", tmp_path / "salinan\udcff")[0] == 0
    assert kiosk("--home", odd, "ticket", "issue", "--service", UMRAH)[1]["number"] == "A-500"


def test_a_day_is_a_day_however_it_is_written(stand: Run) -> None:
    ticket = stand("ticket", "issue", "--service", UMRAH)[1]
    for day in (ticket["day"], ticket["day"].replace("-", "")):
        assert [row["number"] for row in stand("ticket", "list", "--day", day)[1]] == ["A-001"]


def test_a_section_that_is_no_section_is_said(
    stand: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / "settings.toml").write_text("printer = 3\n")
    monkeypatch.setenv("KIOSK_PRINTER__DEVICE", "file:/dev/null")
    code, _, err = stand("ticket", "list")
    assert code == 2
    assert "printer" in err


def test_a_wrong_printer_setting_is_said(stand: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_PRINTER__DEVICE", "lpt1")
    code, _, err = stand("ticket", "issue", "--service", UMRAH)
    assert code == 2
    assert "printer.device" in err


def test_a_closed_desk_ends_with_3_and_says_when_it_opens(kiosk: Run, tmp_path: Path) -> None:
    from datetime import UTC, datetime, timedelta

    local = datetime.now(UTC) + timedelta(hours=7)
    day = (local + timedelta(days=2)).strftime("%A").lower()
    place = tmp_path / "desa.toml"
    place.write_text(CLOSED_TODAY.format(day=day), "utf-8")
    assert kiosk("init", "--place", place)[0] == 0
    code, out, err = kiosk("ticket", "issue", "--service", UMRAH)
    assert (code, out) == (3, None)
    assert "pukul 08.00 WIB" in err
    assert kiosk("services")[0] == 0, "information stays open"


def test_a_token_verifies_and_a_forged_one_does_not(stand: Run, tmp_path: Path) -> None:
    from kiosk.app import Kiosk
    from kiosk.home import Home
    from kiosk.streams import read_stream_key
    from kiosk.ticket_token import make
    from printing.compose import claim_of

    stand("ticket", "issue", "--service", UMRAH)
    opened = Kiosk.open(Home(tmp_path / "home"))
    ticket = opened.tickets()[0]
    token = make(claim_of(opened, ticket), read_stream_key(opened.home, opened.row.stream))
    opened.close()
    code, found, _ = stand("ticket", "verify", token)
    assert code == 0
    assert (found["valid"], found["number"], found["day"], found["place"]) == (
        True,
        "A-001",
        ticket.day,
        "contoh",
    )
    forged = token[:-3] + ("AAA" if token[-3:] != "AAA" else "BBB")
    code, found, _ = stand("ticket", "verify", forged)
    assert (code, found["valid"]) == (1, False)


def test_doctor_lists_what_nobody_filled_in(stand: Run) -> None:
    code, report, _ = stand("doctor")
    assert code == 0
    assert "contact.name" in report["unfilled"]
    codes = {finding["code"] for finding in report["findings"]}
    assert {"store", "disk", "printer.device", "enrol", "backup"} <= codes


def test_backup_and_restore(stand: Run, tmp_path: Path) -> None:
    stand("ticket", "issue", "--service", UMRAH)
    code, made, _ = stand("backup", tmp_path / "copy.anjungan-backup")
    assert code == 0
    assert made["bytes"] > 0
    stand("ticket", "issue", "--service", UMRAH)
    code, found, _ = stand("restore", tmp_path / "copy.anjungan-backup")
    assert code == 0
    assert found["salvaged"] == 1
    assert stand("ticket", "issue", "--service", UMRAH)[1]["number"] == "A-026"


def test_a_pack_is_built_and_verified(stand: Run, tmp_path: Path) -> None:
    out = tmp_path / "isi.anjungan-pack"
    code, built, _ = stand("content", "build", "--out", out, "--key", tmp_path / "key")
    assert code == 0
    code, found, _ = stand("content", "verify", out, "--key", built["public_key"])
    assert (code, found["valid"]) == (0, True)
    assert stand("content", "verify", out)[0] == 2, "a key this home doesn't trust"
    assert stand("content", "show")[1]["services"] == 22


def test_a_backup_opens_on_another_machine_with_the_recovery_key(
    stand: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand("ticket", "issue", "--service", UMRAH)
    key, copy = tmp_path / "pemulihan.key", tmp_path / "salinan.anjungan-backup"
    assert stand("recovery-key", key)[1]["in_use"] is True
    assert key.stat().st_mode & 0o777 == 0o600
    assert stand("recovery-key", key)[0] == 2
    assert stand("backup", copy)[0] == 0
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "mesin-baru"))
    code, _, said = stand("restore", copy)
    assert code == 2
    assert "--recovery-key" in said
    assert stand("restore", copy, "--recovery-key", key)[0] == 0
    _, tickets, _ = stand("ticket", "list")
    assert [(ticket["number"], ticket["printed"]) for ticket in tickets] == [("A-001", "no")]
    bare = tmp_path / "central-seal.key"  # as the server keeps it
    bare.write_bytes(bytes.fromhex(key.read_text()))
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "mesin-lain"))
    assert stand("restore", copy, "--recovery-key", bare)[0] == 0


def test_the_doctor_names_each_gap_once(stand: Run) -> None:
    _, report, _ = stand("doctor")
    named = [
        found["text"].split(":")[0] for found in report["findings"] if found["level"] == "fill"
    ]
    assert sorted(named) == sorted(set(named))
    assert "contact.name" in report["unfilled"]
