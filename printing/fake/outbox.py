"""Answers on their way to the host: in order, perhaps late, in pieces, or never."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from printing.fake.clock import Clock

log = logging.getLogger(__name__)

# Long enough that a waiting reader gets the pieces one by one, too short for anyone to notice.
_GAP_BETWEEN_PIECES_S = 0.02


@dataclass(frozen=True)
class _Letter:
    due: float
    pieces: tuple[bytes, ...]
    latest_of: str | None


class Outbox:
    """Sends from a thread of its own, so that a deaf host never stops the mechanism."""

    def __init__(self, clock: Clock) -> None:
        """An empty outbox; `start` it."""
        self._clock = clock
        self._changed = threading.Condition()
        self._letters: list[_Letter] = []
        self._send: Callable[[bytes], None] | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        clock.listen(self._wake)

    def start(self) -> None:
        """Begin sending."""
        self._thread = threading.Thread(target=self._run, name="fake-printer-replies", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Send no more; returns when the thread is gone."""
        self._stop.set()
        self._wake()
        if self._thread is not None:
            self._thread.join()

    @property
    def attached(self) -> bool:
        """Whether somebody listens."""
        with self._changed:
            return self._send is not None

    @property
    def pending(self) -> int:
        """How many answers wait to be sent."""
        with self._changed:
            return len(self._letters)

    def attach(self, send: Callable[[bytes], None] | None) -> None:
        """From now on answers go to `send`; None: nobody listens. What was unsent is lost."""
        with self._changed:
            self._send = send
            self._letters.clear()

    def post(
        self, data: bytes, delay_s: float = 0.0, split: bool = False, latest_of: str | None = None
    ) -> None:
        """Send `data` in `delay_s` seconds; an unsent one of the same `latest_of` is replaced."""
        pieces = tuple(bytes((b,)) for b in data) if split else (data,)
        with self._changed:
            if self._send is None:
                return
            if latest_of is not None:
                self.withdraw(latest_of)
            self._letters.append(_Letter(self._clock.now() + delay_s, pieces, latest_of))
            self._changed.notify_all()

    def withdraw(self, latest_of: str) -> None:
        """Take back what wasn't sent yet."""
        with self._changed:
            self._letters = [x for x in self._letters if x.latest_of != latest_of]

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                if self._stop.is_set():
                    return
                if not self._letters:
                    self._changed.wait()
                    continue
                due = self._letters[0].due
                if due > self._clock.now():
                    self._changed.wait(self._clock.patience(due))
                    continue
                letter, send = self._letters.pop(0), self._send
            if send is not None:
                self._deliver(letter, send)

    def _deliver(self, letter: _Letter, send: Callable[[bytes], None]) -> None:
        for number, piece in enumerate(letter.pieces):
            if number:
                self._stop.wait(_GAP_BETWEEN_PIECES_S)
            try:
                send(piece)
            except OSError as error:
                log.info("host is gone, answer dropped: %s", error)
                return
