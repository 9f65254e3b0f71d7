"""What the power cuts need once."""

from pathlib import Path

import pytest

from tests.support.powercut import recording
from tests.support.stands import make_home


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recording.build(tmp_path_factory.mktemp("recorder"))


@pytest.fixture(scope="session")
def newborn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh home and an empty world, all of it safely on the disk."""
    folder = tmp_path_factory.mktemp("newborn")
    home = make_home(folder)
    home.ballast.unlink(missing_ok=True)  # 32 MB that no image needs
    (folder / "world").mkdir()
    return folder
