"""Head start: what other processes do while the one that builds is still loading its program.

One looks at the output. One reads the event files: an entry that has changed needs the forms of
pydantic, which take longer to load than all that has to be done with it, and a first build has all
dates to lay out. Both load next to nothing before they begin.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from plugins.build.beforehand import Look, looking
from plugins.build.cache import Kept
from plugins.build.pool import aside, usual_count
from plugins.late import late

from .commands.options import BuildOptions

if TYPE_CHECKING:
    from . import cache_files, dates, settings
    from . import content as sources
else:
    cache_files = late("plugins.website.cache_files")
    dates = late("plugins.website.dates")
    settings = late("plugins.website.settings")
    sources = late("plugins.website.content")

News = Callable[[], Mapping[bytes, bytes]]
"""To be called once what is Kept is known: what has to be added to it, as it is held there."""


def nothing_new() -> Mapping[bytes, bytes]:
    """The News of a build that reads everything itself."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HeadStart:
    """What a build may ask for. Without `look` it looks itself."""

    look: Look | None = None
    news: News = nothing_new


@contextmanager
def head_start(root: Path, options: BuildOptions) -> Iterator[HeadStart]:
    """Begin; whatever is not called for is given up at the end."""
    count = options.workers or usual_count()
    with looking(root / options.output, workers=count) as look:
        if count == 1:  # this process would only read twice
            yield HeadStart(look)
            return
        with aside(partial(_read, options), count=count) as news:
            yield HeadStart(look, news)


def _read(options: BuildOptions) -> dict[bytes, bytes]:
    """What the event files say, and the dates they give, as far as no earlier build has kept it.

    Mistakes in settings and folders are told by the build itself.
    """
    values = settings.configuration(is_production=options.production)
    try:
        given = settings.site_settings({**values, **options.override})
        content = sources.Content(given.content)
        kept = Kept(cache_files.readings_file(given), given.program)
        dates.read_dates(content, given, kept)
    except (settings.SettingsError, sources.ContentMissingError):
        return {}
    return kept.news()
