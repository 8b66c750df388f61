"""All dates of a catalogue, seen from one day."""

from dataclasses import replace
from datetime import date

import pytest

from plugins.termine.events import AllDay, Cancelled, horizon_after
from tests.agendas import agenda
from tests.termine.events.plans import (
    HERE,
    OFFICE,
    TEN_TO_NOON,
    catalogue,
    day,
    event,
    nothing_closed,
    one_off,
    rule,
    series,
)


def seen(*events, today="06.03.2019", horizon="30.04.2019", with_drafts=False):
    return agenda(
        catalogue(*events),
        today=day(today),
        horizon=day(horizon),
        closed_days=nothing_closed(),
        with_drafts=with_drafts,
    )


def names(dates):
    return [f"{one.event.id} {one.first_day:%d.%m.%Y}" for one in dates]


WEZ = event(
    series(rule("jeden 1. Mittwoch im Monat", "05.12.2018")),
    event_id="wez",
    category="Familienfrühstück",
    venues=(OFFICE,),
)
WHS = event(
    series(rule("jeden 3. Mittwoch im Monat", "16.01.2019")),
    event_id="whs",
    category="Familienfrühstück",
)


def test_the_dates_of_all_events_are_sorted_by_start():
    assert names(seen(WEZ, WHS, horizon="28.02.2019").occurrences) == [
        "wez 05.12.2018",
        "wez 02.01.2019",
        "whs 16.01.2019",
        "wez 06.02.2019",
        "whs 20.02.2019",
    ]


def test_at_the_same_start_the_id_decides():
    first, second = (event(one_off("11.07.2019"), event_id=name) for name in "ab")
    assert names(seen(second, first, horizon="31.12.2019").occurrences) == [
        "a 11.07.2019",
        "b 11.07.2019",
    ]


def test_a_date_is_not_past_on_its_own_day():
    dates = seen(WEZ, today="06.03.2019")
    assert names(dates.upcoming) == ["wez 06.03.2019", "wez 03.04.2019"]
    assert names(dates.past) == ["wez 06.02.2019", "wez 02.01.2019", "wez 05.12.2018"]


def test_a_date_of_several_days_is_upcoming_until_its_last_day_is_over():
    fair = event(one_off("04.03.2019", "06.03.2019", at=AllDay()))
    assert names(seen(fair, today="06.03.2019").upcoming) == ["fruehstueck 04.03.2019"]
    assert names(seen(fair, today="07.03.2019").past) == ["fruehstueck 04.03.2019"]


def test_past_dates_stand_by_year_newest_first():
    years = [(year, names(dates)) for year, dates in seen(WEZ).past_by_year]
    assert years == [(2019, ["wez 06.02.2019", "wez 02.01.2019"]), (2018, ["wez 05.12.2018"])]


def test_months_hold_their_dates_and_those_that_reach_into_them():
    fair = event(one_off("30.03.2019", "02.04.2019", at=AllDay()), event_id="markt")
    dates = seen(WEZ, fair)
    assert dates.months == ((2018, 12), (2019, 1), (2019, 2), (2019, 3), (2019, 4))
    assert names(dates.of_month(2019, 4)) == ["markt 30.03.2019", "wez 03.04.2019"]
    assert names(dates.of_month(2019, 3)) == ["wez 06.03.2019", "markt 30.03.2019"]
    assert dates.of_month(2019, 5) == ()


def test_dates_are_found_by_event_venue_and_category():
    dates = seen(WEZ, WHS, horizon="20.02.2019")
    assert names(dates.of_event("whs")) == ["whs 16.01.2019", "whs 20.02.2019"]
    assert [venue for venue, _ in dates.by_venue] == ["familienbuero"]
    assert names(dict(dates.by_venue)["familienbuero"]) == [
        "wez 05.12.2018",
        "wez 02.01.2019",
        "wez 06.02.2019",
    ]
    assert [(name, len(found)) for name, found in dates.by_category] == [("Familienfrühstück", 5)]
    assert dates.of_event("nichts") == ()


def test_a_cancelled_date_is_shown_but_not_counted_among_the_next():
    cancelled = replace(WEZ, adjustments=(Cancelled(day("06.03.2019"), "", HERE),))
    dates = seen(cancelled, horizon="31.05.2019")
    assert names(dates.next(2)) == ["wez 06.03.2019", "wez 03.04.2019", "wez 01.05.2019"]
    assert names(dates.next(2, with_cancelled=False)) == ["wez 03.04.2019", "wez 01.05.2019"]
    assert dates.next(0) == ()


def test_drafts_are_only_seen_where_asked_for():
    draft = replace(WEZ, is_draft=True)
    assert seen(draft).occurrences == ()
    assert len(seen(draft, with_drafts=True).occurrences) == 5


def test_an_empty_catalogue_has_an_empty_agenda():
    dates = seen()
    assert dates.occurrences == dates.upcoming == dates.past == dates.months == dates.next(3) == ()


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), date(2028, 5, 22)),
        (date(2026, 8, 31), date(2028, 2, 29)),
        (date(2025, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 30), date(2027, 12, 30)),
    ],
)
def test_the_horizon_is_eighteen_months_ahead(today, expected):
    assert horizon_after(today) == expected


def test_timed_and_whole_day_dates_share_a_day_whole_days_first():
    early = event(one_off("11.07.2019", at=TEN_TO_NOON), event_id="a")
    whole = event(one_off("11.07.2019", at=AllDay()), event_id="b")
    assert names(seen(early, whole, horizon="31.12.2019").occurrences) == [
        "b 11.07.2019",
        "a 11.07.2019",
    ]
