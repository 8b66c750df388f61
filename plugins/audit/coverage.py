"""Every date of the pages is in the calendars it belongs to, and the reverse."""

from collections.abc import Iterator
from datetime import date

from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import addresses

from .messages import message
from .parity import day_of
from .site import DATE_ADDRESS, CalendarDate, CalendarFile, Page, Site


def coverage_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Dates that are missing on one side, and copies of a date that differ."""
    dates = {event.url: event for event in site.dates.values()}
    pages = {site.about.absolute(page.address): page for page in site.pages}
    yield from _different_copies(site)
    for event in site.dates.values():
        if event.url not in pages:
            fault = message("parity-without-page", uid=event.uid, address=event.url)
            yield fault.at(site.about.at(event.file))
    yield from _missing_dates(dates, site)
    for calendar in site.calendars:
        listed = pages.get(calendar.page)
        is_archive = calendar.file.startswith("kalender/archiv-")
        is_feed = calendar.file.startswith("kalender/") and not is_archive
        if listed is not None and listed.date is None and is_feed:
            yield from _list_diagnostics(calendar, listed, dates, site)


def _missing_dates(dates: dict[str, CalendarDate], site: Site) -> Iterator[Diagnostic]:
    """A date with a page stands in all its calendars, a date in a list in any."""
    carriers = {(uid, feed.file) for feed in site.calendars for uid, _ in feed.blocks}
    for page in site.pages:
        if match := DATE_ADDRESS.search(page.address):
            url = site.about.absolute(page.address)
            event = dates.get(url)
            for file in _calendars_of(match[2], date.fromisoformat(match[3]), event, site):
                if event is None or (event.uid, file) not in carriers:
                    yield _missing(url, file, page, site)
        for url in {
            site.about.absolute(mention.address) for mention in page.mentions
        } - dates.keys():
            yield _missing(url, addresses.ALL_FEED, page, site)


def _different_copies(site: Site) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, bytes]] = {}
    for calendar in site.calendars:
        for uid, block in calendar.blocks:
            other, known = first.setdefault(uid, (calendar.file, block))
            if known != block:
                fault = message("parity-different-copies", uid=uid, other=other)
                yield fault.at(site.about.at(calendar.file))


def _calendars_of(
    event_id: str, original_day: date, event: CalendarDate | None, site: Site
) -> Iterator[str]:
    """Where a date has to be: in its own file, in those to subscribe, in the archive of its year.

    Feeds to subscribe hold the past twelve months and all that comes.
    """
    yield addresses.occurrence_ics(event_id, original_day)
    day = day_of(event.start) if event else original_day
    if day >= _year_before(site.about.today):
        yield addresses.ALL_FEED
        yield addresses.event_feed(event_id)
    if day.year < site.about.today.year:
        yield addresses.archive_feed(day.year)


def _list_diagnostics(
    calendar: CalendarFile, page: Page, dates: dict[str, CalendarDate], site: Site
) -> Iterator[Diagnostic]:
    """A calendar and the page that offers it hold the same dates: coming ones, and a year back."""
    since = _year_before(site.about.today)
    carried = {uid for uid, _ in calendar.blocks}
    shown = {site.about.absolute(mention.address) for mention in page.mentions}
    for url in sorted(shown & dates.keys()):
        if day_of(dates[url].start) >= since and dates[url].uid not in carried:
            yield _missing(url, calendar.file, page, site)
    for uid in sorted(carried & site.dates.keys()):
        event = site.dates[uid]
        if day_of(event.start) >= site.about.today and event.url not in shown:
            fault = message("parity-not-on-page", address=_path(event.url, site))
            yield fault.at(site.about.at(page.file))


def _missing(url: str, calendar: str, page: Page, site: Site) -> Diagnostic:
    fault = message("parity-not-in-calendar", address=_path(url, site), calendar=calendar)
    return fault.at(site.about.at(page.file))


def _path(url: str, site: Site) -> str:
    return f"/{url.removeprefix(f'{site.about.url}/')}"


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
