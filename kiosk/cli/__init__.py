"""The command `kiosk`: the one place that knows every part. Sub-commands import lazily."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs the command line; ends the process with the command's exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command and answers its exit code: 0 only on success.

    2 is bad usage or input, 3 closed or quota used up, 1 any other failure.
    """
    from kiosk.cli.common import language, progress, take_globals
    from kiosk.errors import KioskError, StoreDamaged

    try:
        words = take_globals(arguments)
        if words[:1] == ["--self-test"]:
            from ui.selftest import self_test

            return self_test()
        if words[:1] == ["run"]:
            from kiosk.cli.power_on import WAYS, show_screen

            if (windowed := WAYS.get(tuple(words))) is not None:
                return show_screen(windowed)
        try:
            return _obey(words)
        except StoreDamaged as error:
            progress(str(error))
            _mend()
            return _obey(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except KioskError as error:
        progress(" ".join(error.text(language()).split("\n")))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # One line for whoever runs it; the traceback is for whoever mends the program.
        if os.environ.get("KIOSK_DEBUG"):
            raise
        progress(f"{type(error).__name__}: {error} (KIOSK_DEBUG=1: traceback)")
        return 1


def _obey(words: list[str]) -> int:
    """Runs the command that was typed; what was mistyped is said in one line, as any failure."""
    from kiosk.cli.commands import app
    from kiosk.cli.common import progress

    try:
        return int(app(args=words, prog_name="kiosk", standalone_mode=False) or 0)
    except Exception as error:
        said = getattr(error, "format_message", None)  # of Typer's own exceptions
        if said is None:
            raise
        context = getattr(error, "ctx", None)
        text = said()
        if context is not None and "\n" not in text:  # else it is the command's whole help
            text = f"{text} ({context.command_path} --help)"
        progress(text)
        return 2


def _mend() -> None:
    """A command met a broken page: rebuild the store, so that the command can run again."""
    from kiosk.cli.common import progress, the_home
    from kiosk.clock import SystemClock
    from kiosk.recovery.start import recover_damaged

    found = recover_damaged(the_home(), SystemClock())
    progress(f"the store was rebuilt: {found.entries} entries; the old one is in {found.set_aside}")
