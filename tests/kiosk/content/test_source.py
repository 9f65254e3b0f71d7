"""Sources are read whole, and every mistake in them is named with its file and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.content import source
from kiosk.content.errors import ContentProblems
from tests.kiosk.content.sources import both, tiny, write


def problems(folder: Path, files: dict[str, Any]) -> list[tuple[str, str, str]]:
    with pytest.raises(ContentProblems) as caught:
        source.read(write(folder / "content", files))
    return [(problem.file, problem.key, problem.en) for problem in caught.value.problems]


def test_sound_sources_are_read(tmp_path: Path) -> None:
    catalogue = source.read(write(tmp_path / "content", tiny()))

    assert catalogue.release == "uji-1"
    assert [service.id for service in catalogue.services] == ["paspor"]
    assert catalogue.services[0].legal[0].ref == "pp45"
    assert catalogue.regions[0].name == "Kabupaten Seluma"


def _service(files: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = files["services/paspor.yaml"]["services"][0]
    return found


def _row(files: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = files["fees.yaml"]["fees"][0]["rows"][0]
    return found


def _no_english(files: dict[str, Any]) -> None:
    del _service(files)["audience"]["en"]


def _blank_indonesian(files: dict[str, Any]) -> None:
    files["faq/umum.yaml"]["faq"][0]["answer"]["id"] = "  "


def _deep_text(files: dict[str, Any]) -> None:
    files["steps.yaml"]["steps"][0]["steps"][1] = {"id": "Datang"}


def _unknown_document(files: dict[str, Any]) -> None:
    _service(files)["documents"].append({"ref": "surat", "need": "required"})


def _unknown_fee(files: dict[str, Any]) -> None:
    _service(files)["fees"].append("denda")


def _unknown_line(files: dict[str, Any]) -> None:
    _service(files)["line"] = "wna"


def _unknown_steps(files: dict[str, Any]) -> None:
    _service(files)["steps"] = {"ref": "lain"}


def _unknown_source(files: dict[str, Any]) -> None:
    _service(files)["sources"] = ["S99"]


def _unknown_priority_source(files: dict[str, Any]) -> None:
    files["pack.yaml"]["priority"]["sources"] = ["S98"]


def _unknown_service(files: dict[str, Any]) -> None:
    files["faq/umum.yaml"]["faq"][0]["service"] = "visa"


def _no_regulation(files: dict[str, Any]) -> None:
    del _row(files)["regulation"]


def _unknown_regulation(files: dict[str, Any]) -> None:
    _row(files)["regulation"] = "pp99"


def _twice(files: dict[str, Any]) -> None:
    files["documents.yaml"]["documents"].append(files["documents.yaml"]["documents"][0])


def _same_letter(files: dict[str, Any]) -> None:
    files["lines.yaml"]["lines"][0]["series"]["prioritas"] = "A"


def _bad_letter(files: dict[str, Any]) -> None:
    files["lines.yaml"]["lines"][0]["series"]["umum"] = "AB"


def _overlap(files: dict[str, Any]) -> None:
    files["fees.yaml"]["fees"][0]["rows"].append({**_row(files), "from": "2025-06-01"})


def _overlap_by_a_day(files: dict[str, Any]) -> None:
    _row(files)["to"] = "2025-06-01"
    files["fees.yaml"]["fees"][0]["rows"].append(
        {**_row(files), "from": "2025-06-01", "to": "2025-07-01"}
    )


def _before_the_regulation(files: dict[str, Any]) -> None:
    _row(files)["from"] = "2024-12-16"


def _backwards(files: dict[str, Any]) -> None:
    _row(files)["to"] = "2024-01-01"


def _verified_nothing(files: dict[str, Any]) -> None:
    _row(files)["rupiah"] = None


def _verified_without_source(files: dict[str, Any]) -> None:
    _row(files)["sources"] = []


def _ticket_without_line(files: dict[str, Any]) -> None:
    _service(files)["line"] = None


def _long_title(files: dict[str, Any]) -> None:
    _service(files)["short_name"] = {"id": "x" * 23, "en": "short"}


def _undeclared(files: dict[str, Any]) -> None:
    files["faq/umum.yaml"]["faq"][0]["answer"]["en"] = "At {{address}}"


def _unknown_key(files: dict[str, Any]) -> None:
    _service(files)["colour"] = "blue"


def _negative_fee(files: dict[str, Any]) -> None:
    _row(files)["rupiah"] = -1


def _unknown_part(files: dict[str, Any]) -> None:
    files["pack.yaml"]["colour"] = "blue"


def _missing_part(files: dict[str, Any]) -> None:
    del files["pack.yaml"]["not_an_appointment"]


def _crowded_menu(files: dict[str, Any]) -> None:
    services = files["services/paspor.yaml"]["services"]
    services += [{**_service(files), "id": f"paspor{n}", "order": n} for n in range(2, 6)]


def _same_order(files: dict[str, Any]) -> None:
    services = files["services/paspor.yaml"]["services"]
    services.append({**_service(files), "id": "paspor2"})


def _holiday_of_another_year(files: dict[str, Any]) -> None:
    files["holidays.yaml"]["holidays"][0]["days"][0]["date"] = "2028-01-01"


def _year_twice(files: dict[str, Any]) -> None:
    years = files["holidays.yaml"]["holidays"]
    years.append({**years[0], "id": "again"})


SPOILT: list[tuple[Callable[[dict[str, Any]], None], str, str, str]] = [
    (_no_english, "services/paspor.yaml", "paspor.audience.en", "missing"),
    (_blank_indonesian, "faq/umum.yaml", "alamat.answer.id", "missing"),
    (_deep_text, "steps.yaml", "steps[0].steps[1].en", "missing"),
    (_unknown_document, "services/paspor.yaml", "paspor", "'surat'"),
    (_unknown_fee, "services/paspor.yaml", "paspor", "'denda'"),
    (_unknown_line, "services/paspor.yaml", "paspor", "'wna'"),
    (_unknown_steps, "services/paspor.yaml", "paspor", "'lain'"),
    (_unknown_source, "services/paspor.yaml", "paspor", "'S99'"),
    (_unknown_priority_source, "pack.yaml", "priority", "'S98'"),
    (_unknown_service, "faq/umum.yaml", "alamat", "'visa'"),
    (_no_regulation, "fees.yaml", "buku", "regulation"),
    (_unknown_regulation, "fees.yaml", "buku", "'pp99'"),
    (_twice, "documents.yaml", "ktp", "2 times"),
    (_same_letter, "lines.yaml", "paspor.series.prioritas", "letter A"),
    (_bad_letter, "lines.yaml", "paspor", "wrong shape"),
    (_overlap, "fees.yaml", "buku", "same days"),
    (_overlap_by_a_day, "fees.yaml", "buku", "same days"),
    (_before_the_regulation, "fees.yaml", "buku", "before its regulation"),
    (_backwards, "fees.yaml", "buku", "before 'from'"),
    (_verified_nothing, "fees.yaml", "buku", "can't be verified"),
    (_verified_without_source, "fees.yaml", "buku", "needs a source"),
    (_ticket_without_line, "services/paspor.yaml", "paspor", "needs a line"),
    (_long_title, "services/paspor.yaml", "paspor.short_name.id", "22"),
    (_undeclared, "pack.yaml", "faq.alamat.answer.en", "{{address}}"),
    (_unknown_key, "services/paspor.yaml", "paspor", "colour"),
    (_negative_fee, "fees.yaml", "buku", "wrong shape"),
    (_unknown_part, "pack.yaml", "colour", "unknown"),
    (_missing_part, "pack.yaml", "not_an_appointment", "missing"),
    (_crowded_menu, "services", "utama", "at most 4"),
    (_holiday_of_another_year, "holidays.yaml", "2027", "isn't in 2027"),
    (_year_twice, "holidays.yaml", "again", "twice"),
    (_same_order, "services", "utama.order", "used 2 times"),
]


@pytest.mark.parametrize(
    ("spoil", "file", "key", "said"), SPOILT, ids=[case[0].__name__ for case in SPOILT]
)
def test_each_mistake_is_named(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], None], file: str, key: str, said: str
) -> None:
    files = tiny()
    spoil(files)

    found = problems(tmp_path, files)

    assert any(f == file and k == key and said in en for f, k, en in found), found


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    files = tiny()
    for spoil in (_no_english, _unknown_fee, _same_letter, _overlap, _undeclared, _unknown_part):
        spoil(files)

    found = problems(tmp_path, files)

    # A service that lacks a language can't be looked into further: its unknown fee comes later.
    assert {file for file, _, _ in found} == {
        "services/paspor.yaml", "lines.yaml", "fees.yaml", "pack.yaml",
    }  # fmt: skip


def test_a_row_may_follow_the_day_after(tmp_path: Path) -> None:
    files = tiny()
    _row(files)["to"] = "2025-05-31"
    files["fees.yaml"]["fees"][0]["rows"].append({**_row(files), "from": "2025-06-01", "to": None})

    assert len(source.read(write(tmp_path / "content", files)).fees[0].rows) == 2


def test_a_missing_file_and_a_broken_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", tiny())
    (folder / "lines.yaml").unlink()
    (folder / "fees.yaml").write_text("fees: [\n")

    with pytest.raises(ContentProblems) as caught:
        source.read(folder)

    said = {(problem.file, problem.en.split(":")[0]) for problem in caught.value.problems}
    assert ("lines.yaml", "there is no such file") in said
    assert ("fees.yaml", "can't be read") in said


def test_a_key_written_twice_isnt_silently_overwritten(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", tiny())
    with (folder / "steps.yaml").open("a") as file:
        file.write("steps: []\n")

    with pytest.raises(ContentProblems, match="written twice: steps"):
        source.read(folder)


def test_copied_data_never_travels_without_its_notices(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", tiny())
    (folder / "regions" / "LICENSE-kodepos.txt").unlink()

    with pytest.raises(ContentProblems, match="LICENSE-kodepos"):
        source.notices(folder)


def test_messages_come_in_both_languages(tmp_path: Path) -> None:
    files = tiny()
    _service(files)["name"] = {"id": both("x")["id"]}

    with pytest.raises(ContentProblems) as caught:
        source.read(write(tmp_path / "content", files))

    assert "paspor.name.en: Teks bahasa ini belum ada." in caught.value.text("id")
    assert "paspor.name.en: text is missing" in caught.value.text("en")
    assert caught.value.exit_code == 2
