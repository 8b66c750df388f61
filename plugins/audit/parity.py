"""Page, JSON-LD and calendar tell the same of every date.

The calendar is the measure, because it is what people have on their phones: whatever else names a
date must agree with it in start, end, place, status, title and address.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from plugins.termine.diagnostics import Diagnostic, Message
from plugins.termine.events import ZONE, addresses, clock, day_span, long_day

from .messages import message
from .pages import STATUS_WORDS
from .site import DATE_ADDRESS, CalendarDate, Mention, Page, Site

CANCELLED, MOVED, SCHEDULED = "EventCancelled", "EventRescheduled", "EventScheduled"
_WORDS = dict(zip((CANCELLED, MOVED), STATUS_WORDS, strict=True))
_CANCELLED_PREFIX = "ABGESAGT: "
_MOVED_PREFIX = "Neuer Termin, verlegt vom "
_OWN_PAGE, _JSON = "der Seite des Termins", "JSON-LD"


@dataclass(frozen=True, slots=True)
class JsonEvent:
    """A schema.org Event of a page's JSON-LD. `place` is written as calendars have it.

    `end` is empty for an open end; `status` is the name of schema.org's EventStatusType.
    """

    line: int
    url: str
    name: str
    start: str
    end: str
    status: str
    place: str
    place_name: str


def parity_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """What a calendar, a page or its JSON-LD tells of a date and the date's calendar does not."""
    dates = {event.url: event for event in site.dates.values()}
    on_own_page = {
        event.url: event for page in site.pages if page.date for event in json_events(page)
    }
    for event in site.dates.values():
        position = site.about.at(event.file)
        yield from (fault.at(position) for fault in _identity_faults(event, site))
    for page in site.pages:
        for line, fault in _page_faults(page, dates, on_own_page, site):
            yield fault.at(site.about.at(page.file, line))


def _page_faults(
    page: Page, dates: dict[str, CalendarDate], on_own_page: dict[str, JsonEvent], site: Site
) -> Iterator[tuple[int, Message]]:
    """With their lines; `dates` and the Events of the pages of single dates are by address."""
    for json in json_events(page):
        if json.url in dates:
            yield from ((json.line, fault) for fault in _json_faults(json, dates[json.url]))
    for mention in page.mentions:
        url = site.about.absolute(mention.address)
        if url in dates:
            faults = _list_faults(mention, dates[url], on_own_page.get(url), f"/{page.address}")
            yield from ((mention.line, fault) for fault in faults)
    url = site.about.absolute(page.address)
    if DATE_ADDRESS.search(page.address) and url in dates:
        line = page.date.line if page.date else 1
        faults = _own_page_faults(page.date, dates[url], on_own_page.get(url))
        yield from ((line, fault) for fault in faults)


def json_events(page: Page) -> Iterator[JsonEvent]:
    """The Events of a page, those inside of an EventSeries included."""
    for block in page.json_ld:
        for thing in _events(block.content):
            yield _json_event(block.line, thing)


def _events(thing: object) -> Iterator[dict[str, object]]:
    if isinstance(thing, dict):
        if thing.get("@type") == "Event":
            yield thing
        inner = thing.get("subEvent")
        for part in inner if isinstance(inner, list) else ():
            yield from _events(part)


def _json_event(line: int, event: dict[str, object]) -> JsonEvent:
    location = event.get("location")
    listed = location if isinstance(location, list) else [location]
    places = [place for place in listed if isinstance(place, dict)]
    is_online = any(place.get("@type") == "VirtualLocation" for place in places)
    place = next((place for place in places if place.get("@type") == "Place"), {})
    return JsonEvent(
        line=line,
        url=_plain(event.get("url")),
        name=_plain(event.get("name")),
        start=_plain(event.get("startDate")),
        end=_plain(event.get("endDate")),
        status=_plain(event.get("eventStatus")).removeprefix("https://schema.org/"),
        place=_address(place) if place else "Online" if is_online else "",
        place_name=_plain(place.get("name")),
    )


def _address(place: dict[str, object]) -> str:
    """`Name, Straße, PLZ Ort`, without what the place does not have."""
    value = place.get("address")
    address = value if isinstance(value, dict) else {}
    town = f"{_plain(address.get('postalCode'))} {_plain(address.get('addressLocality'))}".strip()
    parts = (_plain(place.get("name")), _plain(address.get("streetAddress")), town)
    return ", ".join(filter(None, parts))


def _plain(text: object) -> str:
    """Text as it is compared: NFC, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""


def _status(event: CalendarDate) -> str:
    """How a date stands, in the words of schema.org."""
    if event.status == "CANCELLED":
        return CANCELLED
    return MOVED if event.description.startswith(_MOVED_PREFIX) else SCHEDULED


def _identity_faults(event: CalendarDate, site: Site) -> Iterator[Message]:
    match = DATE_ADDRESS.search(event.url)
    if match is None or event.url != site.about.absolute(match[1]):
        form = site.about.absolute("termine/…")
        yield message("parity-address", where="diesem Kalender", found=event.url, expected=form)
        return
    expected = addresses.uid(match[2], date.fromisoformat(match[3]), site.about.domain)
    if event.uid != expected:
        yield message("parity-uid", found=event.uid, expected=expected)
    if event.status == "CANCELLED" and not event.summary.startswith(_CANCELLED_PREFIX):
        yield _differs("status", "„SUMMARY“", event.summary, event.status)


def _json_faults(json: JsonEvent, event: CalendarDate) -> Iterator[Message]:
    """JSON-LD names the last day of an all-day date, calendars the day after it."""
    start, end = event.start.isoformat(), event.end.isoformat()
    last = event.end - timedelta(days=1) if event.is_all_day else event.end
    if not _is_same(json.start, event.start):
        yield _differs("start", _JSON, json.start, start)
    if json.end and not _is_same(json.end, last):
        yield _differs("end", _JSON, json.end, end)
    if not json.end and event.is_all_day:
        yield _differs("end", _JSON, "offen", end)
    if json.place != _plain(event.place):
        yield _differs("place", _JSON, json.place, event.place)
    if json.status != _status(event):
        yield _differs("status", _JSON, json.status, _status(event))
    if not _is_title(json.name, event):
        yield _differs("title", _JSON, json.name, event.summary)


def _list_faults(
    mention: Mention, event: CalendarDate, json: JsonEvent | None, address: str
) -> Iterator[Message]:
    where = f"der Seite {address}"
    yield from _shown_faults(mention, event, where)
    if json and json.place_name not in mention.text:
        yield _differs("place", where, mention.text, json.place_name)


def _own_page_faults(
    mention: Mention | None, event: CalendarDate, json: JsonEvent | None
) -> Iterator[Message]:
    if json is None:
        yield message("parity-without-json")
    if mention is None:
        yield message("parity-without-time")
        return
    yield from _shown_faults(mention, event, _OWN_PAGE)
    yield from _words_faults(mention, event, has_open_end=json is None or not json.end)
    if not _is_title(mention.title, event):
        yield _differs("title", _OWN_PAGE, mention.title, event.summary)
    for part in event.place.split(", "):
        if _plain(part) not in mention.text:
            yield _differs("place", _OWN_PAGE, "nicht genannt", part)


def _shown_faults(mention: Mention, event: CalendarDate, where: str) -> Iterator[Message]:
    if not _is_same(mention.start, event.start):
        yield _differs("start", where, mention.start, event.start.isoformat())
    if mention.status != _WORDS.get(_status(event), ""):
        yield _differs("status", where, mention.status or "wie geplant", _status(event))


def _words_faults(
    mention: Mention, event: CalendarDate, *, has_open_end: bool
) -> Iterator[Message]:
    """The words a visitor reads: one of the phrases for the days, and the clock of both ends."""
    days = _day_phrases(event)
    if not any(phrase in mention.when for phrase in days):
        yield _differs("words", _OWN_PAGE, mention.when, days[0])
    if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
        return
    start, end = (moment.astimezone(ZONE).time() for moment in (event.start, event.end))
    end_clock = clock(end) if end.hour or end.minute else "24"
    for hour in [clock(start)] if has_open_end else [clock(start), end_clock]:
        if f" {hour} " not in mention.when.replace(",", " "):
            yield _differs("words", _OWN_PAGE, mention.when, f"{hour} Uhr")


def _day_phrases(event: CalendarDate) -> list[str]:
    """What the days may be called: calendars do not tell an open end from one after midnight."""
    first, last = day_of(event.start), day_of(event.end)
    before = max(first, last - timedelta(days=1))
    if event.is_all_day:
        return [day_span(first, before)]
    return [long_day(first), day_span(first, last), day_span(first, before)]


def day_of(moment: date) -> date:
    """The day of a day or of a time, in Herne."""
    return moment.astimezone(ZONE).date() if isinstance(moment, datetime) else moment


def _is_same(text: str, moment: date) -> bool:
    try:
        if isinstance(moment, datetime):
            time = datetime.fromisoformat(text)
            # In UTC: of two zones, no times are equal in the hour that comes twice (PEP 495).
            return time.tzinfo is not None and time.astimezone(UTC) == moment.astimezone(UTC)
        return date.fromisoformat(text) == moment
    except ValueError:
        return False


def _is_title(text: str, event: CalendarDate) -> bool:
    """A title may itself begin with the word for cancelled dates; only theirs is taken off."""
    prefix = _CANCELLED_PREFIX if event.status == "CANCELLED" else ""
    summary, title = _plain(event.summary.removeprefix(prefix)), _plain(text)
    return bool(title) and (summary == title or summary.startswith(f"{title} – "))


def _differs(part: str, where: str, value: str, expected: str) -> Message:
    """The sentence for a part of a date that reads otherwise in its calendar."""
    return message(f"parity-{part}", where=where, found=value, expected=expected)
