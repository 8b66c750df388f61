"""Composer: what the pages of one build share, so that nothing is phrased or looked up twice.

It lives for one call of `bundles`. Everything it hands out depends on the World alone.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Unpack

from plugins.termine.events import ZONE, Details, Occurrence, Venue, addresses, plain_day

from .cards import card_address, card_of
from .date_views import DateViews
from .dates import DateView, Fact, VenueView
from .event_facts import facts
from .feed_views import FeedViews
from .hyphens import SOFT_HYPHEN, Hyphens
from .json_ld import JsonLd
from .keys import EventKeys, key_of
from .menu import Menu
from .page import Bundle, FeedLink, Head, Link, Page, RareFields
from .paths import Paths
from .phrases import plain_text, shortened
from .pictures import PictureViews
from .venue_views import VenueViews
from .visible import Shown, Split
from .world import Text, World


class Composer:
    """The shared parts: `shown` dates, ready views of dates, venues and feeds, links, heads.

    `settings_key` changes with the settings and with what pictures venues show.
    """

    def __init__(self, world: World, keys: EventKeys) -> None:
        """Read the World with the keys of its events; views are made when first asked for."""
        settings = world.settings
        self.world = world
        self.today = world.today
        self.settings = settings
        self.paths = Paths(settings.url)
        self.pictures = PictureViews(self.paths, world.pictures)
        self.shown = Shown(world, self.pictures, keys)
        self.menu = Menu(settings, self.paths)
        self.feeds = FeedViews(self.paths, world.feed_paths, world.qr_svg)
        self.home_venue = world.venue(settings.home_venue)
        self.json_ld = JsonLd(
            settings, self.paths, self.home_venue, self.pictures, view_of=self.date
        )
        self._venues = VenueViews(self.paths, self.shown.by_venue, self.html)
        own = {word: parted.replace("·", SOFT_HYPHEN) for word, parted in settings.easy_words}
        self._hyphens = Hyphens({**world.hyphenated, **own})
        self._dates = DateViews(
            self.paths,
            self._venues,
            self.html,
            self._hyphens,
            today=world.today,
            ics_urls=world.feed_paths,
        )
        self._html_of: dict[str, str] = {}
        self._days: dict[datetime, tuple[str, str]] = {}
        self._facts: dict[tuple[int, bool], tuple[Fact, ...]] = {}
        of_venues = self.pictures.named_in(world.catalogue.venues)
        self.settings_key = key_of(repr(settings), repr(of_venues))

    def bundle(
        self,
        name: str,
        inputs: Iterable[object],
        pages: Callable[[], tuple[Page, ...]],
        *urls: str,
    ) -> Bundle:
        """Pages with their inputs; the settings, which all pages depend on, are among them."""
        return Bundle(name, (self.settings_key, *inputs), pages, urls)

    def date(self, occurrence: Occurrence) -> DateView:
        """One date as pages show it."""
        return self._dates.of(occurrence)

    def dates(self, occurrences: Iterable[Occurrence]) -> tuple[DateView, ...]:
        """Several dates in their order."""
        return self._dates.all_of(occurrences)

    def venue(self, venue: Venue | None) -> VenueView | None:
        """A venue as pages show it."""
        return self._venues.of(venue) if venue else None

    def only_venue(self, split: Split) -> VenueView | None:
        """The one venue of some dates that are still to come (or else are over), if it is one."""
        dates = split.upcoming or split.past
        venues = {occurrence.details.venue for occurrence in dates}
        return self.venue(venues.pop()) if len(venues) == 1 else None

    def html(self, markdown: str) -> str:
        """An editor's short text, rendered to safe HTML."""
        if not markdown:
            return ""
        if markdown not in self._html_of:
            self._html_of[markdown] = self.world.markdown(markdown)
        return self._html_of[markdown]

    def heading(self, text: str) -> str:
        """A visible heading with soft hyphens."""
        return self._hyphens.heading(text)

    def link(self, text: str, url: str, note: str = "") -> Link:
        """A link to an address of the site."""
        return Link(text, self.paths.path(url), note)

    def head(  # noqa: PLR0913  # a page may say as much of itself
        self,
        url: str,
        title: str,
        description: str,
        *between: Link,
        stamps: Iterable[datetime | None] = (),
        picture: tuple[str, str] = ("", ""),
        feeds: tuple[FeedLink, ...] = (),
        json_ld: tuple[str, ...] = (),
        canonical: str = "",
        **rare: Unpack[RareFields],
    ) -> Head:
        """What a page says of itself; `between` are the breadcrumbs below its section.

        It last changed at the newest of the `stamps`. Its own `picture` (name and text), if there
        is one, takes the place of the card of its kind; its own `json_ld` comes first. `canonical`
        is given where another page says the same.
        """
        crumbs = self.menu.crumbs(url, *between)
        section = self.menu.section(url)
        address = self.paths.absolute(url)
        day, iso = self.changed_day(stamps)
        image, image_alt = self._picture(url, *picture)
        way = (self.json_ld.breadcrumbs(crumbs, title, address),) if crumbs else ()
        return Head(
            title=title,
            description=shortened(description),
            url=self.paths.path(url),
            canonical=canonical or address,
            section=section.url if section else "",
            breadcrumbs=crumbs,
            feeds=feeds,
            json_ld=(*json_ld, *way),
            changed=day,
            changed_iso=iso,
            image=image,
            image_alt=image_alt,
            **rare,
        )

    def changed_day(self, stamps: Iterable[datetime | None]) -> tuple[str, str]:
        """The day of the newest of the stamps as a phrase and as JJJJ-MM-TT, empty without any."""
        newest = max((stamp for stamp in stamps if stamp is not None), default=None)
        if newest is None:
            return "", ""
        if newest not in self._days:
            day = newest.astimezone(ZONE).date()
            self._days[newest] = plain_day(day), day.isoformat()
        return self._days[newest]

    def of_overview(self, stamps: Iterable[datetime | None] = ()) -> tuple[datetime | None, ...]:
        """The stamps of a page that shows others; without any the one of the whole site."""
        return tuple(filter(None, stamps)) or (self.shown.newest,)

    def overview_day(self, stamps: Iterable[datetime | None] = ()) -> tuple[str, str]:
        """The same as `changed_day`; without any stamp the day when the site last changed."""
        return self.changed_day(self.of_overview(stamps))

    def facts(self, details: Details, *, is_over: bool) -> tuple[Fact, ...]:
        """The facts of a date or event; dates of a series share their Details, and so these."""
        key = id(details), is_over  # the World keeps every Details alive, so an id stays one's own
        if key not in self._facts:
            self._facts[key] = facts(details, self.paths, is_over=is_over)
        return self._facts[key]

    def event_changes(self, occurrences: Iterable[Occurrence]) -> list[datetime]:
        """When the events of some dates last changed."""
        events = {occurrence.event.id: occurrence.event for occurrence in occurrences}
        return [self.shown.changed(event) for event in events.values()]

    def dates_feeds(self, *own: tuple[str, str]) -> tuple[FeedLink, ...]:
        """The calendars a page with dates offers to programs, its own one first."""
        return self.feeds.links(*own, ("Alle Termine", addresses.ALL_FEED))

    def summary(self, text: Text) -> str:
        """What a text is about: the editors' summary, else how it begins."""
        body = " ".join(part for part in text.body if isinstance(part, str))
        return text.summary or shortened(plain_text(body)) or f"{text.title} – {self.settings.name}"

    def _picture(self, url: str, image: str, image_text: str) -> tuple[str, str]:
        """The address of the picture that a shared link carries, and what is to be seen."""
        if address := self.pictures.address(image):
            return address, image_text
        card = card_of(url, is_offer=self.menu.is_offer(url))
        return card_address(card, self.paths), f"{self.settings.name}: {card.title}. {card.alt}."
