"""PageBuilder: what pages of every kind have in common: head, menu, share card, trail."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Unpack
from urllib.parse import quote

from plugins.build.digest import digest
from plugins.termine.events import ZONE, Occurrence, Venue, addresses, plain_day

from .context import Calendar, Document, Paths, PictureViews, Settings, SiteContext, Split
from .date_views import (
    ATOM_FEED,
    ATOM_TYPE,
    DATES_ATOM_FEED,
    DateViews,
)
from .json_ld import JsonLd
from .phrases import SOFT_HYPHEN, plain_text, shortened, with_hyphens
from .views import DateView, FeedLink, FeedView, Head, Link, MenuItem, RareFields, VenueView

FOLDER = "theme/karten"
_OUTLOOK = "https://outlook.{host}.com/calendar/0/addfromweb?url={url}&name={name}"
_DATE = re.compile(rf"{addresses.EVENTS}[^/]+/\d{{4}}-\d\d-\d\d/")
_MONTH = re.compile(rf"{addresses.EVENTS}\d{{4}}/\d\d/")


@dataclass(frozen=True, slots=True)
class Card:
    """One picture. `title` is its large text, `drawing` what is drawn beside it.

    `alt` describes it to those who do not see it; the site's name comes before it.
    """

    name: str
    title: str
    drawing: str
    alt: str

    @property
    def url(self) -> str:
        """The address of the picture."""
        return f"{FOLDER}/{self.name}.png"


HOME = Card("start", "Beratung, Begegnung, Termine", "house", "Zeichnung eines Hauses mit Herz")
OFFER = Card("angebote", "Unsere Angebote", "pram", "Zeichnung eines Kinderwagens")
DATES = Card("termine", "Unsere Termine", "calendar", "Zeichnung eines Kalenderblatts")
EVENT = Card("veranstaltung", "Kommen Sie vorbei", "cup", "Zeichnung einer Tasse")
ONE_DATE = Card("termin", "Ein Termin für Sie", "calendar", "Zeichnung eines Kalenderblatts")
ARCHIVE = Card("archiv", "Vergangene Termine", "blocks", "Zeichnung von Bauklötzen")
SUBSCRIBE = Card("abonnieren", "Termine abonnieren", "phone", "Zeichnung eines Handys")
NEWS = Card("aktuelles", "Aktuelles", "door", "Zeichnung einer Tür")
EASY = Card("leichte-sprache", "Leichte Sprache", "cup", "Zeichnung einer Tasse")
OTHER = Card("seite", "Für alle Familien", "house", "Zeichnung eines Hauses mit Herz")
CARDS = (HOME, OFFER, DATES, EVENT, ONE_DATE, ARCHIVE, SUBSCRIBE, NEWS, EASY, OTHER)

_BY_PATH = (
    (addresses.ARCHIVE, ARCHIVE),
    (addresses.SUBSCRIBE, SUBSCRIBE),
    (addresses.ARTICLES, NEWS),
    ("angebote/", OFFER),
    ("leichte-sprache", EASY),
)
_LISTS = (addresses.venue_url("")[:-1], addresses.category_url("")[:-1], addresses.SHEETS)


def card_of(url: str, *, is_offer: bool = False) -> Card:
    """The card of the page at an address."""
    if not url:
        return HOME
    if is_offer:
        return OFFER
    if _DATE.fullmatch(url):
        return ONE_DATE
    if url == addresses.EVENTS or url.startswith(_LISTS) or _MONTH.fullmatch(url):
        return DATES
    other = EVENT if url.startswith(addresses.EVENTS) else OTHER
    return next((card for path, card in _BY_PATH if url.startswith(path)), other)


class Menu:
    """The main menu of the settings. Addresses may be written with or without a first slash."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        """Read the settings."""
        self._paths = paths
        self._branches = tuple(
            (label, _plain(url), tuple((name, _plain(below)) for name, below in children))
            for label, url, children in settings.menu
        )

    def items(self) -> tuple[MenuItem, ...]:
        """The menu as the frame of every page shows it."""
        path = self._paths.path
        return tuple(
            MenuItem(
                Link(label, path(url)), tuple(Link(name, path(below)) for name, below in children)
            )
            for label, url, children in self._branches
        )

    def section(self, url: str) -> Link | None:
        """The item a page belongs to: itself, the one above it, or the one its path begins with."""
        for label, own, children in self._branches:
            if url == own or any(url == below for _, below in children):
                return Link(label, self._paths.path(own))
        starts = [(own, label) for label, own, _ in self._branches if own and url.startswith(own)]
        own, label = max(starts, key=lambda one: len(one[0]), default=("", ""))
        return Link(label, self._paths.path(own)) if own else None

    def children(self, url: str) -> tuple[tuple[str, str], ...]:
        """Name and address of the pages below a page of the main menu."""
        below = (children for _, own, children in self._branches if own == url and url)
        return next(below, ())

    def is_offer(self, url: str) -> bool:
        """Whether a page stands below the item „Angebote“."""
        offers = (below for label, _, below in self._branches if label == "Angebote")
        return any(url == below for children in offers for _, below in children)

    def crumbs(self, url: str, *between: Link) -> tuple[Link, ...]:
        """The way from the home page to a page: start, its section, what stands between."""
        if not url:
            return ()
        home = next((label for label, own, _ in self._branches if not own), "Start")
        section, own = self.section(url), self._paths.path(url)
        steps = (Link(home, self._paths.base), *((section,) if section else ()), *between)
        return tuple(dict.fromkeys(step for step in steps if step.url != own))


def _plain(url: str) -> str:
    return url.removeprefix("/")


class PageBuilder:
    """What pages of every kind share: the settings, and how links, heads and dates look.

    A page says what it has been given, and what holds for the whole site: from here no way leads to
    other dates or documents. `key` changes with all that every page may say without being given it.
    """

    def __init__(self, context: SiteContext, venues: Collection[str]) -> None:
        """Know the site; `venues` are the ids of those that have a page of their own."""
        settings = context.settings
        self.settings = settings
        self.paths = Paths(settings.url)
        self.pictures = PictureViews(self.paths, context.pictures)
        self.menu = Menu(settings, self.paths)
        self.home_venue = context.venue(settings.home_venue)
        self.html = context.markdown
        self.changed = context.changed
        self.json_ld = JsonLd(settings, self.paths, self.home_venue, self.pictures)
        own = {word: parted.replace("·", SOFT_HYPHEN) for word, parted in settings.easy_words}
        self.heading = partial(with_hyphens, known={**context.hyphenated, **own})
        self._dates = DateViews(context, self.paths, venues, self.heading)
        self.atom_link = FeedLink("Aktuelles", self.paths.path(ATOM_FEED), ATOM_TYPE)
        self.dates_atom_link = FeedLink("Termine", self.paths.path(DATES_ATOM_FEED), ATOM_TYPE)
        self._qr_svg = cache(context.qr_svg)
        of_venues = self.pictures.named_in(context.catalogue.venues)
        self.key = digest(repr((settings, self.home_venue, of_venues, sorted(venues))))

    def date(self, occurrence: Occurrence) -> DateView:
        """One date as pages show it."""
        return self._dates.of(occurrence)

    def dates(self, occurrences: Iterable[Occurrence]) -> tuple[DateView, ...]:
        """Several dates in their order."""
        return tuple(map(self._dates.of, occurrences))

    def venue(self, venue: Venue | None) -> VenueView | None:
        """A venue as pages show it."""
        return self._dates.venue(venue) if venue else None

    def only_venue(self, split: Split) -> VenueView | None:
        """The one venue of some dates that are still to come (or else are over), if it is one."""
        dates = split.upcoming or split.past
        venues = {occurrence.details.venue for occurrence in dates}
        return self.venue(venues.pop()) if len(venues) == 1 else None

    def link(self, text: str, url: str, note: str = "") -> Link:
        """A link to an address of the site."""
        return Link(text, self.paths.path(url), note)

    def head(  # noqa: PLR0913  # one call says all that a page says of itself
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
        newest = max(filter(None, stamps), default=None)
        day = newest.astimezone(ZONE).date() if newest else None
        image, image_alt = self.pictures.address(picture[0]), picture[1]
        if not image:
            card = card_of(url, is_offer=self.menu.is_offer(url))
            image = self.paths.absolute(card.url)
            image_alt = f"{self.settings.name}: {card.title}. {card.alt}."
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
            changed=plain_day(day) if day else "",
            changed_iso=day.isoformat() if day else "",
            image=image,
            image_alt=image_alt,
            **rare,
        )

    def event_changes(self, occurrences: Iterable[Occurrence]) -> list[datetime]:
        """When the events of some dates last changed."""
        events = {occurrence.event.id: occurrence.event for occurrence in occurrences}
        return [self.changed(event) for event in events.values()]

    def calendar_links(self, *calendars: Calendar | None) -> tuple[FeedLink, ...]:
        """The calendars that a page offers to programs."""
        return tuple(FeedLink(one.name, self.paths.path(one.url)) for one in calendars if one)

    def feed(
        self, calendar: Calendar | None, kind: str, *, page_url: str, has_qr: bool = False
    ) -> FeedView | None:
        """A calendar with every way to subscribe.

        The QR code takes as long as a whole page: ask for it only where people scan it.
        """
        if calendar is None:
            return None
        path, address = self.paths.path, self.paths.absolute(calendar.url)
        webcal = self.paths.webcal(calendar.url)
        encoded, name = quote(address, safe=""), quote(calendar.name, safe="")
        return FeedView(
            name=calendar.name,
            kind=kind,
            page_url=path(page_url),
            address=address,
            path=path(calendar.url),
            webcal=webcal,
            google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
            outlook=_OUTLOOK.format(host="live", url=encoded, name=name),
            outlook_work=_OUTLOOK.format(host="office", url=encoded, name=name),
            qr_svg=self._qr_svg(webcal) if has_qr else "",
        )

    def summary(self, document: Document) -> str:
        """What a text is about: the editors' summary, else how it begins."""
        begins = document.summary or shortened(plain_text(document.text))
        return begins or f"{document.title} – {self.settings.name}"
