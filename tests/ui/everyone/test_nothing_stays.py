"""What a person typed, chose or was shown is gone when the next one comes."""

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMetaMethod, QObject, Qt
from PySide6.QtTest import QTest

from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.everyone.places import calm, is_drawn, places, shown
from ui.finger import wait_until
from ui.router import Screen, Survey

SECRET = "zamrud7305"
"""Typed everywhere; found nowhere afterwards. No word of the content, and no number of it."""

DIGITS = "7305"


def view_models(walker: Walker) -> dict[str, QObject]:
    """Each screen's, made where it wasn't yet; and that of the whole stand."""
    app = walker.assembly.app
    return {"app": app} | {screen.value: app.of(screen) for screen in Screen if is_drawn(screen)}


def properties(vm: QObject) -> dict[str, Any]:
    """All words, numbers and flags that QML can read of it."""
    meta = vm.metaObject()
    names = [meta.property(index).name() for index in range(1, meta.propertyCount())]
    # Read as Python does: a view-model inside another is looked at by itself.
    read = {name: getattr(vm, name) for name in names}
    return {name: value for name, value in read.items() if isinstance(value, (str, int, float))}


def everything(walker: Walker) -> dict[tuple[str, str], Any]:
    return {
        (name, key): value
        for name, vm in view_models(walker).items()
        for key, value in properties(vm).items()
    }


OF_THE_STAND = {"clock", "hour", "secondsLeft", "secondsTotal", "count"}
"""The time, and how many entries of the content a list was last filled with."""


def of_the_stand(key: tuple[str, str]) -> bool:
    """What differs without being of a person: the queue, too, and whether staff chose a PIN."""
    return key[1] in OF_THE_STAND or key[0] == "staff" or key == ("pin", "step")


def type_here(walker: Walker) -> None:
    """Letters and digits, by keys and by every control that types."""
    for key in SECRET.upper():
        QTest.keyClick(walker.assembly.window, Qt.Key(ord(key)))
    names = sorted(walker.finger.names())
    for name in [*(f"key.{char}" for char in SECRET), *(f"digit{digit}" for digit in DIGITS)]:
        if name in names and walker.finger.find(name) is not None:
            with contextlib.suppress(StopIteration):
                walker.touch(name)
    calm(walker)


def remembered(value: Any, seen: set[int], depth: int = 0) -> Iterator[str]:
    """Every text that hangs on an object of ours, however deep."""
    if id(value) in seen or depth > 6:
        return
    seen.add(id(value))
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in (*value.keys(), *value.values()):
            yield from remembered(part, seen, depth + 1)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from remembered(part, seen, depth + 1)
    elif type(value).__module__.startswith(("ui.", "kiosk.")) and hasattr(value, "__dict__"):
        yield from remembered(vars(value), seen, depth + 1)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from remembered(getattr(value, name), seen, depth + 1)


@pytest.fixture
def stand(open_stand: OpenStand, clock: HandClock) -> Walker:
    walker = open_stand(clock=clock)
    walker.rest(1)
    return walker


def test_every_view_model_is_as_new_for_the_next_person(stand: Walker) -> None:
    fresh = everything(stand)
    texts = {key: value for key, value in fresh.items() if isinstance(value, str)}
    assert len(texts) > 20
    stand.touch("attract.start")
    number = stand.take()
    stand.touch("barHome")
    for route in list(places(stand)):
        shown(stand, route)
        type_here(stand)
    changed = [key for key, value in everything(stand).items() if value != fresh[key]]
    assert len(changed) > 10, "the walk has left traces that there are to wipe"
    stand.assembly.session.wipe()
    stand.until(Screen.ATTRACT)
    wait_until(lambda: stand.finger.find("attract.start") is not None, "the attract screen")
    after = everything(stand)
    assert after.keys() == fresh.keys()
    kept = {key: after[key] for key in fresh if after[key] != fresh[key] and not of_the_stand(key)}
    assert kept == {}
    assert number not in " ".join(stand.words())


def test_nothing_typed_hangs_on_any_object(stand: Walker) -> None:
    stand.touch("attract.start")
    typed = set()
    for route in [*places(stand), Survey(), Survey(step="saran")]:
        shown(stand, route)
        if route == Survey():
            stand.touch("survey.answer.di_sini")  # Who was served is asked for a suggestion, too.
        type_here(stand)
        typed |= {name for name, vm in view_models(stand).items() if holds_the_secret(vm)}
    # Each screen that takes typing; none of it may be found a moment after the person left.
    assert typed >= {"pin", "ask", "status", "wait", "survey"}
    stand.assembly.session.wipe()
    stand.until(Screen.ATTRACT)
    left = [text for text in texts_of(stand) if SECRET in text or DIGITS in text]
    assert left == []


def holds_the_secret(vm: QObject) -> bool:
    return any(SECRET in text.lower() or DIGITS in text for text in remembered(vm, set()))


def texts_of(walker: Walker) -> list[str]:
    seen: set[int] = set()
    texts = [text.lower() for vm in view_models(walker).values() for text in remembered(vm, seen)]
    texts += [text.lower() for text in remembered(walker.assembly.session.router, seen)]
    return texts


def test_done_wipes_at_once_and_needs_no_clock(stand: Walker) -> None:
    stand.touch("attract.start", "barLanguage", "language.en", "size.150", "contrast.on")
    stand.touch("panel.close")
    stand.take()
    stand.touch("result.done")
    assert stand.screen is Screen.ATTRACT
    app = stand.assembly.app
    assert (app._text_factor, app._high_contrast, stand.assembly.session.lang) == (1.0, False, "id")


def test_one_touch_each_for_contrast_and_size_and_both_end_with_the_person(stand: Walker) -> None:
    theme = stand.assembly.engine.singletonInstance("Kiosk.theme", "Theme")
    stand.touch("attract.start", "barLanguage")
    for size, factor in ((150, 1.5), (200, 2.0), (100, 1.0)):
        stand.touch(f"size.{size}")
        assert theme.property("textFactor") == factor
    stand.touch("size.200", "contrast.on")
    assert theme.property("highContrast")
    stand.touch("panel.close")
    stand.assembly.session.wipe()
    assert (theme.property("textFactor"), theme.property("highContrast")) == (1.0, False)


def test_every_view_model_forgets_by_the_same_signal(stand: Walker) -> None:
    """None is left out because somebody forgot to connect it."""
    signal = QMetaMethod.fromSignal(stand.assembly.session.left)
    assert stand.assembly.session.isSignalConnected(signal)
    for name, vm in view_models(stand).items():
        called: list[bool] = []
        vm.changed.connect(lambda called=called: called.append(True))
        stand.assembly.session.left.emit()
        assert called, name
