"""What must hold across the sources: references, letters, dates, languages, the menu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import msgspec

from kiosk.content.asking_checks import check_asking
from kiosk.content.catalogue import MENU_CHOICES
from kiosk.content.draft import HEADER, Draft
from kiosk.content.fill import placeholders_in
from kiosk.content.lessons import check_lessons
from kiosk.content.schema import Fee, FeeDate, Service
from kiosk.content.statuses import check_stages
from kiosk.content.survey_checks import check_surveys

SHORT_NAME = 22
"""Characters of a tile's title that still fit at a text size of 150 %."""
SHORT_DOCUMENT = 28
"""Characters beside a box on the 58 mm ticket (32 columns)."""


def check(draft: Draft) -> None:
    """Adds every mistake that only shows when the whole is seen to `draft.problems`."""
    _unique_ids(draft)
    _references(draft)
    _series_letters(draft)
    _fees(draft)
    _holidays(draft)
    _services(draft)
    _menu(draft)
    _lengths(draft)
    _placeholders(draft)
    check_asking(draft)
    check_lessons(draft)
    check_stages(draft)
    check_surveys(draft)


def _unique_ids(draft: Draft) -> None:
    for section, items in draft.items.items():
        counts = Counter(item.id for item in items)
        for item in items:
            if counts[item.id] > 1:
                draft.problem(
                    item.file,
                    item.id,
                    f"Id ini dipakai {counts[item.id]} kali di {section}.",
                    f"this id is used {counts[item.id]} times in {section}",
                )
    codes = Counter(region.code for region in draft.regions)
    for code, times in codes.items():
        if times > 1:
            draft.problem("regions", code, "Kode wilayah ganda.", "region code used twice")


def _references(draft: Draft) -> None:
    for section in ("regulations", "fees", "services", "faq", "lessons"):
        for item, value in draft.good(section):
            _known(draft, item.file, item.id, "sources", value.sources if section != "fees" else ())
    _known(draft, HEADER, "priority", "sources", _header_sources(draft))
    for item, regulation in draft.good("regulations"):
        _known(draft, item.file, item.id, "regulations", _some(regulation.superseded_by))
    for item, fee in draft.good("fees"):
        for row in fee.rows:
            _known(draft, item.file, item.id, "regulations", [row.regulation])
            _known(draft, item.file, item.id, "sources", row.sources)
    for item, service in draft.good("services"):
        _known(draft, item.file, item.id, "documents", (need.ref for need in service.documents))
        _known(draft, item.file, item.id, "fees", service.fees)
        _known(draft, item.file, item.id, "steps", _some(service.steps.ref))
        _known(draft, item.file, item.id, "lines", _some(service.line))
        _known(draft, item.file, item.id, "regulations", (cited.ref for cited in service.legal))
    for item, question in draft.good("faq"):
        _known(draft, item.file, item.id, "services", [question.service])


def _known(draft: Draft, file: str, key: str, section: str, refs: Iterable[str]) -> None:
    known = draft.ids(section)
    for ref in refs:
        if ref not in known:
            draft.problem(
                file,
                key,
                f"Menunjuk '{ref}' yang tidak ada di {section}.",
                f"refers to '{ref}', which is not in {section}",
            )


def _some(ref: str | None) -> tuple[str, ...]:
    return (ref,) if ref else ()


def _header_sources(draft: Draft) -> list[str]:
    priority = draft.header.get("priority")
    sources = priority.get("sources") if isinstance(priority, dict) else None
    return [str(source) for source in sources] if isinstance(sources, list) else []


def _series_letters(draft: Draft) -> None:
    taken: dict[str, str] = {}
    for item, line in draft.good("lines"):
        for lane in ("umum", "prioritas"):
            letter = line.series.of(lane)
            if letter in taken:
                draft.problem(
                    item.file,
                    f"{item.id}.series.{lane}",
                    f"Huruf {letter} sudah dipakai oleh {taken[letter]}.",
                    f"letter {letter} is already taken by {taken[letter]}",
                )
            taken.setdefault(letter, f"{item.id}.{lane}")


def _fees(draft: Draft) -> None:
    in_force = {value.id: value.in_force for _, value in draft.good("regulations")}
    for item, fee in draft.good("fees"):
        for row in fee.rows:
            for id, en in _row_mistakes(row, in_force.get(row.regulation)):
                draft.problem(item.file, item.id, id, en)
        for earlier, later in _overlaps(fee):
            draft.problem(
                item.file,
                item.id,
                f"Baris sejak {earlier.since} dan sejak {later.since} berlaku pada hari yang sama.",
                f"the rows from {earlier.since} and from {later.since} cover the same days",
            )


def _row_mistakes(row: FeeDate, in_force: date | None) -> Iterable[tuple[str, str]]:
    if row.verified and row.rupiah is None:
        yield "Angka kosong tidak boleh 'verified'.", "an empty figure can't be verified"
    if row.verified and row.since is None:
        yield "Angka 'verified' harus punya tanggal 'from'.", "a verified figure needs a 'from' day"
    if row.verified and not row.sources:
        yield "Angka 'verified' harus punya sumber.", "a verified figure needs a source"
    if row.since and row.until and row.until < row.since:
        yield "Tanggal 'to' lebih awal dari 'from'.", "'to' is before 'from'"
    if in_force and row.since and row.since < in_force:
        yield (
            f"Berlaku sebelum peraturannya ({row.regulation}, {in_force}).",
            f"begins before its regulation ({row.regulation}, {in_force})",
        )


def _overlaps(fee: Fee) -> Iterable[tuple[FeeDate, FeeDate]]:
    rows = sorted(fee.rows, key=lambda row: row.since or date.min)
    for earlier, later in pairwise(rows):
        first_free = (earlier.until or date.max - timedelta(days=1)) + timedelta(days=1)
        if (later.since or date.min) < first_free:
            yield earlier, later


def _holidays(draft: Draft) -> None:
    years = Counter(value.year for _, value in draft.good("holidays"))
    for item, value in draft.good("holidays"):
        if years[value.year] > 1:
            draft.problem(item.file, item.id, "Tahun ini ditulis dua kali.", "year given twice")
        days = Counter(holiday.day for holiday in value.days)
        for day, times in sorted(days.items()):
            if times > 1 or day.year != value.year:
                draft.problem(
                    item.file,
                    item.id,
                    f"Tanggal {day} ganda atau bukan dari tahun {value.year}.",
                    f"{day} is given twice or isn't in {value.year}",
                )


def _services(draft: Draft) -> None:
    for item, service in draft.good("services"):
        for id, en in _service_mistakes(service):
            draft.problem(item.file, item.id, id, en)


def _service_mistakes(service: Service) -> Iterable[tuple[str, str]]:
    if service.ticket and service.line is None:
        yield "Layanan bernomor harus punya 'line'.", "a service with tickets needs a line"
    if not service.ticket and service.line is not None:
        yield "Layanan tanpa nomor tidak memakai 'line'.", "a line without tickets has no use"
    if (service.steps.ref is None) == (not service.steps.own):
        yield "Isi salah satu: steps.ref atau steps.own.", "give either steps.ref or steps.own"
    if service.verified and not service.sources and service.category != "umum":
        yield "Layanan 'verified' harus punya sumber.", "a verified service needs a source"


def _menu(draft: Draft) -> None:
    services = [service for _, service in draft.good("services")]
    doors = draft.ids("menu")
    for missing in sorted({service.group for service in services} - doors):
        draft.problem(HEADER, f"menu.{missing}", "Pintu menu ini belum ada.", "no such menu door")
    on_first = [service for service in services if service.group == "utama"]
    room = MENU_CHOICES - max(0, len(doors) - 1)
    if len(on_first) > room:
        draft.problem(
            "services",
            "utama",
            f"Paling banyak {room} layanan utama, sekarang {len(on_first)}.",
            f"at most {room} services fit on the first menu, there are {len(on_first)}",
        )
    places = Counter((service.group, service.order) for service in services)
    for (group, order), times in sorted(places.items()):
        if times > 1:
            draft.problem(
                "services",
                f"{group}.order",
                f"Urutan {order} dipakai {times} kali.",
                f"order {order} is used {times} times",
            )


def _lengths(draft: Draft) -> None:
    for section, name, limit in (
        ("services", "short_name", SHORT_NAME),
        ("documents", "short", SHORT_DOCUMENT),
    ):
        for item, value in draft.good(section):
            text = getattr(value, name)
            for lang in ("id", "en"):
                if len(text.get(lang)) > limit:
                    draft.problem(
                        item.file,
                        f"{item.id}.{name}.{lang}",
                        f"Paling panjang {limit} huruf.",
                        f"at most {limit} characters",
                    )


def _placeholders(draft: Draft) -> None:
    declared = draft.ids("placeholders")
    plain: dict[str, Any] = {
        section: [msgspec.to_builtins(value) for _, value in draft.good(section)]
        for section in draft.items
    }
    for use in placeholders_in({**plain, **draft.header}):
        if use.name not in declared:
            draft.problem(
                HEADER,
                use.where,
                f"Tanda {{{{{use.name}}}}} belum terdaftar di placeholders.",
                f"{{{{{use.name}}}}} is not declared in placeholders",
            )
