"""All that a build reads from disk beside articles and pages, which Pelican may read for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from plugins.build.cache import Kept, digest
from plugins.build.memory import Memory
from plugins.build.pool import usual_count
from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import addresses
from plugins.termine.feeds import Feed, feeds
from plugins.termine.history import History, last_changes, reused_ids
from plugins.termine.reading import Source

from .assembly import Ingredients
from .cache_files import readings_file
from .checks.heading_steps import skipped_steps
from .checks.placeholders import gaps, marks_in_yaml
from .checks.raw_html import html_in_yaml, html_left_out
from .checks.text_slips import text_slips
from .content import YAML, Content
from .dates import Dates, read_dates
from .markdown.rendered import Renderer
from .markdown.texts import ReadText, TextKind, TextReader, file_of
from .pages.hyphens import hyphenated, long_words
from .settings import SiteSettings

ANCHORS_OF_THEME = frozenset({"inhalt"})


@dataclass(frozen=True, slots=True)
class Readings:
    """What the content says, and what comes of that without any text having been rendered.

    A text that cannot be read is a Diagnostic. `history` is what Git knows of entries and texts,
    `feeds` are the calendars of the dates.
    """

    texts: tuple[ReadText | Diagnostic, ...]
    dates: Dates
    history: History
    feeds: tuple[Feed, ...]


def new_renderer() -> Renderer:
    """The renderer of one run."""
    return Renderer(addresses.slug, taken=ANCHORS_OF_THEME)


def new_reader(settings: SiteSettings, memory: Memory | None = None) -> TextReader:
    """The reader of one run, which knows what earlier ones have read."""
    kept = memory.kept if memory else Kept
    judges = (skipped_steps, text_slips, html_left_out)
    return TextReader(new_renderer(), kept(readings_file(settings), settings.program), *judges)


def read_content(
    settings: SiteSettings,
    content: Content,
    reader: TextReader,
) -> Readings:
    """Every article and page, and all dates.

    Many texts are read by several processes; this one sees to everything else first.
    """
    found = [
        (source, kind) for kind, folder in folders(settings) for source in content.texts(folder)
    ]
    sources = [(source, kind) for source, kind in found if isinstance(source, Source)]
    unread = tuple(source for source, _ in found if isinstance(source, Diagnostic))
    beside = cache(partial(_beside, settings, content, reader, [source for source, _ in sources]))

    texts = reader.read_all(sources, workers=settings.workers or usual_count(), meanwhile=beside)
    return replace(beside(), texts=(*texts, *unread))


def _beside(
    settings: SiteSettings, content: Content, reader: TextReader, texts: Iterable[Source]
) -> Readings:
    """All but what the texts say."""
    dates = read_dates(content, settings, reader.kept)
    history = last_changes(
        content.root,
        settings.event_files,
        texts={file_of(source): source.data for source in texts},
        cache=settings.cache / "verlauf",
    )
    return Readings((), dates, history, feeds(dates.agenda.occurrences, today=settings.today))


def read_text(
    content: Content, path: Path, kind: TextKind, reader: TextReader
) -> ReadText | Diagnostic:
    """One text, or why it cannot be read."""
    source = content.read(path)
    return source if isinstance(source, Diagnostic) else reader.read(source, kind)


def folders(settings: SiteSettings) -> tuple[tuple[TextKind, str], ...]:
    """Where the texts of each kind lie."""
    return (
        (TextKind.ARTICLE, settings.article_folder),
        (TextKind.PAGE, settings.page_folder),
    )


def ingredients(
    settings: SiteSettings, content: Content, readings: Readings, reader: TextReader
) -> Ingredients:
    """Texts and dates together with everything else."""
    dates = readings.dates
    found = tuple(one for one in readings.texts if isinstance(one, ReadText))
    words = _hyphenated(_titles(settings, found, dates), reader.kept)
    reader.kept.save()
    unread = tuple(one for one in readings.texts if isinstance(one, Diagnostic))
    legal = settings.legal_pages if settings.is_production else ()
    left_over = [
        *(gap for source in dates.sources for gap in gaps(source, is_refused=False)),
        *(mark for source in dates.sources for mark in marks_in_yaml(source)),
        *(html for source in dates.sources for html in html_in_yaml(source)),
        *(gap for text in found for gap in gaps(text.source, is_refused=text.text.slug in legal)),
    ]
    history = readings.history
    reused = reused_ids(history, dates.catalogue.events)
    return Ingredients(
        settings=settings,
        content=content,
        dates=dates,
        feeds=readings.feeds,
        texts=tuple(sorted(found, key=lambda text: text.file)),
        diagnostics=(*unread, *_unnoticed(settings, content), *left_over, *reused),
        stamps=history.stamps,
        text_stamps=dict(history.texts),
        commit=history.commit,
        renderer=reader.renderer,
        hyphenated=words,
    )


def _unnoticed(settings: SiteSettings, content: Content) -> Iterator[Diagnostic]:
    """Files that nobody reads, mostly because of a slip in their names."""
    files = [name for name in settings.event_files if name.endswith(YAML)]
    event_folders = [name for name in settings.event_files if name not in files]
    text_folders = [folder for _, folder in folders(settings)]
    yield from content.unnoticed(files, event_folders, text_folders)
    for folder in event_folders:
        yield from content.unexpected(folder, YAML)
    for folder in text_folders:
        yield from content.unexpected(folder)


def _titles(settings: SiteSettings, texts: Iterable[ReadText], dates: Dates) -> Iterator[str]:
    """What may become a heading; one that is missing here only costs time."""
    yield settings.name
    yield from (text.text.title for text in texts)
    yield from (venue.name for venue in dates.catalogue.venues)
    for event in dates.catalogue.events:
        yield event.details.title
        yield event.details.category
    for name, _, below in settings.menu:
        yield name
        yield from (below_name for below_name, _ in below)


def _hyphenated(texts: Iterable[str], kept: Kept) -> Mapping[str, str]:
    keys = {word: digest("word", word) for word in sorted(long_words(texts))}
    new = hyphenated([word for word, key in keys.items() if key not in kept])
    return {word: kept.through(key, partial(new.__getitem__, word)) for word, key in keys.items()}
