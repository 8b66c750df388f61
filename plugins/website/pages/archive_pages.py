"""The archive: the years that have past dates, and the past dates of each year."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from plugins.termine.events import addresses

from .kinds import ArchiveView, ArchiveYearView
from .month_groups import month_groups
from .page import Bundle, Link, Page
from .page_builder import Composer
from .phrases import counted, is_over_a_year_ago
from .visible import Dates

ROOT_TITLE = "Vergangene Termine"
_EMPTY = "Noch ist kein Termin vorbei."


def archive_bundles(composer: Composer) -> Iterator[Bundle]:
    """The archive's first page and one bundle for each year, newest first."""
    years = composer.shown.agenda.past_by_year
    counts = tuple((year, len(dates)) for year, dates in years)
    stamps = composer.event_changes(one for _, dates in years for one in dates)
    yield composer.bundle(
        "archive",
        (counts, composer.overview_day(stamps)),
        lambda: (_root_page(composer, counts, stamps),),
        addresses.ARCHIVE,
    )
    numbers = tuple(year for year, _ in years)
    for year, dates in years:
        inputs = (
            composer.shown.keys(dates),
            numbers,
            is_over_a_year_ago(date(year, 12, 31), composer.today),
            composer.feeds.exists(addresses.archive_feed(year)),
            composer.feeds.exists(addresses.ALL_FEED),
        )
        pages = partial(_year_pages, composer, year, dates, numbers)
        yield composer.bundle(f"archive:{year}", inputs, pages, addresses.archive_year_url(year))


def _root_page(
    composer: Composer, counts: tuple[tuple[int, int], ...], stamps: Iterable[datetime]
) -> Page:
    total = sum(count for _, count in counts)
    description = f"Alle vergangenen Termine nach Jahren: {counted(total)}."
    changed = composer.of_overview(stamps)
    view = ArchiveView(
        head=composer.head(addresses.ARCHIVE, ROOT_TITLE, description, stamps=changed),
        title=ROOT_TITLE,
        years=tuple(
            composer.link(str(year), addresses.archive_year_url(year), counted(count))
            for year, count in counts
        ),
        note="" if counts else _EMPTY,
    )
    return Page(addresses.ARCHIVE, "archive.html", view)


def _year_pages(composer: Composer, year: int, dates: Dates, years: tuple[int, ...]) -> tuple[Page]:
    url = addresses.archive_year_url(year)
    title = f"Vergangene Termine {year}"
    feed = addresses.archive_feed(year)
    feed_name = f"Archiv {year}"
    is_old = is_over_a_year_ago(date(year, 12, 31), composer.today)
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in dates))
    root = composer.link(ROOT_TITLE, addresses.ARCHIVE)
    view = ArchiveYearView(
        head=composer.head(
            url,
            title,
            f"{counted(len(dates))} im Jahr {year}: {titles}",
            root,
            stamps=composer.event_changes(dates),
            feeds=composer.dates_feeds((feed_name, feed)),
            is_indexed=not is_old,
            in_sitemap=not is_old,
            is_searched=False,
        ),
        title=title,
        groups=month_groups(composer, dates, is_upcoming=False),
        years=tuple(_year_link(composer, one, is_current=one == year) for one in years),
        feed=composer.feeds.of(feed, feed_name, "archive", page_url=url),
    )
    return (Page(url, "archive_year.html", view),)


def _year_link(composer: Composer, year: int, *, is_current: bool) -> Link:
    link = composer.link(str(year), addresses.archive_year_url(year))
    return replace(link, is_current=is_current)
