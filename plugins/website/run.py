"""One run of Pelican inside this process: what `build`, `check` and the preview do."""

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from logging.handlers import BufferingHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pelican import Pelican, console
from pelican.settings import read_settings

from plugins.build.cache import Cache
from plugins.build.lock import build_lock

from .checks.pelican_settings import refuse_plugins
from .cleanup import clear_leftovers
from .content import Content
from .settings import configuration_file, refused, site_settings
from .site import RUN, SiteRun, StoppedError
from .writing import Outcome


class PelicanError(Exception):
    """Pelican logged an error of its own; the text is what it said."""


def run(
    override: Mapping[str, Any],
    *,
    is_production: bool = False,
    only_checks: bool = False,
    cache: Cache | None = None,
) -> Outcome:
    """Build once, with the settings file and those given here on top, PATH among them.

    Whoever builds again in this process gives the same `cache` each time.
    Raises BuildRunningError, ForeignFolderError, ContentMissingError, SettingsError, OSError and
    PelicanError; the mistakes of editors are in the Outcome.
    """
    Content(Path(override["PATH"]))  # Pelican's own words for a missing folder are not German
    file = configuration_file(is_production=is_production)
    values = read_settings(str(file), override=dict(override))
    settings = site_settings(values)
    if not settings.is_own_theme:
        raise refused("setting-theme", name=settings.theme.name)
    refuse_plugins(values)
    site = SiteRun(settings, cache, only_checks=only_checks)
    lock = nullcontext() if only_checks else build_lock(settings.cache, settings.output)
    with lock, closing(site.cache), _logged_errors() as errors:
        if not only_checks:
            clear_leftovers(settings.cache)
        with _output(values, only_checks=only_checks) as output, suppress(StoppedError):
            Pelican({**values, RUN: site, "OUTPUT_PATH": output}).run()
    if errors.buffer and not any(diagnostic.is_error for diagnostic in site.outcome.diagnostics):
        raise PelicanError(errors.buffer[0].getMessage())
    return site.outcome


@contextmanager
def _output(values: Mapping[str, Any], *, only_checks: bool) -> Iterator[str]:
    """Where other plugins write: while we only check, to a folder that is thrown away."""
    if not only_checks:
        yield values["OUTPUT_PATH"]
        return
    with TemporaryDirectory() as folder:
        yield folder


@contextmanager
def _logged_errors() -> Iterator[BufferingHandler]:
    """Collect the errors that Pelican logs, instead of printing them; ours are in the Outcome.

    Nor does it count its articles on the console: our commands say what they made themselves.
    """
    logger, own = logging.getLogger("pelican"), logging.getLogger("plugins.website")
    collector = BufferingHandler(sys.maxsize)
    collector.setLevel(logging.ERROR)
    before = own.propagate, logger.propagate, console.quiet
    own.propagate, logger.propagate, console.quiet = False, False, True
    own.addHandler(logging.NullHandler())
    logger.addHandler(collector)
    try:
        yield collector
    finally:
        logger.removeHandler(collector)
        own.propagate, logger.propagate, console.quiet = before
