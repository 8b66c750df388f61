"""Page, JSON-LD, alle.json and calendar tell the same of every date, and all have every date.

The calendar is the measure, because it is what people have on their phones: whatever else names a
date must agree with it in start, end, place, status, title and address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from json import loads
from typing import Any

from plugins.termine.diagnostics import Diagnostic, Message
from plugins.termine.events import (
    OPEN_END,
    ZONE,
    AllDay,
    OneOff,
    OpenEnded,
    Timed,
    addresses,
    clock,
    time_from_first_day,
    when,
)

from .site import DATE_ADDRESS, CalendarDate, Mention, Page, Site, message, plain
from .standing import SCHEDULED, first_words, status_of, word_of

ALL_DATES = "kalender/alle.json"
_OWN_PAGE, _JSON = "der Seite des Termins", "JSON-LD"
_FACTS = (("performer", "Zu Gast"), ("audience", "Für"), ("age", "Alter"), ("languages", "Sprache"))
"""How calendars call what alle.json says of a date."""


@dataclass(frozen=True, slots=True)
class JsonEvent:
    """A schema.org Event of a page's JSON-LD, or a date of alle.json.

    `place` and `facts` are as calendars write them, `address` is that of its page, an open end is
    empty, `status` is of schema.org's EventStatusType, `when` are words, in alle.json only.
    `venues` are the names of its places, in JSON-LD only.
    """

    line: int
    address: str
    name: str
    start: str
    end: str
    status: str
    place: str
    facts: tuple[str, ...]
    when: str = ""
    venues: tuple[str, ...] = ()


def parity_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """What a calendar, a page or its JSON-LD tells of a date and the date's calendar does not."""
    dates = site.dates_by_address
    told_by_pages = (told for page in site.pages if page.date for told in _events(page, site))
    own = {dates[told.address].address: told for told in told_by_pages if told.address in dates}
    for event in site.dates.values():
        yield from (fault.at(site.about.at(event.file)) for fault in _identity_faults(event, site))
    for page in site.pages:
        for line, fault in _page_faults(page, own, site):
            yield fault.at(site.about.at(page.file, line))
    yield from (fault.at(site.about.at(ALL_DATES)) for fault in _file_faults(site))


def _file_faults(site: Site) -> Iterator[Message]:
    """What alle.json tells otherwise, in figures and in words, or leaves out of what comes."""
    if ALL_DATES not in site.files:
        return
    try:
        records = loads(site.text(ALL_DATES))["events"]
        events = {event.address: event for event in (_record(one, site) for one in records)}
    except (ValueError, KeyError, TypeError, AttributeError):
        yield message("parity-json-broken")
        return
    for address, known in ((known.address, known) for known in site.dates.values()):
        if told := events.get(address):
            yield from _json_faults(told, known, ALL_DATES)
            yield from _words_faults(told.when, known, ALL_DATES)
        elif day_of(known.start) >= site.about.today and not address.startswith(site.about.apart):
            yield _differs("title", ALL_DATES, "nicht genannt", known.summary)


def _record(record: dict[str, Any], site: Site) -> JsonEvent:
    facts = ((label, record.get(name)) for name, label in _FACTS)
    words = ((label, ", ".join(one) if isinstance(one, list) else one) for label, one in facts)
    place = record.get("location") or {}
    return JsonEvent(
        line=1,
        address=site.about.relative(plain(record.get("url"))),
        name=plain(record.get("name")),
        start=plain(record.get("startDate")),
        end=plain(record.get("endDate")),
        status=plain(record.get("eventStatus")),
        place=plain(place.get("address")) or ("Online" if record.get("online") else ""),
        when=plain(record.get("when")),
        facts=tuple(plain(f"{label}: {text}") for label, text in words if text),
    )


def _page_faults(
    page: Page, own: dict[str, JsonEvent], site: Site
) -> Iterator[tuple[int, Message]]:
    """With their lines; `own` are the Events of the pages of single dates, by address."""
    dates = site.dates_by_address
    for told in _events(page, site):
        if event := dates.get(told.address):
            yield from ((told.line, fault) for fault in _json_faults(told, event, _JSON))
            if not told.place:
                yield told.line, _differs("place", _JSON, "keiner", "ein Ort oder „Online“")
    where = f"der Seite /{page.address}"
    for mention in page.mentions:
        if event := dates.get(mention.address):
            faults = _mention_faults(mention, event, own.get(mention.address), where)
            yield from ((mention.line, fault) for fault in faults)
    event = dates.get(page.address)
    if event and not page.forwards_to:
        line = page.date.line if page.date else 1
        yield from ((line, fault) for fault in _own_faults(page, event, own.get(event.address)))


def _events(page: Page, site: Site) -> Iterator[JsonEvent]:
    """The Events of a page's JSON-LD, those inside of an EventSeries included."""
    for line, thing in page.json_ld:
        inner = thing.get("subEvent") if isinstance(thing, dict) else None
        for event in (thing, *(inner if isinstance(inner, list) else ())):
            if isinstance(event, dict) and event.get("@type") == "Event":
                yield _json_event(line, event, site)


def _json_event(line: int, event: dict[str, Any], site: Site) -> JsonEvent:
    location = event.get("location")
    listed = location if isinstance(location, list) else [location]
    places = [place for place in listed if isinstance(place, dict)]
    is_online = any(place.get("@type") == "VirtualLocation" for place in places)
    venues = [place for place in places if place.get("@type") == "Place"]
    whole = "; ".join(map(_whole_address, venues))
    return JsonEvent(
        line=line,
        address=site.about.relative(plain(event.get("url"))),
        name=plain(event.get("name")),
        start=plain(event.get("startDate")),
        end=plain(event.get("endDate")),
        status=plain(event.get("eventStatus")).removeprefix("https://schema.org/"),
        place=whole or ("Online" if is_online and not venues else ""),
        facts=tuple(_facts(event)),
        venues=tuple(plain(venue.get("name")) for venue in venues),
    )


def _whole_address(place: dict[str, Any]) -> str:
    """A Place as calendars write it."""
    address = place.get("address")
    parts = address if isinstance(address, dict) else {}
    town = f"{plain(parts.get('postalCode'))} {plain(parts.get('addressLocality'))}".strip()
    texts = (plain(place.get("name")), plain(parts.get("streetAddress")), town)
    return ", ".join(filter(None, texts))


def _facts(event: dict[str, Any]) -> Iterator[str]:
    """The guest and the languages of an Event, as calendars say them."""
    guest, spoken = event.get("performer"), event.get("inLanguage")
    if isinstance(guest, dict):
        yield plain(f"Zu Gast: {guest.get('name')}")
    if isinstance(spoken, list):
        yield plain(f"Sprache: {', '.join(str(one.get('name')) for one in spoken)}")


def _identity_faults(event: CalendarDate, site: Site) -> Iterator[Message]:
    match = DATE_ADDRESS.search(event.url)
    if match is None or event.url != site.about.absolute(match[1]):
        form = site.about.absolute("termine/…")
        yield message("parity-address", where="diesem Kalender", found=event.url, expected=form)
        return
    expected = addresses.uid(match[2], date.fromisoformat(match[3]), site.about.domain)
    if event.uid != expected:
        yield message("parity-uid", found=event.uid, expected=expected)
    prefix, words = first_words(event)
    if not event.summary.startswith(prefix):
        yield _differs("status", "„SUMMARY“", event.summary, prefix)
    if not event.description.startswith(words):
        yield _differs("status", "„DESCRIPTION“", event.description, words)


def _json_faults(told: JsonEvent, event: CalendarDate, where: str) -> Iterator[Message]:
    """JSON names the last day of an all-day date, calendars the day after it."""
    last = event.end - timedelta(days=1) if event.is_all_day else event.end
    is_end = _is_same(told.end, last) if told.end else not event.is_all_day
    rows = (
        ("start", _is_same(told.start, event.start), told.start, event.start.isoformat()),
        ("end", is_end, told.end or "offen", event.end.isoformat()),
        ("place", told.place == plain(event.place), told.place, event.place),
        ("status", told.status == status_of(event), told.status, status_of(event)),
        ("title", _is_title(told.name, event), told.name, event.summary),
    )
    for part, is_same, value, expected in rows:
        if not is_same:
            yield _differs(part, where, value, expected)
    lines = set(map(plain, event.description.splitlines()))
    yield from (_differs("fact", where, fact, "") for fact in told.facts if fact not in lines)


def _own_faults(page: Page, event: CalendarDate, told: JsonEvent | None) -> Iterator[Message]:
    """What is wrong with the page of one date; search engines take none without a place."""
    if told is None and event.place:
        yield message("parity-without-json")
    mention = page.date
    if mention is None:
        yield message("parity-without-time")
        return
    yield from _shown_faults(mention, event, _OWN_PAGE)
    yield from _words_faults(mention.when, event, _OWN_PAGE)
    if not _is_title(mention.title, event):
        yield _differs("title", _OWN_PAGE, mention.title, event.summary)
    for part in re.split("[,;] ", event.place):
        if plain(part) not in mention.text:
            yield _differs("place", _OWN_PAGE, "nicht genannt", part)


def _mention_faults(
    mention: Mention, event: CalendarDate, json: JsonEvent | None, where: str
) -> Iterator[Message]:
    """What is wrong with a date in a list; `json` is what its own page tells."""
    yield from _shown_faults(mention, event, where)
    yield from _words_faults(mention.when, event, where)
    for venue in json.venues if json else ():
        if venue not in mention.text:
            yield _differs("place", where, mention.text, venue)


def _shown_faults(mention: Mention, event: CalendarDate, where: str) -> Iterator[Message]:
    if not _is_same(mention.start, event.start):
        yield _differs("start", where, mention.start, event.start.isoformat())
    expected = word_of(event)
    if mention.status != expected:
        yield _differs("status", where, mention.status or "wie geplant", expected or SCHEDULED)


def _words_faults(words: str, event: CalendarDate, where: str) -> Iterator[Message]:
    """The words a visitor reads must be those for the days and hours of the calendar.

    Only the page of a date says the day in any case: in a list it may stand above.
    """
    meant = tuple(_meant(event))
    phrases = [when(one) for one in meant]
    below_the_day = () if where in {_OWN_PAGE, ALL_DATES} else map(time_from_first_day, meant)
    if words not in {*phrases, *below_the_day}:
        yield _differs("words", where, words, phrases[0])


def _meant(event: CalendarDate) -> Iterator[OneOff]:
    """What a date may be that a calendar shows so.

    A calendar does not tell an end at night from one on the next day, an open end only in its
    words; and midnight is the last moment of a day.
    """
    first, last = day_of(event.start), day_of(event.end)
    if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
        yield OneOff(first, last - timedelta(days=1), AllDay())
        return
    start, end = (moment.astimezone(ZONE).time() for moment in (event.start, event.end))
    has_open_end = f"Beginn {clock(start)} Uhr, {OPEN_END}" in event.description.splitlines()
    span = OpenEnded(start) if has_open_end else Timed(start, end)
    if not has_open_end and end == time():
        last -= timedelta(days=1)
    night_before = last - timedelta(days=1)
    if has_open_end or (night_before == first and end <= start):
        yield OneOff(first, first, span)
    yield OneOff(first, last, span)
    if has_open_end and night_before > first:
        yield OneOff(first, night_before, span)


def day_of(moment: date) -> date:
    """The day of a day or of a time, in Herne."""
    return moment.astimezone(ZONE).date() if isinstance(moment, datetime) else moment


def _is_same(text: str, moment: date) -> bool:
    try:
        if isinstance(moment, datetime):
            told = datetime.fromisoformat(text)
            # In UTC: of two zones, no times are equal in the hour that comes twice (PEP 495).
            return told.tzinfo is not None and told.astimezone(UTC) == moment.astimezone(UTC)
        return date.fromisoformat(text) == moment
    except ValueError:
        return False


def _is_title(text: str, event: CalendarDate) -> bool:
    """A title may itself begin with the word for cancelled dates; only theirs is taken off."""
    prefix, _ = first_words(event)
    summary, title = plain(event.summary.removeprefix(prefix)), plain(text)
    return bool(title) and (summary == title or summary.startswith(f"{title} – "))


def _differs(part: str, where: str, value: str, expected: str) -> Message:
    """The sentence for a part of a date that reads otherwise in its calendar."""
    return message(f"parity-{part}", where=where, found=value, expected=expected)
