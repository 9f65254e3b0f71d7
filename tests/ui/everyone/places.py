"""Every place of the stand, found from the routes themselves: a new screen is a new place."""

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from tests.ui.app.conftest import Walker
from ui.assets import QML
from ui.finger import wait_until
from ui.router import AnswerPage, Attract, LessonPage, Result, Route, Screen
from ui.snapshot import Known
from ui.speech.pieces import pieces

SCREENS = QML / "Kiosk" / "screens"


def is_drawn(screen: Screen) -> bool:
    """There is a file that draws it."""
    return (SCREENS / f"{screen.value.capitalize()}Screen.qml").exists()


def places(walker: Walker) -> Iterator[Route]:
    """A route to each screen, and one more for every choice that its own fields offer."""
    known = walker.assembly.session.known
    assert known is not None
    walker.assembly.session.router.wake()
    walker.assembly.session.home()
    walker.take()
    yield walker.assembly.session.router.here
    for kind in Route.__subclasses__():
        if is_drawn(kind.screen) and kind not in (Attract, Result):
            base = sample(kind, known)
            yield base
            yield from variants(base)


def sample(kind: type[Route], known: Known) -> Route:
    """A route of this kind, with an entry of the real content in each field that needs one."""
    content: dict[str, Any] = {"service": known.catalogue.services[0].id, "purpose": "take"}
    content |= {"kind": "failed", "text_id": "Coba lagi.", "text_en": "Try again."}
    if kind is AnswerPage:
        content["answer"] = known.catalogue.faq[0].id
    if kind is LessonPage:
        content["lesson"] = known.catalogue.lessons[0].id  # type: ignore[attr-defined]
    names = {field.name for field in msgspec.structs.fields(kind)}
    return kind(**{name: value for name, value in content.items() if name in names})


def variants(base: Route) -> Iterator[Route]:
    """The same screen with each other value of its flags and choices, one changed at a time."""
    for field in msgspec.structs.fields(base):
        for value in choices(field.type):
            if field.name != "lane" and value != getattr(base, field.name):
                yield msgspec.structs.replace(base, **{field.name: value})


def choices(kind: Any) -> tuple[Any, ...]:
    """All values of a type that has few."""
    if kind is bool:
        return (False, True)
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return tuple(value for part in get_args(kind) for value in choices(part))
    return ()


def shown(walker: Walker, route: Route) -> Route:
    """Shows a place and answers the one that is shown: a screen may send one on."""
    session = walker.assembly.session
    session.router.wake()
    session.router.home()
    session.go(route)
    calm(walker)
    return session.router.here


def calm(walker: Walker) -> None:
    """Waits until what the screen says is the same in two frames running."""
    before: list[object] = [None]

    def same() -> bool:
        walker.assembly.window.grabWindow()
        now = [(piece.key, piece.place) for piece in pieces(walker.assembly.window)]
        before.append(now)
        here = walker.assembly.app.of(walker.screen)
        return bool(now) and before[-2] == now and here.read_state() != "busy"

    wait_until(same, "a calm screen")
