"""The command: a real process, asked over a real socket, stopped by a real signal."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from kiosk.errors import BadInput
from printing.fake import FakePrinter, UnknownFaultError
from printing.fake.run import AddressError, simulate
from tests.printing.fake.host import Host

CUT = b"\x1dV\x42\x00"
CODE = (
    "import sys; from pathlib import Path; from printing.fake.run import simulate;"
    "simulate('127.0.0.1:0', Path(sys.argv[1]), sys.argv[2] or None, 58)"
)


@contextmanager
def running(out: Path, fault: str = "") -> Iterator[tuple[subprocess.Popen[str], tuple[str, int]]]:
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, str(out), fault], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        ready = process.stdout.readline()
        match = re.fullmatch(r"Printer tiruan siap / fake printer ready: (.+):(\d+)\n", ready)
        assert match is not None, ready
        yield process, (match[1], int(match[2]))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_strips_are_kept_and_sigterm_ends_it(tmp_path: Path) -> None:
    job = b"\x1b@A-047\n" + CUT + b"\x1dr\x01"
    for _ in range(2):  # a second run goes on numbering
        with running(tmp_path) as (process, address):
            with Host(address) as host:
                assert host.ask(job, 1) == b"\x00"
            assert process.stdout is not None
            assert "lengkap / complete, dipotong / cut, 16 mm" in process.stdout.readline()
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["001.bin", "001.png", "002.bin", "002.png", "index.json"]
    first, second = json.loads((tmp_path / "index.json").read_text())["strips"]
    assert (first["png"], first["status"], first["cut"]) == ("001.png", "complete", True)
    assert (second["bin"], second["text"]) == ("002.bin", "A-047")
    assert second["finished_at"] > second["started_at"] > first["finished_at"]
    with Image.open(tmp_path / "002.png") as picture:
        assert (picture.size, picture.mode) == ((384, 30 + 96), "1")
        assert picture.info["dpi"] == pytest.approx((203, 203), abs=0.5)
    assert (tmp_path / "002.bin").read_bytes() == job[: -len(b"\x1dr\x01")]


def test_somebody_attends_on_sigusr1(tmp_path: Path) -> None:
    with running(tmp_path, "paper-out@row=10") as (process, address), Host(address) as host:
        host.send(b"\x1b@A-047\n" + CUT + b"\x1dr\x01")
        while host.ask(b"\x10\x04\x04", 1) != b"\x7e":  # paper is still there
            pass
        process.send_signal(signal.SIGUSR1)
        assert host.expect(1) == b"\x00"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_wrong_arguments_are_told_before_anything_is_made(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(UnknownFaultError, match="choose: near-end, paper-out"):
        simulate("127.0.0.1:0", out, "kertas-habis")
    for address in ("9100", ":9100", "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:-1"):
        with pytest.raises(AddressError, match=r"127\.0\.0\.1:9100"):
            simulate(address, out, None)
    assert not out.exists()


def test_a_folder_with_somebody_elses_index_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text("[1, 2]")
    with pytest.raises(BadInput, match="choose another folder"):
        simulate("127.0.0.1:0", tmp_path, None)
    assert (tmp_path / "index.json").read_text() == "[1, 2]"


def test_an_address_in_use_is_told(tmp_path: Path, printer: FakePrinter) -> None:
    host, port = printer.listen()
    with pytest.raises(AddressError, match="choose another port"):
        simulate(f"{host}:{port}", tmp_path, None)
