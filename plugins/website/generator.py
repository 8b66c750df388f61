"""The generator that Pelican calls: it reads the dates, plans all pages and writes the site."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plugins.events import Problem, report

from .assembly import Plan, plan
from .inspection import Inspection, RefusedError
from .output import OutputFile, Written, write_output
from .packing import with_packed
from .reader import READER, SETTINGS, readings
from .reading import ingredients
from .settings import SiteSettings
from .site_files import site_files
from .sources import Content
from .texts import TextReader

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went; `written` is None where Problems stopped it."""

    problems: tuple[Problem, ...]
    written: Written | None = None
    pages: int = 0
    calendars: int = 0


class SiteGenerator:
    """One per run. `outcome` tells how it went.

    It is no subclass of Pelican's Generator, which would set up templates and readers of its own;
    Pelican asks for nothing but these methods.
    """

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: object) -> None:
        """Called by Pelican with its settings and what all generators share."""
        self._context = context
        self._settings: SiteSettings = settings[SETTINGS]
        self._reader: TextReader = settings[READER]
        self._plan: Plan | None = None
        self.outcome = Outcome(())

    def generate_context(self) -> None:
        """Put everything together. Called after Pelican has read the texts.

        All mistakes become one log record: `pelican --fatal errors` stops there, and Pelican's own
        preview, which would spin on an exception, goes on.
        """
        content = Content(self._settings.content)
        texts = readings(self._context["generated_content"])
        self._plan = plan(ingredients(self._settings, content, texts, self._reader.renderer))
        self.outcome = Outcome(self._plan.problems)
        if self._plan.problems:
            level = logging.ERROR if self._plan.has_errors else logging.WARNING
            _LOG.log(level, "%s", report(self._plan.problems))

    def generate_output(self, _writer: object) -> None:
        """Write the site, unless a mistake stands in the way."""
        if self._plan is None or self._plan.has_errors:
            return
        write = _written_for_all if self._settings.is_production else _written
        self.outcome = write(self._plan)


def _written(plan: Plan) -> Outcome:
    paths: list[str] = []
    written = write_output(plan.settings.output, _noting(site_files(plan), paths))
    return _outcome(plan.problems, written, paths)


def _written_for_all(plan: Plan) -> Outcome:
    """As `_written`, with packed copies, and only if the audit finds no error."""
    paths: list[str] = []
    output, inspection = plan.settings.output, Inspection(plan)
    files = with_packed(_noting(site_files(plan), paths), output)
    try:
        written = write_output(output, files, inspect=inspection)
    except RefusedError as refusal:
        return Outcome((*plan.problems, *refusal.problems))
    return _outcome((*plan.problems, *inspection.problems), written, paths)


def _outcome(problems: tuple[Problem, ...], written: Written, paths: list[str]) -> Outcome:
    return Outcome(
        problems,
        written,
        pages=sum(path.endswith(".html") for path in paths),
        calendars=sum(path.endswith(".ics") for path in paths),
    )


def _noting(files: Iterable[OutputFile], paths: list[str]) -> Iterator[OutputFile]:
    """The same files, with their paths noted as they pass."""
    for file in files:
        paths.append(file.path)
        yield file
