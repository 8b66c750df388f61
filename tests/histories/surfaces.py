"""What each thing that a site publishes says of its dates, read back from what families get."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import icalendar

from plugins.termine.events import ClosedDays, closed_days
from plugins.termine.feeds import CalendarWriter, Feed, FeedSite, feeds
from plugins.termine.history import Side
from plugins.termine.reading import Source, load
from plugins.website.pages.event_pages import DatePageView
from plugins.website.pages.site_plan import file_bundles, page_bundles
from plugins.website.pages.views import DateView
from plugins.website.pages.visible import event_keys
from tests.agendas import agenda
from tests.histories.edits import (
    CANCELLED,
    HORIZON,
    MOVED,
    PLANNED,
    POSTPONED,
    TODAY,
    VENUES,
    Told,
)
from tests.website.pages.worlds import world

SITE = FeedSite("https://familie.example", "Familienbüro Herne", "familie.example")
Key = tuple[str, date]
_SUMMARIES = {"ABGESAGT": CANCELLED, "VERSCHOBEN": POSTPONED}
_SCHEMA = {
    "EventScheduled": PLANNED,
    "EventCancelled": CANCELLED,
    "EventRescheduled": MOVED,
    "EventPostponed": POSTPONED,
}
_LABELS = {"": PLANNED, "Fällt aus": CANCELLED, "Verlegt": MOVED, "Verschoben": POSTPONED}
_REASON = re.compile(r"^(?:Dieser Termin (?:fällt aus|ist verschoben)|Grund): (.*)$", re.MULTILINE)


@cache
def nothing_closed() -> ClosedDays:
    return closed_days("NW", range(2026, 2028))


def side_of(events: tuple[Source, ...], venues: Source | None) -> Side:
    """What files say, laid out in time; a mistake in them fails the test."""
    loaded = load(events, venues)
    assert [one.message for one in loaded.diagnostics if one.is_error] == []
    dates = agenda(loaded.catalogue, today=TODAY, horizon=HORIZON, closed_days=nothing_closed())
    return Side(dates.occurrences, loaded.catalogue.events, events, nothing_closed())


@dataclass(frozen=True)
class Published:
    """The calendars, pages and files of one state of the content."""

    feeds: tuple[Feed, ...]
    pages: dict[str, Any]
    files: dict[str, str]

    def in_calendar(self) -> dict[Key, Told]:
        """What the calendar of all dates says."""
        (feed,) = (feed for feed in self.feeds if feed.path == "kalender/alle.ics")
        return of_calendar(CalendarWriter(SITE, {}).content(feed))

    def on_pages(self) -> dict[Key, Told]:
        """What the page of each date says; its category has no place there."""
        views = [view.date for view in self.pages.values() if isinstance(view, DatePageView)]
        return {_key(view.identity): _of_view(view) for view in views}

    def in_json(self) -> dict[Key, Told]:
        """What alle.json says of the dates that are not over."""
        events = json.loads(self.files["kalender/alle.json"])["events"]
        return {_key(event["identifier"]): _of_json(event) for event in events}

    def next_day(self) -> date | None:
        """The day of the next date that takes place."""
        event = json.loads(self.files["kalender/naechster.json"])["event"]
        return date.fromisoformat(event["startDate"][:10]) if event else None

    def carriers(self, key: Key) -> set[str]:
        """The calendars to subscribe to that hold a date."""
        event_id, day = key
        return {
            feed.path
            for feed in self.feeds
            for one in feed.occurrences
            if (one.event.id, one.original_day) == (event_id, day) and "/" not in feed.path[9:]
        }


def published(state: str) -> Published:
    """What is made of an event file."""
    sources = (Source("content/termine.yaml", state.encode()),)
    loaded = load(sources, Source("content/orte.yaml", VENUES.encode()))
    dates = agenda(loaded.catalogue, today=TODAY, horizon=HORIZON, closed_days=nothing_closed())
    planned = feeds(dates.occurrences, today=TODAY)
    by_path = {feed.path: feed for feed in planned}
    context = world(loaded.catalogue, today=TODAY, agenda=dates, feeds=by_path)
    bundles = [
        bundle for bundle in page_bundles(context) if bundle.name.startswith(("event:", "dates:"))
    ]
    pages = {page.url: page.view for bundle in bundles for page in bundle.pages()}
    written = (file for each in file_bundles(context, event_keys(context)) for file in each.files())
    return Published(planned, pages, {file.url: file.text for file in written})


def of_calendar(content: bytes) -> dict[Key, Told]:
    """What a calendar says, read by a library."""
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {_key_of(event["UID"]): _of_vevent(event) for event in events}


def _key(identity: str) -> Key:
    event_id, _, day = identity.partition("/")
    return event_id, date.fromisoformat(day)


def _key_of(uid: str) -> Key:
    """The identity in `chor-20270106@familie.example`."""
    event_id, _, day = uid.partition("@")[0].rpartition("-")
    return event_id, date.fromisoformat(day)


def _of_vevent(event: icalendar.Event) -> Told:
    description = str(event["DESCRIPTION"])
    prefix = str(event["SUMMARY"]).partition(": ")[0]
    is_moved = description.startswith("Neuer Termin, verlegt vom ")
    reason = _REASON.search(description)
    start = event["DTSTART"].dt
    return Told(
        status=_SUMMARIES.get(prefix, MOVED if is_moved else PLANNED),
        day=start.date() if isinstance(start, datetime) else start,
        place=str(event["LOCATION"]).partition(",")[0],
        category=str(event["CATEGORIES"].to_ical().decode()),
        reason=reason[1] if reason else "",
    )


def _of_view(view: DateView) -> Told:
    status = _LABELS.get(view.status_label, PLANNED)
    text = view.status_text
    return Told(
        status=status,
        day=date.fromisoformat(view.day_iso),
        place=" und ".join(venue.name for venue in view.venues),
        category="",
        reason=text if status == CANCELLED else text.partition("Grund: ")[2],
    )


def _of_json(event: dict[str, Any]) -> Told:
    status = _SCHEMA[event["eventStatus"]]
    text = event["statusText"]
    return Told(
        status=status,
        day=date.fromisoformat(event["startDate"][:10]),
        place=event["location"]["name"],
        category=event["category"],
        reason=text.partition(": " if status == CANCELLED else "Grund: ")[2],
    )
