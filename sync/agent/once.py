"""What commands and the kiosk process need to run the agent on a stand."""

from __future__ import annotations

from kiosk import __version__
from kiosk.app import Kiosk
from kiosk.disk import free_mb
from sync.agent.client import Client
from sync.agent.content import Downloads
from sync.agent.round import sync_once as one_round
from sync.agent.stand import KioskPort
from sync.agent.status import SyncStatus
from sync.wire import Health


def sync_once(kiosk: Kiosk) -> SyncStatus:
    """One whole round with the server this stand is enrolled at; notes how it went."""
    server = kiosk.outbox.server()
    client = client_of(kiosk, server.url) if server is not None else None
    downloads = downloads_of(kiosk)
    try:
        status = one_round(
            KioskPort(kiosk, downloads), client, lambda: health_of(kiosk), kiosk.clock, downloads
        )
    finally:
        if client is not None:
            client.close()
    note_link(kiosk, status)
    return status


def client_of(kiosk: Kiosk, url: str) -> Client:
    """Who speaks to the server at `url`, by this stand's settings. Raises BadInput."""
    return Client(url, ca=kiosk.settings.link.ca or None)


def note_link(kiosk: Kiosk, status: SyncStatus) -> None:
    """Keeps how a round went, for other processes and the next start."""
    contact = status.last_contact or kiosk.outbox.link().last_contact
    kiosk.outbox.set_link(status.state, contact, status.fed_at)


def downloads_of(kiosk: Kiosk) -> Downloads:
    """Where announced content is fetched to, and how it is taken into use."""
    return Downloads(kiosk.home.content / "incoming", kiosk.take_content)


def health_of(kiosk: Kiosk) -> Health:
    """How the stand is, for the officer who looks after many of them."""
    oldest = kiosk.outbox.oldest_unacked_ms()
    now = kiosk.now()
    day = kiosk.day_state()
    return Health(
        app=__version__,
        backlog=kiosk.outbox.backlog(),
        oldest_unacked_s=0 if oldest is None else max(0, (now.at - oldest) // 1000),
        disk_free_mb=free_mb(kiosk.home),
        clock="trusted" if day is not None and day.confirmed else "unconfirmed",
        paper="trouble" if kiosk.paper.troubles() else "ok",
    )
