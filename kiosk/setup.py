"""Making a home: place, keys, content, store and the first fact."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.clock import Clock, SystemClock
from kiosk.content.pack import build_and_sign
from kiosk.content.shelf import Shelf, trust, trusted_keys
from kiosk.disk import make_ballast
from kiosk.errors import BadInput
from kiosk.home import Home, write_durably
from kiosk.place.model import Place
from kiosk.place.reader import load_place
from kiosk.store.engine import make_key
from kiosk.store.store import Store
from kiosk.streams import make_stream, open_stream

ASSETS = Path(__file__).resolve().parent.parent / "assets"
EXAMPLE_PLACE = ASSETS / "places" / "contoh.toml"


def init_home(
    home: Home,
    place_file: Path,
    clock: Clock | None = None,
    pack: bytes | None = None,
    trusted: bytes | None = None,
    recovery_key: bytes | None = None,
) -> Place:
    """Makes a home that is ready to issue numbers.

    Without `pack`, the content that came with the program is packed and signed by a key
    made for this one moment; only its public part is kept, as a key to trust. `trusted` is a
    public key that signs content, `recovery_key` one that backups are sealed to, 32 bytes
    each. The place file is written last: a home without it doesn't exist, so a power cut
    leaves nothing half-made.

    Raises:
        BadInput: there is a home already, or the place file or the content is wrong.
    """
    if home.exists():
        raise BadInput(
            f"Di {home.path} sudah ada data anjungan.", f"there is a stand in {home.path} already"
        )
    place = load_place(place_file)
    try:
        home.make_folders()
    except OSError as error:
        raise BadInput(
            f"Folder {home.path} tidak bisa dibuat: {error.strerror}.",
            f"can't make {home.path}: {error.strerror}",
        ) from error
    _clear_half_made(home)
    if trusted is not None:
        trust(home.trusted, trusted, "given to init")
    _install_content(home, pack)
    if recovery_key is not None:
        write_durably(home.recovery_key, recovery_key.hex().encode("ascii"))
    make_key(home.store_key)
    stream = make_stream(home)
    now = (clock or SystemClock()).read()
    store = Store.open(home)
    try:
        store.write(lambda c: open_stream(c, stream, now, place.id, "init"))
    finally:
        store.close()
    make_ballast(home)
    write_durably(home.place, place_file.read_bytes(), 0o644)
    return place


def _install_content(home: Home, pack: bytes | None) -> None:
    if pack is None:
        key = SigningKey(secrets.token_bytes(32))
        pack = build_and_sign(ASSETS / "content", key)
        trust(home.trusted, bytes(key.verify_key), "made by init")
    Shelf(home.content).install(pack, trusted_keys(home.trusted))


def _clear_half_made(home: Home) -> None:
    """Removes what an interrupted `init` left; without a place file nobody used it."""
    for path in home.path.glob("store.db*"):
        path.unlink()
    shutil.rmtree(home.keys)
    home.trusted.unlink(missing_ok=True)
    home.recovery_key.unlink(missing_ok=True)
    home.make_folders()
