"""Groundwork of a first build: what comes from theme and settings alone, done beside all reading.

Templates are compiled and the pictures of shared links drawn by a process of its own, and found in
the cache by whoever needs them. Later builds find them there at once.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

from plugins.build.pool import aside, usual_count
from plugins.late import late

from .settings import SiteSettings
from .theme_files.rendering import compile_all, environment

if TYPE_CHECKING:
    from .images import cards
else:
    cards = late("plugins.website.images.cards")

Ground = Callable[[], object]
"""To be called before pages are made: it waits for the groundwork, and raises what went wrong."""


def groundwork(settings: SiteSettings) -> AbstractContextManager[Ground]:
    """Begin with it; what has to be loaded for it is loaded nowhere else."""
    return aside(partial(_lay, settings), count=settings.workers or usual_count())


def _lay(settings: SiteSettings) -> None:
    compile_all(environment(settings.theme, settings.cache))
    for _ in cards.card_files(settings.name, settings.cache):
        pass
