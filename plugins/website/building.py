"""One build inside this process: a run of Pelican, or the next step after one.

Our commands read all content themselves and hand it over, so that Pelican reads nothing but its
settings. A build that finds what a run of Pelican has left with the very same settings and the same
program has nothing to ask it for, and goes on without it (decision record 0022). Whatever else
hears Pelican's signals, a published site and `--full` always get their run.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.build.cleanup import clear_leftovers
from plugins.build.lock import build_lock
from plugins.build.memory import Memory
from plugins.late import late

from .cache_files import index_file
from .content import Content
from .groundwork import Ground, groundwork
from .head_start import HeadStart
from .making import Outcome, planned, written
from .markdown.texts import TextReader
from .reading import Readings, new_reader, read_content
from .settings import SiteSettings, configuration, site_settings

if TYPE_CHECKING:
    from . import pelican_run
else:
    pelican_run = late("plugins.website.pelican_run")

OWN_PLUGIN = "plugins.website.plugin"


class PelicanError(Exception):
    """Pelican logged an error of its own; the text is what it said."""


def run(
    override: Mapping[str, Any],
    *,
    is_production: bool = False,
    memory: Memory | None = None,
    begun: HeadStart | None = None,
) -> Outcome:
    """Build once, with the settings file and those given here on top, PATH among them.

    Whoever builds again in this process gives the same `memory` each time. `begun` is what other
    processes are at already.
    Raises BuildRunningError, ForeignFolderError, ContentMissingError, SettingsError, OSError and
    PelicanError; the mistakes of editors are in the Outcome.
    """
    Content(Path(override["PATH"]))  # Pelican's own words for a missing folder are not German
    values = {**configuration(is_production=is_production), **override}
    settings = site_settings(values)
    needs_pelican = values.get("PLUGINS") != [OWN_PLUGIN] or settings.is_full
    with build_lock(settings.cache, settings.output):
        clear_leftovers(settings.cache, settings.output)
        reader = new_reader(settings, memory)
        begun = begun or HeadStart(memory.taken() if memory else None)
        if needs_pelican or not index_file(settings).is_believed:
            with groundwork(settings) as ground:
                handed = [_all_read(settings, reader, begun, ground)]
            outcome, said = pelican_run.run(override, handed, reader, is_production=is_production)
        else:
            outcome, said = _gone_on(settings, reader, begun), ()
        if memory and outcome.written:
            memory.leave(settings.output, outcome.written.stamps)
    if said and not any(diagnostic.is_error for diagnostic in outcome.diagnostics):
        raise PelicanError(said[0])
    return outcome


def _all_read(
    settings: SiteSettings, reader: TextReader, begun: HeadStart, ground: Ground
) -> Readings:
    """All content; what follows then finds Pelican loaded and the groundwork done."""
    content = Content(settings.content)
    load = partial(getattr, pelican_run, "run")
    readings = read_content(settings, content, reader, meanwhile=load, news=begun.news)
    ground()
    return readings


def _gone_on(settings: SiteSettings, reader: TextReader, begun: HeadStart) -> Outcome:
    """What follows an earlier build, without Pelican."""
    read = partial(read_content, settings, Content(settings.content), reader, news=begun.news)
    return written(planned(settings, read(), reader), look=begun.look)
