"""What each kind of page shows, one view for each template."""

from dataclasses import dataclass

from .context import PictureView
from .views import (
    DatesBlock,
    DateView,
    DayCell,
    EasyBlock,
    Fact,
    FeedView,
    Head,
    Link,
    MonthGroup,
    Teaser,
    VenueView,
)

Body = tuple[str | DatesBlock, ...]
"""Rendered text in pieces: safe HTML, and blocks of dates where `[[termine …]]` stood."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page shows: what it says of itself, and its heading."""

    head: Head
    title: str


@dataclass(frozen=True, slots=True)
class HomeView(PageView):
    """The home page: `dates` are up to six, the template shows three at once (web.md 5)."""

    lead: str
    body: Body
    dates: tuple[DateView, ...]
    tasks: tuple[Link, ...]
    articles: tuple[Teaser, ...]
    venue: VenueView | None


@dataclass(frozen=True, slots=True)
class TextView(PageView):
    """A page of content/seiten; `children` are the pages below it in the menu (with a note).

    `easy` are dates in Leichte Sprache, on the page in Leichte Sprache only.
    """

    lead: str
    body: Body
    dates: DatesBlock | None
    children: tuple[Link, ...]
    easy: EasyBlock | None = None


@dataclass(frozen=True, slots=True)
class ArticleView(PageView):
    """An article with the dates of its events; `next_date` leads on when all of them are over."""

    lead: str
    day: str
    day_iso: str
    category: str
    body: Body
    dates: DatesBlock | None
    next_date: DateView | None
    venue: VenueView | None
    picture: PictureView | None = None


@dataclass(frozen=True, slots=True)
class ArticlesView(PageView):
    """All articles, newest first."""

    articles: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class ListView(PageView):
    """Upcoming dates by month and day: all of them, or those of a venue or category.

    `filters` are groups of links (heading, links with counts in `note`), `sheets` the quarters to
    print.
    """

    lead: str
    groups: tuple[MonthGroup, ...]
    note: str
    filters: tuple[tuple[str, tuple[Link, ...]], ...]
    months: tuple[Link, ...]
    feed: FeedView | None
    venue: VenueView | None
    past: tuple[DateView, ...]
    past_label: str
    archive: Link | None
    sheets: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthView(PageView):
    """A month: weeks of seven cells (None outside the month), Monday first, and its dates.

    `sheet` is the quarter to print, for months that are not long over.
    """

    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]
    group: MonthGroup | None
    previous: Link | None
    next: Link | None
    sheet: Link | None = None


@dataclass(frozen=True, slots=True)
class SheetView(PageView):
    """A quarter to print and put up; `address` is where to subscribe, without `https://`."""

    months: tuple[MonthGroup, ...]
    note: str
    feed: FeedView | None
    address: str


@dataclass(frozen=True, slots=True)
class EventView(PageView):
    """An event with all its dates. `rhythm` is its rule in words, empty for a single date."""

    rhythm: str
    description_html: str
    facts: tuple[Fact, ...]
    dates: DatesBlock
    feed: FeedView | None
    article: Link | None
    venue: VenueView | None
    picture: PictureView | None = None
    easy: EasyBlock | None = None


@dataclass(frozen=True, slots=True)
class DatePageView(PageView):
    """The page of one date."""

    date: DateView
    description_html: str
    facts: tuple[Fact, ...]
    previous: Link | None
    next: Link | None
    event: Link
    article: Link | None
    picture: PictureView | None = None


@dataclass(frozen=True, slots=True)
class ArchiveView(PageView):
    """The years that have past dates; `note` of a link is the count."""

    years: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ArchiveYearView(PageView):
    """The past dates of one year, newest month first."""

    groups: tuple[MonthGroup, ...]
    years: tuple[Link, ...]
    feed: FeedView | None


@dataclass(frozen=True, slots=True)
class SubscribeView(PageView):
    """How to subscribe, with every feed by kind (heading, feeds)."""

    main: FeedView | None
    groups: tuple[tuple[str, tuple[FeedView, ...]], ...]


@dataclass(frozen=True, slots=True)
class LinksView(PageView):
    """A page that leads on: the search, and the page for addresses that lead nowhere."""

    links: tuple[Link, ...]
