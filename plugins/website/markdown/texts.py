"""Articles and pages as they are read: front matter, rendered text, and everything they name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from functools import cached_property, partial
from pathlib import PurePosixPath

from plugins.build.engine.cache import Cache
from plugins.build.engine.digest import digest
from plugins.build.engine.pool import shared_out
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import ZONE, addresses
from plugins.termine.reading import FrontMatter, Lines, Source, front_matter, read_lines
from plugins.website.messages import message

from ..pages.world import Placement, Text
from .body import split_body
from .found import Mistake, MistakeKind
from .rendered import Rendered, Renderer
from .request import DatesRequest

_FEW = 40
"""So many texts are read sooner by one process than it takes to start others."""

_MISTAKES: Mapping[MistakeKind, str] = {
    MistakeKind.NOTHING_NAMED: "dates-nothing-named",
    MistakeKind.UNKNOWN_OPTION: "dates-unknown-option",
    MistakeKind.REPEATED_OPTION: "dates-repeated-option",
    MistakeKind.EMPTY_OPTION: "dates-empty-option",
    MistakeKind.WRONG_NUMBER: "dates-wrong-number",
    MistakeKind.WRONG_ONLY: "dates-wrong-only",
    MistakeKind.SEVERAL_SOURCES: "dates-several-sources",
    MistakeKind.NOT_ALONE: "dates-not-alone",
    MistakeKind.UNKNOWN_MARK: "unknown-mark",
    MistakeKind.TOO_DEEP: "text-too-deep",
    MistakeKind.TOO_LONG: "text-too-long",
}


class TextKind(Enum):
    """Where a text belongs: content/artikel or content/seiten."""

    ARTICLE = "article"
    PAGE = "page"


class Written:
    """The file of a text, cut into lines when somebody asks for them."""

    def __init__(self, source: Source) -> None:
        """Hold the file as it was read."""
        self.source = source

    @cached_property
    def read(self) -> tuple[Lines, tuple[Diagnostic, ...]]:
        """The lines of the whole file, and what is wrong with them."""
        return read_lines(self.source)

    @property
    def lines(self) -> Lines:
        """The lines of the whole file."""
        return self.read[0]


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: all of it that a later build need not work out again.

    `diagnostics` are those that show in the text alone.
    """

    head: FrontMatter
    rendered: Rendered
    text: Text
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text. `file` is its name below the content folder (`artikel/fest.md`)."""

    kind: TextKind
    file: str
    written: Written
    said: Said

    @property
    def source(self) -> Source:
        """Its file."""
        return self.written.source

    @property
    def head(self) -> FrontMatter:
        """What stands above its body."""
        return self.said.head

    @property
    def body(self) -> str:
        """Its Markdown."""
        return self.head.body(self.written.lines)

    @property
    def rendered(self) -> Rendered:
        """Its body as HTML, and what stands in it."""
        return self.said.rendered

    @property
    def text(self) -> Text:
        """What pages show of it."""
        return self.said.text

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with it alone."""
        return self.said.diagnostics

    @property
    def url(self) -> str:
        """Its address below the root of the site."""
        is_article = self.kind is TextKind.ARTICLE
        return (addresses.article_url if is_article else addresses.page_url)(self.text.slug)

    @property
    def place(self) -> Position:
        """The first line of its file, for what is missing as a whole."""
        lines = self.written.lines
        return lines.position(1, 1, max(len(lines.lines[0]), 1))

    def position(self, line: int, word: str = "") -> Position:
        """A line of its body, at a word where that stands in it."""
        lines = self.written.lines
        source = lines.position(line).source
        found = word if word and word in source else source.strip()
        return lines.position(line, source.find(found) + 1, len(found))


Judge = Callable[[ReadText], Iterable[Diagnostic]]


class TextReader:
    """Reads texts with one renderer, and each text once: what it says is cached.

    So is what `judges` find in it; they may look at nothing but the text.
    """

    def __init__(self, renderer: Renderer, cache: Cache, *judges: Judge) -> None:
        """Know what all texts share."""
        self.renderer = renderer
        self._cache = cache
        self._table = cache.table("texts")
        self._judges = judges

    def read(self, source: Source, kind: TextKind) -> ReadText:
        """One text; with mistakes it still has a title and an address, so that reading goes on."""
        key = _key(source, kind)
        said = self._table.through(key, partial(self._said, source, kind))
        return ReadText(kind, file_of(source), Written(source), said)

    def read_all(
        self, texts: Sequence[tuple[Source, TextKind]], *, workers: int
    ) -> tuple[ReadText, ...]:
        """Texts in the order given; those not known yet by several processes, if they are many."""
        new = [text for text in texts if self._table.get(_key(*text)) is None]
        count = workers if len(new) > _FEW else 1
        shared_out(new, self._read_into_cache, count=count, cache=self._cache)
        return tuple(self.read(source, kind) for source, kind in texts)

    def _read_into_cache(self, text: tuple[Source, TextKind]) -> None:
        self.read(*text)

    def _said(self, source: Source, kind: TextKind) -> Said:
        written = Written(source)
        lines, diagnostics = written.read
        head = front_matter(lines, diagnostics)
        rendered = self.renderer.render(head.body(lines), head.body_line)
        file = file_of(source)
        said = Said(head, rendered, _text(head, rendered, file, kind))
        found = ReadText(kind, file, written, said)
        judged = (diagnostic for judge in self._judges for diagnostic in judge(found))
        return replace(said, diagnostics=(*_diagnostics(found), *judged))


def _key(source: Source, kind: TextKind) -> bytes:
    return digest(kind.value, source.name, source.data)


def file_of(source: Source) -> str:
    """The name of a text below the content folder."""
    return source.name.partition("/")[2]


def _text(head: FrontMatter, rendered: Rendered, file: str, kind: TextKind) -> Text:
    stem = PurePosixPath(file).stem
    as_of = head.as_of or head.modified
    return Text(
        slug=head.slug or addresses.slug(stem) or addresses.slug(head.title),
        title=head.title or stem,
        summary=head.summary,
        body=tuple(map(_placed, split_body(rendered.html))),
        category=head.category,
        published=(head.published or date.min) if kind is TextKind.ARTICLE else None,
        changed=_midnight(as_of) if as_of else None,
        event_ids=head.event_ids,
        language=head.language or "de",
        is_draft=head.is_draft,
        image=head.image,
        image_text=head.image_text,
        search_words=head.search_words,
    )


def last_change(read: ReadText, moment: datetime | None) -> datetime | None:
    """The day a text last changed: as its head says it, else as its file tells at a `moment`.

    Only the day counts, so that further edits on it leave alone what merely shows the day. An
    article is never older than the day it bears.
    """
    if read.text.changed or moment is None:
        return read.text.changed
    day = moment.astimezone(ZONE).date()
    return _midnight(max(day, read.text.published or day))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZONE)


def _placed(part: str | DatesRequest) -> str | Placement:
    if isinstance(part, str):
        return part
    return Placement(part.event_ids, part.category, part.venue_id, part.limit, part.only)


def _diagnostics(found: ReadText) -> list[Diagnostic]:
    head = found.head
    said = {diagnostic.position.line for diagnostic in head.diagnostics}
    diagnostics = list(head.diagnostics)
    if not head.title and not said:
        diagnostics.append(message("title-missing").at(found.place))
    if found.kind is TextKind.ARTICLE and head.published is None and not said:
        diagnostics.append(message("date-missing").at(found.place))
    if not found.text.slug:
        diagnostics.append(message("slug-empty").at(found.place))
    diagnostics += [_mistake(found, mistake) for mistake in found.rendered.mistakes]
    return diagnostics


def _mistake(found: ReadText, mistake: Mistake) -> Diagnostic:
    fault = message(_MISTAKES[mistake.kind], word=mistake.word)
    return fault.at(found.position(mistake.line, mistake.word))
