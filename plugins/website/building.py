"""One run of Pelican inside this process."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican, console, signals
from pelican.settings import read_settings

from .generator import Outcome, SiteGenerator
from .leftovers import clear_leftovers
from .lock import build_lock
from .reader import ALONE, SETTINGS
from .settings import SiteSettings, configuration_file
from .sources import Content


class PelicanError(Exception):
    """Pelican logged an error of its own; the text is what it said."""


def run(override: Mapping[str, Any], *, is_production: bool = False) -> Outcome:
    """Build once, with Pelican's settings and those given here on top, PATH among them.

    Raises BuildRunningError, ForeignFolderError, ContentMissingError, SettingsError, OSError and
    PelicanError; the mistakes of editors are in the Outcome.
    """
    Content(Path(override["PATH"]))  # Pelican's own words for a missing folder are not German
    file = configuration_file(is_production=is_production)
    pelican_settings = read_settings(str(file), override={ALONE: True, **override})
    with _records() as records:
        pelican = Pelican(pelican_settings)
        settings: SiteSettings = pelican.settings[SETTINGS]
        with build_lock(Path(settings.cache), Path(settings.output)):
            clear_leftovers(Path(settings.cache))
            outcome = _run(pelican)
    if records and not any(problem.is_error for problem in outcome.problems):
        raise PelicanError(records[0])
    return outcome


def _run(pelican: Pelican) -> Outcome:
    """The outcome is in our generator, which Pelican hands out when all have read."""
    found: list[SiteGenerator] = []

    def remember(generators: list[object]) -> None:
        found.extend(one for one in generators if isinstance(one, SiteGenerator))

    was_quiet, console.quiet = console.quiet, True
    try:
        with signals.all_generators_finalized.connected_to(remember):
            pelican.run()
    finally:
        console.quiet = was_quiet
    return found[0].outcome


@contextmanager
def _records() -> Iterator[list[str]]:
    """Collect the errors Pelican logs, instead of printing what editors cannot understand."""
    logger = logging.getLogger("pelican")
    records: list[str] = []
    handler = _Collector(records)
    own = logging.getLogger("plugins.website")
    before = own.propagate, logger.propagate
    own.propagate = logger.propagate = False
    own.addHandler(logging.NullHandler())
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        own.propagate, logger.propagate = before


class _Collector(logging.Handler):
    def __init__(self, records: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record.getMessage())
