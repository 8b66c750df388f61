"""What is finished of a date or day is made once, as long as its key is the same."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.build.finished import Place, finished
from plugins.termine.feeds import CalendarWriter, identity
from plugins.website.pages import Asset, DayGroup, Page, event_keys, planned, site_view
from plugins.website.theme_files.rendering import render, render_day
from tests.termine.feeds.book import SITE, STAMPS, feed, occurrence
from tests.theme.rendering import environment
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, world

DATES = (
    occurrence(date(2026, 4, 1), event_id="chor"),
    occurrence(date(2026, 5, 6), event_id="chor"),
    occurrence(date(2026, 5, 6), event_id="fest"),
)
BOTH = OPEN_DAY + BREAKFAST.partition("termine:")[2]


def made(folder: Path, *keys: str, version: bytes = b"1") -> list[str]:
    """Which things a build with these keys makes."""
    names: list[str] = []

    def make(name: str) -> str:
        names.append(name)
        return f"<{name}>"

    things = {key: key for key in keys}
    found = finished(things, make, Place(folder / "tage.fertig", version))
    assert found == {key: f"<{key}>" for key in keys}
    return names


def test_what_is_finished_is_made_again_only_for_another_key(tmp_path: Path) -> None:
    assert made(tmp_path, "chor 1", "chor 2", "fest 1") == ["chor 1", "chor 2", "fest 1"]
    assert made(tmp_path, "chor 1", "chor 2", "fest 1") == []
    assert made(tmp_path, "chor 1", "chor 2", "fest 2") == ["fest 2"]


def test_what_a_build_did_not_ask_for_is_not_kept_any_longer(tmp_path: Path) -> None:
    made(tmp_path, "chor 1", "fest 1")
    assert made(tmp_path, "chor 1") == []
    assert made(tmp_path, "chor 1", "fest 1") == ["fest 1"]


def test_with_another_version_nothing_is_true_any_more(tmp_path: Path) -> None:
    made(tmp_path, "chor 1")
    assert made(tmp_path, "chor 1", version=b"2") == ["chor 1"]


@pytest.mark.parametrize("damaged", [b"", b"1", b"kaputt"])
def test_what_is_not_whole_is_as_good_as_none(tmp_path: Path, damaged: bytes) -> None:
    made(tmp_path, "chor 1")
    (tmp_path / "tage.fertig").write_bytes(damaged)
    assert made(tmp_path, "chor 1") == ["chor 1"]


def test_a_calendar_joined_from_finished_dates_is_the_same(tmp_path: Path) -> None:
    writer = CalendarWriter(SITE, STAMPS)
    things = {str(number): one for number, one in enumerate(DATES)}
    for _ in range(2):
        found = finished(things, writer.date, Place(tmp_path / "kalender", b"1"))
    vevents = {identity(things[key]): content for key, content in found.items()}
    joined = CalendarWriter(SITE, STAMPS, vevents).content(feed(*DATES))
    assert joined == CalendarWriter(SITE, STAMPS).content(feed(*DATES))


@pytest.mark.parametrize("today", [date(2019, 2, 1), date(2019, 7, 3), date(2019, 7, 12)])
def test_pages_joined_from_finished_days_are_the_same(today: date) -> None:
    given, templates = world(BOTH, today=today), environment()
    days: dict[str, str] = {}
    site = site_view(given, stylesheet=Asset("a.css", ""), script=Asset("a.js", ""), icon="")
    whole, joined = (
        planned(replace(given, finished_days=known), event_keys(given)) for known in ({}, days)
    )
    days.update(
        (key, render_day(templates, whole.day(day), is_upcoming=day.is_upcoming))
        for key, day in whole.days().items()
    )
    for plain, quick in zip(whole.lists(), joined.lists(), strict=True):
        for page, same in zip(plain.pages(), quick.pages(), strict=True):
            assert render(templates, same, site) == render(templates, page, site)
    pages = [page for bundle in joined.lists() for page in bundle.pages()]
    assert {day.html for page in pages for day in _days_of(page)} == set(days.values())


def _days_of(page: Page) -> list[DayGroup]:
    """The days of a page that lists them; sheets show theirs in a way of their own."""
    if page.template == "month.html":
        return list(page.view.group.days)
    groups = page.view.groups if page.template in {"list.html", "archive_year.html"} else ()
    return [day for group in groups for day in group.days]
