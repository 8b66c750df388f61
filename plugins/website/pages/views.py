"""What templates see of dates, days, calendars and the whole site: frozen values, in German."""

from dataclasses import dataclass, field

from .page import Link


@dataclass(frozen=True, slots=True)
class VenueView:
    """A venue. `lines` is its address line by line; `route_url` a plain link to a map or empty."""

    name: str
    url: str
    addition: str
    lines: tuple[str, ...]
    one_line: str
    district: str
    route_url: str
    accessibility: tuple[str, ...]
    amenities: tuple[str, ...]
    directions_html: str


@dataclass(frozen=True, slots=True)
class DateView:
    """One date wherever it is shown.

    `title` has soft hyphens in its long words.
    `when` is the whole phrase (`Donnerstag, 11. Juli 2019, um 13 Uhr`), `day` and `time` its parts;
    `day_iso` is where it stands now, `start_iso`/`end_iso` carry the offset (`end_iso` empty for an
    open end, days only for all-day dates), `last_day_iso` the day after which it is over.
    `status` is `scheduled`, `cancelled` or `moved`; `status_label` its word (`Fällt aus`,
    `Verlegt`), `status_text` what follows it (the reason; `auf … (bisher …)`).
    """

    identity: str
    title: str
    url: str
    event_url: str
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
    category: str
    category_url: str
    venue: VenueView | None
    room: str
    cost: str
    registration: str


@dataclass(frozen=True, slots=True)
class DatesBlock:
    """The dates of an article or event: what comes next, and what is over below a disclosure.

    `past_label` is the disclosure's whole text (`Vergangene Termine (1) anzeigen`); it is empty
    when nothing is over. `note` says so when nothing is planned. The rest of what is to come is
    either elsewhere (`more` leads there) or here, below a disclosure of its own: `later` with
    `later_label` (`Alle 17 kommenden Termine anzeigen`; it counts the `upcoming` ones, too).
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
    kind: str
    page_url: str
    address: str
    path: str
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
class SiteView:
    """The frame around every page. `base` is the path of SITEURL and ends in `/`.

    `address` are the lines of the office's address, `office_url` the page on how to get there.
    `linked` are the pages that header and footer lead to: only on these they say where one is.
    """

    name: str
    tagline: str
    url: str
    base: str
    stylesheet: Asset
    script: Asset
    icon: str
    menu: tuple[MenuItem, ...]
    top_links: tuple[Link, ...]
    legal_links: tuple[Link, ...]
    help_lines: tuple[Link, ...]
    feed_links: tuple[Link, ...]
    office_name: str
    address: tuple[str, ...]
    office_url: str
    language: str = "de"
    search_url: str = ""
    search_script: Asset | None = None
    is_preview: bool = False
    linked: frozenset[str] = field(default=frozenset(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the linked pages once: every page asks whether it is one of them."""
        links = (*self.top_links, *self.legal_links, *(item.link for item in self.menu))
        below = (link.url for item in self.menu for link in item.children)
        linked = frozenset((self.search_url, *below, *(link.url for link in links)))
        object.__setattr__(self, "linked", linked)
