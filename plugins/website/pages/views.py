"""Pages as they are written, and what templates see of dates, calendars and the whole site."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from plugins.build.task import OutputFile

from .context import HoursView, PictureView


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with its address below the output folder (`robots.txt`) and its whole text."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a template shows it; `note` is a short addition such as a count.

    `language` is that of the page where it leads, if it is not German.
    """

    text: str
    url: str
    note: str = ""
    is_current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers to programs (`<link rel="alternate">`)."""

    title: str
    url: str
    media_type: str = "text/calendar"


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says about itself.

    `url` is a path from the host's root (`/termine/`), `canonical` and `image` (the picture of a
    shared link) are whole addresses, `section` is the path of the page's item in the main menu.
    `breadcrumbs` end above the page itself, `json_ld` holds ready JSON texts. `changed` phrases the
    day of the last change (`22. November 2026`), `changed_iso` is that day; both may be empty.
    Hits of more `search_weight` come first.
    The site's own search finds what `is_searched`, by `search_words`, too. `year` is that of an
    article or of a date that is over, 0 for what may still change at any time.
    """

    title: str
    description: str
    url: str
    canonical: str
    section: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    json_ld: tuple[str, ...] = ()
    is_indexed: bool = True
    kind: str = "website"
    changed: str = ""
    changed_iso: str = ""
    in_sitemap: bool = True
    hyphenates: bool = True
    is_searched: bool = True
    search_words: tuple[str, ...] = ()
    search_weight: float = 1
    year: int = 0
    image: str = ""
    image_alt: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page shows: what it says of itself, and its heading."""

    head: Head
    title: str


class RareFields(TypedDict, total=False):
    """Fields of a Head that few pages set."""

    is_indexed: bool
    kind: str
    in_sitemap: bool
    hyphenates: bool
    is_searched: bool
    search_words: tuple[str, ...]
    search_weight: float
    year: int


@dataclass(frozen=True, slots=True)
class Page:
    """One file to write: its address below the output folder, its template, what it shows.

    `url` is as in `plugins.termine.events.addresses` (`termine/`, `404.html`); a trailing slash
    stands for the folder's index.html.
    """

    url: str
    template: str
    view: object

    @property
    def file(self) -> str:
        """The file below the output folder, POSIX."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url

    @property
    def head(self) -> Head | None:
        """What the page says about itself, None where its view has no such thing."""
        head = getattr(self.view, "head", None)
        return head if isinstance(head, Head) else None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pages that are made from the same values, built only when asked for.

    Bundles with equal keys give equal pages (but for the site-wide view and the templates). `urls`
    are the addresses of the pages, `templates` those that show them, known without building them.
    """

    name: str
    key: str
    pages: Callable[[], tuple[Page, ...]]
    urls: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileBundle:
    """Text files that are made from the same values, made only when asked for (see Bundle)."""

    name: str
    key: str
    files: Callable[[], tuple[TextFile, ...]]


@dataclass(frozen=True, slots=True)
class VenueView:
    """A venue. `lines` is its address line by line; `route_url` a plain link to a map or empty.

    `contact` are its telephone and mail, each with the word for it as a note.
    """

    name: str
    url: str
    lines: tuple[str, ...]
    district: str
    route_url: str
    accessibility: tuple[str, ...]
    amenities: tuple[str, ...]
    directions_html: str
    contact: tuple[Link, ...] = ()
    hours: HoursView | None = None


@dataclass(frozen=True, slots=True)
class DateView:
    """One date wherever it is shown.

    `when` is the whole phrase (`Donnerstag, 11. Juli 2019, um 13 Uhr`), `day` and `time` its parts;
    `start_iso` and `end_iso` carry the offset (days only for all-day dates, no end if it is open).
    `status` is `scheduled`, `moved` or, for a postponed date too, `cancelled`; `status_label` its
    word (`Fällt aus`, `Verlegt`), `status_text` what follows it (the reason; `auf … (bisher …)`).
    `language` is that of title and text, if it is not German.
    """

    identity: str
    title: str
    url: str
    ics_url: str
    when: str
    day: str
    time: str
    day_iso: str
    start_iso: str
    end_iso: str
    last_day_iso: str
    status: str
    status_label: str
    status_text: str
    is_past: bool
    is_sold_out: bool
    topic: str
    guest: str
    text_html: str
    venues: tuple[VenueView, ...]
    room: str
    cost: str
    registration: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class DatesBlock:
    """The dates of an article or event: what comes next, and what is over below a disclosure.

    `past_label` is the disclosure's whole text, `note` says that nothing is planned. The rest of
    what is to come is elsewhere (`more`) or here, below a disclosure of its own: `later` with
    `later_label` (`Alle 17 kommenden Termine anzeigen`; it counts the `upcoming` ones, too). What
    has been over for long is elsewhere (`older`).
    """

    heading: str
    upcoming: tuple[DateView, ...]
    past: tuple[DateView, ...]
    past_label: str
    note: str
    more: Link | None
    shows_title: bool
    later: tuple[DateView, ...] = ()
    later_label: str = ""
    older: tuple[Link, ...] = ()


Body = tuple[str | DatesBlock, ...]
"""Rendered text in pieces: safe HTML, and blocks of dates where `[[termine …]]` stood."""


@dataclass(frozen=True, slots=True)
class EasyDate:
    """One date in Leichte Sprache: its day, short sentences, its page."""

    heading: str
    sentences: tuple[str, ...]
    url: str
    day_iso: str
    last_day_iso: str


@dataclass(frozen=True, slots=True)
class EasyBlock:
    """Dates in Leichte Sprache. `show` of `dates` are seen at once, the others follow as time goes.

    `later` are below a disclosure; `ask_url` leads to where one may ask and may be empty.
    """

    heading: str
    dates: tuple[EasyDate, ...]
    show: int
    later: tuple[EasyDate, ...] = ()
    note: str = ""
    ask_url: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the month's table; `link` is there when it has dates (`note`: its spoken name)."""

    day: int
    iso: str
    link: Link | None
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article in a list."""

    title: str
    url: str
    summary: str
    day: str
    day_iso: str
    category: str
    picture: PictureView | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The dates of one day of a list."""

    heading: str
    iso: str
    dates: tuple[DateView, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The days of one month of a list; `anchor` is its fragment (`2026-12`), `url` its table."""

    heading: str
    anchor: str
    url: str
    days: tuple[DayGroup, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """A calendar to subscribe to, with every way to do so. `qr_svg` is a ready `<svg>` element."""

    name: str
    page_url: str
    address: str
    webcal: str
    google: str
    outlook: str
    outlook_work: str
    qr_svg: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a list of facts (`Wo?` – `…`); `value_html` is safe HTML."""

    label: str
    value_html: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The state of a date and the answers to the five questions after it.

    `status` is that of a DateView, or `past`, or `full`; `label` is its word (`Findet statt`,
    `Fällt aus`), `text` what follows it. From the day after `last_day_iso` on a script says that
    all is over. `more` leads to the page of the date, where the answers stand on another one.
    """

    status: str
    label: str
    text: str
    facts: tuple[Fact, ...]
    last_day_iso: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One item of the main menu with the pages below it."""

    link: Link
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme under its hashed name; `integrity` is the SRI value (`sha384-…`)."""

    url: str
    integrity: str


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """The files of the theme to write, and the names under which pages ask for them."""

    files: tuple[OutputFile, ...]
    stylesheet: Asset
    script: Asset
    search_script: Asset
    icon: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The frame around every page. `base` is the path of SITEURL and ends in `/`.

    `address` are the lines of the office's address, `contact` and `hours` those of its venue,
    `office_url` is the page on how to get there.
    """

    name: str
    tagline: str
    base: str
    stylesheet: Asset
    script: Asset
    search_script: Asset
    icon: str
    menu: tuple[MenuItem, ...]
    top_links: tuple[Link, ...]
    legal_links: tuple[Link, ...]
    help_lines: tuple[Link, ...]
    feed_links: tuple[Link, ...]
    address: tuple[str, ...]
    office_url: str
    contact: tuple[Link, ...] = ()
    hours: HoursView | None = None
    search_url: str = ""
    is_preview: bool = False
