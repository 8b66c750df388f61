"""News: the one thing that the builds of the preview and its open pages share."""

import secrets
from threading import Condition

from .box import Standing


class News:
    """The present Standing and its name, which changes whenever pages should be loaded again."""

    def __init__(self) -> None:
        """Begin with names that no earlier preview had: its pages may still be open."""
        self._begun = secrets.token_hex(4)
        self._number = 0
        self._standing = Standing()
        self._changed = Condition()

    def tell(self, standing: Standing, *, is_new_site: bool) -> None:
        """Show this from now on; pages are loaded again if it or the site is new."""
        with self._changed:
            if is_new_site or standing != self._standing:
                self._number += 1
                self._standing = standing
                self._changed.notify_all()

    def now(self) -> tuple[Standing, str]:
        """What is to be shown, and its name."""
        with self._changed:
            return self._standing, self._name()

    def after(self, name: str, seconds: float) -> str:
        """The name of the present Standing, at once if it is not `name`, else when it changes.

        After so many seconds it is the same name again.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._name() != name, seconds)
            return self._name()

    def _name(self) -> str:
        return f"{self._begun}-{self._number}"
