"""From plan and Abweichungen to dates, one situation at a time."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.termine.events import (
    AllDay,
    Cancelled,
    ClosedStretch,
    DateList,
    Detail,
    Extra,
    Moved,
    OneOff,
    OpenEnded,
    Timed,
    closed_days,
    occurrences,
    schedule_phrase,
)
from tests.termine.events.plans import (
    HERE,
    OFFICE,
    SKIPPED,
    TAKES_PLACE,
    TEN_TO_NOON,
    closed_in_nrw,
    day,
    event,
    line,
    lines,
    nothing_closed,
    one_off,
    rule,
    series,
)

FIRST_WEDNESDAYS = rule("jeden 1. Mittwoch im Monat", "02.01.2019")


def test_a_series_gives_its_dates_up_to_the_horizon():
    assert lines(event(series(FIRST_WEDNESDAYS)), "06.03.2019") == [
        "2019-01-02, um 10 Uhr",
        "2019-02-06, um 10 Uhr",
        "2019-03-06, um 10 Uhr",
    ]


def test_a_single_date_gives_one():
    assert lines(event(one_off("11.07.2019", at=OpenEnded(time(13)))), "31.12.2019") == [
        "2019-07-11, um 13 Uhr"
    ]


def test_a_single_date_after_the_horizon_is_there_too():
    assert lines(event(one_off("11.07.2029")), "10.07.2019") == ["2029-07-11, um 10 Uhr"]


def test_what_is_written_down_by_its_day_is_there_after_the_horizon():
    breakfast = event(
        series(FIRST_WEDNESDAYS),
        Extra(day("14.09.2020"), HERE),
        Moved(day("07.10.2020"), day("08.10.2020"), HERE),
        Cancelled(day("04.11.2020"), "Umbau", HERE),
    )
    assert lines(breakfast, "31.01.2019")[1:] == [
        "2020-09-14, um 10 Uhr, EXTRA",
        "2020-10-08, um 10 Uhr, MOVED from 2020-10-07",
        "2020-11-04, um 10 Uhr, CANCELLED Umbau",
    ]


def test_several_days_of_a_list_are_each_known_by_their_own_day():
    dates = tuple(OneOff(day(one), day(one), TEN_TO_NOON) for one in ("13.01.2027", "05.02.2027"))
    listed = event(DateList(dates), Moved(day("05.02.2027"), day("06.02.2027"), HERE))
    assert lines(listed, "31.01.2019") == [
        "2027-01-13, 10 bis 12 Uhr",
        "2027-02-06, 10 bis 12 Uhr, MOVED from 2027-02-05",
    ]
    assert schedule_phrase(listed) == "an 2 einzelnen Tagen, 10 bis 12 Uhr"


def test_a_date_of_several_days_across_the_years_end_is_one_date():
    planned = event(one_off("30.12.2026", "02.01.2027", at=AllDay()))
    assert lines(planned, "30.12.2026") == ["2026-12-30/2027-01-02, ganztägig"]


def test_the_next_rule_takes_over_where_the_first_ends():
    changed = series(
        rule("jeden 1. Mittwoch im Monat", "02.01.2019", "28.02.2019"),
        rule("jeden 2. Dienstag im Monat", "01.03.2019", at=TEN_TO_NOON),
    )
    assert lines(event(changed), "30.04.2019") == [
        "2019-01-02, um 10 Uhr",
        "2019-02-06, um 10 Uhr",
        "2019-03-12, 10 bis 12 Uhr",
        "2019-04-09, 10 bis 12 Uhr",
    ]


def test_where_two_rules_give_one_day_the_first_one_counts():
    both = series(
        rule("jeden 1. Mittwoch im Monat", "02.01.2019"),
        rule("mittwochs", "02.01.2019", at=TEN_TO_NOON),
    )
    assert lines(event(both), "09.01.2019") == [
        "2019-01-02, um 10 Uhr",
        "2019-01-09, 10 bis 12 Uhr",
    ]


def test_a_pause_leaves_out_its_first_and_last_day_too():
    paused = series(FIRST_WEDNESDAYS, pauses=[("06.02.2019", "06.03.2019", "Umbau")])
    assert lines(event(paused), "03.04.2019") == [
        "2019-01-02, um 10 Uhr",
        "2019-04-03, um 10 Uhr",
    ]


@pytest.mark.parametrize(
    ("feiertage", "may"),
    [(SKIPPED, []), (TAKES_PLACE, ["2019-05-01, um 10 Uhr"]), (None, ["2019-05-01, um 10 Uhr"])],
    ids=["entfaellt", "findet-statt", "undecided"],
)
def test_a_public_holiday_is_left_out_only_if_the_series_says_so(feiertage, may):
    breakfast = event(series(rule("mittwochs", "01.05.2019"), feiertage=feiertage))
    assert lines(breakfast, "07.05.2019", closed_in_nrw()) == may


@pytest.mark.parametrize(
    ("ferien", "july"),
    [(SKIPPED, []), (TAKES_PLACE, ["2019-07-17, um 10 Uhr"]), (None, ["2019-07-17, um 10 Uhr"])],
    ids=["entfaellt", "findet-statt", "undecided"],
)
def test_school_holidays_are_left_out_only_if_the_series_says_so(ferien, july):
    breakfast = event(series(rule("mittwochs", "17.07.2019"), ferien=ferien))
    assert lines(breakfast, "20.07.2019", closed_in_nrw()) == july


def test_a_single_date_takes_place_on_a_holiday():
    assert lines(event(one_off("01.05.2019")), "31.12.2019", closed_in_nrw()) == [
        "2019-05-01, um 10 Uhr"
    ]


def test_a_cancelled_date_stays_visible_as_cancelled():
    breakfast = event(series(FIRST_WEDNESDAYS), Cancelled(day("06.02.2019"), "Krankheit", HERE))
    assert lines(breakfast, "28.02.2019") == [
        "2019-01-02, um 10 Uhr",
        "2019-02-06, um 10 Uhr, CANCELLED Krankheit",
    ]


def test_a_cancelled_holiday_is_shown_as_cancelled_and_not_left_out():
    breakfast = event(
        series(rule("mittwochs", "01.05.2019"), feiertage=SKIPPED),
        Cancelled(day("01.05.2019"), "Tag der Arbeit", HERE),
    )
    assert lines(breakfast, "07.05.2019", closed_in_nrw()) == [
        "2019-05-01, um 10 Uhr, CANCELLED Tag der Arbeit"
    ]


def test_a_detail_brings_a_date_back_that_a_holiday_would_skip():
    breakfast = event(
        series(rule("mittwochs", "01.05.2019"), feiertage=SKIPPED),
        Detail(day("01.05.2019"), HERE, overrides=(("topic", "Maifrühstück"),)),
    )
    assert lines(breakfast, "07.05.2019", closed_in_nrw()) == ["2019-05-01, um 10 Uhr"]


def test_a_moved_date_keeps_its_identity_and_tells_where_it_was():
    breakfast = event(
        series(FIRST_WEDNESDAYS),
        Moved(day("06.02.2019"), day("07.02.2019"), HERE, TEN_TO_NOON, "Betriebsausflug"),
    )
    moved = occurrences(breakfast, until=day("28.02.2019"), closed_days=nothing_closed())[1]
    assert line(moved) == "2019-02-07, 10 bis 12 Uhr, MOVED from 2019-02-06 Betriebsausflug"
    assert moved.original_day == date(2019, 2, 6)


def test_a_date_moved_beyond_the_horizon_is_still_there():
    breakfast = event(series(FIRST_WEDNESDAYS), Moved(day("06.02.2019"), day("20.03.2019"), HERE))
    assert lines(breakfast, "28.02.2019")[-1] == "2019-03-20, um 10 Uhr, MOVED from 2019-02-06"


def test_a_date_moved_past_its_neighbour_is_sorted_by_where_it_stands():
    breakfast = event(series(FIRST_WEDNESDAYS), Moved(day("02.01.2019"), day("07.02.2019"), HERE))
    assert lines(breakfast, "28.02.2019") == [
        "2019-02-06, um 10 Uhr",
        "2019-02-07, um 10 Uhr, MOVED from 2019-01-02",
    ]


def test_a_moved_date_of_several_days_keeps_its_length():
    fair = event(
        one_off("05.09.2026", "06.09.2026", at=AllDay()),
        Moved(day("05.09.2026"), day("12.09.2026"), HERE),
    )
    assert lines(fair, "31.12.2026") == ["2026-09-12/2026-09-13, ganztägig, MOVED from 2026-09-05"]


def test_an_extra_date_takes_the_time_of_the_rule_in_force():
    changed = series(
        rule("jeden 1. Mittwoch im Monat", "02.01.2019", "28.02.2019"),
        rule("jeden 1. Mittwoch im Monat", "01.03.2019", at=TEN_TO_NOON),
    )
    breakfast = event(changed, Extra(day("12.01.2019"), HERE), Extra(day("09.03.2019"), HERE))
    assert lines(breakfast, "09.03.2019") == [
        "2019-01-02, um 10 Uhr",
        "2019-01-12, um 10 Uhr, EXTRA",
        "2019-02-06, um 10 Uhr",
        "2019-03-06, 10 bis 12 Uhr",
        "2019-03-09, 10 bis 12 Uhr, EXTRA",
    ]


def test_an_extra_date_on_a_skipped_day_takes_place():
    breakfast = event(
        series(rule("mittwochs", "01.05.2019"), feiertage=SKIPPED),
        Extra(day("01.05.2019"), HERE),
    )
    assert lines(breakfast, "07.05.2019", closed_in_nrw()) == ["2019-05-01, um 10 Uhr, EXTRA"]


def test_an_extra_date_on_a_regular_day_does_not_double_it():
    breakfast = event(series(FIRST_WEDNESDAYS), Extra(day("02.01.2019"), HERE))
    assert lines(breakfast, "31.01.2019") == ["2019-01-02, um 10 Uhr"]


def test_one_date_overrides_single_fields_and_inherits_the_others():
    breakfast = event(
        series(FIRST_WEDNESDAYS),
        Detail(day("06.02.2019"), HERE, overrides=(("topic", "Zähne"), ("room", "Saal"))),
        venues=(OFFICE,),
        room="Küche",
    )
    plain, special = occurrences(breakfast, until=day("28.02.2019"), closed_days=nothing_closed())
    assert (plain.details.topic, plain.details.room) == ("", "Küche")
    assert (special.details.topic, special.details.room) == ("Zähne", "Saal")
    assert special.details.venue is OFFICE


def test_an_event_with_no_date_at_all_gives_none():
    assert lines(event(series(rule("am 31. jedes Monats", "01.02.2026"))), "28.02.2026") == []


@pytest.mark.parametrize(
    ("first_day", "utc"),
    [
        ("27.03.2026", ["09:00", "08:00"]),
        ("23.10.2026", ["08:00", "09:00"]),
    ],
    ids=["summer-time-begins", "summer-time-ends"],
)
def test_ten_oclock_stays_ten_oclock_when_the_clocks_change(first_day, utc):
    fridays = event(series(rule("freitags", first_day)))
    found = occurrences(fridays, until=day("31.12.2026"), closed_days=nothing_closed())[:2]
    assert [one.start.hour for one in found] == [10, 10]
    zone = [f"{one.start - one.start.utcoffset():%H:%M}" for one in found]
    assert zone == utc


def test_a_start_that_the_clocks_leave_out_is_put_to_three():
    night = event(series(rule("sonntags", "22.03.2026", at=Timed(time(2, 30), time(4)))))
    assert lines(night, "05.04.2026") == [
        "2026-03-22, 2:30 bis 4 Uhr",
        "2026-03-29, 3 bis 4 Uhr",
        "2026-04-05, 2:30 bis 4 Uhr",
    ]


@st.composite
def adjusted(draw):
    planned = [
        date(2019, month, 1 + (2 - date(2019, month, 1).weekday()) % 7) for month in range(1, 13)
    ]
    chosen = draw(st.lists(st.sampled_from(planned), unique=True))
    other = st.dates(date(2019, 1, 1), date(2020, 2, 1))
    made = [
        draw(
            st.one_of(
                st.builds(Cancelled, st.just(one), st.just(""), st.just(HERE)),
                st.builds(Moved, st.just(one), other, st.just(HERE)),
                st.builds(Detail, st.just(one), st.just(HERE)),
            )
        )
        for one in chosen
    ]
    extra = draw(st.lists(st.builds(Extra, other, st.just(HERE)), max_size=3))
    policy = draw(st.sampled_from((None, SKIPPED, TAKES_PLACE)))
    return event(series(FIRST_WEDNESDAYS, feiertage=policy, ferien=policy), *made, *extra)


@settings(max_examples=50, deadline=None)
@given(adjusted())
def test_whatever_is_adjusted_dates_are_sorted_and_known_by_one_day_each(breakfast):
    until = date(2019, 12, 31)
    found = occurrences(breakfast, until=until, closed_days=closed_in_nrw())
    assert [one.start for one in found] == sorted(one.start for one in found)
    identities = [one.original_day for one in found]
    assert len(identities) == len(set(identities))
    extra = {one.original_day for one in breakfast.adjustments if isinstance(one, Extra)}
    assert all(one <= until or one in extra for one in identities)
    cancelled = {one.original_day for one in breakfast.adjustments if isinstance(one, Cancelled)}
    assert {one.original_day for one in found if one.is_cancelled} == cancelled


IN_EASTER = rule("montags bis freitags in den Osterferien", "01.01.2027")


def test_a_rule_for_school_holidays_has_dates_in_these_only():
    camp = event(series(IN_EASTER, feiertage=SKIPPED))
    assert lines(camp, "31.12.2027", closed_in_nrw()) == [
        *("2027-03-22, um 10 Uhr", "2027-03-23, um 10 Uhr", "2027-03-24, um 10 Uhr"),
        # Good Friday and Easter Monday are public holidays.
        *("2027-03-25, um 10 Uhr", "2027-03-30, um 10 Uhr", "2027-03-31, um 10 Uhr"),
        *("2027-04-01, um 10 Uhr", "2027-04-02, um 10 Uhr"),
    ]


def test_holidays_without_a_name_are_all_school_holidays_and_no_closing_days():
    outing = ClosedStretch(date(2027, 6, 14), date(2027, 6, 18), "Betriebsausflug")
    closed = closed_days("NW", range(2026, 2029), own=(outing,))
    camp = event(series(rule("dienstags in den Ferien", "01.05.2027", "27.07.2027")))
    assert lines(camp, "31.12.2027", closed) == [
        "2027-05-18, um 10 Uhr",
        "2027-07-20, um 10 Uhr",
        "2027-07-27, um 10 Uhr",
    ]


def test_ferien_entfaellt_means_only_own_closing_days_for_a_rule_in_the_holidays():
    closing = ClosedStretch(date(2027, 3, 23), date(2027, 3, 31), "Betriebsferien")
    closed = closed_days("NW", range(2026, 2029), own=(closing,))
    camp = event(series(IN_EASTER, feiertage=TAKES_PLACE, ferien=SKIPPED))
    assert lines(camp, "31.12.2027", closed) == [
        "2027-03-22, um 10 Uhr",
        "2027-04-01, um 10 Uhr",
        "2027-04-02, um 10 Uhr",
    ]
