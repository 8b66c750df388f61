"""PageBuilder: what pages of every kind have in common: head, menu, share card, trail."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Unpack
from urllib.parse import quote

from plugins.build.digest import digest
from plugins.termine.events import ZONE, Occurrence, addresses, plain_day

from .context import Calendar, Document, Paths, PictureViews, Settings, SiteContext, Split
from .date_views import ATOM_FEED, ATOM_TYPE, DATES_ATOM_FEED, DateViews
from .json_ld import JsonLd
from .phrases import plain_text, shortened
from .views import FeedLink, FeedView, Head, Link, MenuItem, RareFields, VenueView

VISIT = "besuchen-sie-uns"
EASY_LANGUAGE = "leichte-sprache"
PAGE_WORDS: Mapping[str, tuple[str, ...]] = {
    VISIT: ("Öffnungszeiten", "geöffnet", "Telefon", "E-Mail", "Adresse", "Anfahrt", "Kontakt"),
    EASY_LANGUAGE: ("Leichte Sprache",),
}
"""What people mean these pages by, though others say it, too."""
LEGAL_PAGES = ("impressum", "datenschutz", "barrierefreiheit", "barriere-melden")
_OUTLOOK = "https://outlook.{host}.com/calendar/0/addfromweb?url={url}&name={name}"
_ONE_DATE = rf"{addresses.EVENTS}[^/]+/\d{{4}}-\d\d-\d\d/$"
_DATES = "|".join(
    (
        rf"{addresses.EVENTS}(\d{{4}}/\d\d/)?$",
        addresses.venue_url("")[:-1],
        addresses.category_url("")[:-1],
        addresses.selection_url("")[:-1],
        addresses.SHEETS,
    )
)


@dataclass(frozen=True, slots=True)
class Card:
    """The picture of a shared link. `title` is its large text, `drawing` what is drawn beside it.

    `alt` says that to those who do not see it, in the genitive. `pages` is how the addresses of its
    pages begin, as a regular expression.
    """

    name: str
    title: str
    drawing: str
    alt: str
    pages: str

    @property
    def url(self) -> str:
        """The address of the picture."""
        return f"theme/karten/{self.name}.png"


CARDS = (
    Card("start", "Beratung, Begegnung, Termine", "house", "eines Hauses mit Herz", "$"),
    Card("angebote", "Unsere Angebote", "pram", "eines Kinderwagens", "angebote/"),
    Card("termin", "Ein Termin für Sie", "calendar", "eines Kalenderblatts", _ONE_DATE),
    Card("termine", "Unsere Termine", "calendar", "eines Kalenderblatts", _DATES),
    Card("archiv", "Vergangene Termine", "blocks", "von Bauklötzen", addresses.ARCHIVE),
    Card("abonnieren", "Termine abonnieren", "phone", "eines Handys", addresses.SUBSCRIBE),
    Card("aktuelles", "Aktuelles", "door", "einer Tür", addresses.ARTICLES),
    Card("leichte-sprache", "Leichte Sprache", "cup", "einer Tasse", EASY_LANGUAGE),
    Card("veranstaltung", "Kommen Sie vorbei", "cup", "einer Tasse", addresses.EVENTS),
    Card("seite", "Für alle Familien", "house", "eines Hauses mit Herz", ""),
)
"""Every card; a page has the first that fits, an offer of the office that of the offers."""


class Menu:
    """The main menu of the settings. Addresses may be written with or without a first slash."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        """Read the settings; the `items` are there as the frame of every page shows them."""
        self._paths, path = paths, paths.path
        self.items = tuple(
            MenuItem(
                Link(label, path(url)), tuple(Link(name, path(below)) for name, below in children)
            )
            for label, url, children in settings.menu
        )

    def section(self, url: str) -> Link | None:
        """The item a page belongs to: itself, the one above it, or the one its path begins with."""
        own, base = self._paths.path(url), self._paths.base
        for item in self.items:
            if own == item.link.url or any(own == child.url for child in item.children):
                return item.link
        links = (item.link for item in self.items if item.link.url != base)
        above = (link for link in links if own.startswith(link.url))
        return max(above, key=lambda link: len(link.url), default=None)

    def children(self, url: str) -> tuple[Link, ...]:
        """The pages below a page of the main menu."""
        own = self._paths.path(url)
        return next((item.children for item in self.items if item.link.url == own), ())

    def is_offer(self, url: str) -> bool:
        """Whether a page stands below the item „Angebote“."""
        offers = (item.children for item in self.items if item.link.text == "Angebote")
        own = self._paths.path(url)
        return any(own == child.url for children in offers for child in children)

    def crumbs(self, url: str, *between: Link) -> tuple[Link, ...]:
        """The way from the home page to a page: start, its section, what stands between."""
        if not url:
            return ()
        base, own, section = self._paths.base, self._paths.path(url), self.section(url)
        home = next(
            (item.link for item in self.items if item.link.url == base), Link("Start", base)
        )
        steps = (home, *((section,) if section else ()), *between)
        return tuple(dict.fromkeys(step for step in steps if step.url != own))


class PageBuilder(DateViews):
    """What pages of every kind share: the settings, and how links, heads and dates look.

    A page says what it has been given, and what holds for the whole site: from here no way leads to
    other dates or documents. `key` changes with all that every page may say without being given it.
    `all_dates` is the calendar of all dates, None as long as there is none.
    """

    def __init__(self, context: SiteContext, venues: Collection[str]) -> None:
        """Know the site; `venues` are the ids of those that have a page of their own."""
        super().__init__(context, venues)
        settings, path = self.settings, self.paths.path
        self.pictures = PictureViews(self.paths, context.pictures)
        self.menu = Menu(settings, self.paths)
        self.home_venue = context.venue(settings.home_venue)
        self.changed = context.changed
        self.json_ld = JsonLd(
            settings, self.paths, self.home_venue, self.pictures, today=context.today
        )
        self.atom_link = FeedLink("Aktuelles", path(ATOM_FEED), ATOM_TYPE)
        self.dates_atom_link = FeedLink("Termine", path(DATES_ATOM_FEED), ATOM_TYPE)
        self.all_dates = context.calendar(addresses.ALL_FEED)
        self.ask_url, self.easy_url = (
            path(context.visible_pages[slug].url) if slug in context.visible_pages else ""
            for slug in (VISIT, EASY_LANGUAGE)
        )
        self._qr_svg = cache(context.qr_svg)
        of_venues = self.pictures.named_in(context.catalogue.venues)
        hours = [self.venue(venue) for venue in context.catalogue.venues if venue.openings]
        own = (settings, self.home_venue, of_venues, sorted(venues), hours)
        self.key = digest(repr((*own, self.all_dates, self.ask_url, self.easy_url)))

    def only_venues(self, split: Split) -> tuple[VenueView, ...]:
        """Where some dates to come (or else those that are over) are, if all are at one place.

        The place may be several venues at once.
        """
        dates = split.upcoming or split.past
        venues = {occurrence.details.venues for occurrence in dates}
        return self.venues(venues.pop()) if len(venues) == 1 else ()

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
            begin = "angebote/" if self.menu.is_offer(url) else url
            card = next(card for card in CARDS if re.match(card.pages, begin))
            image = self.paths.absolute(card.url)
            image_alt = f"{self.settings.name}: {card.title}. Zeichnung {card.alt}."
        way = (self.json_ld.breadcrumbs(crumbs, title, address),) if crumbs else ()
        return Head(
            title=title,
            description=shortened(description),
            url=self.paths.path(url),
            canonical=canonical or address,
            section=section.url if section else "",
            breadcrumbs=crumbs,
            feeds=feeds,
            json_ld=(*filter(None, json_ld), *way),
            changed=plain_day(day) if day else "",
            changed_iso=day.isoformat() if day else "",
            image=image,
            image_alt=image_alt,
            **rare,
        )

    def event_changes(self, occurrences: Iterable[Occurrence]) -> list[datetime]:
        """When the events of some dates last changed."""
        return [self.changed(occurrence.event) for occurrence in occurrences]

    def calendar_links(self, *calendars: Calendar | None) -> tuple[FeedLink, ...]:
        """The calendars that a page offers to programs."""
        return tuple(FeedLink(one.name, self.paths.path(one.url)) for one in calendars if one)

    def feed(self, calendar: Calendar | None, *, has_qr: bool = False) -> FeedView | None:
        """A calendar with every way to subscribe.

        The QR code takes as long as a whole page: ask for it only where people scan it.
        """
        if calendar is None:
            return None
        address = self.paths.absolute(calendar.url)
        webcal = f"webcal://{address.partition('://')[2]}"
        encoded, name = quote(address, safe=""), quote(calendar.name, safe="")
        return FeedView(
            name=calendar.name,
            page_url=self.paths.path(calendar.page),
            address=address,
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
