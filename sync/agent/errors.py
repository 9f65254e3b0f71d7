"""Why a call to the server brought no believed reply."""

from __future__ import annotations


class LinkError(Exception):
    """A call that brought nothing; what was asked may still have arrived."""


class Unreachable(LinkError):
    """No connection, or it broke."""


class TimedOut(LinkError):
    """The call took longer than it may."""


class NotOurServer(LinkError):
    """Somebody answered, but not our server: a captive portal, a proxy, a wrong certificate."""


class ClockWrong(LinkError):
    """The server's certificate isn't valid at what this stand's clock says.

    `behind` is True where it isn't valid *yet*: then the clock is certainly wrong.
    """

    def __init__(self, why: str, *, behind: bool = False) -> None:
        super().__init__(why)
        self.behind = behind


class Malformed(LinkError):
    """The server can't read the envelope, or finds it too large."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the server can't read this: {code}")
        self.code = code


class Refused(LinkError):
    """The server understood and says no; `code` and the sentences come from it."""

    def __init__(self, code: str, id: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.id = id
        self.en = en


class ServerTrouble(LinkError):
    """The server is overloaded or failing. `retry_after_s` is its wish, if it has one."""

    def __init__(self, status: int, retry_after_s: float | None = None) -> None:
        super().__init__(f"the server answered {status}")
        self.status = status
        self.retry_after_s = retry_after_s
