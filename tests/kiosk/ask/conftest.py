from __future__ import annotations

import pytest

from kiosk.ask.answerer import Answerer
from kiosk.content import source
from kiosk.content.catalogue import Catalogue
from tests.kiosk.content.sources import SHIPPED


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return source.read(SHIPPED)


@pytest.fixture(scope="session")
def answerer(shipped: Catalogue) -> Answerer:
    return Answerer(shipped)
