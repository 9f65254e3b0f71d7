"""The same stand as in the tests of the screens."""

from tests.ui.app.conftest import at_home, clock, fresh_home, home, open_stand

__all__ = ["at_home", "clock", "fresh_home", "home", "open_stand"]
