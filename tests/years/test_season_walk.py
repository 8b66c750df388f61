"""The site on the first day of every month from 2019 to 2035: it stands, and its dates are right.

The expectation comes from elsewhere: dateutil lays out the two breakfasts, and the public holidays
of North Rhine-Westphalia on which the first one falls stand here as people know them.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from dateutil import rrule

from plugins.feeds import CalendarWriter, Feed, FeedSite
from plugins.views import bundles
from plugins.website.assembly import Ingredients, plan
from plugins.website.dates import dates_of
from plugins.website.reading import ingredients, new_reader, read_texts
from plugins.website.settings import SiteSettings, configuration, site_settings
from plugins.website.sources import Content

ROOT = Path(__file__).resolve().parents[2]
MONTHS = [date(year, month, 1) for year in range(2019, 2036) for month in range(1, 13)]
OPEN_DAY = date(2019, 7, 11)
HOLIDAYS = {
    *("2019-05-01", "2020-01-01", "2023-11-01", "2024-05-01", "2025-01-01", "2028-11-01"),
    *("2029-10-03", "2030-05-01", "2031-01-01", "2034-11-01", "2035-10-03"),
}
"""First Wednesdays that are public holidays, as the calendars print them."""


def wednesdays(number: int, first: date, last: date) -> list[date]:
    """The first or third Wednesday of each month, both days inclusive, without the holidays."""
    start = datetime(2019, 1, 1)  # noqa: DTZ001  # days only
    days = rrule.rrule(rrule.MONTHLY, byweekday=rrule.WE(number), dtstart=start, until=last)
    found = [moment.date() for moment in days]
    return [day for day in found if first <= day and day.isoformat() not in HOLIDAYS]


@pytest.fixture(scope="module")
def read() -> Ingredients:
    """The reference content, read once; the day is put in later."""
    settings = _settings(MONTHS[0])
    content = Content(settings.content)
    reader = new_reader(settings)
    return ingredients(settings, content, read_texts(settings, content, reader), reader)


def _settings(today: date) -> SiteSettings:
    values = {**configuration(), "PATH": str(ROOT / "content"), "OUTPUT_PATH": "output"}
    return site_settings({**values, "TERMINE_HEUTE": today})


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2019, 2036))
def test_the_dates_are_right_on_the_first_of_every_month(year: int, read: Ingredients) -> None:
    for today in (day for day in MONTHS if day.year == year):
        settings = _settings(today)
        dates = dates_of(read.dates.loaded, read.dates.sources, settings)
        last = settings.horizon
        expected = [("fruehstueck-wez", day) for day in wednesdays(1, today, last)]
        expected += [("fruehstueck-whs", day) for day in wednesdays(3, today, last)]
        if today <= OPEN_DAY:
            expected.append(("tag-der-offenen-tuer-2019", OPEN_DAY))
        found = [(one.event.id, one.planned) for one in dates.agenda.upcoming]
        assert found == sorted(expected, key=lambda one: one[1]), today
        assert not any(problem.is_error for problem in dates.problems)


@pytest.mark.slow
@pytest.mark.parametrize("today", MONTHS[3::17], ids=str)
def test_pages_and_calendars_can_be_made_on_any_day(today: date, read: Ingredients) -> None:
    settings = _settings(today)
    dates = dates_of(read.dates.loaded, read.dates.sources, settings)
    whole = plan(replace(read, settings=settings, dates=dates))
    assert not whole.has_errors
    pages = [page for bundle in bundles(whole.world) for page in bundle.pages()]
    assert len({page.file for page in pages}) == len(pages) > 40
    site = FeedSite(
        url=settings.url, name=settings.name, domain=settings.domain, open_end=settings.open_end
    )
    writer = CalendarWriter(site, whole.stamps)
    feed = next(one for one in whole.feeds if one.path == "kalender/alle.ics")
    starts = [event["DTSTART"].dt for event in calendar_of(writer, feed).events]
    expected = [*wednesdays(1, today, settings.horizon), *wednesdays(3, today, settings.horizon)]
    to_come = [one for one in starts if one.date() >= today and one.date() != OPEN_DAY]
    assert [one.date() for one in to_come] == sorted(expected)
    assert {(one.hour, one.minute) for one in to_come} == {(10, 0)}
    assert {one.utcoffset() for one in to_come} == {timedelta(hours=1), timedelta(hours=2)}


def calendar_of(writer: CalendarWriter, feed: Feed) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(writer.content(feed))
