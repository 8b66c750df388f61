"""The same content with every date laid out: what the peers are given, who know no series.

They are spared the work of laying series out; this site does it in every build.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.termine.events import Agenda, Occurrence, closed_days, occurrences
from plugins.termine.reading import Source, load

from .content import HORIZON, ONE_FILE, TODAY, Entry, Material, venue_id, venue_name

_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
    *("August", "September", "Oktober", "November", "Dezember"),
)
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_STAMP = "20261101T080000Z"


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of an entry, phrased."""

    entry: Entry
    day: date
    url: str
    phrase: str
    start: str
    end: str

    @property
    def month(self) -> str:
        """`2026-11`."""
        return f"{self.day:%Y-%m}"

    @property
    def is_past(self) -> bool:
        """Whether it is over on TODAY."""
        return self.day < TODAY

    def as_values(self) -> dict[str, str | bool]:
        """Plain values for a data file."""
        return {
            "id": self.entry.id,
            "title": self.entry.title,
            "category": self.entry.category,
            "venue": venue_name(self.entry.venue),
            "venueid": venue_id(self.entry.venue),
            "text": self.entry.text,
            "day": self.day.isoformat(),
            "month": self.month,
            "url": self.url,
            "phrase": self.phrase,
            "start": self.start,
            "end": self.end,
            "ics": self.vevent(),
            "past": self.is_past,
        }

    def vevent(self) -> str:
        """Its VEVENT, ready: a template would have to fold and escape."""
        begin = f"{self.day:%Y%m%d}T{self.entry.hour:02}0000"
        end = f"{self.day:%Y%m%d}T{self.entry.hour + 2:02}0000"
        return (
            f"BEGIN:VEVENT\r\nUID:{self.entry.id}-{self.day:%Y%m%d}@familienbuero.example\r\n"
            f"DTSTAMP:{_STAMP}\r\nDTSTART;TZID=Europe/Berlin:{begin}\r\n"
            f"DTEND;TZID=Europe/Berlin:{end}\r\nSUMMARY:{self.entry.title}\r\n"
            f"LOCATION:{venue_name(self.entry.venue)}\\, Hauptstraße\\, 44649 Herne\r\n"
            f"CATEGORIES:{self.entry.category}\r\nURL:https://familienbuero.example{self.url}\r\n"
            "STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
        )


def dates_of(content: Path, given: Material) -> tuple[Dated, ...]:
    """All dates of the content that `content.write` put into a folder, sorted."""
    paths = [*sorted((content / "termine").glob("*.yaml")), *content.glob(ONE_FILE)]
    venues = Source("orte.yaml", (content / "orte.yaml").read_bytes())
    loaded = load([Source(path.name, path.read_bytes()) for path in paths], venues)
    closed = closed_days("NW", range(TODAY.year - 12, HORIZON.year + 2))
    dates = (
        one
        for event in loaded.catalogue.events
        for one in occurrences(event, until=HORIZON, closed_days=closed)
    )
    entries = {entry.id: entry for entry in given.entries}
    return tuple(_dated(entries[one.event.id], one) for one in Agenda(dates, TODAY).occurrences)


def month_name(month: str) -> str:
    """`November 2026`."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def _dated(entry: Entry, occurrence: Occurrence) -> Dated:
    day = occurrence.first_day
    spoken = f"{_WEEKDAYS[day.weekday()]}, {day.day}. {_MONTHS[day.month - 1]} {day.year}"
    return Dated(
        entry=entry,
        day=day,
        url=f"/termine/{entry.id}/{day.isoformat()}/",
        phrase=f"{spoken}, {entry.hour} bis {entry.hour + 2} Uhr",
        start=occurrence.start.isoformat(),
        end=occurrence.end.isoformat() if occurrence.end else "",
    )
