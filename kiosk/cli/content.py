"""Content packs: build, verify, show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.common import answer, file_bytes, opened, say, shown, the_home

if TYPE_CHECKING:
    from nacl.signing import SigningKey

app = typer.Typer(help="Content packs.", no_args_is_help=True)


@app.command()
def build(
    out: Annotated[Path, typer.Option(help="the pack to write")],
    source: Annotated[Path | None, typer.Option(help="folder of YAML sources")] = None,
    key: Annotated[
        Path | None,
        typer.Option(help="private signing key (hex), or central-root.key; made if absent"),
    ] = None,
) -> None:
    """Check the sources and pack them, signed."""
    from nacl.signing import SigningKey

    from kiosk.content.pack import build_and_sign
    from kiosk.errors import BadInput
    from kiosk.home import write_durably
    from kiosk.setup import ASSETS

    if key is None:
        signing = SigningKey.generate()
    elif key.exists():
        signing = _signing_key(key)
    else:
        signing = SigningKey.generate()
        write_durably(key, bytes(signing).hex().encode("ascii"))
    data = build_and_sign(source or ASSETS / "content", signing)
    try:
        write_durably(out, data, 0o644)
    except OSError as error:
        raise BadInput(
            f"Berkas {out} tidak bisa ditulis: {error.strerror}.",
            f"can't write {out}: {error.strerror}",
        ) from error
    public = bytes(signing.verify_key).hex()
    answer(
        {"file": shown(out), "bytes": len(data), "public_key": public},
        say(
            f"{shown(out)}: {len(data)} B, kunci publik {public}",
            f"{shown(out)}: {len(data)} B, key {public}",
        ),
    )


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="a content pack")],
    key: Annotated[str | None, typer.Option(help="public key (hex); default: the home's")] = None,
) -> None:
    """Check a pack's signature and content."""
    from kiosk.content.pack import verify as check
    from kiosk.content.shelf import trusted_keys
    from kiosk.errors import BadInput

    if key is None:
        trusted = trusted_keys(the_home().require().trusted)
    else:
        try:
            trusted = (bytes.fromhex(key),)
        except ValueError as error:
            raise BadInput("--key: bukan heksadesimal.", "--key: not hexadecimal") from error
    pack = check(file_bytes(file), trusted)
    answer({"valid": True, "release": pack.catalogue.release}, pack.catalogue.release)


@app.command()
def show() -> None:
    """Say which release this stand shows, and what is in it."""
    with opened() as kiosk:
        found = kiosk.catalogue
    value = {
        "release": found.release,
        "compiled_on": found.compiled_on.isoformat(),
        "services": len(found.services),
        "unverified": [s.id for s in found.services if not s.verified],
        "faq": len(found.faq),
        "regions": len(found.regions),
    }
    answer(value, "\n".join(f"{name}: {item}" for name, item in value.items()))


def _signing_key(path: Path) -> SigningKey:
    from nacl.signing import SigningKey

    from kiosk.errors import BadInput

    seed = file_bytes(path)
    try:
        # The central server keeps its root key as bare bytes.
        return SigningKey(seed if len(seed) == 32 else bytes.fromhex(seed.decode("ascii").strip()))
    except ValueError as error:
        raise BadInput(f"{path} bukan kunci.", f"{path} is no signing key") from error
