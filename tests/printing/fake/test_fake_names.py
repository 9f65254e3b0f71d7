"""Faults by name, as typed on a command line."""

import pytest

from printing.fake import FAULT_NAMES, Fault, FaultKind, UnknownFaultError, parse_fault


def test_names_are_read() -> None:
    assert parse_fault("paper-out") == Fault(FaultKind.PAPER_OUT)
    assert parse_fault("paper-out@row=120") == Fault(FaultKind.PAPER_OUT, at_row=120)
    assert parse_fault("fin-mid-job@byte=9") == Fault(FaultKind.FIN, at_byte=9)
    assert len(FAULT_NAMES) == 14
    assert [parse_fault(name).kind for name in FAULT_NAMES] == list(FaultKind)


@pytest.mark.parametrize("name", ["", "paper", "paper-out@", "paper-out@row=0", "paper-out@col=3"])
def test_unknown_names_are_told_what_there_is(name: str) -> None:
    with pytest.raises(UnknownFaultError) as caught:
        parse_fault(name)
    for lang in ("id", "en"):
        assert all(known in caught.value.text(lang) for known in FAULT_NAMES)


def test_moments_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="not both"):
        Fault(FaultKind.PAPER_OUT, at_byte=1, at_row=1)
    with pytest.raises(ValueError, match="from 1"):
        Fault(FaultKind.PAPER_OUT, at_row=0)
