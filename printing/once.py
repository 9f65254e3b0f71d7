"""Printing from a command: this process if nobody else prints, else wait for who does."""

from __future__ import annotations

import time

from kiosk.app import Kiosk
from kiosk.errors import StoreBusy
from printing.compose import paper_of, printer_of
from printing.layout.ticket import ticket_bytes
from printing.port import not_sent
from printing.press import Press, PrinterConfig
from printing.reasons import Reason
from printing.transport.link import LinkError

PATIENCE_S = 20.0
_LOOK_AGAIN_S = 0.05
_PENDING = ("queued", "sending")


def print_job(kiosk: Kiosk, job_id: int) -> str:
    """Sees one job through, as far as the printer lets; answers its state.

    While the touch screen runs, its printer thread has the device and this only waits. A
    job that couldn't be sent stays queued until it expires.
    """
    config = printer_of(kiosk)
    if config is None:
        return kiosk.paper.state(job_id)
    try:
        with kiosk.home.driving():
            kiosk.paper.after_restart()
            _drive(kiosk, config, job_id)
            return kiosk.paper.state(job_id)
    except StoreBusy:
        return _wait_for_driver(kiosk, job_id)


def _drive(kiosk: Kiosk, config: PrinterConfig, job_id: int) -> None:
    """Prints what is owed, oldest first, up to this job; stops at the first trouble."""
    while kiosk.paper.state(job_id) == "queued":
        job = kiosk.paper.take()
        if job is None:
            return
        body = ticket_bytes(paper_of(kiosk, job), config.profile)
        try:
            press = Press(config)
        except LinkError as error:
            outcome = not_sent(error.reason)
        else:
            outcome = press.print(body, job.id, job.number, job.copy)
            press.close(abandon=outcome.state == "uncertain" and outcome.reason != Reason.SILENT)
        kiosk.paper.finished(job.id, outcome.state, outcome.reason)
        if outcome.state != "printed":
            return


def _wait_for_driver(kiosk: Kiosk, job_id: int) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while (state := kiosk.paper.state(job_id)) in _PENDING and time.monotonic() < deadline:
        time.sleep(_LOOK_AGAIN_S)
    return state
