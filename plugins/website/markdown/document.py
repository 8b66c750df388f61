"""Articles and pages as they are read: front matter, rendered text, and everything they name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from functools import partial
from pathlib import PurePosixPath

from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.build.pool import shared_out
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import ZONE, addresses
from plugins.termine.reading import (
    FrontMatter,
    Lines,
    Source,
    front_matter,
    read_front_matter,
    read_lines,
    with_defaults,
)
from plugins.website.messages import message

from ..pages.context import Document as PageDocument
from .rendering import Rendered, Renderer

_HOME = "start"
"""The slug of the page that is the home page, whatever PAGE_URL says."""

_MARKED = re.compile(
    r"!?\[([^\]]*)\]\([^()\s]*\)|(?<![\w*`])(\*\*?|__?|`)(?=\S)(.+?)(?<=\S)\2(?![\w*`])"
)
"""Links, emphasis and code in Markdown, with the text that is shown of it."""

_FEW = 40
"""So many texts are read sooner by one process than it takes to start others."""


class DocumentKind(Enum):
    """Where a text belongs: content/artikel or content/seiten."""

    ARTICLE = "article"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the editors as it was read: all that later builds need not work out again.

    `head` is what stands above its body, `rendered` the body as HTML with what stands in it, `text`
    what pages show of it; `diagnostics` are those that show in this text alone.
    """

    kind: DocumentKind
    source: Source
    head: FrontMatter
    rendered: Rendered
    text: PageDocument
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file below the content folder (`artikel/fest.md`)."""
        return file_of(self.source)

    @property
    def lines(self) -> Lines:
        """The lines of the whole file."""
        return read_lines(self.source)[0]

    @property
    def body(self) -> str:
        """Its Markdown."""
        return self.head.body(self.lines)

    @property
    def url(self) -> str:
        """Its address below the root of the site."""
        return self.text.url

    @property
    def place(self) -> Position:
        """The first line of its file, for what is missing as a whole."""
        lines = self.lines
        return lines.position(1, 1, max(len(lines.lines[0]), 1))

    def position(self, line: int, word: str = "") -> Position:
        """A line of its body, at a word where that stands in it."""
        lines = self.lines
        source = lines.position(line).source
        wanted = word if word and word in source else source.strip()
        return lines.position(line, source.find(wanted) + 1, len(wanted))


@dataclass(frozen=True, slots=True)
class Patterns:
    """What names of files and addresses are made of.

    `urls` are the patterns of addresses; `name` and `path` are regular expressions whose groups say
    what the name of a file and its whole path tell of the text (FILENAME_METADATA, PATH_METADATA).
    `day` is that of an article that names none (DEFAULT_DATE).
    """

    urls: Mapping[DocumentKind, str]
    name: str = ""
    path: str = ""
    day: str = ""

    def told_by(self, source: Source) -> Mapping[str, str]:
        """What the name and the path of a text tell of it, by the keys of a head."""
        file = file_of(source)
        found = (
            re.match(pattern, text) if pattern else None
            for pattern, text in ((self.name, PurePosixPath(file).stem), (self.path, file))
        )
        told = {key: value for one in found if one for key, value in one.groupdict("").items()}
        return {"date": self.day, **told} if self.day else told


Check = Callable[[Document], Iterable[Diagnostic]]


class DocumentReader:
    """Reads texts with one renderer, and each text once: its Document is cached.

    So is what `checks` tell of it; they may look at nothing but the Document.
    """

    def __init__(
        self, renderer: Renderer, cache: Cache, patterns: Patterns, *checks: Check
    ) -> None:
        """Know what all texts share."""
        self._renderer = renderer
        self._patterns = patterns
        self._cache = cache
        self._table = cache.table("texts")
        self._checks = checks

    def read(self, source: Source, kind: DocumentKind) -> Document:
        """One text; with mistakes it still has a title and an address, so that reading goes on."""
        return self._table.through(self._key(source, kind), partial(self._document, source, kind))

    def read_all(
        self, texts: Sequence[tuple[Source, DocumentKind]], *, workers: int
    ) -> tuple[Document, ...]:
        """Texts in the order given; those not known yet by several processes, if they are many."""
        new = [text for text in texts if self._table.get(self._key(*text)) is None]
        count = workers if len(new) > _FEW else 1
        shared_out(
            new, self._read_into_cache, count=count, cache=self._cache, name=lambda one: one[0].name
        )
        return tuple(self.read(source, kind) for source, kind in texts)

    def _read_into_cache(self, text: tuple[Source, DocumentKind]) -> None:
        self.read(*text)

    def _document(self, source: Source, kind: DocumentKind) -> Document:
        lines, diagnostics = read_lines(source)
        head = with_defaults(front_matter(lines, diagnostics), self._patterns.told_by(source))
        rendered = self._renderer.render(head.body(lines), head.body_line, head.language or "de")
        text, pattern = _text(head, rendered, source, kind), self._patterns.urls[kind]
        text = _with_urls(text, head, kind, pattern)
        document = Document(kind, source, head, rendered, text)
        more = (diagnostic for check in self._checks for diagnostic in check(document))
        return replace(document, diagnostics=(*_diagnostics(document), *more))

    def _key(self, source: Source, kind: DocumentKind) -> bytes:
        patterns = self._patterns
        own = (patterns.urls[kind], patterns.name, patterns.path, patterns.day)
        return digest(kind.value, *own, source.name, source.data)


def file_of(source: Source) -> str:
    """The name of a text below the content folder."""
    return source.name.partition("/")[2]


def _text(
    head: FrontMatter, rendered: Rendered, source: Source, kind: DocumentKind
) -> PageDocument:
    stem = PurePosixPath(source.name).stem
    as_of = head.as_of or head.modified
    return PageDocument(
        slug=head.slug or addresses.slug(stem) or addresses.slug(head.title),
        url="",
        title=head.title or stem,
        summary=_without_marks(head.summary),
        body=rendered.body,
        category=head.category,
        published=(head.published or date.min) if kind is DocumentKind.ARTICLE else None,
        changed=_midnight(as_of) if as_of else None,
        event_ids=head.event_ids,
        language=head.language or "de",
        is_draft=head.is_draft,
        is_hidden=head.status == "hidden",
        image=head.image,
        image_text=head.image_text,
        search_words=head.search_words,
        tags=tuple(word.strip() for tag in head.tags for word in tag.split(",") if word.strip()),
    )


def _without_marks(text: str) -> str:
    """A summary as it is read; a star within a word is no mark (`Erzieher*innen`)."""
    for _ in range(2):  # a link may stand between stars
        text = _MARKED.sub(lambda found: found[1] or found[3] or "", text)
    return text


def _with_urls(
    text: PageDocument, head: FrontMatter, kind: DocumentKind, pattern: str
) -> PageDocument:
    """The text with its address and those it had before."""
    is_home = kind is DocumentKind.PAGE and text.slug == _HOME

    def url(slug: str) -> str:
        return pattern.format(slug=slug, lang=text.language, date=text.published)

    earlier = tuple(map(url, head.earlier_slugs))
    return replace(text, url="" if is_home else url(text.slug), earlier_urls=earlier)


def unrendered(source: Source, kind: DocumentKind, patterns: Patterns) -> Document:
    """A text without its body and unchecked, for whoever asks for its addresses alone."""
    head = with_defaults(read_front_matter(source), patterns.told_by(source))
    nothing = Rendered(())
    text = _with_urls(_text(head, nothing, source, kind), head, kind, patterns.urls[kind])
    return Document(kind, source, head, nothing, text)


def last_change(document: Document, moment: datetime | None) -> datetime | None:
    """The day a text last changed: as its head says it, else as its file tells at a `moment`.

    Only the day counts, so that further edits on it leave alone what merely shows the day. An
    article is never older than the day it bears.
    """
    if document.text.changed or moment is None:
        return document.text.changed
    day = moment.astimezone(ZONE).date()
    return _midnight(max(day, document.text.published or day))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZONE)


def _diagnostics(document: Document) -> Iterator[Diagnostic]:
    head = document.head
    yield from head.diagnostics
    if not head.title and not head.diagnostics:
        yield message("title-missing").at(document.place)
    is_article = document.kind is DocumentKind.ARTICLE
    if is_article and head.published is None and not head.diagnostics:
        yield message("date-missing").at(document.place)
    if not document.text.slug:
        yield message("slug-empty").at(document.place)
    for mistake in document.rendered.mistakes:
        position = document.position(mistake.line, mistake.word)
        yield message(mistake.kind, word=mistake.word).at(position)
