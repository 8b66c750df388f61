"""Small calendars for tests: the lines of events, put between what every file has."""

from datetime import date

from plugins.termine.events import Catalogue
from plugins.termine.importer import Takeover, take_over
from plugins.termine.reading import Source

TODAY = date(2026, 11, 22)
NOBODY = Catalogue((), ())


def calendar(*events: str, head: str = "") -> Source:
    """A calendar of events, each given by its lines; indentation and empty lines are dropped."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", *_rows(head)]
    for event in events:
        rows += ["BEGIN:VEVENT", *_rows(event), "END:VEVENT"]
    return Source("kalender.ics", ("\r\n".join([*rows, "END:VCALENDAR"]) + "\r\n").encode())


def taken(*events: str, head: str = "", into: Catalogue = NOBODY) -> Takeover:
    """What becomes of these events."""
    return take_over([calendar(*events, head=head)], into, today=TODAY)


def entries(*events: str, head: str = "") -> str:
    """The entries in YAML."""
    return taken(*events, head=head).entries


def told(*events: str, head: str = "") -> tuple[str, ...]:
    """The report without its first lines, which only count and name what is technical."""
    report = taken(*events, head=head).report
    return tuple(one for one in report if one.startswith("„"))


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.strip()]
