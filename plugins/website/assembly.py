"""Everything read becomes one World for the views, and one list of Problems for the editors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from plugins.events import (
    Position,
    Problem,
    addresses,
    in_reading_order,
    plain_day,
    site_messages,
)
from plugins.feeds import FEED_REVISION, Feed, feeds
from plugins.markup import Renderer
from plugins.views import Settings, Text, World, bundles

from .dates import Dates
from .judging import Known, judged
from .links import Links
from .menu import without_missing
from .settings import SiteSettings
from .sources import Content
from .texts import ReadText, TextKind

SURE_URLS = (
    "",
    addresses.ARTICLES,
    addresses.EVENTS,
    addresses.ARCHIVE,
    addresses.SUBSCRIBE,
)
"""The pages that every site has: a usual menu is checked without planning any other."""

_STATEMENT = "barrierefreiheit"
_STATEMENT_HOLDS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site will be. Only without errors among the `problems` may it be built."""

    settings: SiteSettings
    content: Content
    world: World
    feeds: tuple[Feed, ...]
    stamps: Mapping[str, datetime]
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether an editor has to correct something first."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Everything that was read."""

    settings: SiteSettings
    content: Content
    dates: Dates
    texts: tuple[ReadText, ...]
    problems: tuple[Problem, ...]
    stamps: Mapping[str, datetime]
    renderer: Renderer


def plan(given: Ingredients) -> Plan:
    """Put together what was read and judge it."""
    calendars = feeds(given.dates.agenda.occurrences, today=given.settings.today)
    raw = _world(given, calendars)
    links = _links(given, raw)
    known = Known(given.dates, given.texts, links)
    settings, missing = without_missing(raw.settings, links)
    world = replace(
        raw,
        settings=settings,
        articles=_rewritten(given.texts, TextKind.ARTICLE, links),
        pages=_rewritten(given.texts, TextKind.PAGE, links),
        markdown=cache(lambda text: links.rewritten(given.renderer.short(text), "")),
    )
    problems = {
        *given.problems,
        *given.dates.problems,
        *(problem for text in given.texts for problem in text.problems),
        *judged(known),
        *missing,
        *_duties(given),
    }
    return Plan(
        given.settings, given.content, world, calendars, given.stamps, in_reading_order(problems)
    )


def _world(given: Ingredients, calendars: Iterable[Feed]) -> World:
    settings = given.settings
    return World(
        settings=Settings(
            url=settings.url,
            name=settings.name,
            tagline=settings.tagline,
            home_venue=settings.home_venue,
            menu=settings.menu,
            tasks=settings.tasks,
            feedback_url=settings.feedback_url,
            is_preview=settings.is_preview,
            security_contact=settings.security_contact,
        ),
        catalogue=given.dates.catalogue,
        agenda=given.dates.agenda,
        articles=_of_kind(given.texts, TextKind.ARTICLE),
        pages=_of_kind(given.texts, TextKind.PAGE),
        today=settings.today,
        changed=lambda event: given.stamps.get(event.id, FEED_REVISION),
        markdown=lambda _: "",
        feed_paths=frozenset(feed.path for feed in calendars),
    )


def _links(given: Ingredients, raw: World) -> Links:
    """The addresses of all pages come from a World without short texts: those may hold links."""

    def other_urls() -> Iterator[str]:
        yield from raw.feed_paths
        yield from (page.url for bundle in bundles(raw) for page in bundle.pages())

    return Links(
        given.settings.base,
        texts={text.file: text.url for text in given.texts},
        pictures=(name for name, _ in given.content.pictures()),
        sure_urls=SURE_URLS,
        other_urls=other_urls,
    )


def _of_kind(texts: Iterable[ReadText], kind: TextKind) -> tuple[Text, ...]:
    return tuple(read.text for read in texts if read.kind is kind)


def _rewritten(texts: Iterable[ReadText], kind: TextKind, links: Links) -> tuple[Text, ...]:
    """The texts with links that begin at the host's root."""
    return tuple(
        replace(
            read.text,
            body=tuple(
                links.rewritten(part, read.file) if isinstance(part, str) else part
                for part in read.text.body
            ),
        )
        for read in texts
        if read.kind is kind
    )


def _duties(given: Ingredients) -> Iterator[Problem]:
    """What the law asks of the site beside its texts."""
    settings = given.settings
    if not settings.feedback_url:
        yield site_messages.NO_FEEDBACK_FORM().at(Position(settings.file, 1))
    statement = next((text for text in given.texts if text.text.slug == _STATEMENT), None)
    checked = statement and statement.head.as_of
    if statement and checked and settings.today - checked > _STATEMENT_HOLDS:
        yield site_messages.OLD_STATEMENT(day=plain_day(checked)).at(statement.place)
