"""Articles and pages as they are read: front matter, rendered text, and everything they name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from pathlib import PurePosixPath

from plugins.events import (
    ZONE,
    FrontMatter,
    Position,
    Problem,
    Source,
    Wording,
    addresses,
    read_front_matter,
    site_messages,
)
from plugins.markup import (
    DatesRequest,
    Mistake,
    MistakeKind,
    Rendered,
    Renderer,
    split_body,
)
from plugins.views import Placement, Text

from .kept import Kept, digest, pickled
from .workers import shared_out

_FEW = 40
"""So many texts are read sooner by one process than it takes to start others."""

_MISTAKES: Mapping[MistakeKind, Wording] = {
    MistakeKind.NOTHING_NAMED: site_messages.DATES_NOTHING_NAMED,
    MistakeKind.UNKNOWN_OPTION: site_messages.DATES_UNKNOWN_OPTION,
    MistakeKind.REPEATED_OPTION: site_messages.DATES_REPEATED_OPTION,
    MistakeKind.EMPTY_OPTION: site_messages.DATES_EMPTY_OPTION,
    MistakeKind.WRONG_NUMBER: site_messages.DATES_WRONG_NUMBER,
    MistakeKind.WRONG_ONLY: site_messages.DATES_WRONG_ONLY,
    MistakeKind.SEVERAL_SOURCES: site_messages.DATES_SEVERAL_SOURCES,
    MistakeKind.NOT_ALONE: site_messages.DATES_NOT_ALONE,
    MistakeKind.UNKNOWN_MARK: site_messages.UNKNOWN_MARK,
    MistakeKind.TOO_DEEP: site_messages.TEXT_TOO_DEEP,
    MistakeKind.TOO_LONG: site_messages.TEXT_TOO_LONG,
}


class TextKind(Enum):
    """Where a text belongs: content/artikel or content/seiten."""

    ARTICLE = "article"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text. `file` is its name below the content folder (`artikel/fest.md`).

    `problems` are those that show in the text alone.
    """

    kind: TextKind
    file: str
    source: Source
    head: FrontMatter
    rendered: Rendered
    text: Text
    problems: tuple[Problem, ...] = ()

    @property
    def url(self) -> str:
        """Its address below the root of the site."""
        is_article = self.kind is TextKind.ARTICLE
        return (addresses.article_url if is_article else addresses.page_url)(self.text.slug)

    @property
    def place(self) -> Position:
        """The first line of its file, for what is missing as a whole."""
        first = self.head.lines.position(1)
        return self.head.lines.position(1, 1, max(len(first.source), 1))

    def position(self, line: int, word: str = "") -> Position:
        """A line of its body, at a word where that stands in it."""
        source = self.head.lines.position(line).source
        found = word if word and word in source else source.strip()
        return self.head.lines.position(line, source.find(found) + 1, len(found))


Judge = Callable[[ReadText], Iterable[Problem]]


class TextReader:
    """Reads texts with one renderer, and each text once: what it says is `kept`.

    So is what `judges` find in it; they may look at nothing but the text.
    """

    def __init__(self, renderer: Renderer, kept: Kept, *judges: Judge) -> None:
        """Keep what all texts share."""
        self.renderer = renderer
        self.kept = kept
        self._judges = judges

    def read(self, source: Source, kind: TextKind) -> ReadText:
        """One text; with mistakes it still has a title and an address, so that reading goes on."""
        return self.kept.through(_key(source, kind), lambda: self._read(source, kind))

    def read_ahead(
        self,
        texts: Iterable[tuple[Source, TextKind]],
        *,
        workers: int,
        meanwhile: Callable[[], object],
    ) -> None:
        """Read those that are not known yet, with several processes if they are many.

        This process sees to what is to be done `meanwhile` in any case.
        """
        new = [(source, kind) for source, kind in texts if _key(source, kind) not in self.kept]
        count = workers if len(new) > _FEW else 1
        octets = shared_out(
            new, lambda one: pickled(self._read(*one)), count=count, meanwhile=meanwhile
        )
        for (source, kind), found in zip(new, octets, strict=True):
            self.kept.put(_key(source, kind), found)

    def _read(self, source: Source, kind: TextKind) -> ReadText:
        head = read_front_matter(source)
        rendered = self.renderer.render(head.body, head.body_line)
        file = source.name.partition("/")[2]
        text = _text(head, rendered, file, kind)
        found = ReadText(kind, file, source, head, rendered, text)
        judged = (problem for judge in self._judges for problem in judge(found))
        return replace(found, problems=(*_problems(found), *judged))


def _key(source: Source, kind: TextKind) -> bytes:
    return digest(kind.value, source.name, source.data)


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


def _problems(found: ReadText) -> list[Problem]:
    head = found.head
    said = {problem.position.line for problem in head.problems}
    problems = list(head.problems)
    if not head.title and not said:
        problems.append(site_messages.TITLE_MISSING().at(found.place))
    if found.kind is TextKind.ARTICLE and head.published is None and not said:
        problems.append(site_messages.DATE_MISSING().at(found.place))
    if not found.text.slug:
        problems.append(site_messages.SLUG_EMPTY().at(found.place))
    problems += [_mistake(found, mistake) for mistake in found.rendered.mistakes]
    return problems


def _mistake(found: ReadText, mistake: Mistake) -> Problem:
    fault = _MISTAKES[mistake.kind](word=mistake.word)
    return fault.at(found.position(mistake.line, mistake.word))
