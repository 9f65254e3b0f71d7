"""The HTTP face of the server, on Litestar."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from anyio import CapacityLimiter, to_thread
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin

from sync import codec
from sync.central.refusals import Refused, status_of
from sync.central.service import Service
from sync.central.survey.page import skm_asset, skm_page
from sync.wire import EnrolReply, ForkReply, Problem, SyncReply

MAX_BODY = 1024 * 1024
"""Stands send 64 KB at once; a single entry that is larger must still get through."""

BODY_S = 180
"""For a whole body to arrive, in seconds: 64 KB at 3 kbit/s."""

IN_FLIGHT = 64
"""Calls that wait for the database; beyond them the answer is 503 at once."""

_DATABASE_THREADS = 8
_BUSY_RETRY_S = 15
_log = logging.getLogger("sync.central")

T = TypeVar("T")
Asked = Request[Any, Any, State]


class Settings(msgspec.Struct, frozen=True):
    """What the server is started with; `keys_dir` None is the usual place."""

    db_url: str
    in_flight: int = IN_FLIGHT
    body_s: float = BODY_S
    keys_dir: Path | None = None


class _Gate:
    """Lets a bounded number of calls wait for the database and turns the others away."""

    def __init__(self, settings: Settings, threads: int) -> None:
        self._limiter = CapacityLimiter(threads)
        self._most = settings.in_flight
        self._inside = 0

    async def run(self, work: Callable[[], T]) -> T:
        if self._inside >= self._most:
            raise Refused("busy", _BUSY_RETRY_S)
        self._inside += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._inside -= 1


def _replies(kind: type[msgspec.Struct]) -> dict[int, ResponseSpec]:
    """For the description only: what the packed body holds."""
    media: Any = codec.CONTENT_TYPE
    return {
        200: ResponseSpec(kind, description="Done", media_type=media),
        400: ResponseSpec(Problem, description="Not readable", media_type=media),
        503: ResponseSpec(Problem, description="Busy, see Retry-After", media_type=media),
    }


@post(
    "/v1/enrol", summary="Bind a stream to a place", status_code=200, responses=_replies(EnrolReply)
)
async def enrol(request: Asked) -> Response[bytes]:
    """An `EnrolRequest`, signed with the stream's key, or the old stream's for a successor."""
    body = await _body(request)
    headers, peer = _headers(request), request.client.host if request.client else ""
    service: Service = request.app.state.service
    reply = await _gate(request).run(lambda: service.enrol(headers, body, peer))
    return _packed(reply, 200)


@post("/v1/sync", summary="Everything in one call", status_code=200, responses=_replies(SyncReply))
async def sync(request: Asked) -> Response[bytes]:
    """A `SyncRequest`; what the `SyncReply` acknowledges is committed."""
    body, headers = await _body(request), _headers(request)
    service: Service = request.app.state.service
    with service.metrics.seconds.labels("/v1/sync").time():
        reply = await _gate(request).run(lambda: service.sync(headers, body))
    return _packed(reply, status_of(reply.refused) if reply.refused else 200)


@post(
    "/v1/fork", summary="Where two histories part", status_code=200, responses=_replies(ForkReply)
)
async def fork(request: Asked) -> Response[bytes]:
    """A `ForkRequest` with samples of the stand's own hashes."""
    body, headers = await _body(request), _headers(request)
    service: Service = request.app.state.service
    return _packed(await _gate(request).run(lambda: service.fork(headers, body)), 200)


@get("/v1/content/{release:str}", summary="A signed content pack; ETag and Range count")
async def content(request: Asked, release: str) -> Response[bytes]:
    """Public: a pack holds no secret, and stands verify its signature."""
    headers = _headers(request)
    service: Service = request.app.state.service
    answer = await to_thread.run_sync(lambda: service.content(release, headers))
    return Response(
        answer.body,
        status_code=answer.status,
        headers=answer.headers,
        media_type="application/octet-stream",
    )


@get("/health/live", summary="The process answers")
async def live() -> dict[str, str]:
    """Doesn't touch the database."""
    return {"status": "ok"}


@get("/health/ready", summary="The database answers")
async def ready(request: Asked) -> Response[dict[str, str]]:
    """503 as long as it doesn't."""
    fine = await to_thread.run_sync(request.app.state.service.ready)
    return Response({"status": "ok" if fine else "database"}, status_code=200 if fine else 503)


@get("/metrics", summary="Figures for Prometheus", media_type="text/plain; version=0.0.4")
async def metrics(request: Asked) -> bytes:
    """Counters are of this worker; gauges are read from the database."""
    text: bytes = await to_thread.run_sync(request.app.state.service.metrics.text)
    return text


def create_app(settings: Settings) -> Litestar:
    """The application; the database must be migrated and hold the server's row."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        service = Service(settings.db_url, settings.keys_dir)
        # SQLite has one writer: queueing here is fair, its own busy-wait isn't.
        threads = 1 if service.engine.dialect.name == "sqlite" else _DATABASE_THREADS
        app.state.update({"service": service, "gate": _Gate(settings, threads)})
        app.state.body_s = settings.body_s
        try:
            yield
        finally:
            service.close()

    return Litestar(
        [enrol, sync, fork, content, live, ready, metrics, skm_page, skm_asset],
        lifespan=[lifespan],
        request_max_body_size=MAX_BODY,
        exception_handlers={
            Refused: _on_refused,
            HTTPException: _on_http_exception,
            Exception: _on_failure,
        },
        openapi_config=OpenAPIConfig(
            title="Anjungan central server",
            version="1",
            description="Bodies under /v1 are MessagePack in zstandard, see sync/wire.py.",
            path="/schema",
            render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"]), YamlRenderPlugin()],
        ),
    )


async def _body(request: Asked) -> bytes:
    try:
        return await asyncio.wait_for(request.body(), request.app.state.body_s)
    except TimeoutError as error:
        raise Refused("too-slow") from error


def _headers(request: Asked) -> dict[str, str]:
    return dict(request.headers.items())


def _gate(request: Asked) -> _Gate:
    gate: _Gate = request.app.state.gate
    return gate


def _packed(message: msgspec.Struct, status: int) -> Response[bytes]:
    return Response(codec.pack(message), status_code=status, media_type=codec.CONTENT_TYPE)


def _said(problem: Problem, status: int, retry_after_s: int | None = None) -> Response[bytes]:
    response = _packed(problem, status)
    if retry_after_s is not None:
        response.set_header("retry-after", str(retry_after_s))
    return response


def _on_refused(request: Asked, refused: Refused) -> Response[bytes]:
    return _said(refused.problem, refused.status, refused.retry_after_s)


def _on_http_exception(request: Asked, error: HTTPException) -> Response[bytes]:
    code = {404: "not-found", 405: "not-found", 413: "too-large"}.get(error.status_code)
    if code is None:
        code = "malformed" if error.status_code < 500 else "failed"
    return _said(Refused(code).problem, error.status_code)


def _on_failure(request: Asked, error: Exception) -> Response[bytes]:
    _log.error("unexpected failure", exc_info=error)
    return _said(Refused("failed").problem, 500)
