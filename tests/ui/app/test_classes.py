"""What QML is told about the objects of Python."""

import gc

from PySide6.QtCore import QObject

from tests.ui.app.conftest import Walker
from ui.router import Screen

OURS = ("kiosk", "printing", "sync", "ui")


def test_no_object_is_described_to_qml_in_a_way_of_its_own(at_home: Walker) -> None:
    """A description that ends with its object may be taken for the next one at the same address."""
    vms = [at_home.assembly.app.of(screen) for screen in Screen]
    at_home.take()
    objects = [
        each
        for each in gc.get_objects()
        if isinstance(each, QObject) and type(each).__module__.split(".")[0] in OURS
    ]
    assert {id(vm) for vm in vms} <= {id(each) for each in objects}
    own = {
        type(each).__name__
        for each in objects
        if each.metaObject().methodCount() != type(each).staticMetaObject.methodCount()
    }
    assert own == set()
