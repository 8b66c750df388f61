"""Every date of the pages is in the calendars it belongs to, and the reverse."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import ZONE, addresses

from .calendars import CalendarDate, CalendarFile
from .page import Page
from .page_reading import DATE_ADDRESS
from .site import Site


def coverage_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Dates that are missing on one side, and copies of a date that differ."""
    carriers = _carriers(site)
    by_url = {one.url: one for one in site.dates.values()}
    yield from _different_copies(site)
    yield from _without_page(site)
    for page in site.pages:
        found = DATE_ADDRESS.search(page.address)
        if found:
            one = by_url.get(site.about.absolute(page.address))
            needed = _calendars_of(found[2], date.fromisoformat(found[3]), one, site)
            for calendar in needed:
                if one is None or calendar not in carriers[one.uid]:
                    yield _missing(page.address, calendar, page, site)
        yield from _mentioned(page, by_url, site)
    yield from _lists(site)


def first_day(one: CalendarDate) -> date:
    """The day a date begins, in Herne."""
    return one.start.astimezone(ZONE).date() if isinstance(one.start, datetime) else one.start


def _carriers(site: Site) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for calendar in site.calendars:
        for uid, _ in calendar.blocks:
            found[uid].add(calendar.file)
    return found


def _different_copies(site: Site) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, bytes]] = {}
    for calendar in site.calendars:
        for uid, block in calendar.blocks:
            other, known = first.setdefault(uid, (calendar.file, block))
            if known != block:
                fault = message("parity-different-copies", uid=uid, other=other)
                yield fault.at(_at(site, calendar.file))


def _without_page(site: Site) -> Iterator[Diagnostic]:
    pages = {site.about.absolute(page.address) for page in site.pages}
    for one in site.dates.values():
        if one.url not in pages:
            yield message("parity-without-page", uid=one.uid, address=one.url).at(
                _at(site, one.file)
            )


def _calendars_of(
    event_id: str, original_day: date, one: CalendarDate | None, site: Site
) -> Iterator[str]:
    """Where a date has to be: in its own file, in those to subscribe, in the archive of its year.

    Feeds to subscribe hold the past twelve months and all that comes.
    """
    yield addresses.occurrence_ics(event_id, original_day)
    day = first_day(one) if one else original_day
    if day >= _year_before(site.about.today):
        yield addresses.ALL_FEED
        yield addresses.event_feed(event_id)
    if day.year < site.about.today.year:
        yield addresses.archive_feed(day.year)


def _mentioned(page: Page, by_url: dict[str, CalendarDate], site: Site) -> Iterator[Diagnostic]:
    """A date in a list has a page and stands in a calendar."""
    for mention in page.mentions:
        if site.about.absolute(mention.address) not in by_url:
            yield _missing(mention.address, addresses.ALL_FEED, page, site)


def _lists(site: Site) -> Iterator[Diagnostic]:
    """A calendar and the page that offers it hold the same dates: coming ones, and a year back."""
    pages = {site.about.absolute(page.address): page for page in site.pages}
    for calendar in site.calendars:
        page = pages.get(calendar.page)
        if page is not None and page.date is None and _is_to_subscribe(calendar):
            yield from _list_diagnostics(calendar, page, site)


def _is_to_subscribe(calendar: CalendarFile) -> bool:
    is_archive = calendar.file.startswith("kalender/archiv-")
    return calendar.file.startswith("kalender/") and not is_archive


def _list_diagnostics(calendar: CalendarFile, page: Page, site: Site) -> Iterator[Diagnostic]:
    since = _year_before(site.about.today)
    by_url = {one.url: one for one in site.dates.values()}
    carried = {uid for uid, _ in calendar.blocks}
    shown = {site.about.absolute(mention.address) for mention in page.mentions}
    for url in sorted(shown & by_url.keys()):
        one = by_url[url]
        if first_day(one) >= since and one.uid not in carried:
            yield _missing(url.removeprefix(f"{site.about.url}/"), calendar.file, page, site)
    for uid in sorted(carried):
        coming = site.dates.get(uid)
        if coming and first_day(coming) >= site.about.today and coming.url not in shown:
            address = coming.url.removeprefix(f"{site.about.url}/")
            yield message("parity-not-on-page", address=f"/{address}").at(_at(site, page.file))


def _missing(address: str, calendar: str, page: Page, site: Site) -> Diagnostic:
    fault = message("parity-not-in-calendar", address=f"/{address}", calendar=calendar)
    return fault.at(_at(site, page.file))


def _at(site: Site, file: str) -> Position:
    return Position(f"{site.about.label}/{file}", 1)


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
