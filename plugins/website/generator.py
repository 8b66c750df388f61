"""The generator that Pelican calls: it reads the dates, plans all pages and writes the site."""

import logging
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from plugins.events import Problem, report

from .assembly import Plan, plan
from .calendar_sizes import large_calendars
from .fingerprints import TemplateKeys, program_version
from .index import IndexFile
from .jobs import Job
from .kept import digest
from .output import Build, RefusedError, Written, write_site
from .reader import INSPECTION, READER, SETTINGS, TEXTS, readings
from .reading import ingredients
from .settings import ROOT, SettingsError, SiteSettings
from .site_jobs import late_jobs, packed, site_jobs
from .sources import Content
from .texts import ReadText, TextReader
from .workers import usual_count

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went; `written` is None where Problems stopped it."""

    problems: tuple[Problem, ...]
    written: Written | None = None
    pages: int = 0
    calendars: int = 0


class Inspects(Protocol):
    """Looks at a tree before it is published; raises RefusedError if that must not be."""

    problems: tuple[Problem, ...]

    def __init__(self, plan: Plan) -> None:
        """Know what must be in the tree."""

    def __call__(self, folder: Path) -> None:
        """Look."""


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
        self._texts: tuple[ReadText | Problem, ...] = settings[TEXTS]
        self._inspection: type[Inspects] | None = settings.get(INSPECTION)
        self._plan: Plan | None = None
        self.outcome = Outcome(())

    def generate_context(self) -> None:
        """Put everything together. Called after Pelican has read the texts.

        All mistakes become one log record: `pelican --fatal errors` stops there, and Pelican's own
        preview, which would spin on an exception, goes on.
        """
        content = Content(self._settings.content)
        texts = readings(self._context["generated_content"]) or self._texts
        self._plan = plan(ingredients(self._settings, content, texts, self._reader))
        self.outcome = Outcome(self._plan.problems)
        if self._plan.problems:
            level = logging.ERROR if self._plan.has_errors else logging.WARNING
            _LOG.log(level, "%s", report(self._plan.problems))

    def generate_output(self, _writer: object) -> None:
        """Write the site, unless a mistake stands in the way."""
        if self._plan is None or self._plan.has_errors:
            return
        self.outcome = _outcome(self._plan, self._inspection)


def _outcome(plan: Plan, look: type[Inspects] | None) -> Outcome:
    """Write the site; a published one with packed copies, and only if the audit finds no error."""
    settings = plan.settings
    if settings.is_production and look is None:
        raise SettingsError("In PLUGINS fehlt „plugins.website.publishing“.")
    inspection = look(plan) if settings.is_production and look else None
    wrap = partial(packed, output=settings.output) if settings.is_production else _unchanged
    build = Build(
        late=lambda staged: tuple(map(wrap, late_jobs(plan, staged))),
        inspect=inspection,
        index=IndexFile(settings.cache, settings.output, _version(settings)),
        templates=TemplateKeys(settings.theme / "templates"),
        workers=settings.workers or usual_count(),
        is_full=settings.is_full,
    )
    try:
        written = write_site(settings.output, tuple(map(wrap, site_jobs(plan))), build)
    except RefusedError as refusal:
        return Outcome((*plan.problems, *refusal.problems))
    found = inspection.problems if inspection else tuple(large_calendars(plan, written))
    return Outcome((*plan.problems, *found), written, written.pages, written.calendars)


def _unchanged(job: Job) -> Job:
    return job


def _version(settings: SiteSettings) -> bytes:
    """Changes with everything that may change any file; the day is not among it."""
    never = date.min
    lasting = replace(settings, today=never, horizon=never, is_full=False, workers=0)
    return digest(program_version(ROOT), repr(lasting))
