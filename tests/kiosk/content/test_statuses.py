"""The stages of an application in words: all of them, in order, with the limit of collecting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.content import source
from kiosk.content.errors import ContentProblems
from tests.kiosk.content.sources import SHIPPED, both, tiny, write

PATH = ["received", "checked", "interview", "adjudication", "printed", "ready", "collected"]


def spoilt(folder: Path, files: dict[str, Any]) -> str:
    with pytest.raises(ContentProblems) as caught:
        source.read(write(folder, files))
    return caught.value.text("en")


def test_the_stages_that_ship_say_the_limit_of_collecting() -> None:
    catalogue = source.read(SHIPPED)
    assert [stage.id for stage in catalogue.stages] == PATH
    ready = catalogue.stage("ready")
    assert "1 bulan" in ready.next.id
    assert "1 month" in ready.next.en
    assert ready.limit is not None
    assert (ready.limit.months, ready.limit.sources) == (1, ("S20", "S21"))
    assert [stage.id for stage in catalogue.stages if stage.limit] == ["ready"]


def test_a_stage_that_lacks_or_comes_too_early_is_a_mistake(tmp_path: Path) -> None:
    files = tiny()
    stages = files["statuses.yaml"]["stages"]
    stages[0], stages[1] = stages[1], stages[0]
    assert "each stage once, in order" in spoilt(tmp_path / "a", files)
    files = tiny()
    del files["statuses.yaml"]["stages"][3]
    assert "each stage once, in order" in spoilt(tmp_path / "b", files)


def test_a_sentence_that_is_too_long_or_a_source_that_is_unknown_is_a_mistake(
    tmp_path: Path,
) -> None:
    files = tiny()
    ready = files["statuses.yaml"]["stages"][5]
    ready["next"] = both("a" * 111)
    ready["limit"] = {"months": 1, "sources": ["S99"], "verified": True}
    said = spoilt(tmp_path, files)
    assert "ready.next.id: at most 110 letters" in said
    assert "refers to 'S99'" in said
