"""Where a stand's history and the server's part, from samples of the stand's hashes."""

from __future__ import annotations

from sqlalchemy import Connection, select

from kiosk.journal.chain import GENESIS
from sync.central.models import Entry, Stream
from sync.central.refusals import Refused
from sync.wire import VERSION, ForkReply, ForkRequest, Position

MAX_SAMPLES = 200


def fork(tx: Connection, request: ForkRequest) -> ForkReply:
    """Compares the samples with what was acknowledged; nothing is changed.

    `same` is (0, zeros) if no sample agrees, `differs` is 0 if none differs: then the
    stand's history is the beginning of ours. Samples above the ack say nothing.

    Raises:
        Refused: too many samples, or a stream that isn't known or allowed any more.
    """
    if len(request.samples) > MAX_SAMPLES:
        raise Refused("malformed")
    stream = tx.execute(
        select(Stream.ack, Stream.ack_hash, Stream.revoked_at).where(Stream.id == request.stream)
    ).one_or_none()
    if stream is None:
        raise Refused("unknown-stream")
    if stream.revoked_at is not None:
        raise Refused("revoked")
    rows = tx.execute(
        select(Entry.seq, Entry.hash).where(
            Entry.stream == request.stream, Entry.seq.in_([s.seq for s in request.samples])
        )
    )
    ours: dict[int, bytes] = {seq: hash_ for seq, hash_ in rows}
    compared = [sample for sample in request.samples if sample.seq in ours]
    same = [sample for sample in compared if ours[sample.seq] == sample.hash]
    differing = [sample.seq for sample in compared if ours[sample.seq] != sample.hash]
    return ForkReply(
        v=VERSION,
        stream=request.stream,
        batch=request.batch,
        same=max(same, key=lambda sample: sample.seq, default=Position(0, GENESIS)),
        differs=min(differing, default=0),
        known=Position(stream.ack, stream.ack_hash),
    )
