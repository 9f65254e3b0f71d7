"""Every place of the stand in every look that a person may choose, measured on its picture."""

import itertools
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.home import Home
from tests.ui.app.conftest import (
    SUNDAY_EVENING_MS,
    HandClock,
    OpenStand,
    Walker,
    fresh_home,
    home,
    open_stand,
)
from tests.ui.everyone.places import places, shown
from tests.ui.everyone.pseudo import CODE, make_pseudo
from tests.ui.looks.audit import faults
from ui.router import Route, Screen
from ui.tour import SHAPES

__all__ = ["fresh_home", "home", "open_stand"]

LANGUAGES = ("id", "en", CODE)
SIZES = (1.0, 1.5, 2.0)
LOOKS = list(itertools.product(LANGUAGES, SIZES, (False, True)))
STAFF_ONLY = {Screen.STAFF, Screen.PIN}


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pseudo(tmp_path_factory.mktemp("pseudo"))


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_small_cut_covered_or_pale(
    pseudo: Path,
    home: Home,
    open_stand: OpenStand,
    shape: str,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    (home.path / "languages").mkdir()
    (home.path / "languages" / pseudo.name).write_bytes(pseudo.read_bytes())
    walker = open_stand(clock=HandClock(SUNDAY_EVENING_MS), size=SHAPES[shape][0])
    routes = list(places(walker))
    found: set[str] = set()
    seen: set[Screen] = {Screen.ATTRACT}
    looks = rng.sample(LOOKS, count(1, len(LOOKS)))
    pictures = 0
    for look in looks:
        mark = _wear(walker, *look)
        for route in routes:
            here = shown(walker, route)
            pictures += 1
            seen.add(here.screen)
            found |= {f"{mark} {_name(here)}: {fault}" for fault in _faults(walker, shape, here)}
    evidence(looks=len(looks), pictures=pictures, screens=len(seen))
    assert seen == set(Screen)
    assert found == set(), "\n".join(sorted(found))


def _wear(walker: Walker, language: str, size: float, dark: bool) -> str:
    """Looks at the stand as this person has set it."""
    app = walker.assembly.app
    app.speak(language)
    app.enlarge(size)
    app.contrast(dark)
    return f"{language} {size:.0%} {'dark' if dark else 'light'}"


def _name(route: Route) -> str:
    """The screen, and which of its pages."""
    parts = (getattr(route, part, "") for part in ("purpose", "group", "kind", "topic", "answer"))
    return " ".join([route.screen, *(str(part) for part in parts if part)])


def _faults(walker: Walker, shape: str, route: Route) -> list[str]:
    reach = route.screen not in STAFF_ONLY
    return list(faults(walker.assembly.window, SHAPES[shape][1], low_reach=reach))
