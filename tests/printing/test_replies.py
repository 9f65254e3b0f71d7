from hypothesis import given
from hypothesis import strategies as st

from printing.reasons import Reason
from printing.replies import Cleared, Health, JobDone, Processed, RealTime, Reply, ReplyReader

ASB = bytes((0x14, 0x00, 0x00, 0x0F))


def read(data: bytes) -> list[Reply]:
    return list(ReplyReader().feed(data))


def test_each_kind_of_answer() -> None:
    assert read(b"\x12\x1a\x72") == [RealTime(0x12), RealTime(0x1A), RealTime(0x72)]
    assert read(b"\x00\x03") == [Processed(0), Processed(3)]
    assert read(b"\x37\x220042\x00") == [JobDone(b"0042")]
    assert read(b"\x37\x25\x00") == [Cleared()]
    assert read(b"\x11\x13\xff") == []
    assert Processed(0x0C).paper_out
    assert not Processed(0x03).paper_out


def test_automatic_status_is_never_an_acknowledgement() -> None:
    assert read(ASB) == []
    assert read(ASB + b"\x00" + ASB) == [Processed(0)]
    # An answer to DLE EOT may stand in the middle of one.
    assert read(ASB[:2] + b"\x12" + ASB[2:] + b"\x00") == [RealTime(0x12), Processed(0)]


@given(
    st.lists(
        st.sampled_from([ASB, b"\x12", b"\x32", b"\x00", b"\x37\x220042\x00", b"\x37\x25\x00"]),
        max_size=30,
    ),
    st.data(),
)
def test_pieces_say_the_same_as_the_whole(parts: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=10)))
    reader = ReplyReader()
    said: list[Reply] = []
    for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True):
        said += reader.feed(whole[start:end])
    # One reply a part, but none for an automatic status.
    assert said == read(whole)
    assert len(said) == sum(part != ASB for part in parts)


@given(st.binary(max_size=500))
def test_noise_is_survived(noise: bytes) -> None:
    assert len(read(noise)) <= len(noise)


def test_a_block_without_end_does_not_swallow_for_ever() -> None:
    assert read(b"\x37" + b"\x22" * 40 + b"\x12")[-1] == RealTime(0x12)


def test_what_keeps_a_printer_from_printing() -> None:
    """Bits by Epson's reference of DLE EOT."""
    assert Health().blocked() is None
    for question, bits, reason in (
        (1, 0x1A, Reason.OFFLINE),
        (2, 0x16, Reason.COVER_OPEN),
        (2, 0x1A, Reason.OFFLINE),
        (2, 0x32, Reason.PAPER_OUT),
        (2, 0x52, Reason.FAULT),
        (3, 0x16, Reason.FAULT),
        (3, 0x1A, Reason.CUTTER),
        (3, 0x32, Reason.FAULT),
        (3, 0x52, Reason.FAULT),
        (4, 0x72, Reason.PAPER_OUT),
        (4, 0x1E, None),
    ):
        assert Health().with_answer(question, bits).blocked() is reason, (question, hex(bits))
    assert Health(paper=0x1E).paper_low
