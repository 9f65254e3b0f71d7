"""The three kinds of question that the engine puts to the server."""

from __future__ import annotations

from dataclasses import dataclass

from nacl.signing import SigningKey

from sync.agent.port import OutStream
from sync.wire import EnrolRequest, ForkRequest, SyncRequest


@dataclass(frozen=True)
class Push:
    """A request to /v1/sync, packed, with what was known of the stream when it was made."""

    stream: OutStream
    request: SyncRequest
    body: bytes
    own: bool


@dataclass(frozen=True)
class Compare:
    """A request to /v1/fork, packed."""

    stream: OutStream
    request: ForkRequest
    body: bytes


@dataclass(frozen=True)
class Join:
    """A request to /v1/enrol that binds `stream` as the successor of one that is bound.

    It is signed with `key`, that of `voucher`, the bound one.
    """

    stream: OutStream
    request: EnrolRequest
    voucher: bytes
    key: SigningKey


Ask = Push | Compare | Join
