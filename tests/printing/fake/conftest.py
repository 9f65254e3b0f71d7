from collections.abc import Iterator

import pytest

from printing.fake import FakePrinter
from tests.printing.fake.host import Host


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with FakePrinter() as fake:
        yield fake


@pytest.fixture
def host(printer: FakePrinter) -> Iterator[Host]:
    with Host(printer.listen()) as client:
        yield client
