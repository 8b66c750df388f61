"""Libraries and rooms that few builds need are loaded when their first name is asked for.

Only those that one module imports as a whole (`import holidays`): a name out of a library loads it,
and so does a second import.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

LIBRARIES = frozenset(
    {
        *("bs4", "holidays", "icalendar", "pyphen", "segno"),
        "plugins.termine.importer",  # for partners' calendars, which few sites follow
        *(f"PIL.{name}" for name in ("Image", "ImageCms", "ImageColor", "ImageDraw")),
        *(f"PIL.{name}" for name in ("ImageFont", "ImageOps", "features")),
    }
)


class _Finder(MetaPathFinder):
    """Finds these libraries as Python does, and puts off what is in them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in LIBRARIES else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def load_libraries_lazily() -> None:
    """To be called once, before anything of the site is imported."""
    sys.meta_path.insert(0, _Finder())
