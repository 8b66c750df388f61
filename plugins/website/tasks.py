"""A Plan becomes tasks for the engine: each says what its files are made from, and makes them."""

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
from .images import PictureStore, card_files, picture_files
from .pages import (
    Bundle,
    EventKeys,
    FileBundle,
    SitemapEntry,
    SiteView,
    TextFile,
    atom_xml,
    event_keys,
    file_bundles,
    page_bundles,
    qr_svg,
    robots_txt,
    security_txt,
    site_view,
    sitemap_entries,
    sitemap_xml,
    state_json,
    web_manifest,
)
from .plan import Plan
from .search.search_index import with_search
from .theme_files.assets import templates_key, theme_files
from .theme_files.rendering import render


def site_tasks(plan: Plan, templates: Environment, cache: Cache) -> tuple[Task, ...]:
    """Theme, pictures, calendars and pages; `templates` are those of the theme."""
    settings = plan.settings
    theme = theme_files(settings.theme, settings.base)
    site = site_view(
        plan.context,
        stylesheet=theme.stylesheet,
        script=theme.script,
        icon=theme.icon,
        search_script=theme.search_script,
    )
    look = templates_key(settings.theme)
    site_key = digest(repr(site), _short_texts_key(plan), look)
    keys = event_keys(plan.context)
    codes = cache.table("qr codes")

    def qr_code(text: str) -> str:
        return codes.through(digest(text), partial(qr_svg, text))

    context = replace(plan.context, qr_svg=qr_code)
    page_task = partial(_page_task, templates=templates, site=site, site_key=site_key)
    return (
        *(_file_task(file) for file in theme.files),
        Task("cards", digest(settings.name), partial(_cards, plan, cache)),
        Task("pictures", _pictures_key(plan), partial(_pictures, plan, cache)),
        *calendar_tasks(plan, keys, cache),
        *map(page_task, page_bundles(context, keys)),
        *map(_text_task, file_bundles(context, keys)),
        *editor_tasks(plan),
    )


def dependent_tasks(plan: Plan, staged: Staged) -> tuple[Task, ...]:
    """The files for machines and the search, which need what all pages say."""
    settings = plan.context.settings
    security = security_txt(settings, plan.settings.today)
    hints = sum(not diagnostic.is_error for diagnostic in plan.diagnostics)
    files = (
        atom_xml(plan.context),
        sitemap_xml(note for note in staged.notes if isinstance(note, SitemapEntry)),
        robots_txt(settings),
        web_manifest(settings),
        state_json(plan.context, commit=plan.commit, hints=hints),
        *((security,) if security else ()),
    )
    search = (_search_task(plan, staged),) if plan.settings.has_search else ()
    return (*map(_file_task, map(_text_file, files)), *search)


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
        yield Task(f"calendar {name}", key, partial(_calendars, calendars, writer), len(calendars))


class _Vevents:
    """The VEVENT of each date, made once: it stands in up to six calendars.

    Those of an event are kept together in the cache, under a key of all that they say.
    """

    def __init__(self, plan: Plan, site: FeedSite, events: EventKeys, cache: Cache) -> None:
        """Make what is not in the cache yet, on all cores."""
        self._writer = CalendarWriter(site, plan.stamps)
        self._table = cache.table("vevents")
        self._events = events
        self._read: dict[str, dict[Identity, bytes]] = {}
        found: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in plan.context.agenda.occurrences:
            found[occurrence.event.id].append(occurrence)
        self._keys = {name: self._key(site, name, found[name]) for name in found}
        new = [dates for name, dates in found.items() if self._table.get(self._keys[name]) is None]
        count = plan.settings.workers or usual_count()
        shared_out(new, self._make, count=count, cache=cache)

    def key(self, occurrence: Occurrence) -> str:
        """Changes with all that the VEVENT says."""
        event_id, day = identity(occurrence)
        return f"{self._events[event_id]}{day}"

    def get(self, date: Identity) -> bytes:
        """The VEVENT of a date."""
        event_id = date[0]
        if event_id not in self._read:
            octets = self._table.get(self._keys[event_id]) or b""
            self._read[event_id] = pickle.loads(octets)  # noqa: S301  # made above
        return self._read[event_id][date]

    def _key(self, site: FeedSite, event_id: str, dates: Sequence[Occurrence]) -> bytes:
        days = repr([identity(one)[1] for one in dates])
        return digest(repr(site), self._events[event_id], days)

    def _make(self, dates: Sequence[Occurrence]) -> None:
        made = {identity(one): self._writer.date(one) for one in dates}
        self._table.put(self._keys[dates[0].event.id], pickle.dumps(made))


def _grouped(feeds: Iterable[Feed]) -> Iterable[tuple[str, list[Feed]]]:
    """Under one name what changes together: the calendar of an event and those of its dates."""
    found: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        is_of_event = feed.kind in (FeedKind.EVENT, FeedKind.DATE)
        found[f"of {feed.occurrences[0].event.id}" if is_of_event else feed.path].append(feed)
    return found.items()


def _calendars(calendars: Sequence[Feed], writer: CalendarWriter) -> Product:
    return Product(
        tuple(
            OutputFile(feed.path, writer.content(feed), writer.last_modified(feed))
            for feed in calendars
        )
    )


def _file_task(file: OutputFile) -> Task:
    return Task(file.path, digest(file.content), lambda: Product((file,)))


def _text_file(file: TextFile) -> OutputFile:
    return OutputFile(file.url, file.text.encode())


def _cards(plan: Plan, cache: Cache) -> Product:
    return Product(tuple(card_files(plan.settings.name, cache.table("cards"))))


def _pictures(plan: Plan, cache: Cache) -> Product:
    store = PictureStore(cache.table("pictures"))
    return Product(tuple(picture_files(plan.content, plan.pictures, store)))


def _pictures_key(plan: Plan) -> bytes:
    """Which pictures are shown, and the files as they lie there."""
    stats = ((name, path.stat()) for name, path in plan.content.pictures())
    files = [(name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in stats]
    return digest(repr(files), repr(plan.pictures))


def _search_task(plan: Plan, staged: Staged) -> Task:
    """The index that Pagefind makes of all pages, whenever one of them has changed."""

    def make() -> Product:
        files = with_search(staged.files(".html"), plan.settings.cache / "suche")
        return Product(tuple(file for file in files if not file.path.endswith(".html")))

    return Task("search", staged.key, make)


def _page_task(bundle: Bundle, templates: Environment, site: SiteView, site_key: bytes) -> Task:
    def make() -> Product:
        pages = bundle.pages()
        files = tuple(OutputFile(page.file, render(templates, page, site)) for page in pages)
        return Product(files, sitemap_entries(pages))

    key = digest(site_key, bundle.key)
    return Task(f"pages {bundle.name}", key, make, max(len(bundle.urls), 1))


def _text_task(bundle: FileBundle) -> Task:
    def make() -> Product:
        return Product(tuple(map(_text_file, bundle.files())))

    return Task(f"texts {bundle.name}", digest(bundle.key), make)


def _short_texts_key(plan: Plan) -> bytes:
    """What becomes of short texts with links or pictures: it depends on what else there is."""
    texts = {text for text in plan.short_texts if "[" in text or "<" in text}
    return digest(*(plan.context.markdown(text) for text in sorted(texts)))
