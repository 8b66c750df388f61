"""From the texts to the written site: what a build is, whether Pelican runs around it or not."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from jinja2 import Environment

from plugins.build.output import Build, RefusedError, Written, write_site
from plugins.build.pool import usual_count
from plugins.build.task import Work
from plugins.termine.diagnostics import Diagnostic

from .assembly import Plan, plan
from .cache_files import index_file
from .calendar_sizes import large_calendars
from .content import Content
from .markdown.texts import TextReader
from .reading import Readings, ingredients
from .settings import SettingsError, SiteSettings
from .site_jobs import late_jobs, packed, site_jobs
from .theme_files.fingerprints import TemplateKeys


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went; `written` is None where Diagnostics stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    written: Written | None = None
    pages: int = 0
    calendars: int = 0


class Inspects(Protocol):
    """Looks at a tree before it is published; raises RefusedError if that must not be."""

    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, plan: Plan) -> None:
        """Know what must be in the tree."""

    def __call__(self, folder: Path) -> None:
        """Look."""


def planned(
    settings: SiteSettings, readings: Readings, reader: TextReader, templates: Environment
) -> Plan:
    """Everything put together with what was read, and judged."""
    return plan(ingredients(settings, Content(settings.content), readings, reader), templates)


def written(plan: Plan, templates: Environment, inspects: type[Inspects] | None = None) -> Outcome:
    """Write the site, unless a mistake stands in the way.

    A published one has packed copies, and is written only if the audit (`inspects`) finds no error.
    """
    if plan.has_errors:
        return Outcome(plan.diagnostics)
    settings = plan.settings
    if settings.is_production and inspects is None:
        raise SettingsError("In PLUGINS fehlt „plugins.website.inspection“.")
    inspection = inspects(plan) if settings.is_production and inspects else None
    wrap = partial(packed, output=settings.output) if settings.is_production else _unchanged
    build = Build(
        late=lambda staged: tuple(map(wrap, late_jobs(plan, staged))),
        inspect=inspection,
        index=index_file(settings),
        templates=TemplateKeys(settings.theme / "templates"),
        workers=settings.workers or usual_count(),
        is_full=settings.is_full,
    )
    try:
        site = write_site(settings.output, tuple(map(wrap, site_jobs(plan, templates))), build)
    except RefusedError as refusal:
        return Outcome((*plan.diagnostics, *refusal.diagnostics))
    found = inspection.diagnostics if inspection else tuple(large_calendars(plan, site))
    return Outcome((*plan.diagnostics, *found), site, site.pages, site.calendars)


def _unchanged(work: Work) -> Work:
    return work
