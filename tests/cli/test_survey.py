"""`kiosk survey`: the fields, the exit codes, one clear line where something is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.app import Kiosk
from kiosk.cli import run
from kiosk.home import Home
from kiosk.setup import EXAMPLE_PLACE
from kiosk.survey.index import UNSUR
from tests.kiosk.survey.forms import answered
from tests.kiosk.survey.test_index import MAIN
from tests.support.stands import UMRAH

Run = Callable[..., tuple[int, Any, str]]

FIELDS = {
    "n", "n_partial", "unsur", "ikm", "grade", "sample_needed", "sufficient", "weight",
    "second", "population", "suppressed", "bursts", "exclusions", "n_excluded", "n_elsewhere",
}  # fmt: skip


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
def sheet(tmp_path: Path) -> Path:
    rows = [",".join(UNSUR), *(",".join(map(str, scores)) for scores in MAIN["responses"])]
    path = tmp_path / "skm.csv"
    path.write_text("\n".join([*rows, ",,,,,,,,4"]), "utf-8")
    return path


@pytest.fixture
def stand(kiosk: Run, tmp_path: Path) -> Run:
    """A stand where twenty-five people answered within the hour."""
    assert kiosk("init", "--place", EXAMPLE_PLACE)[0] == 0
    opened = Kiosk.open(Home(tmp_path / "home"))
    for n in range(25):
        opened.survey.submit(
            "skm", answered(4), service=UMRAH, by="citizen", request_key=f"touch-{n}"
        )
    opened.close()
    return kiosk


def test_the_figures_of_a_file(kiosk: Run, sheet: Path) -> None:
    code, found, _ = kiosk("survey", "index", "--answers", sheet, "--population", "100")
    assert code == 0
    assert set(found) == FIELDS
    assert (found["n"], found["n_partial"], found["weight"]) == (20, 1, "1/9")
    assert (found["ikm"], found["grade"]) == (79.72, "B")
    assert (found["sample_needed"], found["sufficient"]) == (80, False)
    assert [unsur["id"] for unsur in found["unsur"]] == list(UNSUR)
    assert found["unsur"][2] == {"id": "waktu", "nrr": 2.75, "ikm": 68.75, "grade": "C"}
    assert [(each["weight"], each["ikm"], each["grade"]) for each in found["second"]] == [
        ("0.111", 79.64, "B"),
        ("0.11", 78.93, "B"),
    ]
    assert found["second"][0]["label"]["id"] == "bobot 0,111 (dibulatkan)"


def test_a_file_needs_no_stand_and_makes_none(kiosk: Run, sheet: Path, tmp_path: Path) -> None:
    assert kiosk("survey", "index", "--answers", sheet)[0] == 0
    assert not (tmp_path / "home").exists()


def test_for_people_it_is_said_in_words(
    kiosk: Run, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["survey", "index", "--answers", str(sheet)]) == 0
    said = capsys.readouterr().out
    assert "IKM 79,72 B" in said
    assert "perlu 384: sampel belum mencukupi" in said
    assert "bobot 0,11 (dibulatkan): 78,93 B" in said


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "kemarin"),
        ("--to", "2026-13-01"),
        ("--from", "2026-11-25", "--to", "2026-11-24"),
        ("--service", "paspor_bulan"),
        ("--population", "0"),
        ("--answers", "tidak-ada.csv"),
        ("--answers", "skm.csv", "--service", UMRAH),
    ],
)
def test_bad_words_are_told_in_one_line(stand: Run, words: tuple[str, ...]) -> None:
    code, found, said = stand("survey", "index", *words)
    assert (code, found) == (2, None)
    assert "Traceback" not in said


def test_a_bad_cell_is_named_with_its_line(kiosk: Run, sheet: Path) -> None:
    sheet.write_text(sheet.read_text("utf-8") + "\n7,1,1,1,1,1,1,1,1", "utf-8")
    code, _, said = kiosk("survey", "index", "--answers", sheet)
    assert code == 2
    assert said.strip().count("\n") == 0
    assert "baris 23: persyaratan: “7” bukan 1–4" in said


def test_without_a_stand_it_says_so(kiosk: Run) -> None:
    assert kiosk("survey", "index")[0] == 2


def test_a_burst_is_flagged_and_can_be_left_out(stand: Run) -> None:
    code, found, _ = stand("survey", "index", "--service", UMRAH)
    assert (code, found["n"], found["ikm"], found["grade"]) == (0, 25, 100.0, "A")
    hours = [burst["hour"] for burst in found["bursts"]]
    # The clock may strike while they are being taken in; then neither hour need hold 21.
    assert sum(burst["count"] for burst in found["bursts"]) in (0, *range(21, 26))
    for hour in hours:
        code, said, _ = stand(
            "survey", "exclude", "--from", hour, "--to", hour, "--reason", "uji coba"
        )
        assert code == 0
        assert said["excluded"] >= 21
    found = stand("survey", "index")[1]
    assert [burst["excluded"] for burst in found["bursts"]] == [True] * len(hours)
    assert found["n"] + found["n_excluded"] == 25
    assert [each["reason"] for each in found["exclusions"]] == ["uji coba"] * len(hours)


def test_ratings_of_the_stand_are_told_by_month(stand: Run, tmp_path: Path) -> None:
    assert stand("survey", "ratings")[1] == {"months": []}
    opened = Kiosk.open(Home(tmp_path / "home"))
    for n in range(6):
        opened.survey.rate_stand(4 if n else 1, f"rated-{n}")
    opened.close()
    code, found, _ = stand("survey", "ratings")
    assert code == 0
    assert sum(month["n"] for month in found["months"]) == 6
    assert set(found["months"][-1]) == {"month", "n", "suppressed", "counts"}
    assert stand("survey", "ratings", "--from", "2026-02-02", "--to", "2026-02-01")[0] == 2


def test_an_honest_hour_cannot_be_left_out(stand: Run) -> None:
    words = ("--from", "2020-01-01T09", "--to", "2020-01-01T10", "--reason", "jelek")
    code, _, said = stand("survey", "exclude", *words)
    assert code == 2
    assert "lonjakan" in said
