"""Late: modules that are loaded when something in them is first asked for.

A build that goes on from the last one needs few of the libraries that a first one needs, and
loading them would take it longer than its own work. A module that is loaded late is imported for
the type checker at the top of the file, as any other, and named there once more:

    if TYPE_CHECKING:
        import holidays
    else:
        holidays = late("holidays")

Nothing else changes for whoever reads or writes `holidays.country_holidays(…)`.
"""

from importlib import import_module
from types import ModuleType
from typing import Any


def late(name: str) -> ModuleType:
    """A stand-in for a module; `name` is its whole name."""
    return _Late(name)


class _Late(ModuleType):
    """Knows the module's name alone, until it is asked for something else."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)
