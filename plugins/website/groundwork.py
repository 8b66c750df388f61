"""Groundwork of a first build: what comes from theme and settings alone, done while it loads.

Templates are compiled and the pictures of shared links drawn by a process of its own, and found in
the cache by whoever needs them. Later builds find them there at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.late import late

from .options import BuildOptions
from .unchanged import CACHE
from .workers import aside, usual_count

if TYPE_CHECKING:  # what a later build has no need of is not loaded for it twice
    from . import cards, rendering, settings
else:
    cards = late("plugins.website.cards")
    rendering = late("plugins.website.rendering")
    settings = late("plugins.website.settings")

Ground = Callable[[], object]
"""To be called before pages are made: it waits for the groundwork, and raises what went wrong."""


@contextmanager
def groundwork(root: Path, options: BuildOptions) -> Iterator[Ground]:
    """Begin with it if the repository at `root` has no cache yet."""
    if (root / CACHE).exists():
        yield tuple
        return
    lay = partial(_lay, is_production=options.production)
    with aside(lay, count=options.workers or usual_count()) as ground:
        yield ground


def _lay(*, is_production: bool) -> None:
    values = settings.configuration(is_production=is_production)
    try:
        site = settings.site_settings(values)
    except settings.SettingsError:  # the build itself says so
        return
    rendering.compile_all(rendering.environment(site.theme, site.cache))
    for _ in cards.card_files(site.name, site.cache):
        pass
