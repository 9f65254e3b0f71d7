"""Making a home, looking after it, copying it and bringing it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import answer, file_bytes, opened, say, shown, the_home


def register(root: typer.Typer) -> None:
    """Adds these commands."""
    for command in (init, doctor, backup, restore, recovery_key):
        root.command()(command)


def init(
    place: Annotated[Path, typer.Option(help="the place file (TOML)")],
    content: Annotated[
        Path | None, typer.Option(help="a signed content pack; default: the one shipped")
    ] = None,
    trust: Annotated[
        str | None, typer.Option(help="public key (hex) that signs content for this stand")
    ] = None,
    recovery_key: Annotated[
        str | None, typer.Option(help="public recovery key (hex) that backups are sealed to")
    ] = None,
) -> None:
    """Make a home from a place file."""
    from kiosk.setup import init_home

    home = the_home()
    made = init_home(
        home,
        place,
        pack=None if content is None else file_bytes(content),
        trusted=_key(trust, "--trust"),
        recovery_key=_key(recovery_key, "--recovery-key"),
    )
    answer(
        {"home": shown(home.path), "place": made.id, "name": made.name},
        say(
            f"Siap: {made.name} di {shown(home.path)}", f"Ready: {made.name} in {shown(home.path)}"
        ),
    )


def doctor() -> None:
    """Say what is wrong or not filled in, and what to do about it."""
    from kiosk.cli.checkup import examine

    with opened() as kiosk:
        report = examine(kiosk)
    answer(report, "\n".join(f"[{f.level}] {f.text}" for f in report.findings))
    if not report.ok:
        raise typer.Exit(1)


def backup(
    file: Annotated[Path | None, typer.Argument(help="default: the home's backup folder")] = None,
) -> None:
    """Copy the whole stand into one file, encrypted, and check the copy."""
    from kiosk.recovery.backup import make_backup

    with opened() as kiosk:
        made = make_backup(kiosk, file)
    size = made.stat().st_size
    answer({"file": shown(made), "bytes": size}, f"{shown(made)} ({size} B)")


def restore(
    file: Annotated[Path, typer.Argument(help="a file that `kiosk backup` made")],
    recovery_key: Annotated[
        Path | None,
        typer.Option(help="file of `kiosk recovery-key`, or the server's central-seal.key"),
    ] = None,
) -> None:
    """Bring a stand back from a backup; it goes on in a new stream."""
    from msgspec import structs

    from kiosk.recovery.restore import restore as bring_back

    secret = None
    if recovery_key is not None:
        found = file_bytes(recovery_key)
        bare = len(found) == 32  # the server keeps its key as bytes, not as digits
        secret = found if bare else _key(found.decode("ascii", "replace"), "--recovery-key")
    back = bring_back(the_home(), file, secret)
    answer(
        structs.replace(back, set_aside=shown(Path(back.set_aside)) if back.set_aside else ""),
        say(
            f"Pulih: {back.entries} catatan, {back.salvaged} di antaranya dari data lama.",
            f"Restored: {back.entries} entries, {back.salvaged} of them from what was here.",
        ),
    )


def recovery_key(
    file: Annotated[Path, typer.Argument(help="the new file for the private key")],
) -> None:
    """Make a recovery key, to open backups on another machine. Keep its file away from the stand.

    Where there is a stand already, its backups are sealed to this key from now on; otherwise
    give the public key to `kiosk init --recovery-key`.
    """
    from nacl.public import PrivateKey

    from kiosk.errors import BadInput
    from kiosk.home import write_durably

    if file.exists():
        raise BadInput(f"{file} sudah ada.", f"there is a file {file} already")
    made = PrivateKey.generate()
    public = bytes(made.public_key).hex()
    try:
        write_durably(file, bytes(made).hex().encode("ascii"))
    except OSError as error:
        raise BadInput(
            f"Berkas {file} tidak bisa ditulis: {error.strerror}.",
            f"can't write {file}: {error.strerror}",
        ) from error
    home = the_home()
    if home.exists():
        write_durably(home.recovery_key, public.encode("ascii"))
    answer({"file": shown(file), "public_key": public, "in_use": home.exists()}, public)


def _key(text: str | None, option: str) -> bytes | None:
    from kiosk.errors import BadInput

    if text is None:
        return None
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != 32:
        raise BadInput(f"{option}: perlu 64 angka heksadesimal.", f"{option}: 64 hex digits needed")
    return key
