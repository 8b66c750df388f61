"""For any valid event file: the same dates on the pages and in the feeds, and lasting UIDs."""

import tempfile
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from plugins.audit import Audited, audit, ics_lint
from plugins.build.cache import Cache
from plugins.termine.events import Agenda, Catalogue, addresses, closed_days
from plugins.termine.feeds import CalendarWriter, Feed, FeedSite, feeds
from plugins.termine.reading import Source, load
from plugins.website.content import Content
from plugins.website.pages.context import SiteContext
from plugins.website.pages.event_pages import DatePageView
from plugins.website.pages.site_plan import page_bundles
from plugins.website.pages.views import DateView, Page
from plugins.website.plan import Plan, plan_site
from plugins.website.reading import read_content
from plugins.website.settings import configuration, site_settings
from plugins.website.theme_files.rendering import environment
from plugins.website.writing import write_site
from tests.agendas import agenda
from tests.audit.event_files import TODAY, VENUES, Entry, edits, event_file, event_files
from tests.website.pages.worlds import world

SITE = FeedSite("https://familie.example", "Familienbüro Herne", "familie.example")
STAMPS = {f"termin-{number}": datetime(2019, 5, 1, tzinfo=UTC) for number in range(3)}
HORIZON = date(2020, 12, 31)
NO_CLOSED_DAYS = closed_days("NW", range(2018, 2022))
URL = "https://familie.example"


def catalogue(entries: list[Entry]) -> Catalogue:
    """What the file says; one that an editor would have to correct is not looked at."""
    found = load(
        [Source("content/termine.yaml", event_file(entries).encode())],
        Source("content/orte.yaml", VENUES.encode()),
    )
    assume(not any(diagnostic.is_error for diagnostic in found.diagnostics))
    return found.catalogue


def dates_of(read: Catalogue) -> Agenda:
    return agenda(read, today=TODAY, horizon=HORIZON, closed_days=NO_CLOSED_DAYS)


def world_of(read: Catalogue, dates: Agenda, found: tuple[Feed, ...]) -> SiteContext:
    return world(read, today=TODAY, agenda=dates, feeds={feed.path: feed for feed in found})


def date_views(thing: object) -> list[DateView]:
    """Every date that a view shows, however deep it stands."""
    if isinstance(thing, DateView):
        return [thing]
    if isinstance(thing, tuple):
        return [view for one in thing for view in date_views(one)]
    if is_dataclass(thing):
        return [view for one in fields(thing) for view in date_views(getattr(thing, one.name))]
    return []


def identities(feed: Feed) -> set[str]:
    return {f"{one.event.id}/{one.original_day.isoformat()}" for one in feed.occurrences}


def uids(entries: list[Entry]) -> set[str]:
    """Those of all calendars, read from their bytes."""
    writer = CalendarWriter(SITE, STAMPS)
    found = feeds(dates_of(catalogue(entries)).occurrences, today=TODAY)
    return {
        line.removeprefix("UID:")
        for feed in found
        for line in writer.content(feed).decode().replace("\r\n ", "").split("\r\n")
        if line.startswith("UID:termin-")
    }


@given(event_files())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_every_date_on_the_pages_is_in_the_feeds_and_the_reverse(entries: list[Entry]) -> None:
    read = catalogue(entries)
    dates = dates_of(read)
    found = feeds(dates.occurrences, today=TODAY)
    carried = {feed.path: identities(feed) for feed in found}
    pages = [
        page for bundle in page_bundles(world_of(read, dates, found)) for page in bundle.pages()
    ]
    own = {page.view.date.identity for page in pages if isinstance(page.view, DatePageView)}
    shown = {view.identity: view for page in pages for view in date_views(page.view)}
    assert own == set().union(*carried.values()) == set(shown)
    since = TODAY.replace(year=TODAY.year - 1).isoformat()
    for identity, view in shown.items():
        event_id, _, planned = identity.partition("/")
        assert carried[addresses.occurrence_ics(event_id, date.fromisoformat(planned))] == {
            identity
        }
        if view.last_day_iso >= since:
            assert identity in carried[addresses.ALL_FEED]
            assert identity in carried[addresses.event_feed(event_id)]
        if int(view.day_iso[:4]) < TODAY.year:
            assert identity in carried[addresses.archive_feed(int(view.day_iso[:4]))]
    _upcoming_stand_on_the_pages_of_their_feeds(found, pages)


def _upcoming_stand_on_the_pages_of_their_feeds(found: tuple[Feed, ...], pages: list[Page]) -> None:
    by_url = {page.url: page for page in pages}
    for feed in found:
        shown = {view.identity for view in date_views(by_url[feed.page].view)}
        coming = {
            f"{one.event.id}/{one.original_day.isoformat()}"
            for one in feed.occurrences
            if not one.is_past(TODAY)
        }
        assert coming <= shown, feed.path


@given(event_files())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_every_feed_passes_the_lint(entries: list[Entry]) -> None:
    writer = CalendarWriter(SITE, STAMPS)
    for feed in feeds(dates_of(catalogue(entries)).occurrences, today=TODAY):
        assert ics_lint(feed.path, writer.content(feed)) == ()


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_uids_survive_every_edit(data: st.DataObject) -> None:
    entries = data.draw(event_files())
    before = uids(entries)
    number = data.draw(st.integers(0, len(entries) - 1))
    for _ in range(2):
        entries[number] = data.draw(edits(entries[number]))
        assert uids(entries) == before


@given(st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_cancellation_and_its_undoing_leave_the_same_bytes(data: st.DataObject) -> None:
    entries = [entry for entry in data.draw(event_files()) if entry.count]
    assume(entries)
    day = data.draw(st.sampled_from(entries[0].days))
    plain = entries[0].with_change(day)
    cancelled = plain.with_change(day, "entfaellt: Krankheit")
    before, between, after = (
        all_bytes([entry, *entries[1:]]) for entry in (plain, cancelled, cancelled.with_change(day))
    )
    assert before == after
    assert before != between
    assert between.count(b"SUMMARY:ABGESAGT: ") > before.count(b"SUMMARY:ABGESAGT: ")


def all_bytes(entries: list[Entry]) -> bytes:
    writer = CalendarWriter(SITE, STAMPS)
    found = feeds(dates_of(catalogue(entries)).occurrences, today=TODAY)
    return b"".join(writer.content(feed) for feed in found)


@pytest.mark.slow
@given(event_files())
@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_a_whole_site_of_any_dates_passes_the_audit_and_is_the_same_twice(
    entries: list[Entry],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content, first, second = (Path(folder, name) for name in ("content", "first", "second"))
        write_content(content, entries)
        assume(not plan_of(content, first).has_errors)
        for output in (first, second):
            plan = plan_of(content, output)
            write_site(plan, environment(plan.settings.theme), Cache(None, b""), lambda *_: None)
        assert tree(first) == tree(second)
        diagnostics = audit(first, Audited(URL, TODAY))
        assert [f"{one.position.file}: {one.message}" for one in diagnostics if one.is_error] == []


def tree(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def write_content(content: Path, entries: list[Entry]) -> None:
    (content / "seiten").mkdir(parents=True)
    home = "---\ntitel: Start\nkurztext: Wir sind für Sie da.\n---\nWillkommen!\n"
    (content / "seiten" / "start.md").write_text(home, "utf-8")
    (content / "termine.yaml").write_text(event_file(entries), "utf-8")
    (content / "orte.yaml").write_text(VENUES, "utf-8")


def plan_of(folder: Path, output: Path) -> Plan:
    """What a build would write, without Pelican."""
    given_settings = site_settings(
        {
            **configuration(),
            "PATH": str(folder),
            "OUTPUT_PATH": str(output),
            "CACHE_PATH": str(folder.parent / "cache"),
            "TERMINE_HEUTE": TODAY,
            "SITEURL": URL,
        }
    )
    nothing = Cache(None, b"")
    reading = read_content(given_settings, Content(folder), nothing)
    return plan_site(reading, environment(given_settings.theme), nothing)
