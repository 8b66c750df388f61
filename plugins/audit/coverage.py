"""Every date stands in all its calendars, on its page and in the lists.

A large calendar is shortened at both ends, because Google stops reading near 1 MB: there, only
the days between its first and its last date count.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import addresses

from .parity import day_of
from .site import DATE_ADDRESS, CalendarDate, CalendarFile, Page, Site

_FEED = re.compile(r"kalender/(?!archiv-)")
_LIST = re.compile(rf"{addresses.EVENTS}(?:(?:ort|rubrik)/.*)?$")
_MONTH = re.compile(rf"{addresses.EVENTS}\d{{4}}/\d\d/")
_SHORTENED_FROM = 650_000

Spans = Mapping[str, tuple[date, date]]
"""The first and the last day of each calendar that may be shortened, by its file."""


def coverage_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Dates that are missing on one side, and copies of a date that differ."""
    pages = {page.address: page for page in site.pages}
    for event in site.dates.values():
        if event.address not in pages:
            values = {"uid": event.uid, "address": event.url}
            yield site.about.diagnostic("parity-without-page", event.file, **values)
    spans = dict(_spans(site))
    first: dict[str, tuple[str, bytes]] = {}
    for calendar in site.calendars:
        for uid, block in calendar.blocks:
            other, known = first.setdefault(uid, (calendar.file, block))
            if known != block:
                kind = "parity-different-copies"
                yield site.about.diagnostic(kind, calendar.file, uid=uid, other=other)
        page = pages.get(calendar.page)
        if page is not None and page.date is None and _FEED.match(calendar.file):
            yield from _list_diagnostics(calendar, page, site, spans)
    yield from _missing_dates(site, spans)


def _missing_dates(site: Site, spans: Spans) -> Iterator[Diagnostic]:
    """A date with a page stands in all its calendars, a date in a list in any."""
    carriers = {(uid, feed.file) for feed in site.calendars for uid, _ in feed.blocks}
    for page in site.pages:
        if match := DATE_ADDRESS.search(page.address):
            event = site.dates_by_address.get(page.address)
            for file in _calendars_of(match[2], date.fromisoformat(match[3]), event, site):
                is_carried = event is not None and (event.uid, file) in carriers
                if event is None or not (is_carried or _is_left_out(event, file, spans)):
                    yield _missing(page.address, file, page, site)
        mentioned = {mention.address for mention in page.mentions}
        for address in mentioned - site.dates_by_address.keys():
            yield _missing(address, addresses.ALL_FEED, page, site)


def _calendars_of(
    event_id: str, original_day: date, event: CalendarDate | None, site: Site
) -> Iterator[str]:
    """Where a date has to be: in its own file, in those to subscribe, in the archive of its year.

    Feeds to subscribe hold the past twelve months and all that comes.
    """
    yield addresses.occurrence_ics(event_id, original_day)
    day = day_of(event.start) if event else original_day
    if day >= site.about.year_before:
        if not addresses.event_url(event_id).startswith(site.about.apart):
            yield addresses.ALL_FEED
        yield addresses.event_feed(event_id)
    if day.year < site.about.today.year:
        yield addresses.archive_feed(day.year)


def _list_diagnostics(
    calendar: CalendarFile, page: Page, site: Site, spans: Spans
) -> Iterator[Diagnostic]:
    """A calendar and the page that offers it hold the same dates: coming ones, and a year back.

    What comes after the last date of a list may stand on the page of its month.
    """
    since = site.about.year_before
    carried = {uid for uid, _ in calendar.blocks}
    apart = site.about.apart if calendar.file == addresses.ALL_FEED else ()
    shown = {one.address for one in page.mentions if not one.address.startswith(apart)}
    for address in shown & site.dates_by_address.keys():
        event = site.dates_by_address[address]
        is_missing = day_of(event.start) >= since and event.uid not in carried
        if is_missing and not _is_left_out(event, calendar.file, spans):
            yield _missing(address, calendar.file, page, site)
    listed = shown & site.dates_by_address.keys()
    last = max((day_of(site.dates_by_address[one].start) for one in listed), default=date.max)
    in_months = {
        mention.address
        for month in site.pages
        if _MONTH.fullmatch(month.address)
        for mention in month.mentions
    }
    for uid in carried & site.dates.keys():
        event, day = site.dates[uid], day_of(site.dates[uid].start)
        is_later = _LIST.match(page.address) and day >= last and event.address in in_months
        if day >= site.about.today and event.address not in shown and not is_later:
            yield site.about.diagnostic(
                "parity-not-on-page", page.file, address=f"/{event.address}"
            )


def _missing(address: str, calendar: str, page: Page, site: Site) -> Diagnostic:
    values = {"address": f"/{address}", "calendar": calendar}
    return site.about.diagnostic("parity-not-in-calendar", page.file, **values)


def _spans(site: Site) -> Iterator[tuple[str, tuple[date, date]]]:
    for calendar in site.calendars:
        starts = [site.dates[uid].start for uid, _ in calendar.blocks if uid in site.dates]
        if site.files[calendar.file] >= _SHORTENED_FROM and starts:
            days = sorted(map(day_of, starts))
            yield calendar.file, (days[0], days[-1])


def _is_left_out(event: CalendarDate, file: str, spans: Spans) -> bool:
    """Whether a calendar had no room for a date."""
    first, last = spans.get(file, (date.min, date.max))
    return not first <= day_of(event.start) <= last
