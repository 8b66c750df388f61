"""Page, JSON-LD and calendar tell the same of every date.

The calendar is the measure, because it is what people have on their phones: whatever else names a
date must agree with it in start, end, place, status, title and address. Which dates stand where is
the business of `coverage`.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Message, Position
from plugins.termine.events import ZONE, addresses, clock, day_span, long_day

from .calendars import CalendarDate
from .json_events import JsonEvent, json_events, plain
from .page import Mention, Page
from .page_reading import DATE_ADDRESS, STATUS_WORDS
from .site import Site

CANCELLED, MOVED, SCHEDULED = "EventCancelled", "EventRescheduled", "EventScheduled"
_WORDS = dict(zip((CANCELLED, MOVED), STATUS_WORDS, strict=True))
_CANCELLED_PREFIX = "ABGESAGT: "
_MOVED_PREFIX = "Neuer Termin, verlegt vom "
_OWN_PAGE, _JSON = "der Seite des Termins", "JSON-LD"


def parity_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """What one tells of a date and the calendar does not."""
    by_url = {one.url: one for one in site.dates.values()}
    names = {event.url: event for page in site.pages for event in json_events(page) if page.date}
    for one in site.dates.values():
        position = Position(f"{site.about.label}/{one.file}", 1)
        yield from (fault.at(position) for fault in _identity_faults(one, site))
    for page in site.pages:
        yield from _page_diagnostics(page, by_url, names, site)


def status(one: CalendarDate) -> str:
    """How a date stands, in the words of schema.org."""
    if one.status == "CANCELLED":
        return CANCELLED
    return MOVED if one.description.startswith(_MOVED_PREFIX) else SCHEDULED


def _page_diagnostics(
    page: Page, by_url: dict[str, CalendarDate], names: dict[str, JsonEvent], site: Site
) -> Iterator[Diagnostic]:
    own_url = site.about.absolute(page.address)
    for event in json_events(page):
        if one := by_url.get(event.url):
            position = Position(f"{site.about.label}/{page.file}", event.line)
            yield from (fault.at(position) for fault in _json_faults(event, one))
    for mention in page.mentions:
        url = site.about.absolute(mention.address)
        if one := by_url.get(url):
            where, name = f"der Seite /{page.address}", names.get(url)
            position = Position(f"{site.about.label}/{page.file}", mention.line)
            yield from (fault.at(position) for fault in _shown_faults(mention, one, where))
            if name and name.place_name not in mention.text:
                fault = message(
                    "parity-place", where=where, found=mention.text, expected=name.place_name
                )
                yield fault.at(position)
    if DATE_ADDRESS.search(page.address) and (one := by_url.get(own_url)):
        yield from _own_page_diagnostics(page, one, names.get(own_url), site)


def _own_page_diagnostics(
    page: Page, one: CalendarDate, event: JsonEvent | None, site: Site
) -> Iterator[Diagnostic]:
    position = Position(f"{site.about.label}/{page.file}", page.date.line if page.date else 1)
    if event is None:
        yield message("parity-without-json").at(position)
    if page.date is None:
        yield message("parity-without-time").at(position)
        return
    faults = [*_shown_faults(page.date, one, _OWN_PAGE), *_when_faults(page.date, one, event)]
    if not _is_title(page.date.title, one):
        faults.append(_title(_OWN_PAGE, page.date.title, one))
    faults += [
        message("parity-place", where=_OWN_PAGE, found="nicht genannt", expected=part)
        for part in one.place.split(", ")
        if plain(part) not in page.date.text
    ]
    yield from (fault.at(position) for fault in faults)


def _identity_faults(one: CalendarDate, site: Site) -> Iterator[Message]:
    found = DATE_ADDRESS.search(one.url)
    if found is None or one.url != site.about.absolute(found[1]):
        yield message(
            "parity-address",
            where="diesem Kalender",
            found=one.url,
            expected=site.about.absolute("termine/…"),
        )
        return
    expected = addresses.uid(found[2], date.fromisoformat(found[3]), site.about.domain)
    if one.uid != expected:
        yield message("parity-uid", found=one.uid, expected=expected)
    if one.status == "CANCELLED" and not one.summary.startswith(_CANCELLED_PREFIX):
        yield message("parity-status", where="„SUMMARY“", found=one.summary, expected=one.status)


def _json_faults(event: JsonEvent, one: CalendarDate) -> Iterator[Message]:
    if not _is_start(event.start, one):
        yield message("parity-start", where=_JSON, found=event.start, expected=_said(one.start))
    if event.end and not _is_end(event.end, one):
        yield message("parity-end", where=_JSON, found=event.end, expected=_said(one.end))
    if not event.end and one.is_all_day:
        yield message("parity-end", where=_JSON, found="offen", expected=_said(one.end))
    if event.place != plain(one.place):
        yield message("parity-place", where=_JSON, found=event.place, expected=one.place)
    if event.status != status(one):
        yield message("parity-status", where=_JSON, found=event.status, expected=status(one))
    if not _is_title(event.name, one):
        yield _title(_JSON, event.name, one)


def _shown_faults(mention: Mention, one: CalendarDate, where: str) -> Iterator[Message]:
    if not _is_start(mention.start, one):
        yield message("parity-start", where=where, found=mention.start, expected=_said(one.start))
    expected = _WORDS.get(status(one), "")
    if mention.status != expected:
        shown = mention.status or "wie geplant"
        yield message("parity-status", where=where, found=shown, expected=status(one))


def _when_faults(mention: Mention, one: CalendarDate, event: JsonEvent | None) -> Iterator[Message]:
    """The words a visitor reads: one of the phrases for the days, and the clock of both ends."""
    days = _day_phrases(one)
    if not any(phrase in mention.when for phrase in days):
        yield message("parity-words", where=_OWN_PAGE, found=mention.when, expected=days[0])
    if not isinstance(one.start, datetime) or not isinstance(one.end, datetime):
        return
    begin = clock(one.start.astimezone(ZONE).time())
    ends_at = one.end.astimezone(ZONE).time()
    end = clock(ends_at) if ends_at.hour or ends_at.minute else "24"
    clocks = [begin] if event is None or not event.end else [begin, end]
    for hour in clocks:
        if f" {hour} " not in mention.when.replace(",", " "):
            yield message(
                "parity-words", where=_OWN_PAGE, found=mention.when, expected=f"{hour} Uhr"
            )


def _day_phrases(one: CalendarDate) -> list[str]:
    """What the days may be called: calendars do not tell an open end from one after midnight."""
    first = one.start.astimezone(ZONE).date() if isinstance(one.start, datetime) else one.start
    last = one.end.astimezone(ZONE).date() if isinstance(one.end, datetime) else one.end
    before = max(first, last - timedelta(days=1))
    if one.is_all_day:
        return [day_span(first, before)]
    return [long_day(first), day_span(first, last), day_span(first, before)]


def _is_start(said: str, one: CalendarDate) -> bool:
    return _is_same(said, one.start)


def _is_end(said: str, one: CalendarDate) -> bool:
    """JSON-LD names the last day of an all-day date, calendars the day after it."""
    return _is_same(said, one.end - timedelta(days=1) if one.is_all_day else one.end)


def _is_same(said: str, moment: date) -> bool:
    try:
        if isinstance(moment, datetime):
            found = datetime.fromisoformat(said)
            # In UTC: of two zones, no times are equal in the hour that comes twice (PEP 495).
            return found.tzinfo is not None and found.astimezone(UTC) == moment.astimezone(UTC)
        return date.fromisoformat(said) == moment
    except ValueError:
        return False


def _is_title(said: str, one: CalendarDate) -> bool:
    """A title may itself begin with the word for cancelled dates; only theirs is taken off."""
    prefix = _CANCELLED_PREFIX if one.status == "CANCELLED" else ""
    summary, title = plain(one.summary.removeprefix(prefix)), plain(said)
    return bool(title) and (summary == title or summary.startswith(f"{title} – "))


def _title(where: str, found: str, one: CalendarDate) -> Message:
    return message("parity-title", where=where, found=found, expected=one.summary)


def _said(moment: date) -> str:
    return moment.isoformat()
