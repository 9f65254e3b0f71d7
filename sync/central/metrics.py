"""Figures for Prometheus: those of this process, and those that the database holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine, func, select

from sync.central.database import reading
from sync.central.identity import now_ms
from sync.central.models import Backup, Quarantine, Stream

if TYPE_CHECKING:
    from sync.central.ingest import Taken

_SILENT_MS = 24 * 3_600_000


class Metrics:
    """Counters of one process, and gauges computed when they are asked for."""

    def __init__(self, engine: Engine) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_FromDatabase(engine))
        self._calls = Counter(
            "anjungan_sync_calls", "Sync calls by result", ["result"], registry=self._registry
        )
        self._facts = Counter(
            "anjungan_entries_taken", "New entries taken in", registry=self._registry
        )
        self.seconds = Histogram(
            "anjungan_request_seconds", "Time to an answer", ["path"], registry=self._registry
        )

    def count(self, taken: Taken) -> None:
        """Counts one answered sync call."""
        reply = taken.reply
        self._calls.labels(reply.refused or ("fork" if reply.fork else "ok")).inc()
        self._facts.inc(taken.new)

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self._registry)


class _FromDatabase(Collector):
    """The same from every worker, because it is read, not counted."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing in advance: registering must not ask the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One reading of the database."""
        silent_since = now_ms() - _SILENT_MS
        with reading(self._engine) as tx:
            streams, backlog = tx.execute(
                select(func.count(), func.coalesce(func.sum(Stream.head - Stream.ack), 0)).where(
                    Stream.revoked_at.is_(None)
                )
            ).one()
            silent = tx.execute(
                select(func.count()).where(
                    Stream.revoked_at.is_(None), func.coalesce(Stream.seen_at, 0) < silent_since
                )
            ).scalar_one()
            waiting = tx.execute(
                select(func.count()).where(Quarantine.resolved_at.is_(None))
            ).scalar_one()
            backup = tx.execute(select(func.max(Backup.made_at))).scalar()
        for name, about, value in (
            ("anjungan_streams", "Enrolled streams that aren't revoked", streams),
            ("anjungan_backlog", "Entries that stands said they have and we don't", backlog),
            ("anjungan_streams_silent", "Streams not heard of for a day", silent),
            ("anjungan_quarantine", "Entries that wait for an officer", waiting),
            ("anjungan_last_backup_ms", "Newest verified backup, 0 for none", backup or 0),
        ):
            yield GaugeMetricFamily(name, about, value=float(value))
