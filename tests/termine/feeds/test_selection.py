"""Which feeds exist and which dates are in them."""

from dataclasses import replace
from datetime import date, timedelta

from plugins.termine.events import Details, Status
from plugins.termine.feeds import feeds
from plugins.termine.feeds.limit import Weights
from plugins.termine.feeds.vevent import vevent
from tests.calendars import calendar_bytes
from tests.termine.feeds.book import BREAKFAST, CHANGED, SITE, STAMPS, WEZ, occurrence

TODAY = date(2026, 5, 6)


def contents(*occurrences, today=TODAY) -> dict[str, list[str]]:
    return {
        feed.path: [each.original_day.isoformat() for each in feed.occurrences]
        for feed in feeds(occurrences, today=today)
    }


def test_a_site_without_dates_has_no_feeds():
    assert feeds((), today=TODAY) == ()


def test_a_date_is_in_the_feeds_of_all_it_belongs_to():
    assert contents(occurrence(date(2026, 6, 3))) == {
        "kalender/alle.ics": ["2026-06-03"],
        "kalender/fruehstueck.ics": ["2026-06-03"],
        "kalender/ort-familienbuero.ics": ["2026-06-03"],
        "kalender/rubrik-familienfruehstueck.ics": ["2026-06-03"],
        "termine/fruehstueck/2026-06-03.ics": ["2026-06-03"],
    }


def test_a_date_without_place_and_category_is_in_no_feed_of_theirs():
    found = contents(occurrence(date(2026, 6, 3), details=Details("Treffen", category="…")))
    assert sorted(found) == [
        "kalender/alle.ics",
        "kalender/fruehstueck.ics",
        "termine/fruehstueck/2026-06-03.ics",
    ]


def test_subscriptions_hold_twelve_months_and_archives_whole_past_years():
    days = ("2024-12-31", "2025-01-01", "2025-05-05", "2025-05-06", "2026-05-05", "2027-11-03")
    found = contents(*(occurrence(date.fromisoformat(day)) for day in days))
    assert found["kalender/alle.ics"] == ["2025-05-06", "2026-05-05", "2027-11-03"]
    assert found["kalender/fruehstueck.ics"] == ["2025-05-06", "2026-05-05", "2027-11-03"]
    assert found["kalender/archiv-2024.ics"] == ["2024-12-31"]
    assert found["kalender/archiv-2025.ics"] == ["2025-01-01", "2025-05-05", "2025-05-06"]
    assert "kalender/archiv-2026.ics" not in found
    assert all(f"termine/fruehstueck/{day}.ics" in found for day in days)


def test_the_window_survives_a_leap_day():
    found = contents(
        occurrence(date(2027, 2, 27)), occurrence(date(2027, 2, 28)), today=date(2028, 2, 29)
    )
    assert found["kalender/alle.ics"] == ["2027-02-28"]


def test_a_feed_whose_dates_are_all_old_stays_with_the_last_one():
    found = contents(occurrence(date(2019, 7, 3)), occurrence(date(2019, 8, 7)))
    assert found["kalender/fruehstueck.ics"] == ["2019-08-07"]
    assert found["kalender/ort-familienbuero.ics"] == ["2019-08-07"]
    assert found["kalender/alle.ics"] == ["2019-08-07"]


def test_drafts_are_in_no_feed():
    assert contents(occurrence(date(2026, 6, 3), is_draft=True)) == {}


def test_a_cancelled_date_stays_in_its_feeds():
    found = contents(occurrence(date(2026, 6, 3), status=Status.CANCELLED))
    assert found["kalender/fruehstueck.ics"] == ["2026-06-03"]


def test_a_moved_date_stands_where_it_is_now_and_keeps_its_address():
    moved = occurrence(
        date(2026, 1, 2), original_day=date(2025, 12, 31), status=Status.MOVED, reason="Silvester"
    )
    found = contents(moved, occurrence(date(2026, 1, 1)), today=date(2027, 1, 1))
    assert found["kalender/archiv-2026.ics"] == ["2026-01-01", "2025-12-31"]
    assert "kalender/archiv-2025.ics" not in found
    assert "termine/fruehstueck/2025-12-31.ics" in found


def test_a_venue_and_a_category_of_one_date_count_and_not_the_series():
    whs = replace(WEZ, id="whs", name="WHS")
    found = contents(
        occurrence(date(2026, 6, 3)),
        occurrence(date(2026, 7, 1), details=replace(BREAKFAST, venues=(whs,), category="Ausflug")),
    )
    assert found["kalender/ort-familienbuero.ics"] == ["2026-06-03"]
    assert found["kalender/ort-whs.ics"] == ["2026-07-01"]
    assert found["kalender/rubrik-ausflug.ics"] == ["2026-07-01"]


def test_feeds_are_sorted_by_path_and_say_what_they_are():
    found = feeds((occurrence(date(2025, 6, 4)),), today=TODAY)
    assert [(feed.path, feed.name, feed.page) for feed in found] == [
        ("kalender/alle.ics", "Alle Termine", "termine/"),
        ("kalender/archiv-2025.ics", "Archiv 2025", "termine/archiv/2025/"),
        ("kalender/fruehstueck.ics", "Familienfrühstück", "termine/fruehstueck/"),
        ("kalender/ort-familienbuero.ics", "Familienbüro im WEZ", "termine/ort/familienbuero/"),
        (
            "kalender/rubrik-familienfruehstueck.ics",
            "Familienfrühstück",
            "termine/rubrik/familienfruehstueck/",
        ),
        (
            "termine/fruehstueck/2025-06-04.ics",
            "Familienfrühstück am 04.06.2025",
            "termine/fruehstueck/",
        ),
    ]


def test_a_feed_without_room_leaves_out_its_past_first_and_then_its_far_end():
    long = replace(BREAKFAST, description="Zwanglos, bei Kaffee. " * 2_000)
    days = [TODAY + timedelta(days=number) for number in range(-10, 30)]
    (feed,) = (
        feed
        for feed in feeds((occurrence(day, details=long) for day in days), today=TODAY)
        if feed.path == "kalender/alle.ics"
    )
    assert [one.first_day for one in feed.occurrences] == days[10 : 10 + len(feed.occurrences)]
    assert (len(feed.occurrences), feed.left_out) == (18, 22)
    assert feed.description == "Termine vom 6. Mai 2026 bis zum 23. Mai 2026."
    assert 800_000 < len(calendar_bytes(feed, site=SITE, stamps=STAMPS)) < 900_000


def test_half_of_a_past_is_kept_where_there_is_room_for_it():
    long = replace(BREAKFAST, description="Zwanglos, bei Kaffee. " * 2_000)
    days = [TODAY + timedelta(days=number) for number in range(-20, 10)]
    found = contents(*(occurrence(day, details=long) for day in days))["kalender/alle.ics"]
    assert (found[0], found[-1], len(found)) == ("2026-04-28", "2026-05-15", 18)


def test_the_reckoned_size_of_a_date_is_a_little_more_than_its_octets():
    dates = [occurrence(date(2026, 6, 3)), occurrence(date(2026, 6, 4), details=Details("Ä; , \\"))]
    for one in dates:
        octets = len(vevent(one, site=SITE, changed=CHANGED))
        assert octets <= Weights(SITE.url).of(one) <= octets + 450
