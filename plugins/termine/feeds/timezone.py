"""Europe/Berlin for calendars: the one VTIMEZONE, a constant with rules.

Rules and not lists of dates: Outlook ignores RDATE in a VTIMEZONE, and other readers take only its
first date, which puts every summer date an hour off. The rules are those of the European Union's
directive 2000/84/EC, valid in Germany since 1981 (summer) and 1996 (winter).
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Berlin"
_ZONE = ZoneInfo(ZONE_NAME)
_HOUR_OF_CHANGE = 2

VTIMEZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        f"TZID:{ZONE_NAME}",
        f"X-LIC-LOCATION:{ZONE_NAME}",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
).encode()


def existing(moment: datetime) -> datetime:
    """The same moment with a time of day that clocks really show.

    Between 2 and 3 o'clock on the last Sunday of March there is none: 02:30 becomes 03:30.
    """
    if moment.hour != _HOUR_OF_CHANGE:
        return moment
    return moment.astimezone(UTC).astimezone(_ZONE)
