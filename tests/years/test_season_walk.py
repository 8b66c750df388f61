"""The site on the first day of every month from 2019 to 2035: it stands, and its dates are right.

The expectation comes from elsewhere: dateutil lays out the two breakfasts, and the public holidays
of North Rhine-Westphalia on which the first one falls stand here as people know them.
"""

import json
import re
import shutil
from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
from dateutil import rrule

from plugins.build.cache import Cache
from plugins.website.content import Content
from plugins.website.dates import dates_of
from plugins.website.reading import SiteReading, read_content
from plugins.website.run import run
from plugins.website.settings import SiteSettings, configuration, site_settings

ROOT = Path(__file__).resolve().parents[2]
MONTHS = [date(year, month, 1) for year in range(2019, 2036) for month in range(1, 13)]
OPEN_DAY = date(2019, 7, 11)
HOLIDAYS = {
    *("2019-05-01", "2020-01-01", "2023-11-01", "2024-05-01", "2025-01-01", "2028-11-01"),
    *("2029-10-03", "2030-05-01", "2031-01-01", "2034-11-01", "2035-10-03"),
}
"""First Wednesdays that are public holidays, as the calendars print them."""

_TIME = re.compile(r'<time datetime="([^"]+T[^"]+)"')
_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def wednesdays(number: int, first: date, last: date) -> list[date]:
    """The first or third Wednesday of each month, both days inclusive, without the holidays."""
    start = datetime(2019, 1, 1)  # noqa: DTZ001  # days only
    days = rrule.rrule(rrule.MONTHLY, byweekday=rrule.WE(number), dtstart=start, until=last)
    found = [moment.date() for moment in days]
    return [day for day in found if first <= day and day.isoformat() not in HOLIDAYS]


@pytest.fixture(scope="module")
def read() -> SiteReading:
    """The reference content, read once; the day is put in later."""
    settings = _settings(MONTHS[0])
    content = Content(settings.content)
    return read_content(settings, content, Cache(None, b""))


def _settings(today: date) -> SiteSettings:
    values = {**configuration(), "PATH": str(ROOT / "content"), "OUTPUT_PATH": "output"}
    return site_settings({**values, "TERMINE_HEUTE": today})


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2019, 2036))
def test_the_dates_are_right_on_the_first_of_every_month(year: int, read: SiteReading) -> None:
    for today in (day for day in MONTHS if day.year == year):
        settings = _settings(today)
        dates = dates_of(read.dates.loaded, read.dates.sources, settings)
        last = settings.horizon
        expected = [("fruehstueck-wez", day) for day in wednesdays(1, today, last)]
        expected += [("fruehstueck-whs", day) for day in wednesdays(3, today, last)]
        if today <= OPEN_DAY:
            expected.append(("tag-der-offenen-tuer-2019", OPEN_DAY))
        found = [(one.event.id, one.original_day) for one in dates.agenda.upcoming]
        assert found == sorted(expected, key=lambda one: one[1]), today
        assert not any(diagnostic.is_error for diagnostic in dates.diagnostics)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The reference content, as if its articles had been there from the first day."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    article = folder / "artikel" / "tag-der-offenen-tuer.md"
    text = article.read_text("utf-8")
    assert "datum: 24.06.2019" in text
    article.write_text(text.replace("datum: 24.06.2019", "datum: 01.01.2019"), "utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("months", [MONTHS[:102], MONTHS[102:]], ids=["2019-2027", "2027-2035"])
def test_the_site_is_built_on_the_first_of_every_month(
    months: list[date], content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    for today in months:
        outcome = run(
            {
                "PATH": str(content),
                "OUTPUT_PATH": str(output),
                "CACHE_PATH": str(tmp_path / "cache"),
                "TERMINE_HEUTE": today,
                "TERMINE_SUCHE": False,
                "TERMINE_PROZESSE": 1,
            }
        )
        assert outcome.written is not None, (today, outcome.diagnostics)
        to_come = expected(today)
        moments = [moment(day) for day in to_come]
        assert json.loads((output / "stand.json").read_text())["nextDate"] == str(to_come[0])
        assert shown(output / "index.html") == moments[:6], today
        assert shown(output / "termine" / "index.html")[:6] == moments[:6], today
        assert told_to_machines(output, to_come[0]) == moments[0], today
        assert in_the_feed(output / "kalender" / "alle.ics", today) == moments, today


def expected(today: date) -> list[date]:
    """All days to come up to the horizon of 18 months, soonest first."""
    last = _settings(today).horizon
    days = [*wednesdays(1, today, last), *wednesdays(3, today, last)]
    return sorted([*days, OPEN_DAY] if today <= OPEN_DAY else days)


def moment(day: date) -> str:
    """When the date of a day begins; summer time as the law has it (directive 2000/84/EC)."""
    march, october = (last_sunday(day.year, month) for month in (3, 10))
    offset = "+02:00" if march <= day < october else "+01:00"
    return f"{day}T{'13' if day == OPEN_DAY else '10'}:00:00{offset}"


def last_sunday(year: int, month: int) -> date:
    """Of a month with 31 days."""
    return next(day for n in range(31, 24, -1) if (day := date(year, month, n)).isoweekday() == 7)


def shown(page: Path) -> list[str]:
    """The dates with their time that a page lists."""
    return _TIME.findall(page.read_text("utf-8"))


def told_to_machines(output: Path, day: date) -> str:
    """When the date of this day begins, as the JSON-LD of its page says."""
    (page,) = output.glob(f"termine/*/{day}/index.html")
    told = [json.loads(part) for part in _JSON_LD.findall(page.read_text("utf-8"))]
    (start,) = (one["startDate"] for part in told for one in _events(part))
    return str(start)


def _events(part: dict) -> list[dict]:
    return [one for one in part.get("@graph", [part]) if one.get("@type") == "Event"]


def in_the_feed(file: Path, today: date) -> list[str]:
    """The dates to come that subscribers get, soonest first."""
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    starts = sorted(event["DTSTART"].dt for event in calendar.events)
    return [moment.isoformat() for moment in starts if moment.date() >= today]
