"""The public page `/{place}/skm`: no sign-in, no cookie, no script, nothing from elsewhere."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response, get
from litestar.datastructures import State
from markupsafe import Markup
from sqlalchemy.exc import DBAPIError

from kiosk.errors import BadInput, NotFound
from kiosk.survey.index import GRADES, sample_size
from sync.central.database import reading
from sync.central.refusals import Refused
from sync.central.survey import charts, figures, words
from sync.central.survey.charts import Bar, Point
from sync.central.survey.figures import Cell
from sync.central.survey.period import Period, month, short_label
from sync.central.survey.style import ASSETS, FACES, FONTS

MAX_AGE_S = 300
"""A published figure may be this old; stands send more rarely."""

ASSET_AGE_S = 30 * 24 * 3600
_WIB = timedelta(hours=7)
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
Asked = Request[Any, Any, State]


@get("/{place:str}/skm", summary="The published satisfaction index of a place, for everybody")
async def skm_page(request: Asked, place: str) -> Response[str]:
    """HTML; `?lang=id|en`, else Accept-Language; `?month=YYYY-MM`, else the newest one."""
    lang = language(request.query_params.get("lang"), request.headers.get("accept-language", ""))
    asked = request.query_params.get("month")
    engine = request.app.state.service.engine

    def work() -> str:
        with reading(engine) as tx:
            return page(tx, place, asked, lang, _today())

    try:
        body = await request.app.state.gate.run(work)
    except NotFound:
        return _html(missing(words.MISSING[lang], lang), lang, status=404)
    except (Refused, DBAPIError):
        return _html(missing(words.BUSY[lang], lang), lang, status=503)
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    if etag in request.headers.get("if-none-match", ""):
        return _html("", lang, status=304, etag=etag)
    return _html(body, lang, etag=etag)


@get("/skm-aset/{name:str}", summary="Typefaces and the motif of the public page")
async def skm_asset(name: str) -> Response[bytes]:
    """Only the few files that the page names."""
    found = _assets().get(name)
    if found is None:
        return Response(b"", status_code=404, media_type="text/plain")
    media = "image/svg+xml" if name.endswith(".svg") else "font/ttf"
    headers = {
        "cache-control": f"public, max-age={ASSET_AGE_S}",
        "x-content-type-options": "nosniff",
    }
    return Response(found, media_type=media, headers=headers)


def language(wanted: str | None, accepted: str) -> str:
    """`en` where it was chosen or is preferred to Indonesian, else `id`."""
    if wanted in words.SAY:
        return wanted
    ranks: dict[str, float] = {}
    for part in accepted.split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            rank = float(weight or 1)
        except ValueError:
            rank = 0.0
        code = name.partition("-")[0].lower()
        ranks[code] = max(rank, ranks.get(code, 0.0))
    return "en" if ranks.get("en", 0.0) > ranks.get("id", ranks.get("in", 0.0)) else "id"


def page(tx: Any, place: str, asked: str | None, lang: str, today: str) -> str:
    """The page's HTML. `today` is the local day; its month is marked as in progress.

    Raises:
        NotFound: no such place.
    """
    unit = figures.unit_name(tx, place)
    there = figures.months_with_answers(tx, place)
    period = _chosen(asked, there, today)
    cell = figures.whole(tx, place, period)
    needed = sample_size(cell.population)
    context = {
        "unit": unit,
        "period": period.label(lang),
        "month": period.month,
        "running": period.month == today[:7],
        "months": [(key, month(key).label(lang)) for key in reversed(there)],
        "n": words.number(cell.n, lang),
        "n_partial": words.number(cell.n_partial, lang) if cell.n_partial else "",
        "needed": words.number(needed, lang),
        "sufficient": cell.skm is not None and cell.n >= needed,
        "sample": words.sample(cell, needed, lang),
        "withheld": words.withheld(cell, lang),
        "grades": [
            {"grade": grade, "range": interval, "word": word}
            for grade, interval, word in words.grade_ranges(lang)
        ],
        **_index(cell, lang),
        **_trend(figures.trend(tx, place, period), lang),
    }
    return _render("skm.html.j2", lang, context)


def missing(problem: dict[str, str], lang: str) -> str:
    """A page that says kindly why there is none."""
    return _render("missing.html.j2", lang, {"problem": problem})


def bars_of(cell: Cell, lang: str) -> list[Bar]:
    """The nine unsur as the chart wants them."""
    assert cell.skm is not None
    return [
        Bar(words.unsur_name(row.id, lang), row.ikm, row.grade, words.number(row.ikm, lang))
        for row in cell.skm.unsur
    ]


def points_of(months: list[Cell], lang: str) -> list[Point]:
    """A trend's months as the chart wants them."""
    return [
        Point(
            short_label(cell.key, lang),
            cell.skm.ikm if cell.skm else None,
            words.number(cell.skm.ikm, lang) if cell.skm else "",
        )
        for cell in months
    ]


def bands() -> list[tuple[str, Any]]:
    """The grades, best first, each with its lowest IKM."""
    return [(grade, least) for grade, (least, _) in GRADES.items()]


def _index(cell: Cell, lang: str) -> dict[str, Any]:
    if cell.skm is None:
        return {"ikm": "", "grade": "", "grade_word": "", "bars": "", "rows": []}
    drawn = charts.bars(bars_of(cell, lang), "")
    rows = [
        {
            "label": words.unsur_name(row.id, lang),
            "nrr": words.number(row.nrr, lang, 4),
            "ikm": words.number(row.ikm, lang),
            "grade": row.grade or "",
            "word": words.grade_word(row.grade, lang),
        }
        for row in cell.skm.unsur
    ]
    return {
        "ikm": words.number(cell.skm.ikm, lang),
        "grade": cell.skm.grade or "",
        "grade_word": words.grade_word(cell.skm.grade, lang),
        "bars": Markup(charts.svg(drawn, _told(rows))),
        "rows": rows,
    }


def _trend(months: list[Cell], lang: str) -> dict[str, Any]:
    points = points_of(months, lang)
    rows = [
        {
            "label": month(cell.key).label(lang),
            "n": words.number(cell.n, lang),
            "ikm": point.shown or "–",
            "grade": (cell.skm.grade or "") if cell.skm else "–",
        }
        for cell, point in zip(months, points, strict=True)
        if cell.n
    ]
    if not any(point.value is not None for point in points):
        return {"trend": "", "trend_rows": []}
    told = _told([row for row in rows if row["ikm"] != "–"])
    return {
        "trend": Markup(charts.svg(charts.trend(points, bands()), told)),
        "trend_rows": rows,
    }


def _told(rows: list[dict[str, str]]) -> str:
    return "; ".join(f"{row['label']} {row['ikm']}" for row in rows)


def _chosen(asked: str | None, there: list[str], today: str) -> Period:
    """The month asked for, else the newest with answers, else this one."""
    try:
        return month(asked or (there[-1] if there else today[:7]))
    except BadInput:
        return month(there[-1] if there else today[:7])


def _today() -> str:
    return (datetime.now(UTC) + _WIB).date().isoformat()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _render(template: str, lang: str, context: dict[str, Any]) -> str:
    shared = {"lang": lang, "say": words.SAY[lang], "faces": FACES}
    return _environment().get_template(template).render(shared | context)


@cache
def _assets() -> dict[str, bytes]:
    fonts = {f"{face}.ttf": (FONTS / f"{face}.ttf").read_bytes() for face in FACES}
    return fonts | {"strip.svg": (ASSETS / "motif" / "strip.svg").read_bytes()}


def _html(body: str, lang: str, status: int = 200, etag: str = "") -> Response[str]:
    headers = {
        "cache-control": f"public, max-age={MAX_AGE_S}" if status in (200, 304) else "no-store",
        "content-language": lang,
        "vary": "Accept-Language",
        "content-security-policy": _POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
    }
    if etag:
        headers["etag"] = etag
    if status == 503:
        headers["retry-after"] = "60"
    return Response(body, status_code=status, headers=headers, media_type="text/html")
