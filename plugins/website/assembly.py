"""Everything read becomes one World for the views, and one list of Diagnostics for the editors."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from jinja2 import Environment

from plugins.termine.diagnostics import Diagnostic, in_reading_order
from plugins.termine.events import Details, addresses
from plugins.termine.feeds import FEED_REVISION, Feed

from .checks.compliance import duties
from .checks.known import Known
from .checks.links import Links
from .checks.menu import without_missing
from .checks.references import judged
from .content import Content
from .dates import Dates
from .images.picture_texts import PictureTexts, component
from .images.shown_pictures import ShownPictures, picture_diagnostics, shown_pictures, uses
from .images.store import PictureStore
from .markdown.rendered import Renderer
from .markdown.texts import ReadText, TextKind, last_change
from .pages.paths import Paths
from .pages.pictures import Picture, PictureViews
from .pages.plan import bundles
from .pages.world import Settings, Text, World
from .settings import SiteSettings

SURE_URLS = (
    "",
    addresses.ARTICLES,
    addresses.EVENTS,
    addresses.ARCHIVE,
    addresses.SUBSCRIBE,
)
"""The pages that every site has: a usual menu is checked without planning any other."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site will be. Only without errors among the `diagnostics` may it be built.

    `commit` is the one checked out where the content lies, empty without git.
    """

    settings: SiteSettings
    content: Content
    world: World
    feeds: tuple[Feed, ...]
    stamps: Mapping[str, datetime]
    commit: str
    pictures: ShownPictures
    diagnostics: tuple[Diagnostic, ...]

    @property
    def short_texts(self) -> frozenset[str]:
        """Every description and direction, as editors wrote it."""
        catalogue = self.world.catalogue
        overrides = (one for event in catalogue.events for one in event.adjustments)
        return frozenset(
            (
                *(text for event in catalogue.events for text in _texts_of(event.details)),
                *(text for one in overrides for _, text in one.overrides if isinstance(text, str)),
                *(venue.directions for venue in catalogue.venues),
            )
        )

    @property
    def has_errors(self) -> bool:
        """Whether an editor has to correct something first."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Everything that was read."""

    settings: SiteSettings
    content: Content
    dates: Dates
    feeds: tuple[Feed, ...]
    texts: tuple[ReadText, ...]
    diagnostics: tuple[Diagnostic, ...]
    stamps: Mapping[str, datetime]
    text_stamps: Mapping[str, datetime]
    commit: str
    renderer: Renderer
    hyphenated: Mapping[str, str]


def plan(given: Ingredients, templates: Environment) -> Plan:
    """Put together what was read and judge it; `templates` are those of the theme."""
    raw = _world(given)
    links = _links(given, raw)
    used = tuple(uses(given.texts, given.dates))
    shown = shown_pictures(used, links, given.content, picture_store(given.settings))
    pictures = shown.pictures()
    known = Known(given.dates, given.texts, links, used)
    filled = _picture_texts(given, pictures, templates).filled
    settings, missing = without_missing(raw.settings, links)
    short = given.renderer.short  # not all that was read: what is no longer needed goes now
    world = replace(
        raw,
        settings=settings,
        articles=_rewritten(given, TextKind.ARTICLE, links, filled),
        pages=_rewritten(given, TextKind.PAGE, links, filled),
        markdown=cache(lambda text: filled(links.rewritten(short(text), ""))),
        pictures=pictures,
        hyphenated=given.hyphenated,
    )
    diagnostics = {
        *given.diagnostics,
        *given.dates.diagnostics,
        *(diagnostic for text in given.texts for diagnostic in text.diagnostics),
        *judged(known),
        *picture_diagnostics(used, links, shown),
        *missing,
        *duties(given.settings, given.content, known),
    }
    return Plan(
        settings=given.settings,
        content=given.content,
        world=world,
        feeds=given.feeds,
        stamps=given.stamps,
        commit=given.commit,
        pictures=shown,
        diagnostics=in_reading_order(diagnostics),
    )


def _world(given: Ingredients) -> World:
    settings, stamps = given.settings, given.stamps
    return World(
        settings=Settings(
            url=settings.url,
            name=settings.name,
            tagline=settings.tagline,
            home_venue=settings.home_venue,
            menu=settings.menu,
            tasks=settings.tasks,
            feedback_url=settings.feedback_url,
            has_search=settings.has_search,
            is_preview=settings.is_preview,
            security_contact=settings.security_contact,
            easy_category=settings.easy_category,
            easy_words=settings.easy_words,
        ),
        catalogue=given.dates.catalogue,
        agenda=given.dates.agenda,
        articles=_of_kind(given.texts, TextKind.ARTICLE),
        pages=_of_kind(given.texts, TextKind.PAGE),
        today=settings.today,
        changed=lambda event: stamps.get(event.id, FEED_REVISION),
        markdown=lambda _: "",
        feed_paths=frozenset(feed.path for feed in given.feeds),
    )


def _links(given: Ingredients, raw: World) -> Links:
    """The addresses of all pages come from a World without any text: those may hold links."""

    def other_urls() -> Iterator[str]:
        yield from raw.feed_paths
        yield from (url for bundle in bundles(raw) for url in bundle.urls)

    return Links(
        given.settings.base,
        texts={text.file: text.url for text in given.texts},
        pictures=(name for name, _ in given.content.pictures()),
        sure_urls=(*SURE_URLS, *_event_urls(raw)),
        other_urls=other_urls,
    )


def _texts_of(details: Details) -> tuple[str, str]:
    return details.description, details.text


def _event_urls(world: World) -> Iterator[str]:
    """The pages that texts lead to most; every event that is shown has one."""
    sees_drafts = world.settings.is_preview
    events = (one for one in world.catalogue.events if sees_drafts or not one.is_draft)
    return (addresses.event_url(event.id) for event in events)


def _of_kind(texts: Iterable[ReadText], kind: TextKind) -> tuple[Text, ...]:
    return tuple(replace(read.text, body=()) for read in texts if read.kind is kind)


def _rewritten(
    given: Ingredients, kind: TextKind, links: Links, filled: Callable[..., str]
) -> tuple[Text, ...]:
    """The texts with links that begin at the host's root, their pictures and their last change."""

    def whole(read: ReadText, number: int, part: str) -> str:
        text = links.rewritten(part, read.file)
        return filled(text, first_is_eager=number == 0 and not read.text.image)

    return tuple(
        replace(
            read.text,
            body=tuple(
                whole(read, number, part) if isinstance(part, str) else part
                for number, part in enumerate(read.text.body)
            ),
            changed=last_change(read, given.text_stamps.get(read.file)),
        )
        for read in given.texts
        if read.kind is kind
    )


def picture_store(settings: SiteSettings) -> PictureStore:
    """Where the versions of pictures are kept."""
    return PictureStore(settings.cache / "bilder")


def _picture_texts(
    given: Ingredients, pictures: Mapping[str, Picture], templates: Environment
) -> PictureTexts:
    views = PictureViews(Paths(given.settings.url), pictures)
    return PictureTexts(views, component(templates), given.settings.base)
