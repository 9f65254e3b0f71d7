"""What every test gets: a quiet environment, seeded chance, reduced or full counts, evidence."""

import gc
import os
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.support import hypothesis_profiles
from tests.support.evidence import PROPERTY, Evidence
from tests.support.postgres import postgres_database, postgres_server

__all__ = ["postgres_database", "postgres_server"]

# Qt reads these at the first application object; pictures and timings hold on this renderer only.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_ACCESSIBILITY"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
for _name in [name for name in os.environ if name.startswith("KIOSK_")]:
    del os.environ[_name]


DEFAULT_SEED = 20_260_101


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("anjungan")
    group.addoption("--long", action="store_true", help="full counts; writes docs/evidence/")
    group.addoption("--seed", type=int, default=None, help="seed of every random choice")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.seed is None:
        # Reduced runs repeat exactly; long runs look somewhere new each time and print the seed.
        fresh = random.SystemRandom().getrandbits(32)
        config.option.seed = fresh if config.option.long else DEFAULT_SEED
    hypothesis_profiles.load(long=config.option.long)
    config.pluginmanager.register(Evidence(config))


def pytest_report_header(config: pytest.Config) -> str:
    return f"counts: {'full' if config.option.long else 'reduced'}, seed: {config.option.seed}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.long:
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    # What is loaded by now stays to the end: no collection of garbage looks through it again.
    gc.freeze()


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> random.Random:
    """A source of randomness of this test's own, the same in every run with the same `--seed`."""
    return random.Random(f"{request.config.option.seed}/{request.node.nodeid}")


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`count(reduced, full)`: how often to repeat, by whether this run is `--long`."""
    long: bool = request.config.option.long
    return lambda reduced, full: full if long else reduced


@pytest.fixture
def evidence(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`evidence(kills=300, duplicates=0)`: figures this test measured.

    They are shown at the end of the run, and kept under docs/evidence/ when it is `--long`.
    Figures of a test that fails afterwards are kept too, marked as failed by pytest's own lines.
    """
    kept: dict[str, Any] = {}
    request.node.user_properties.append((PROPERTY, kept))
    return kept.update


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The kiosk has no widgets, so its tests run on the same application class as it does."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication
