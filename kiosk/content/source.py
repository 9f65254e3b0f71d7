"""From a folder of YAML files to a checked `Catalogue`, with every mistake named."""

from __future__ import annotations

import csv
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import msgspec
import yaml

from kiosk.content import schema
from kiosk.content.catalogue import Catalogue
from kiosk.content.checks import check
from kiosk.content.draft import HEADER, IN_HEADER, SECTIONS, Draft, Item
from kiosk.content.errors import ContentProblems, Problem

_REGIONS = "regions/seluma_wilayah.csv"
_NOTICES = ("regions/LICENSE-kodepos.txt", "regions/LICENSE-wilayah.txt")


def read(folder: Path) -> Catalogue:
    """The content of a source folder.

    Raises:
        ContentProblems: with every mistake found, each with its file and key.
    """
    draft = Draft()
    _read_header(draft, folder)
    for section, (kind, pattern) in SECTIONS.items():
        _read_section(draft, folder, section, kind, pattern)
    _read_regions(draft, folder / _REGIONS)
    check(draft)
    if draft.problems:
        raise ContentProblems(draft.problems)
    sections = {name: [value for _, value in draft.good(name)] for name in draft.items}
    try:
        return msgspec.convert(
            {**draft.header, **sections, "regions": draft.regions}, Catalogue, from_attributes=True
        )
    except msgspec.ValidationError as error:
        raise ContentProblems([_shape(HEADER, "$", error)]) from error


def notices(folder: Path) -> str:
    """The licence texts that must travel with the copied data.

    Raises:
        ContentProblems: one of them is missing; the data may not be passed on without it.
    """
    missing = [name for name in _NOTICES if not (folder / name).is_file()]
    if missing:
        raise ContentProblems(
            Problem(name, "-", "Berkas lisensi ini harus ada.", "this licence text must be there")
            for name in missing
        )
    return "\n".join(f"{name}\n\n{(folder / name).read_text('utf-8')}" for name in _NOTICES)


def _read_header(draft: Draft, folder: Path) -> None:
    loaded = _load(draft, folder / HEADER, HEADER)
    if loaded is None:
        return
    _missing_languages(draft, HEADER, "", loaded)
    for section, kind in IN_HEADER.items():
        _read_items(draft, HEADER, section, kind, loaded.pop(section, None))
    draft.header = loaded
    expected = set(Catalogue.__struct_fields__) - set(draft.items) - {"regions"}
    for key in sorted(expected - set(loaded)):
        draft.problem(HEADER, key, "Bagian ini belum ada.", "this part is missing")
    for key in sorted(set(loaded) - expected):
        draft.problem(HEADER, key, "Bagian ini tidak dikenal.", "this part is unknown")
    shapes = {f.name: f.type for f in msgspec.structs.fields(Catalogue)}
    for key in sorted(expected & set(loaded)):
        try:
            msgspec.convert(loaded[key], shapes[key])
        except msgspec.ValidationError as error:
            draft.problems.append(_shape(HEADER, key, error))


def _read_section(
    draft: Draft, folder: Path, section: str, kind: type[msgspec.Struct], pattern: str
) -> None:
    paths = sorted(folder.glob(pattern))
    if not paths:
        draft.problem(pattern, "-", "Berkas ini tidak ada.", "there is no such file")
    for path in paths:
        name = path.relative_to(folder).as_posix()
        loaded = _load(draft, path, name)
        if loaded is None:
            continue
        for key in sorted(set(loaded) - {section}, key=str):
            draft.problem(name, str(key), "Bagian ini tidak dikenal.", "this part is unknown")
        _missing_languages(draft, name, section, loaded.get(section))
        _read_items(draft, name, section, kind, loaded.get(section))


def _read_items(
    draft: Draft, file: str, section: str, kind: type[msgspec.Struct], loaded: Any
) -> None:
    if not isinstance(loaded, list):
        draft.problem(
            file, section, "Harus berupa daftar (baris berawalan '-').", "must be a list of entries"
        )
        return
    for index, raw in enumerate(loaded):
        name = raw.get("id") if isinstance(raw, dict) else None
        key = name if isinstance(name, str) else f"{section}[{index}]"
        value = None
        try:
            value = msgspec.convert(_spelled_out(raw), kind)
        except msgspec.ValidationError as error:
            draft.problems.append(_shape(file, key, error))
        draft.items[section].append(Item(file, key, value))


def _spelled_out(raw: Any) -> Any:
    """A service may cite a regulation by its bare id; here it becomes {ref: id}."""
    if isinstance(raw, dict) and isinstance(raw.get("legal"), list):
        legal = [{"ref": cited} if isinstance(cited, str) else cited for cited in raw["legal"]]
        return {**raw, "legal": legal}
    return raw


def _read_regions(draft: Draft, path: Path) -> None:
    if not path.is_file():
        draft.problem(_REGIONS, "-", "Berkas ini tidak ada.", "there is no such file")
        return
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                region = msgspec.convert(
                    {
                        "code": row.get("kode_kemendagri"),
                        "kind": row.get("jenis"),
                        "name": row.get("nama"),
                        "district": row.get("kode_kecamatan"),
                        "postcode": row.get("kode_pos"),
                    },
                    schema.Region,
                )
            except msgspec.ValidationError as error:
                draft.problems.append(_shape(_REGIONS, f"baris {number}", error))
            else:
                draft.regions.append(region)


def _load(draft: Draft, path: Path, name: str) -> dict[str, Any] | None:
    try:
        loaded = yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except FileNotFoundError:
        draft.problem(name, "-", "Berkas ini tidak ada.", "there is no such file")
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        said = " ".join(str(error).split())
        draft.problem(name, "-", f"Berkas tidak terbaca: {said}", f"can't be read: {said}")
    else:
        if isinstance(loaded, dict):
            return loaded
        draft.problem(name, "-", "Isinya harus 'nama: nilai'.", "must hold 'name: value' pairs")
    return None


def _missing_languages(draft: Draft, file: str, where: str, value: Any) -> None:
    """Every text in the tree, however deep, must be there in both languages."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            name = inner.get("id") if isinstance(inner, dict) and len(inner) > 2 else None
            step = name if isinstance(name, str) else f"{where}[{index}]"
            _missing_languages(draft, file, step, inner)
    elif isinstance(value, dict):
        if value and set(value) <= {"id", "en"}:
            for lang in ("id", "en"):
                if not str(value.get(lang) or "").strip():
                    draft.problem(
                        file, f"{where}.{lang}", "Teks bahasa ini belum ada.", "text is missing"
                    )
            return
        for key, inner in value.items():
            _missing_languages(draft, file, f"{where}.{key}" if where else str(key), inner)


def _shape(file: str, key: str, error: msgspec.ValidationError) -> Problem:
    return Problem(file, key, f"Bentuknya salah: {error}", f"wrong shape: {error}")


class _Loader(yaml.CSafeLoader):
    """The safe loader, but a key written twice is a mistake instead of a silent overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = str(key_node.value)
            if key in seen and key != "<<":
                raise yaml.constructor.ConstructorError(
                    None,
                    None,
                    f"kunci ditulis dua kali / key written twice: {key}",
                    key_node.start_mark,
                )
            seen.add(key)
        return super().construct_mapping(node, deep)
