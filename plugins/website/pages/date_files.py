"""Upcoming dates for programs: JSON for other sites, one sentence for screens, an Atom feed.

The records use the names of schema.org; docs/daten.md describes them. What has no value is null or
an empty text, so that a reader can rely on every name.
"""

from collections.abc import Callable, Iterable, Mapping
from json import JSONEncoder
from urllib.parse import urlsplit

from plugins.termine.events import AllDay, Occurrence, addresses, when

from .atom import Entry, atom_feed, stamp
from .date_views import end_iso, start_iso
from .feed_views import DATES_ATOM_FEED
from .page import FileBundle
from .page_builder import Composer
from .phrases import registration_words, status_words
from .text_file import TextFile

ALL_DATES = "kalender/alle.json"
NEXT_DATE_JSON = "kalender/naechster.json"
NEXT_DATE_TEXT = "kalender/naechster.txt"
ATOM_LIMIT = 20
_NOTHING = "Zurzeit ist kein Termin geplant."
_encoded = JSONEncoder(ensure_ascii=False).encode


def date_files(composer: Composer) -> tuple[FileBundle, ...]:
    """The files of all upcoming dates and of the next one."""
    upcoming = composer.shown.agenda.upcoming
    soon = _soon(upcoming)
    records = _Records(composer)

    def bundle(
        name: str, dates: tuple[Occurrence, ...], make: Callable[[], tuple[TextFile, ...]]
    ) -> FileBundle:
        return FileBundle(name, (repr(composer.settings), composer.shown.keys(dates)), make)

    first = upcoming[:ATOM_LIMIT]
    return (
        bundle("dates as json", upcoming, lambda: (records.all(upcoming),)),
        bundle("next date", soon, lambda: records.next(soon)),
        bundle("dates as atom", first, lambda: (_atom(composer, first),)),
    )


def sentence(soon: tuple[Occurrence, ...]) -> str:
    """The next date in words to be read aloud; those cancelled before it are named first.

    `soon` ends with the date that takes place, or holds only cancelled ones.
    """
    cancelled = [one for one in soon if one.is_cancelled]
    parts = [f"{when(one)}: „{one.details.title}“ fällt aus." for one in cancelled]
    if len(cancelled) == len(soon):
        return " ".join((*parts, _NOTHING))
    date = soon[-1]
    topic = f" zum Thema „{date.details.topic}“" if date.details.topic else ""
    place = f" Ort: {date.details.venue.address}." if date.details.venue else ""
    parts.append(f"Der nächste Termin: {when(date)}, „{date.details.title}“{topic}.{place}")
    return " ".join(parts)


def _soon(upcoming: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """The next date that takes place, and before it those that do not."""
    found = []
    for one in upcoming:
        found.append(one)
        if not one.is_cancelled:
            break
    return tuple(found)


class _Records:
    """Makes the JSON files of a site."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._domain = urlsplit(composer.settings.url).hostname or ""

    def all(self, dates: Iterable[Occurrence]) -> TextFile:
        settings, paths = self._composer.settings, self._composer.paths
        document = {
            "version": 1,
            "name": settings.name,
            "url": paths.absolute(addresses.EVENTS),
            "inLanguage": "de",
            "events": [self._record(one) for one in dates],
        }
        return TextFile(ALL_DATES, _json(document))

    def next(self, soon: tuple[Occurrence, ...]) -> tuple[TextFile, ...]:
        said = sentence(soon)
        takes_place = bool(soon) and not soon[-1].is_cancelled
        document = {
            "version": 1,
            "sentence": said,
            "event": self._record(soon[-1]) if takes_place else None,
            "cancelled": [self._record(one) for one in soon if one.is_cancelled],
        }
        return (TextFile(NEXT_DATE_JSON, _json(document)), TextFile(NEXT_DATE_TEXT, f"{said}\n"))

    def _record(self, one: Occurrence) -> dict[str, object]:
        details, event_id, paths = one.details, one.event.id, self._composer.paths
        venue = details.venue
        return {
            "identifier": f"{event_id}/{one.original_day.isoformat()}",
            "uid": addresses.uid(event_id, one.original_day, self._domain),
            "name": details.title,
            "url": paths.absolute(addresses.occurrence_url(event_id, one.original_day)),
            "when": when(one),
            "startDate": start_iso(one),
            "endDate": end_iso(one) or None,
            "isAllDay": isinstance(one.time, AllDay),
            "eventStatus": one.status.value,
            "statusText": _status(one),
            "location": {"name": venue.name, "address": venue.address} if venue else None,
            "room": details.room,
            "topic": details.topic,
            "guest": details.guest,
            "category": details.category,
            "cost": details.cost,
            "registration": registration_words(details.registration),
            "isSoldOut": details.is_sold_out,
            "dateModified": stamp(self._composer.shown.changed(one.event)),
        }


def _atom(composer: Composer, dates: tuple[Occurrence, ...]) -> TextFile:
    paths, shown = composer.paths, composer.shown
    entries = tuple(
        Entry(
            title=f"{when(one)}: {one.details.title}",
            address=paths.absolute(addresses.occurrence_url(one.event.id, one.original_day)),
            updated=shown.changed(one.event),
            summary=_summary(one),
        )
        for one in dates
    )
    page = paths.absolute(addresses.EVENTS)
    return atom_feed(composer.settings, DATES_ATOM_FEED, entries, name="Termine", page=page)


def _status(one: Occurrence) -> str:
    """`Fällt aus: Umbau`, `Verlegt auf …`; empty for a date that takes place as planned."""
    label, text = status_words(one)
    return f"{label} {text}" if one.is_moved else f"{label}: {text}".strip(": ")


def _summary(one: Occurrence) -> str:
    details = one.details
    place = details.venue.address if details.venue else ""
    parts = (_status(one), details.topic, details.guest, place, details.cost)
    return " · ".join(part for part in parts if part) or when(one)


def _json(document: Mapping[str, object]) -> str:
    """A line for each member, and for each date of a list: json writes indents in slow steps."""
    members = ",\n".join(f"{_encoded(name)}: {_lines(value)}" for name, value in document.items())
    return f"{{\n{members}\n}}\n"


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _encoded(value)
    records = ",\n".join(map(_encoded, value))
    return f"[\n{records}\n]"
