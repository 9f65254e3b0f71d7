"""How long a thread that could run waited for a processor, because other programs had it."""

from pathlib import Path


def waited_ms() -> float:
    """Milliseconds since the calling thread began. A wait for a lock or device isn't among them."""
    return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e6
