"""A Plan becomes the files of the site, one after the other: they need not fit in memory."""

from collections.abc import Iterator

from plugins.feeds import CalendarWriter, FeedSite
from plugins.views import (
    SitemapEntry,
    TextFile,
    atom_xml,
    bundles,
    robots_txt,
    security_txt,
    site_view,
    sitemap_entries,
    sitemap_xml,
)

from .assembly import Plan
from .assets import theme_files
from .output import OutputFile
from .rendering import environment, render
from .sources import PICTURES


def site_files(plan: Plan) -> Iterator[OutputFile]:
    """Theme, pictures, calendars, pages and the files for machines."""
    theme = theme_files(plan.settings.theme, plan.settings.base)
    yield from theme.files
    for name, path in plan.content.pictures():
        yield OutputFile(f"{PICTURES}/{name}", path.read_bytes())
    yield from calendar_files(plan)
    site = site_view(plan.world, stylesheet=theme.stylesheet, script=theme.script, icon=theme.icon)
    templates = environment(plan.settings.theme)
    entries: list[SitemapEntry] = []
    for bundle in bundles(plan.world):
        pages = bundle.pages()
        entries += sitemap_entries(pages)
        for page in pages:
            yield OutputFile(page.file, render(templates, page, site))
    yield from map(_text_file, _machine_files(plan, entries))


def calendar_files(plan: Plan) -> Iterator[OutputFile]:
    """Every .ics file, with the time of its newest change."""
    settings = plan.settings
    site = FeedSite(
        url=settings.url, name=settings.name, domain=settings.domain, open_end=settings.open_end
    )
    writer = CalendarWriter(site, plan.stamps)
    for feed in plan.feeds:
        yield OutputFile(feed.path, writer.content(feed), writer.last_modified(feed))


def _machine_files(plan: Plan, entries: list[SitemapEntry]) -> Iterator[TextFile]:
    settings = plan.world.settings
    yield atom_xml(plan.world)
    yield sitemap_xml(entries)
    yield robots_txt(settings)
    security = security_txt(settings, plan.settings.today)
    if security is not None:
        yield security


def _text_file(file: TextFile) -> OutputFile:
    return OutputFile(file.url, file.text.encode())
