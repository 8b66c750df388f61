"""Example dates for the tests of the feeds: short to write, complete where it matters."""

from datetime import UTC, date, datetime, time

from plugins.termine.diagnostics import Position
from plugins.termine.events import (
    Details,
    Event,
    GeoPoint,
    Occurrence,
    OneOff,
    OpenEnded,
    Registration,
    TimeSpan,
    Venue,
)
from plugins.termine.feeds import Feed, FeedKind, FeedSite

HERE = Position("content/termine.yaml", 1)
SITE = FeedSite("https://familie.example/", "Familienbüro Herne", "familie.example")
CHANGED = datetime(2027, 3, 4, 5, 6, 7, tzinfo=UTC)
STAMPS = {"fruehstueck": CHANGED}
WEZ = Venue(
    "familienbuero",
    "Familienbüro im WEZ",
    HERE,
    street="Hauptstraße",
    postal_code="44651",
    city="Herne",
    location=GeoPoint(51.5386, 7.1601),
)
BREAKFAST = Details(
    "Familienfrühstück", category="Familienfrühstück", venues=(WEZ,), cost="kostenlos"
)
NO_REGISTRATION = Registration(is_required=False)
TEN_OCLOCK = OpenEnded(time(10))


def occurrence(
    day: date,
    span: TimeSpan = TEN_OCLOCK,
    details: Details = BREAKFAST,
    *,
    event_id: str = "fruehstueck",
    is_draft: bool = False,
    **changes,
) -> Occurrence:
    """A date on `day`, of an event that has no other."""
    last_day = changes.pop("last_day", day)
    original_day = changes.pop("original_day", day)
    event = Event(event_id, details, OneOff(day, last_day, span), HERE, is_draft=is_draft)
    return Occurrence(event, original_day, day, last_day, span, details, **changes)


def feed(*occurrences: Occurrence) -> Feed:
    """A calendar of just these dates."""
    return Feed(
        path="kalender/fruehstueck.ics",
        kind=FeedKind.EVENT,
        name="Familienfrühstück",
        description="Alle Termine dieser Veranstaltung: Familienfrühstück.",
        page="termine/fruehstueck/",
        occurrences=occurrences,
    )


def unfolded(content: bytes) -> list[str]:
    """The content lines of a calendar as RFC 5545, 3.1 puts them together again."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def event_lines(content: bytes) -> list[str]:
    """The lines of the first VEVENT, without its BEGIN and END."""
    lines = unfolded(content)
    return lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
