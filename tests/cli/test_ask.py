"""`kiosk ask`: fields for scripts, sentences for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import run
from tests.support.stands import OFFICE, make_home

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("stand"), OFFICE).path


@pytest.fixture
def kiosk(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    monkeypatch.setenv("KIOSK_HOME", str(home))
    monkeypatch.setenv("KIOSK_LANG", "id")

    def command(*words: str) -> tuple[int, str, str]:
        code = run(list(words))
        return code, *capsys.readouterr()

    return command


def found(said: tuple[int, str, str]) -> dict[str, Any]:
    code, out, _ = said
    assert code == 0
    read: dict[str, Any] = json.loads(out)
    assert set(read) == {"answer_id", "confidence", "candidates"}
    assert all(set(candidate) == {"id", "score"} for candidate in read["candidates"])
    return read


def test_scripts_get_the_id_of_the_answer(kiosk: Said) -> None:
    read = found(kiosk("ask", "pasport ilang gmn ngurusnya", "--json"))

    assert read["answer_id"] == read["candidates"][0]["id"] == "paspor-hilang"
    assert 0.5 <= read["confidence"] <= 1
    assert len(read["candidates"]) >= 3


def test_what_isnt_known_is_null(kiosk: Said) -> None:
    read = found(kiosk("--json", "ask", "cara perpanjang sim c"))

    assert read["answer_id"] is None
    assert read["confidence"] < 0.5
    assert len(read["candidates"]) >= 3


def test_either_language_is_understood(kiosk: Said) -> None:
    for lang, text in (("id", "how much is a passport"), ("en", "berapa harga paspor")):
        assert found(kiosk("ask", text, "--lang", lang, "--json"))["answer_id"] == "paspor-biaya"


@pytest.mark.parametrize("text", ["", "?! 护照", "\x07\x1b[2J", "\udcff", "9" * 10_000])
def test_anything_may_be_typed(kiosk: Said, text: str) -> None:
    assert found(kiosk("ask", text, "--json"))["answer_id"] is None


def test_people_read_the_question_and_its_answer(kiosk: Said) -> None:
    _, out, _ = kiosk("ask", "berapa harga paspor")
    first, second = out.splitlines()

    assert first == "Berapa biaya membuat paspor?"
    assert "Rp650.000" in second
    assert "Rp950,000" in kiosk("ask", "berapa harga paspor", "--lang", "en")[1]


def test_an_unconfirmed_answer_says_whom_to_ask_instead(kiosk: Said) -> None:
    _, out, _ = kiosk("ask", "berapa hari paspor selesai")

    assert out.splitlines()[0] == "Berapa lama paspor selesai?"
    assert "belum dipastikan" in out
    assert "Silakan tanyakan kepada Petugas Uji (Kaur Pelayanan)." in out
    assert "4 hari kerja" not in out


def test_a_placeholder_is_filled_or_says_whom_to_ask(kiosk: Said) -> None:
    _, out, _ = kiosk("ask", "kuota m-paspor habis, kapan dibuka")

    assert "Kuota dibuka: tanyakan kepada" in out
    assert "{{" not in out


def test_what_isnt_known_offers_the_three_nearest(kiosk: Said) -> None:
    _, out, _ = kiosk("ask", "cara perpanjang sim c")
    head, meant, *near = out.splitlines()

    assert head.startswith("Kami belum tahu jawabannya. Silakan tanyakan kepada")
    assert meant == "Mungkin maksud Anda:"
    assert len(near) == 3
    assert all(line.startswith("- ") for line in near)
    english = kiosk("ask", "cara perpanjang sim c", "--lang", "en")[1]
    assert english.startswith("We don't know that here. Please ask")


@pytest.mark.parametrize("words", [("ask",), ("ask", "paspor", "--lang", "fr")])
def test_bad_use_fails_with_one_reason(kiosk: Said, words: tuple[str, ...]) -> None:
    code, out, err = kiosk(*words)

    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err
