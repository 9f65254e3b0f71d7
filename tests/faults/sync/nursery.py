"""Central servers that start fast and die at once: one warm process forks them on demand.

Reads lines "DB LISTEN" from stdin; answers "PID" and, from the child, "UP" once it listens.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

from sync.central import admin
from sync.central.app import Settings, create_app

PR_SET_PDEATHSIG = 1


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are reaped by the kernel
    create_app(Settings("sqlite://"))  # everything is imported once, here
    for line in sys.stdin:
        db, listen = line.split()
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # no orphans, ever
            try:
                admin.serve(db, listen, started=lambda url: print("UP", flush=True))
            finally:
                os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
