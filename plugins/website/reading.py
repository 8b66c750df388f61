"""All that a build reads: the texts, the dates, and what Git knows of both."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.build.cache import Cache
from plugins.build.pool import usual_count
from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import addresses, forwards
from plugins.termine.feeds import FEED_REVISION, Feed, feeds
from plugins.termine.history import History, RecentChange, last_changes
from plugins.termine.reading import Source

from .checks.blocks import block_slips
from .checks.slips import text_slips
from .content import COPY, EARLIER, Content
from .dates import Dates, read_dates, recent_changes_of
from .markdown import Document, DocumentKind, DocumentReader, Patterns, Renderer, file_of
from .settings import SiteSettings

ANCHORS_OF_THEME = frozenset({"inhalt"})


@dataclass(frozen=True, slots=True)
class SiteReading:
    """What the content folder says.

    `texts` are sorted by file, `unread` says why others cannot be read. `history` is what Git knows
    of entries and texts, `feeds` are the calendars of the dates.
    """

    settings: SiteSettings
    content: Content
    texts: tuple[Document, ...]
    unread: tuple[Diagnostic, ...]
    dates: Dates
    history: History
    feeds: tuple[Feed, ...]
    renderer: Renderer
    recent: tuple[RecentChange, ...] | None = None

    @property
    def by_file(self) -> Mapping[str, Document]:
        """The texts by their names below the content folder."""
        return {text.file: text for text in self.texts}


def read_content(settings: SiteSettings, content: Content, cache: Cache) -> SiteReading:
    """Every article and page, and all dates; what an earlier build has read is in the cache."""
    kinds = text_folders(settings)
    found = [(source, kind) for kind, folder in kinds for source in content.texts(folder)]
    sources = [(source, kind) for source, kind in found if isinstance(source, Source)]
    renderer = Renderer(addresses.slug, taken=ANCHORS_OF_THEME)
    reader = DocumentReader(renderer, cache, text_patterns(settings), text_slips, block_slips)
    every = reader.read_all(sources, workers=settings.workers or usual_count())
    texts = _translated([text for text in every if text.head.status != "skip"], settings)
    dates = read_dates(content, settings, cache)
    history = last_changes(
        content.root,
        settings.event_files,
        texts={
            file_of(each): each.data
            for each in (*(text for text, _ in sources), *dates.partners.copies)
        },
        cache=cache.table("history"),
        believed=(FEED_REVISION, settings.clock),
    )
    history = replace(history, changes=(*history.changes, *_partners_changes(dates, history)))
    return SiteReading(
        settings=settings,
        content=content,
        texts=tuple(sorted(texts, key=lambda text: text.file)),
        unread=tuple(source for source, _ in found if isinstance(source, Diagnostic)),
        dates=dates,
        history=history,
        feeds=feeds(
            dates.agenda.occurrences,
            today=settings.today,
            site_url=settings.url,
            forwards=forwards(dates.catalogue, dates.agenda.occurrences),
        ),
        renderer=renderer,
        recent=recent_changes_of(dates, settings, cache),
    )


def _translated(texts: Sequence[Document], settings: SiteSettings) -> list[Document]:
    """The texts; those that share their slug with one in another language are its translations.

    The one in German keeps the address, as in Pelican.
    """
    languages: defaultdict[tuple[DocumentKind, str], list[str]] = defaultdict(list)
    for one in texts:
        languages[one.kind, one.text.slug].append(one.text.language)

    def own(one: Document) -> Document:
        slug, language = one.text.slug, one.text.language
        shared = languages[one.kind, slug]
        if len(set(shared)) < max(len(shared), 2):  # two in one language are a mistake
            return one
        text = replace(one.text, shared_slug=slug)
        if language != "de":
            is_article = one.kind is DocumentKind.ARTICLE
            pattern = settings.article_lang_url if is_article else settings.page_lang_url
            url = pattern.format(slug=slug, lang=language, date=text.published)
            text = replace(text, slug=f"{slug}-{language}", url=url)
        return replace(one, text=text)

    return list(map(own, texts))


def _partners_changes(dates: Dates, history: History) -> Iterator[tuple[str, datetime]]:
    """When the events of partners last changed, as far as Git knows: with their copies."""
    changed = {file.rpartition("/")[2]: moment for file, moment in history.texts}
    for event in dates.catalogue.events:
        partner_id = event.partner.id if event.partner else ""
        names = {f"{partner_id}{ending}" for ending in (COPY, EARLIER)}
        if moments := [changed[name] for name in names.intersection(changed)]:
            yield event.id, max(moments)


def site_content(settings: SiteSettings) -> Content:
    """The content folder as the settings describe it."""
    folders = tuple(folder for _, folder in text_folders(settings))
    return Content(settings.content, folders, settings.ignored)


def text_patterns(settings: SiteSettings) -> Patterns:
    """What names and addresses of texts are made of."""
    urls = {DocumentKind.ARTICLE: settings.article_url, DocumentKind.PAGE: settings.page_url}
    return Patterns(urls, settings.name_pattern, settings.path_pattern, settings.default_date)


def text_folders(settings: SiteSettings) -> tuple[tuple[DocumentKind, str], ...]:
    """Where the texts of each kind lie."""
    return (
        (DocumentKind.ARTICLE, settings.article_folder),
        (DocumentKind.PAGE, settings.page_folder),
    )
