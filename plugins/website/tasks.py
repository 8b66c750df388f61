"""A Plan becomes tasks for the engine: each says what its files are made from, and makes them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from jinja2 import Environment

from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.build.pool import shared_out, usual_count
from plugins.build.task import OutputFile, Product, Staged, Task
from plugins.termine.events import Occurrence
from plugins.termine.feeds import CalendarWriter, Feed, FeedKind, FeedSite, Identity, identity

from .cms.editor_site import editor_tasks
from .images import PictureStore, card_files, picture_tasks
from .pages.atom import Announce, atom_files
from .pages.context import qr_svg
from .pages.files import (
    SitemapEntry,
    robots_txt,
    security_txt,
    sitemap_entries,
    sitemap_files,
    state_json,
    web_manifest,
)
from .pages.site_plan import file_bundles, page_bundles, site_view
from .pages.views import Bundle, SiteView, TextFile
from .pages.visible import EventKeys, event_keys
from .plan import Plan
from .search.search_index import search_tasks, searched
from .static_files import static_tasks
from .theme_files.assets import theme_files
from .theme_files.rendering import render, template_keys


def site_tasks(plan: Plan, templates: Environment, cache: Cache) -> tuple[Task, ...]:
    """Theme, pictures, calendars and pages; `templates` are those of the theme."""
    settings = plan.settings
    theme = theme_files(settings.theme, settings.base)
    site = site_view(plan.context, theme)
    looks = template_keys(templates, settings.theme, cache.table("names in templates"))
    site_key = digest(repr(site), _short_texts_key(plan))
    keys = event_keys(plan.context)
    codes = cache.table("qr codes")

    def qr_code(text: str) -> str:
        return codes.through(digest(text), partial(qr_svg, text))

    context = replace(plan.context, qr_svg=qr_code)
    page_task = partial(_page_task, templates=templates, site=site)
    cards = partial(card_files, settings.name, cache.table("cards"))
    store = PictureStore(cache.table("pictures"))
    return (
        *map(_file_task, theme.files),
        _task("cards", digest(settings.name), cards),
        *picture_tasks(plan.content, plan.pictures, store),
        *static_tasks(plan.statics),
        *calendar_tasks(plan, keys, cache),
        *(
            page_task(
                one,
                key=digest(site_key, *(looks.get(name, b"") for name in one.templates), one.key),
            )
            for one in page_bundles(context, keys)
        ),
        *(
            _task(f"texts {one.name}", digest(one.key), partial(_text_files, one.files))
            for one in file_bundles(context, keys)
        ),
        *editor_tasks(plan),
    )


def dependent_tasks(plan: Plan, staged: Staged, announce: Announce) -> tuple[Task, ...]:
    """The files for machines and the search, which need what all pages say.

    `announce` hears of the feed of the articles before it is written.
    """
    settings = plan.context.settings
    hints = sum(not diagnostic.is_error for diagnostic in plan.diagnostics)
    texts = (
        *atom_files(plan.context, announce),
        *sitemap_files(
            (note for note in staged.notes if isinstance(note, SitemapEntry)), settings.url
        ),
        robots_txt(settings),
        web_manifest(settings),
        state_json(plan.context, commit=plan.commit, hints=hints),
        security_txt(settings, plan.settings.today),
    )
    files = _text_files(lambda: filter(None, texts))
    year, scratch = plan.settings.today.year, plan.settings.cache
    has_search = plan.settings.has_search
    search = search_tasks(staged, scratch, this_year=year) if has_search else ()
    return (*map(_file_task, files), *search)


def calendar_tasks(plan: Plan, events: EventKeys, cache: Cache) -> Iterator[Task]:
    """A task for all calendars of an event, and one for each other; `events` has their keys."""
    settings = plan.settings
    site = FeedSite(
        url=settings.url,
        name=settings.name,
        domain=settings.domain,
        open_end=settings.open_end,
        cancelled_status=settings.cancelled_status,
    )
    dates = _Vevents(plan, site, events, cache)
    writer = CalendarWriter(site, plan.stamps, dates)
    for name, calendars in _grouped(plan.feeds):
        parts = [(feed.path, feed.name, feed.description, feed.page) for feed in calendars]
        keys = [dates.key(one) for feed in calendars for one in feed.occurrences]
        key = digest(repr(site), repr(parts), *keys)
        task = _task(f"calendar {name}", key, partial(_calendars, calendars, writer))
        yield replace(task, weight=len(calendars))


class _Vevents:
    """The VEVENT of each date, made once: it stands in up to six calendars.

    Those of an event are kept together in the cache, under a key of all that they say.
    """

    def __init__(self, plan: Plan, site: FeedSite, events: EventKeys, cache: Cache) -> None:
        """Make what is not in the cache yet, on all cores."""
        self._writer = CalendarWriter(site, plan.stamps)
        self._table = cache.table("vevents")
        self._events = events
        self._made: dict[str, Mapping[Identity, bytes]] = {}
        self._dates: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in plan.context.agenda.occurrences:
            self._dates[occurrence.event.id].append(occurrence)
        self._keys = {
            name: digest(repr(site), events[name], repr([identity(one)[1] for one in dates]))
            for name, dates in self._dates.items()
        }
        new = [name for name, key in self._keys.items() if self._table.get(key) is None]
        count = plan.settings.workers or usual_count()
        shared_out(new, self._make, count=count, cache=cache)

    def key(self, occurrence: Occurrence) -> str:
        """Changes with all that the VEVENT says."""
        event_id, day = identity(occurrence)
        return f"{self._events[event_id]}{day}"

    def get(self, date: Identity) -> bytes:
        """The VEVENT of a date."""
        if date[0] not in self._made:
            self._make(date[0])
        return self._made[date[0]][date]

    def _make(self, event_id: str) -> None:
        dates, date = self._dates[event_id], self._writer.date
        self._made[event_id] = self._table.through(
            self._keys[event_id], lambda: {identity(one): date(one) for one in dates}
        )


def _grouped(feeds: Iterable[Feed]) -> Iterable[tuple[str, list[Feed]]]:
    """Under one name what changes together: the calendar of an event and those of its dates."""
    found: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        is_of_event = feed.kind in (FeedKind.EVENT, FeedKind.DATE)
        found[f"of {feed.occurrences[0].event.id}" if is_of_event else feed.path].append(feed)
    return found.items()


def _calendars(calendars: Iterable[Feed], writer: CalendarWriter) -> Iterator[OutputFile]:
    for feed in calendars:
        yield OutputFile(feed.path, writer.content(feed), writer.last_modified(feed))


def _text_files(texts: Callable[[], Iterable[TextFile]]) -> Iterator[OutputFile]:
    return (OutputFile(text.url, text.text.encode()) for text in texts())


def _file_task(file: OutputFile) -> Task:
    return Task(file.path, digest(file.content), lambda: Product((file,)))


def _task(name: str, key: bytes, files: Callable[[], Iterable[OutputFile]]) -> Task:
    return Task(name, key, lambda: Product(tuple(files())))


def _page_task(bundle: Bundle, templates: Environment, site: SiteView, key: bytes) -> Task:
    def make() -> Product:
        pages = bundle.pages()
        if others := {page.template for page in pages} - {*bundle.templates}:
            raise ValueError(others)  # the key would not change with them
        files = tuple(OutputFile(page.file, render(templates, page, site)) for page in pages)
        found = [
            note
            for page, file in zip(pages, files, strict=True)
            for note in (searched(file, page.head.year) if site.search_url and page.head else ())
        ]
        return Product(files, (*sitemap_entries(pages), *found))

    return Task(f"pages {bundle.name}", key, make, max(len(bundle.urls), 1))


def _short_texts_key(plan: Plan) -> bytes:
    """What becomes of short texts with links or pictures: it depends on what else there is."""
    events, venues = plan.context.catalogue.events, plan.context.catalogue.venues
    written = (
        *(text for event in events for text in (event.details.description, event.details.text)),
        *(text for event in events for one in event.adjustments for _, text in one.overrides),
        *(venue.directions for venue in venues),
    )
    texts = {text for text in written if isinstance(text, str) and ("[" in text or "<" in text)}
    return digest(*map(plan.context.markdown, sorted(texts)))
