"""The site of a Plan, written by the engine: what is due is made, packed and inspected."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import Environment

from plugins.build.builder import Builder, RefusedError, Written
from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.build.pool import usual_count
from plugins.build.task import Product, Staged, Task
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.feeds import FeedKind

from .messages import message
from .packing import with_packed
from .pages.atom import Announce
from .plan import Plan
from .settings import SiteSettings, refused, settings_files
from .tasks import dependent_tasks, site_tasks

SIGN = "kalender/index.html"
"""A file that every build makes: an output folder without it belongs to somebody else."""

LARGEST_KILOBYTES = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went; `written` is None where Diagnostics stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    written: Written | None = None


Inspect = Callable[[Plan, Path], tuple[Diagnostic, ...]]
"""Tells what is wrong with the finished tree in a folder, before it is published."""


def write_site(
    plan: Plan,
    templates: Environment,
    cache: Cache,
    announce: Announce,
    *,
    inspect: Inspect | None = None,
) -> Outcome:
    """Write the site, unless a mistake stands in the way.

    A published one has packed copies, and is written only if the audit (`inspect`) finds no error.
    `announce` hears of the feed of the articles before it is written.
    """
    if plan.has_errors:
        return Outcome(plan.diagnostics)
    settings = plan.settings
    if settings.is_production and inspect is None:
        raise refused("setting-inspection")
    found: tuple[Diagnostic, ...] = ()

    def refuse_errors(folder: Path) -> None:
        nonlocal found
        found = inspect(plan, folder) if inspect else ()
        if any(diagnostic.is_error for diagnostic in found):
            raise RefusedError(found)

    def dependents(staged: Staged) -> Sequence[Task]:
        return _packed(settings, dependent_tasks(plan, staged, announce))

    builder = Builder(
        output=settings.output,
        sign=SIGN,
        cache=cache,
        version=_version(settings),
        workers=settings.workers or usual_count(),
        is_full=settings.is_full,
        inspect=refuse_errors if settings.is_production else None,
    )
    try:
        written = builder.build(_packed(settings, site_tasks(plan, templates, cache)), dependents)
    except RefusedError:
        return Outcome((*plan.diagnostics, *found))
    if not settings.is_production:
        found = tuple(_large_calendars(plan, written))
    return Outcome((*plan.diagnostics, *found), written)


def _version(settings: SiteSettings) -> bytes:
    """Changes with everything that may change any file; day and hour are not among it."""
    lasting = replace(settings, today=date.min, horizon=date.min, is_full=False, workers=0)
    lasting = replace(lasting, clock=datetime.fromtimestamp(0, UTC))
    return digest(*(file.read_bytes() for file in settings_files()), repr(lasting))


def _packed(settings: SiteSettings, tasks: Iterable[Task]) -> Sequence[Task]:
    """The same tasks; of a published site they give packed copies of their texts, too."""

    def packed(task: Task) -> Task:
        def make() -> Product:
            product = task.make()
            return replace(product, files=tuple(with_packed(product.files, settings.output)))

        return replace(task, key=digest(task.key, "packed"), make=make)

    return tuple(map(packed, tasks) if settings.is_production else tasks)


def _large_calendars(plan: Plan, written: Written) -> Iterator[Diagnostic]:
    """A hint for each calendar to subscribe to that reaches the limit; single dates never do."""
    for feed in plan.feeds:
        if feed.kind is FeedKind.DATE or feed.left_out or feed.path not in written.stamps:
            continue
        kilobytes = written.stamps[feed.path][0] // 1000
        if kilobytes >= LARGEST_KILOBYTES:
            place = Position(f"{plan.settings.output_label}/{feed.path}", 1)
            yield message("calendar-large", kilobytes=kilobytes).at(place)
