"""The satisfaction survey from the command line: the index, and what is left out of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk.cli.common import answer, file_bytes, opened, say, shown

if TYPE_CHECKING:
    from datetime import date

    from kiosk.survey.index import SkmIndex
    from kiosk.survey.ratings import MonthRated
    from kiosk.survey.report import SurveyReport

app = typer.Typer(help="The satisfaction survey (SKM).", no_args_is_help=True)


@app.command("index")
def index_(
    since: Annotated[str | None, typer.Option("--from", help="first day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, typer.Option("--to", help="last day, YYYY-MM-DD")] = None,
    service: Annotated[str, typer.Option(help="only this service; see: kiosk services")] = "",
    answers: Annotated[
        Path | None, typer.Option(help="CSV with the nine elements as columns, instead of a home")
    ] = None,
    population: Annotated[
        int | None, typer.Option(min=1, help="people served, for the sample size")
    ] = None,
) -> None:
    """The index (IKM) with its nine elements, grade and sample size."""
    from kiosk.survey.report import Period

    if answers is not None:
        if since or until or service:
            from kiosk.errors import BadInput

            raise BadInput(
                "--answers tidak bisa digabung dengan --from, --to, atau --service.",
                "--answers can't be combined with --from, --to or --service",
            )
        _tell(_of_file(answers, population))
        return
    period = Period(_day(since), _day(until))
    with opened() as kiosk:
        report = kiosk.survey.report(period, service, population)
    _tell(report)


@app.command()
def ratings(
    since: Annotated[str | None, typer.Option("--from", help="first day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, typer.Option("--to", help="last day, YYYY-MM-DD")] = None,
) -> None:
    """How people who weren't served yet rated the stand itself, by month; no part of the IKM."""
    import msgspec

    from kiosk.survey.report import Period

    period = Period(_day(since), _day(until))
    with opened() as kiosk:
        found = kiosk.survey.ratings(period)
    lines = [rated_in_words(month) for month in found]
    answer({"months": msgspec.to_builtins(found, str_keys=True)}, "\n".join(lines) or none_rated())


@app.command()
def exclude(
    since: Annotated[str, typer.Option("--from", help="first hour, such as 2026-11-24T09")],
    until: Annotated[str, typer.Option("--to", help="last hour, part of the range")],
    reason: Annotated[str, typer.Option(help="why; it is kept and reported")],
) -> None:
    """Leave flagged hours out of the index, with a reason that is kept for good."""
    with opened() as kiosk:
        count = kiosk.survey.exclude(since, until, reason)
    answer(
        {"excluded": count},
        say(f"{count} jawaban tidak dihitung lagi.", f"{count} answers are left out."),
    )


def rated_in_words(rated: MonthRated) -> str:
    """A line such as `2026-11: n = 6; 1: 0, 2: 1, 3: 2, 4: 3`."""
    head = f"{rated.month}: n = {rated.n}"
    if rated.suppressed:
        return f"{head} ({say('kurang dari 5', 'fewer than 5')})"
    return f"{head}; {', '.join(f'{score}: {n}' for score, n in rated.counts.items())}"


def none_rated() -> str:
    """Nobody rated a stand."""
    return say("Belum ada yang menilai anjungan.", "Nobody rated the stand yet.")


def _of_file(file: Path, population: int | None) -> SurveyReport:
    from kiosk.survey.index import index
    from kiosk.survey.report import SurveyReport
    from kiosk.survey.sheet import read_answers

    rows = read_answers(file_bytes(file), shown(file))
    return SurveyReport(
        index(rows, population), bursts=(), exclusions=(), n_excluded=0, n_elsewhere=0
    )


def _day(text: str | None) -> date | None:
    from datetime import date

    from kiosk.errors import BadInput

    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise BadInput(
            f"“{text}” bukan tanggal. Contoh: 2026-11-24.", f"“{text}” is no date (YYYY-MM-DD)"
        ) from error


def _tell(report: SurveyReport) -> None:
    import msgspec

    found = report.index
    value: dict[str, Any] = msgspec.to_builtins(found, builtin_types=(Decimal,))
    value |= msgspec.to_builtins(msgspec.structs.asdict(report) | {"index": None})
    del value["index"]
    answer(_with_numbers(value), _in_words(found, report))


def _with_numbers(value: Any) -> Any:
    """The same with decimal figures as JSON numbers; both have few enough digits to be equal."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: _with_numbers(inner) for key, inner in value.items()}
    return [_with_numbers(inner) for inner in value] if isinstance(value, list | tuple) else value


def _in_words(found: SkmIndex, report: SurveyReport) -> str:
    enough = say("sampel mencukupi", "the sample is sufficient")
    if not found.sufficient:
        enough = say("sampel belum mencukupi", "the sample isn't sufficient yet")
    lines = [
        f"IKM {_figure(found.ikm)} {found.grade or ''}".rstrip(),
        say(
            f"n = {found.n}, sebagian {found.n_partial}, perlu {found.sample_needed}: {enough}",
            f"n = {found.n}, partial {found.n_partial}, needed {found.sample_needed}: {enough}",
        ),
        *(f"  {u.id:18} {_figure(u.nrr)}  {_figure(u.ikm)} {u.grade or ''}" for u in found.unsur),
        *(
            f"{say(s.label.id, s.label.en)}: {_figure(s.ikm)} {s.grade or '-'}"
            for s in found.second
        ),
    ]
    if found.suppressed:
        lines.append(say("terlalu sedikit jawaban", "too few answers to show figures"))
    for burst in report.bursts:
        state = say("dikeluarkan", "left out") if burst.excluded else say("lonjakan", "burst")
        lines.append(f"{burst.hour}: {burst.count} ({state})")
    return "\n".join(lines)


def _figure(value: Decimal | None) -> str:
    text = "-" if value is None else str(value)
    return say(text.replace(".", ","), text)
