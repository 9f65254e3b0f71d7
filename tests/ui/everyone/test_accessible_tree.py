"""What a screen reader finds on every screen: each control with role, name and state, each word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from tests.ui.app.conftest import OpenStand, Walker
from tests.ui.everyone.places import calm, places, shown
from tests.ui.everyone.test_keys_alone import controls, name

Role = QAccessible.Role
OF_CONTROLS = {Role.Button, Role.CheckBox, Role.RadioButton, Role.Link, Role.PageTab}
HEADER = 112
"""Pixels from the top of a portrait screen."""


@pytest.fixture
def reader(open_stand: OpenStand) -> Walker:
    """A stand with a screen reader at it."""
    walker = open_stand()
    QAccessible.setActive(True)
    walker.touch("attract.start")
    return walker


@pytest.fixture(autouse=True)
def silent_again() -> Iterator[None]:
    yield
    QAccessible.setActive(False)


def tree(walker: Walker) -> dict[QQuickItem, QAccessibleInterface]:
    """Every accessible thing by its item."""
    waiting = [QAccessible.queryAccessibleInterface(walker.assembly.window)]
    found = {}
    while waiting:
        one = waiting.pop()
        found[one.object()] = one
        waiting.extend(one.child(index) for index in range(one.childCount()))
    return found


def test_every_control_says_what_it_is(reader: Walker) -> None:
    faults: list[str] = []
    pressed = 0
    for route in [None, *places(reader)]:
        here = shown(reader, route) if route else reader.assembly.session.router.here
        things = tree(reader)
        for item in controls(reader):
            pressed += 1
            faults += [f"{here.screen} {name(item)}: {fault}" for fault in faults_of(item, things)]
    assert pressed > 100
    assert faults == [], "\n".join(faults)


def faults_of(item: QQuickItem, things: dict[QQuickItem, QAccessibleInterface]) -> Iterator[str]:
    one = things.get(item)
    if one is None:
        yield "isn't in the tree"
        return
    state = one.state()
    if one.role() not in OF_CONTROLS:
        yield f"is a {one.role().name}"
    if not one.text(QAccessible.Text.Name).strip():
        yield "has no name"
    if "press" not in str(one.actionInterface().actionNames()).lower():
        yield "can't be pressed"
    if not state.focusable:
        yield "takes no focus"
    if state.invisible or state.disabled:
        yield "says that it isn't there"
    why = item.property("whyNot")
    if why and why not in one.text(QAccessible.Text.Description):
        yield "doesn't say why it can't be had"
    if one.rect().width() < 1:
        yield "is nowhere"


def test_no_two_controls_of_a_screen_have_one_name(reader: Walker) -> None:
    for route in list(places(reader)):
        here = shown(reader, route)
        things = tree(reader)
        said = [
            things[item].text(QAccessible.Text.Name)
            + things[item].text(QAccessible.Text.Description)
            for item in controls(reader)
        ]
        assert sorted(said) == sorted(set(said)), here


def test_every_word_on_a_screen_can_be_heard(reader: Walker) -> None:
    """Each visible text is in the name or description of itself, or of what it stands in."""
    faults: list[str] = []
    texts = 0
    for route in [None, *places(reader)]:
        here = shown(reader, route) if route else reader.assembly.session.router.here
        things = tree(reader)
        for item in words_of(reader):
            texts += 1
            if not is_said(item, things):
                faults.append(f"{here.screen}: {item.property('text')!r}")
    assert texts > 100
    assert faults == [], "\n".join(faults)


def words_of(walker: Walker) -> Iterator[QQuickItem]:
    """Visible texts, but for the header, whose title is the name of the whole pane."""
    for item in walker.finger.items():
        text = item.property("text")
        is_text = item.property("truncated") is not None and isinstance(text, str) and text.strip()
        if is_text and item.mapToScene(item.position() * 0).y() >= HEADER:
            yield item


def is_said(item: QQuickItem, things: dict[QQuickItem, QAccessibleInterface]) -> bool:
    wanted = plain(item.property("text"))
    above: QQuickItem | None = item
    while above is not None:
        # A number is said in words, a countdown without seconds, a key of signs by its name.
        if any(above.property(name) for name in ("spoken", "caption", "rapid")):
            return True
        above = above.parentItem()
    middle = item.mapToScene(item.boundingRect().center())
    around = (one for thing, one in things.items() if holds(thing, middle))
    return any(wanted in plain(said_by(one)) for one in around)


def holds(thing: object, point: QPointF) -> bool:
    return isinstance(thing, QQuickItem) and thing.contains(thing.mapFromScene(point))


def said_by(one: QAccessibleInterface) -> str:
    """Name, description and value."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return " ".join(one.text(kind) for kind in kinds)


def plain(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").split())


def test_the_state_of_a_choice_is_said(reader: Walker) -> None:
    reader.touch("barLanguage", "size.150")
    reader.finger.see("panel.close")
    calm(reader)
    said = {
        item.objectName(): one.text(QAccessible.Text.Description)
        for item, one in tree(reader).items()
        if isinstance(item, QQuickItem) and item.objectName().startswith(("size.", "language."))
    }
    assert said == {
        "language.id": "terpilih",
        "language.en": "",
        "size.100": "",
        "size.150": "terpilih",
        "size.200": "",
    }
