"""Mistyped commands and homes or files that can't be used: one line on stderr, exit 2."""

from pathlib import Path

import pytest

from kiosk.setup import EXAMPLE_PLACE
from tests.cli.test_commands import Run, kiosk

__all__ = ["kiosk"]


@pytest.mark.parametrize(
    "words",
    [
        ["init"],
        ["bogus"],
        ["ticket", "bogus"],
        ["run", "--foo"],
        ["ticket", "issue"],
        ["print", "x"],
    ],
    ids=" ".join,
)
def test_what_was_mistyped_is_said_in_one_line(kiosk: Run, words: list[str]) -> None:
    code, out, err = kiosk(*words)
    assert (code, out, err.count("\n")) == (2, None, 1)
    assert "--help)" in err


def test_a_group_alone_shows_its_help(kiosk: Run) -> None:
    code, _, err = kiosk("ticket")
    assert code == 2
    assert "no-show" in err


def test_a_home_that_cant_be_looked_into_is_said_in_one_line(
    kiosk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As the folder of another user, but for root too: no file system knows a name so long.
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / ("h" * 300)))
    for words in (["ticket", "list"], ["init", "--place", str(EXAMPLE_PLACE)], ["doctor"]):
        code, out, err = kiosk(*words)
        assert (code, out, err.count("\n")) == (2, None, 1)
        assert "tidak bisa dipakai" in err


def test_only_a_content_pack_is_published(kiosk: Run, tmp_path: Path) -> None:
    db = f"sqlite:///{tmp_path / 'central.db'}"
    code, _, err = kiosk("central", "publish", "--db", db, EXAMPLE_PLACE)
    assert code == 2
    assert "bukan paket konten" in err
