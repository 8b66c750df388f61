"""Lists of dates: all, and each selection; and lists of articles.

No list grows without end: the next or newest stand in front, and links lead to months and years.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plugins.termine.events import (
    addresses,
    month_name,
    plain_day,
)

from .blocks import MOST_PAST, NOTHING_PLANNED
from .context import CARD_WIDTH, Dates, Document, Split
from .date_views import ATOM_TYPE
from .month_pages import MOST_OF_A_YEAR, month_groups, months_of, sheet_link, sheet_quarters
from .page_builder import PageBuilder
from .phrases import counted, is_over_a_year_ago, past_label, titles_of
from .selections import Filters, Selection, day_left, filters, selections
from .views import (
    Bundle,
    DateView,
    FeedLink,
    FeedView,
    Link,
    MonthGroup,
    PageView,
    Teaser,
    VenueView,
)
from .visible import Planner


@dataclass(frozen=True, slots=True)
class ListView(PageView):
    """Upcoming dates by month and day: all of them, or those of a venue or category.

    `filters` are groups of links (heading, links with counts in `note`), `sheets` the quarters to
    print, `soon` what is not as planned in the next days.
    """

    lead: str
    groups: tuple[MonthGroup, ...]
    note: str
    filters: Filters
    months: tuple[Link, ...]
    feed: FeedView | None
    venue: VenueView | None
    past: tuple[DateView, ...]
    past_label: str
    archive: Link | None
    sheets: tuple[Link, ...] = ()
    soon: tuple[DateView, ...] = ()


LEAD = "Kommen Sie vorbei: Das sind unsere nächsten Termine."
NEAR = timedelta(weeks=4)
FEWEST, MOST = 10, 100
"""A list holds four weeks, but at least and at most so many dates; the months have the rest."""


def near(upcoming: Dates, today: date) -> Dates:
    """The dates that a list holds of those to come, given sorted by start."""
    within = sum(one.first_day < today + NEAR for one in upcoming)
    return upcoming[: min(max(within, FEWEST), MOST)]


def list_bundles(planner: Planner) -> Iterator[Bundle]:
    """The list of all dates and of each selection of them.

    A venue or category has a page as long as it has a date, past ones included: an address that was
    once given out stays.
    """
    visible, builder = planner.visible, planner.builder
    chosen = tuple(selections(visible))
    archive = builder.link("Vergangene Termine im Archiv", addresses.ARCHIVE)
    sheets = tuple(sheet_link(builder, quarter) for quarter in sheet_quarters(visible))
    for one in chosen:
        is_all, split = one.kind == "all", one.split
        past = () if is_all else split.past[:MOST_PAST]
        shown = near(split.upcoming, visible.context.today)
        is_whole = len(shown) == len(split.upcoming)
        left = tuple(
            away
            for away in visible.agenda.moved_away
            if one.is_left_by(away) and (is_whole or day_left(away) <= shown[-1].first_day)
        )
        end = one.url.rstrip("/").rpartition("/")[2]
        yield planner.page(
            "list" if is_all else f"{one.kind}:{end}",
            one.url,
            "list.html",
            _list_page,
            selection=replace(one, split=Split(shown, past), left=left),
            total=len(split.upcoming),
            changed=visible.last_change_of((*split.upcoming, *past)),
            filters=filters(builder, one, chosen),
            months=months_of(
                builder,
                split.upcoming if is_all else split.upcoming[len(shown) :],
                has_counts=is_all,
            ),
            archive=archive if len(split.past) > len(past) or is_all else None,
            sheets=sheets if is_all else (),
            soon=visible.changed_soon() if is_all else (),
        )


def _list_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    selection: Selection,
    total: int,
    changed: datetime | None,
    filters: Filters,
    months: tuple[Link, ...],
    archive: Link | None,
    sheets: tuple[Link, ...],
    soon: Dates,
) -> ListView:
    title, venue, is_all = selection.title, selection.venue, selection.kind == "all"
    upcoming, past = selection.split.upcoming, selection.split.past
    own_venue, lasts = builder.venue(venue), selection.kind != "time"
    feeds = builder.calendar_links(*dict.fromkeys((selection.calendar, builder.all_dates)))
    return ListView(
        head=builder.head(
            url,
            title,
            f"{title}: {counted(total)} in der nächsten Zeit. {titles_of(upcoming)}",
            stamps=(changed,),
            is_indexed=lasts,
            in_sitemap=lasts,
            is_searched=lasts,
            feeds=(*feeds, builder.dates_atom_link) if is_all else feeds,
            search_words=("Termine", "heute", "morgen", "Wochenende", "Kalender") if is_all else (),
            search_weight={"category": 0.2, "venue": 2}.get(selection.kind, 1),  # offers come first
        ),
        title=builder.heading(title),
        lead=LEAD if is_all else venue.address if venue else "",
        groups=month_groups(builder, upcoming, selection.left, is_upcoming=True),
        note="" if upcoming else NOTHING_PLANNED,
        filters=filters,
        months=months,
        feed=builder.feed(selection.calendar),
        venue=replace(own_venue, url="") if own_venue else None,  # no link to this very page
        past=builder.dates(past),
        past_label=past_label(len(past)),
        archive=archive,
        sheets=sheets,
        soon=builder.dates(soon),
    )


ARTICLES_TITLE = "Aktuelles"
NEWEST = 20
"""So many articles stand in front; where there are more, they are parted by year."""

Period = tuple[int, ...]
"""Nothing, a year, or a year and a month."""


@dataclass(frozen=True, slots=True)
class ArticlesView(PageView):
    """Articles, newest first: all or those with one tag, or those of a year or month of them."""

    articles: tuple[Teaser, ...]
    years: tuple[Link, ...] = ()
    months: tuple[Link, ...] = ()


def article_list_bundles(planner: Planner) -> Iterator[Bundle]:
    """The list of all articles and that of each tag; where they are many, years and months."""
    visible = planner.visible
    for tag, every in {"": visible.listed_articles, **visible.context.by_tag}.items():
        by_period = _by_period(every)
        for period, articles in by_period.items():
            end = "-".join((*filter(None, [addresses.slug(tag)]), *map(str, period)))
            is_parted = any(other[: len(period)] == period for other in by_period.keys() - {period})
            shown = articles[:NEWEST] if not period else () if is_parted else articles
            yield planner.page(
                f"articles:{end}" if end else "articles",
                _articles_url(tag, period),
                "articles.html",
                _articles_page,
                tag=tag,
                period=period,
                articles=shown,
                counts=tuple((one, len(found)) for one, found in by_period.items() if one),
                changed=visible.last_change(article.changed for article in shown),
                is_old=bool(period)
                and is_over_a_year_ago(date(period[0], 12, 31), visible.context.today),
            )


def _articles_url(tag: str, period: Period) -> str:
    url = addresses.tag_url(tag) if tag else addresses.ARTICLES
    return addresses.period_url(url, *period) if period else url


def _by_period(articles: tuple[Document, ...]) -> dict[Period, tuple[Document, ...]]:
    """All of them, newest first; of more than NEWEST each year, and of a full year each month."""
    found: dict[Period, tuple[Document, ...]] = {(): articles}
    for parts, most in ((1, NEWEST), (2, MOST_OF_A_YEAR)):
        for period, whole in [*found.items()]:
            if len(period) == parts - 1 and len(whole) > most:
                for one in whole:
                    day = one.published or date.min
                    key = (day.year, day.month)[:parts]
                    found[key] = (*found.get(key, ()), one)
    return found


def _articles_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    tag: str,
    period: Period,
    articles: tuple[Document, ...],
    counts: tuple[tuple[Period, int], ...],
    changed: datetime | None,
    is_old: bool,
) -> ArticlesView:
    titles = " · ".join(article.title for article in articles[:3])
    whole = f"Schlagwort: {tag}" if tag else ARTICLES_TITLE
    when = month_name(*period) if len(period) > 1 else "".join(map(str, period))
    title = f"{whole} {when}".rstrip()
    begin = f"Artikel zu „{tag}“ von" if tag else "Was es Neues gibt bei"
    own = FeedLink(whole, builder.paths.path(addresses.tag_feed(tag)), ATOM_TYPE)
    links = {
        each: replace(
            builder.link(
                month_name(*each) if len(each) > 1 else str(each[0]),
                _articles_url(tag, each),
                str(count),
            ),
            is_current=each == period,
        )
        for each, count in counts
    }
    head = builder.head(
        url,
        title,
        f"{begin}: {builder.settings.name}. {when or titles}",
        *((builder.link(whole, _articles_url(tag, ())),) if period else ()),
        stamps=(changed,),
        feeds=(*((own,) if tag else ()), builder.atom_link),
        is_indexed=not is_old,
        is_searched=False,
    )
    return ArticlesView(
        head,
        title,
        tuple(teaser(builder, article) for article in articles),
        years=tuple(link for each, link in links.items() if len(each) == 1),
        months=tuple(
            link for each, link in links.items() if len(each) > 1 and each[:1] == period[:1]
        ),
    )


def teaser(builder: PageBuilder, article: Document) -> Teaser:
    """An article in a list."""
    return Teaser(
        title=builder.heading(article.title),
        url=builder.paths.path(article.url),
        summary=builder.summary(article),
        day=plain_day(article.published) if article.published else "",
        day_iso=article.published.isoformat() if article.published else "",
        category=article.category,
        picture=builder.pictures.of(article.image, article.image_text, sizes=CARD_WIDTH),
        language=article.foreign_language,
    )
