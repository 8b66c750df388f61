"""Everything that was read becomes a SiteContext for the pages, and one list of Diagnostics."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from jinja2 import Environment

from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.termine.diagnostics import Diagnostic, Position, in_reading_order
from plugins.termine.events import addresses, plain_day
from plugins.termine.feeds import FEED_REVISION, Feed
from plugins.termine.history import history_hints, reused_ids

from .checks.compliance import compliance
from .checks.menu import menu_of, unlinked_pages
from .checks.placements import placement_diagnostics
from .checks.references import SiteNames, reference_diagnostics
from .checks.slips import entry_slips, placeholder_diagnostics
from .content import COPIES, COPY, VERSION, YAML, Content
from .images import (
    PictureStore,
    PictureTexts,
    SitePictures,
    picture_diagnostics,
    picture_uses,
    site_pictures,
)
from .links import Links, without_missing
from .markdown import Document, DocumentKind, last_change
from .messages import message
from .pages.context import Document as PageDocument
from .pages.context import Paths, PictureViews, SiteContext
from .pages.phrases import hyphenated, long_words
from .pages.site_plan import page_bundles
from .reading import SiteReading, text_folders
from .settings import SiteSettings
from .static_files import StaticFile, document_hints, download_labels, static_files

_SHORT_TEXT = 2_000
"""A text of so few signs is rendered in time, whatever stands in it."""

SURE_URLS = ("", addresses.ARTICLES, addresses.EVENTS, addresses.ARCHIVE, addresses.SUBSCRIBE)
"""The pages that every site has: a usual menu is checked without planning any other."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site will be. Only without errors among the `diagnostics` may it be built.

    `stamps` are the last changes of entries by id; `commit` is the one checked out where the
    content lies, empty without git.
    """

    settings: SiteSettings
    content: Content
    context: SiteContext
    feeds: tuple[Feed, ...]
    stamps: Mapping[str, datetime]
    commit: str
    pictures: SitePictures
    statics: tuple[StaticFile, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether an editor has to correct something first."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def plan_site(reading: SiteReading, templates: Environment, memory: Cache) -> Plan:
    """Put together what was read, and check it; `templates` are those of the theme."""
    settings, content = reading.settings, reading.content
    raw = _context(reading)
    statics, unfit = static_files(content, settings)
    links = _links(reading, raw, statics)
    uses = tuple(picture_uses(reading.texts, reading.dates))
    pictures = site_pictures(uses, links, content, PictureStore(memory.table("pictures")))
    shown = pictures.shown()
    names = SiteNames(reading.dates, reading.texts, links, uses)
    views = PictureViews(Paths(settings.url), shown)
    filled = PictureTexts(views, templates, settings.base).filled
    with_menu, asked = menu_of(raw.settings, reading.texts)
    page_settings, missing = without_missing(with_menu, links)
    short = reading.renderer.short
    context = replace(
        raw,
        settings=page_settings,
        articles=_rewritten(reading, DocumentKind.ARTICLE, links, filled),
        pages=_rewritten(reading, DocumentKind.PAGE, links, filled),
        markdown=cache(lambda text: filled(links.rewritten(short(text), ""))),
        pictures=shown,
        hyphenated=_hyphenated(_titles(reading), memory),
    )
    diagnostics = {
        *reading.unread,
        *reading.dates.diagnostics,
        *(diagnostic for text in reading.texts for diagnostic in text.diagnostics),
        *_slips(reading, {*pictures.paths, *pictures.linked}),
        *unfit,
        *document_hints(content, statics, memory.table("documents")),
        *_shortened(reading),
        *history_hints(reading.history, content.name(content.root / settings.event_files[0])),
        *reused_ids(reading.history, reading.dates.catalogue.events),
        *_refused_texts(reading, memory),
        *reference_diagnostics(names),
        *placement_diagnostics(reading.texts, reading.dates.agenda),
        *picture_diagnostics(uses, links, pictures),
        *asked,
        *missing,
        *unlinked_pages(with_menu, names),
        *compliance(settings, content, names),
    }
    return Plan(
        settings=settings,
        content=content,
        context=context,
        feeds=reading.feeds,
        stamps=reading.history.stamps,
        commit=reading.history.commit,
        pictures=pictures,
        statics=statics,
        diagnostics=in_reading_order(diagnostics),
    )


def _refused_texts(reading: SiteReading, memory: Cache) -> Iterator[Diagnostic]:
    """Long texts of entries that cannot be rendered; a short one always can."""
    table = memory.table("refusals")
    for event in reading.dates.catalogue.events:
        overrides = [pair for adjustment in event.adjustments for pair in adjustment.overrides]
        values = (event.details.description, *(value for _, value in overrides))
        texts = {value for value in values if isinstance(value, str) and len(value) > _SHORT_TEXT}
        for text in sorted(texts):
            refusal = table.through(digest(text), partial(reading.renderer.refusal, text))
            if refusal:
                yield message(refusal).at(event.position)


def _context(reading: SiteReading) -> SiteContext:
    """All that pages need but what depends on links: no text has a body yet."""
    settings, stamps = reading.settings, reading.history.stamps
    closed = reading.dates.closed_days
    return SiteContext(
        settings=settings.for_pages,
        catalogue=reading.dates.catalogue,
        agenda=reading.dates.agenda,
        articles=_of_kind(reading.texts, DocumentKind.ARTICLE),
        pages=_of_kind(reading.texts, DocumentKind.PAGE),
        today=settings.today,
        changed=lambda event: stamps.get(event.id, FEED_REVISION),
        markdown=lambda _: "",
        feeds={feed.path: feed for feed in reading.feeds},
        recent=reading.recent,
        closing={**closed.own, **closed.public},
    )


def _links(reading: SiteReading, raw: SiteContext, statics: tuple[StaticFile, ...]) -> Links:
    """The addresses of all pages come from a SiteContext without any text: those may hold links."""
    settings, content = reading.settings, reading.content

    def other_urls() -> Iterator[str]:
        yield from raw.feeds
        yield from (url for bundle in page_bundles(raw) for url in bundle.urls)

    sees_drafts = settings.is_preview
    events = (one for one in raw.catalogue.events if sees_drafts or not one.is_draft)
    return Links(
        settings.base,
        texts={
            **{one.name: one.url for one in statics},
            **{text.file: text.url for text in reading.texts},
        },
        pictures=content.pictures,
        sure_urls=(*SURE_URLS, *(addresses.event_url(event.id) for event in events)),
        other_urls=other_urls,
        labels=download_labels(statics),
    )


def _of_kind(texts: Iterable[Document], kind: DocumentKind) -> tuple[PageDocument, ...]:
    return tuple(replace(text.text, body=()) for text in texts if text.kind is kind)


def _rewritten(
    reading: SiteReading, kind: DocumentKind, links: Links, filled: Callable[..., str]
) -> tuple[PageDocument, ...]:
    """The texts with links that begin at the host's root, their pictures and their last change."""
    changed = dict(reading.history.texts)

    def whole(document: Document, number: int, part: str) -> str:
        text = links.rewritten(part, document.file)
        return filled(text, first_is_eager=number == 0 and not document.text.image)

    return tuple(
        replace(
            document.text,
            body=tuple(
                whole(document, number, part) if isinstance(part, str) else part
                for number, part in enumerate(document.text.body)
            ),
            changed=last_change(document, changed.get(document.file)),
        )
        for document in reading.texts
        if document.kind is kind
    )


def _slips(reading: SiteReading, used: Collection[str]) -> Iterator[Diagnostic]:
    """What was left over in texts and files, and files that nobody reads."""
    settings, content = reading.settings, reading.content
    legal = settings.legal_pages if settings.is_production else ()
    for source in reading.dates.sources:
        yield from placeholder_diagnostics(source, is_refused=False)
        yield from entry_slips(source)
    for text in reading.texts:
        yield from placeholder_diagnostics(text.source, is_refused=text.text.slug in legal)
    files = [name for name in settings.event_files if name.endswith(YAML)]
    event_folders = [name for name in settings.event_files if name not in files]
    folders = [folder for _, folder in text_folders(settings)]
    others = [name.partition("/")[0] for name in (*settings.static_paths, *settings.templates)]
    yield from content.unnoticed((*files, *others), (*event_folders, *others), folders)
    for folder in event_folders:
        yield from content.unexpected(folder, YAML)
    yield from content.unexpected(COPIES, (COPY, VERSION))
    for folder in folders:
        yield from content.unexpected(folder, used=used)


def _shortened(reading: SiteReading) -> Iterator[Diagnostic]:
    """A hint for each calendar that has no room for all its dates."""
    for feed in reading.feeds:
        if feed.left_out:
            days = (plain_day(feed.occurrences[place].first_day) for place in (0, -1))
            words = dict(zip(("first", "last"), days, strict=True), count=str(feed.left_out))
            place = Position(f"{reading.settings.output_label}/{feed.path}", 1)
            yield message("calendar-shortened", **words).at(place)


def _titles(reading: SiteReading) -> Iterator[str]:
    """What may become a heading; one that is missing here only costs time."""
    settings = reading.settings
    yield settings.name
    yield from (text.text.title for text in reading.texts)
    yield from (venue.name for venue in reading.dates.catalogue.venues)
    for event in reading.dates.catalogue.events:
        yield event.details.title
        yield event.details.category
    for name, _, below in settings.menu:
        yield name
        yield from (below_name for below_name, _ in below)


def _hyphenated(texts: Iterable[str], memory: Cache) -> Mapping[str, str]:
    """Long words with their soft hyphens; those that are new are looked up all at once."""
    table = memory.table("hyphens")
    keys = {word: digest(word) for word in sorted(long_words(texts))}
    new = hyphenated([word for word, key in keys.items() if table.get(key) is None])
    return {word: table.through(key, partial(new.__getitem__, word)) for word, key in keys.items()}
