"""Real processes in tests: start, wait on what they say or do with a deadline, kill, reap."""

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

POLL_SECONDS = 0.01

T = TypeVar("T")


class ProcessFailed(AssertionError):
    """A process ended or stayed silent when the test needed it; the message holds its output."""


def wait_until(
    probe: Callable[[], T], *, within: float, what: str, every: float = POLL_SECONDS
) -> T:
    """Return the first truthy result of `probe`.

    Args:
        probe: Asked again and again; it may not have side effects that matter.
        within: Deadline in seconds.
        what: What is being waited for, as a noun phrase, for the message.
        every: Seconds between two questions.

    Raises:
        AssertionError: The deadline passed.
    """
    deadline = time.monotonic() + within
    while True:
        result = probe()
        if result:
            return result
        if time.monotonic() > deadline:
            raise AssertionError(f"no {what} within {within} s (last answer: {result!r})")
        time.sleep(every)  # why: a poll between two questions; the deadline above bounds it


def free_port() -> int:
    """A TCP port on loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Process:
    """A running program whose output (stdout and stderr together) is captured line by line."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start `command` in a process group of its own; `env` is added to this process's."""
        self.command = [str(part) for part in command]
        self._lines: list[str] = []
        self._news = threading.Condition()
        self._popen = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
            cwd=cwd,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, name="process-output", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process id, which is also the id of its process group."""
        return self._popen.pid

    @property
    def running(self) -> bool:
        """Whether the process hasn't ended yet."""
        return self._popen.poll() is None

    @property
    def output(self) -> str:
        """Everything it has said so far."""
        with self._news:
            return "".join(self._lines)

    def wait_for_line(self, part: str, *, within: float = 60) -> str:
        """Return the first line that contains `part`, said already or to come.

        Raises:
            ProcessFailed: It ended, or the deadline (seconds) passed, without such a line.
        """
        deadline = time.monotonic() + within
        seen = 0
        with self._news:
            while True:
                for line in self._lines[seen:]:
                    if part in line:
                        return line.rstrip("\n")
                seen = len(self._lines)
                left = deadline - time.monotonic()
                if left <= 0 or not self._reader.is_alive():
                    raise self._failed(f"said no line with {part!r} within {within} s")
                self._news.wait(min(left, 0.2))

    def wait_for_port(self, port: int, *, within: float = 60) -> None:
        """Wait until something accepts connections on loopback `port`.

        Raises:
            ProcessFailed: The process ended, or the deadline passed.
        """
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and self.running:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                return
            time.sleep(POLL_SECONDS)  # why: a poll between two attempts; the deadline bounds it
        raise self._failed(f"didn't listen on port {port} within {within} s")

    def wait(self, *, within: float = 30) -> int:
        """Wait until it ends by itself and return its exit status (negative: the signal).

        Raises:
            ProcessFailed: It is still running at the deadline (seconds).
        """
        try:
            status = self._popen.wait(within)
        except subprocess.TimeoutExpired:
            raise self._failed(f"didn't end within {within} s") from None
        self._reader.join(5)
        return status

    def kill(self) -> None:
        """`kill -9` the whole group, at once, and reap; harmless when it has ended already."""
        self._signal(signal.SIGKILL)
        self._popen.wait(10)
        self._reader.join(5)
        if self._popen.stdout:
            self._popen.stdout.close()

    def stop(self, *, signal_number: int = signal.SIGTERM, within: float = 10) -> int:
        """Ask it to end, by a signal to its group, and return its exit status.

        Raises:
            ProcessFailed: It didn't obey within the deadline (seconds).
        """
        self._signal(signal_number)
        return self.wait(within=within)

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._popen.pid, number)

    def _read(self) -> None:
        assert self._popen.stdout is not None
        for line in self._popen.stdout:
            with self._news:
                self._lines.append(line.decode("utf-8", "backslashreplace"))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    def _failed(self, why: str) -> ProcessFailed:
        if not self._reader.is_alive():
            # Its output closes a moment before the kernel has its exit status.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._popen.wait(1)
        state = "still running" if self.running else f"ended with {self._popen.returncode}"
        said = "".join(self._lines[-60:])
        return ProcessFailed(f"{' '.join(self.command)}\n{why} ({state}); it said:\n{said}")


@contextlib.contextmanager
def started(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Iterator[Process]:
    """Start a process for the length of a `with` block and leave nothing of it behind."""
    process = Process(command, env=env, cwd=cwd)
    try:
        yield process
    finally:
        process.kill()
