"""One run of Pelican inside this process."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pelican import Pelican, console, signals
from pelican.settings import read_settings

from .generator import SiteGenerator
from .handover import READER, READINGS
from .making import Outcome
from .markdown.texts import TextReader
from .reading import Readings
from .settings import configuration_file


def run(
    override: Mapping[str, Any], handed: list[Readings], reader: TextReader, *, is_production: bool
) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome, and the errors that Pelican logged: editors could not understand them.

    What was read is taken out of `handed`.
    """
    file = configuration_file(is_production=is_production)
    read = {READINGS: handed, READER: reader}
    settings = read_settings(str(file), override={**override, **read})
    with _records() as records:
        outcome = _outcome(Pelican(settings))
    return outcome, tuple(records)


def _outcome(pelican: Pelican) -> Outcome:
    """It is in our generator, which Pelican hands out when all have read."""
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
    """Collect the errors Pelican logs, instead of printing them."""
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
