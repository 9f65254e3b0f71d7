"""The library that builds the bytes leaves nothing behind and is imported late."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

CODE = """
import logging, os, sys, tempfile
import printing.spooler
assert "escpos" not in sys.modules, "only the printer thread imports it"
from printing.layout.page import Page
from printing.profile import for_width
environment = dict(os.environ)
page = Page(for_width(58)).end()
assert page == b"\\x1b@\\x1bt\\x00\\x1b3\\x1e\\x1dVB\\x00", page
assert logging.root.handlers == [], "no handler on the root logger"
assert dict(os.environ) == environment
assert os.listdir(tempfile.gettempdir()) == [], "no directory left behind"
"""


def test_importing_the_byte_builder_leaves_no_trace(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=ROOT,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
