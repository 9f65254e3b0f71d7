"""A warm server process and a pair of folders to copy worlds from, made once a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.sync.server import Nursery, nursery
from tests.faults.sync.world import World, make_template


@pytest.fixture(scope="package")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Nursery]]:
    folder = tmp_path_factory.mktemp("template")
    with nursery() as kept:
        make_template(folder, kept)
        yield folder, kept


@pytest.fixture
def world(template: tuple[Path, Nursery], tmp_path: Path) -> Iterator[World]:
    """A running server, one enrolled stand, and a line without faults."""
    made = World(template[0], tmp_path, template[1])
    yield made
    made.close()
