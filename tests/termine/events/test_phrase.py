"""Rule phrases, read and written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.termine.events import (
    Frequency,
    Recurrence,
    Weekday,
    as_rrule,
    days,
    phrase,
    recurrence_from_phrase,
    schedule_phrase,
)
from plugins.termine.reading import recurrence_from_rrule
from tests.termine.events.plans import event, rule, series

PHRASES = """
jeden Dienstag                              | FREQ=WEEKLY;BYDAY=TU
JEDEN DIENSTAG                              | FREQ=WEEKLY;BYDAY=TU
dienstags                                   | FREQ=WEEKLY;BYDAY=TU
Di.                                         | FREQ=WEEKLY;BYDAY=TU
immer dienstags                             | FREQ=WEEKLY;BYDAY=TU
wöchentlich dienstags                       | FREQ=WEEKLY;BYDAY=TU
jede Woche Dienstag                         | FREQ=WEEKLY;BYDAY=TU
jeden Sonnabend                             | FREQ=WEEKLY;BYDAY=SA
jeden Dienstag und Donnerstag               | FREQ=WEEKLY;BYDAY=TU,TH
jeden Donnerstag und jeden Dienstag         | FREQ=WEEKLY;BYDAY=TU,TH
Mo, Di und Fr                               | FREQ=WEEKLY;BYDAY=MO,TU,FR
montags, dienstags, freitags                | FREQ=WEEKLY;BYDAY=MO,TU,FR
jede 2. Woche dienstags                     | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
jede zweite Woche am Dienstag               | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
alle 2 Wochen dienstags                     | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
alle zwei Wochen dienstags und donnerstags  | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH
dienstags alle 3 Wochen                     | FREQ=WEEKLY;INTERVAL=3;BYDAY=TU
alle 14 Tage mittwochs                      | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
14-tägig mittwochs                          | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
vierzehntägig mittwochs                     | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
jeden 1. Mittwoch im Monat                  | FREQ=MONTHLY;BYDAY=1WE
jeder erste Mi im Monat                     | FREQ=MONTHLY;BYDAY=1WE
jeden 1. Mittwoch                           | FREQ=MONTHLY;BYDAY=1WE
am 1. Mittwoch jedes Monats                 | FREQ=MONTHLY;BYDAY=1WE
jeden 2. Mittwoch im Monat                  | FREQ=MONTHLY;BYDAY=2WE
1. und 3. Mittwoch im Monat                 | FREQ=MONTHLY;BYDAY=1WE,3WE
jeden ersten und dritten Mittwoch           | FREQ=MONTHLY;BYDAY=1WE,3WE
1. Montag und 3. Mittwoch im Monat          | FREQ=MONTHLY;BYDAY=1MO,3WE
letzter Freitag im Monat                    | FREQ=MONTHLY;BYDAY=-1FR
jeden vorletzten Freitag des Monats         | FREQ=MONTHLY;BYDAY=-2FR
jeden 2. Monat am 1. Mittwoch               | FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE
am 15. jedes Monats                         | FREQ=MONTHLY;BYMONTHDAY=15
am 1. und 15. jeden Monats                  | FREQ=MONTHLY;BYMONTHDAY=1,15
jeden 15. im Monat                          | FREQ=MONTHLY;BYMONTHDAY=15
monatlich am 15.                            | FREQ=MONTHLY;BYMONTHDAY=15
alle 2 Monate am 15.                        | FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15
am letzten Tag des Monats                   | FREQ=MONTHLY;BYMONTHDAY=-1
jährlich am 20.09.                          | FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=20
jaehrlich am 20.9.                          | FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=20
jedes Jahr am 20. September                 | FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=20
alle 2 Jahre am 29. Februar                 | FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29
werktags                                    | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
Mo–Fr                                       | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
freitags bis montags                        | FREQ=WEEKLY;BYDAY=MO,FR,SA,SU
täglich                                     | FREQ=DAILY
jeden Tag                                   | FREQ=DAILY
alle 3 Tage                                 | FREQ=DAILY;INTERVAL=3
alle 6 Wochen                               | FREQ=WEEKLY;INTERVAL=6
jede 6. Woche                               | FREQ=WEEKLY;INTERVAL=6
letzter Samstag im Quartal                  | FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1SA
am letzten Freitag jedes Quartals           | FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR
vierteljährlich am 1. Montag                | FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO
1. und 3. Dienstag im Halbjahr              | FREQ=MONTHLY;BYMONTH=1,7;BYDAY=1TU,3TU
dienstags von Oktober bis März              | FREQ=WEEKLY;BYMONTH=1,2,3,10,11,12;BYDAY=TU
jeden 2. Mittwoch im Mai und Juni           | FREQ=MONTHLY;BYMONTH=5,6;BYDAY=2WE
dienstags, nicht von Juni bis Dezember      | FREQ=WEEKLY;BYMONTH=1,2,3,4,5;BYDAY=TU
alle 2 Wochen werktags                      | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR
"""

EVEN = f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(2, 53, 2)))}"
ODD = f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(1, 54, 2)))}"


@pytest.mark.parametrize(
    ("text", "rrule"),
    [tuple(map(str.strip, line.split("|"))) for line in PHRASES.strip().splitlines()],
)
def test_a_phrase_is_understood(text, rrule):
    found = recurrence_from_phrase(text)
    assert isinstance(found, Recurrence), found
    assert as_rrule(found) == rrule


@pytest.mark.parametrize(
    ("text", "rrule"),
    [
        ("donnerstags in geraden Kalenderwochen", f"{EVEN};BYDAY=TH"),
        ("jeden Dienstag und Freitag in ungeraden KW", f"{ODD};BYDAY=TU,FR"),
        ("in geraden Wochen mittwochs", f"{EVEN};BYDAY=WE"),
        ("jede ungerade Kalenderwoche montags", f"{ODD};BYDAY=MO"),
        ("Montag bis Mittwoch (gerade KW)", f"{EVEN};BYDAY=MO,TU,WE"),
    ],
)
def test_even_and_odd_weeks_are_those_of_iso_8601(text, rrule):
    assert as_rrule(recurrence_from_phrase(text)) == rrule


def test_even_weeks_stay_even_and_odd_weeks_odd_over_week_53():
    def found(text):
        recurrence = recurrence_from_phrase(text)
        return [f"{one:%d.%m.}" for one in days(recurrence, date(2026, 12, 14), date(2027, 1, 24))]

    # The last week of 2026 is week 53, the week after it week 1.
    assert found("donnerstags in geraden Wochen") == ["24.12.", "14.01."]
    assert found("donnerstags in ungeraden Wochen") == ["17.12.", "31.12.", "07.01.", "21.01."]


@pytest.mark.parametrize(
    ("text", "holidays"),
    [
        ("montags bis freitags in den Osterferien", ("Osterferien",)),
        ("werktags in den Oster- und Herbstferien", ("Osterferien", "Herbstferien")),
        ("in den Sommerferien täglich", ("Sommerferien",)),
        ("jeden Dienstag in den Schulferien", ("Ferien",)),
    ],
)
def test_a_rule_may_be_one_for_school_holidays(text, holidays):
    assert recurrence_from_phrase(text).holidays == holidays


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeden 1. Mittwoch, im Januar am 2.", ["13.01.", "03.02.", "03.03.", "07.04.", "05.05."]),
        (
            "1. Mittwoch im Monat, im Januar und im Mai den 2. Mittwoch",
            ["13.01.", "03.02.", "03.03.", "07.04.", "12.05."],
        ),
        (
            "jeden 1. Mittwoch, im Januar am 2. Dienstag, nicht im März",
            ["12.01.", "03.02.", "07.04.", "05.05."],
        ),
        (
            "am 1. jedes Monats, im Januar am 2., im Mai am 3.",
            ["02.01.", "01.02.", "01.03.", "01.04.", "03.05."],
        ),
    ],
)
def test_a_month_may_have_days_of_its_own(text, expected):
    recurrence = recurrence_from_phrase(text)
    found = days(recurrence, date(2027, 1, 1), date(2027, 5, 31))
    assert [f"{one:%d.%m.}" for one in found] == expected
    assert recurrence_from_phrase(phrase(recurrence)) == recurrence


def test_a_number_for_one_of_two_weekdays_is_not_guessed():
    text = "1. Montag und 3. Mittwoch im Monat, im Januar am 2."
    assert not isinstance(recurrence_from_phrase(text), Recurrence)


def test_a_decomposed_umlaut_is_an_umlaut():
    assert recurrence_from_phrase("ta\u0308glich") == Recurrence(Frequency.DAILY)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        (
            "jeden 2. Dienstag",
            ("jede 2. Woche dienstags", "jeden 2. Dienstag im Monat"),
        ),
        (
            "jeden Donerstag",
            (
                "jeden Donnerstag",
                "jede 2. Woche donnerstags",
                "jeden 1. Donnerstag im Monat",
            ),
        ),
        (
            "jeden 1. Mitwoch im Monat",
            ("jeden 1. Mittwoch im Monat",),
        ),
        (
            "jeden 6. Mittwoch im Monat",
            ("jeden 5. Mittwoch im Monat", "jede 6. Woche mittwochs"),
        ),
        (
            "jährlich am 30.02.",
            ("jährlich am 28.02.",),
        ),
        ("5. Montag im Quartal", ("jeden 4. Montag im Quartal",)),
        ("jeden Dinstag in ungeraden Wochen", ("jeden Dienstag in ungeraden Kalenderwochen",)),
        ("jeden 1. Montag in den Sommerferien", ("jeden Montag in den Sommerferien",)),
        ("in den Herbstferien", ("täglich in den Herbstferien",)),
        ("dienstags bei Vollmond", ()),
        ("", ("jeden Dienstag", "jeden 1. Dienstag im Monat", "jede 2. Woche dienstags")),
    ],
)
def test_what_is_not_understood_is_answered_with_the_nearest_phrases(text, suggestions):
    assert recurrence_from_phrase(text) == suggestions


@pytest.mark.parametrize(
    "text",
    ["nicht im Mai " * 70, f"jeden 1. Mi im Mai {'1. ' * 300}und", "in geraden Wochen " * 50],
    ids=["months", "ordinals", "weeks"],
)
def test_a_text_without_end_is_answered_at_once(text):
    assert not isinstance(recurrence_from_phrase(text), Recurrence)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"(je?den|alle|[0-9]+\.?|Di|Monat|im|am| )+"))
def test_any_text_is_read_or_answered_with_phrases_that_are_understood(text):
    found = recurrence_from_phrase(text)
    understood = (found,) if isinstance(found, Recurrence) else map(recurrence_from_phrase, found)
    assert all(isinstance(one, Recurrence) for one in understood)


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        ("FREQ=DAILY", "täglich"),
        ("FREQ=DAILY;INTERVAL=3", "jeden 3. Tag"),
        ("FREQ=WEEKLY;BYDAY=TU", "jeden Dienstag"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "jeden Montag, Mittwoch und Freitag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "montags bis freitags"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "jede 2. Woche dienstags und donnerstags"),
        ("FREQ=MONTHLY;BYDAY=1WE", "jeden 1. Mittwoch im Monat"),
        ("FREQ=MONTHLY;BYDAY=1WE,3WE", "jeden 1. und 3. Mittwoch im Monat"),
        ("FREQ=MONTHLY;BYDAY=1TU,-1FR", "jeden 1. Dienstag und letzten Freitag im Monat"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE", "jeden 2. Monat am 1. Mittwoch"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "am 1. und 15. jedes Monats"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "am letzten Tag jedes Monats"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=20", "jährlich am 20. September"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1", "alle 2 Jahre am 1. März"),
        ("FREQ=WEEKLY", ""),
        ("FREQ=WEEKLY;INTERVAL=6", "alle 6 Wochen"),
        (f"{ODD};BYDAY=MO", "jeden Montag in ungeraden Kalenderwochen"),
        ("FREQ=YEARLY;BYWEEKNO=7;BYDAY=MO", ""),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1SA", "jeden letzten Samstag im Quartal"),
        ("FREQ=MONTHLY;BYMONTH=9;BYDAY=1WE", ""),
        ("FREQ=MONTHLY;BYMONTH=1,7;BYDAY=2TU", "jeden 2. Dienstag im Halbjahr"),
        ("FREQ=MONTHLY;BYMONTH=5,6;BYDAY=2TU", "jeden 2. Dienstag im Monat im Mai und Juni"),
        (
            "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=TU",
            "jeden Dienstag, nicht im Juli und August",
        ),
        ("FREQ=WEEKLY;BYMONTH=1,2,11,12;BYDAY=TU", "jeden Dienstag von November bis Februar"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", ""),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", ""),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ""),
        ("FREQ=YEARLY;BYDAY=1SA;BYMONTH=9", "jährlich am 1. Samstag im September"),
        ("FREQ=YEARLY;BYDAY=SA;BYMONTH=9", ""),
    ],
)
def test_a_rule_is_said_in_german_where_it_can_be(rrule, expected):
    assert phrase(recurrence_from_rrule(rrule)) == expected


ORDINALS = st.sampled_from((1, 2, 3, 4, 5, -1, -2))
INTERVALS = st.integers(1, 12)


def unique(values):
    return st.lists(values, min_size=1, max_size=4, unique=True).map(lambda one: tuple(sorted(one)))


SAID = st.one_of(
    st.builds(Recurrence, st.just(Frequency.DAILY), INTERVALS),
    st.builds(
        Recurrence,
        st.just(Frequency.WEEKLY),
        INTERVALS,
        unique(st.builds(Weekday, st.integers(0, 6))),
    ),
    st.builds(
        Recurrence,
        st.just(Frequency.MONTHLY),
        INTERVALS,
        unique(st.builds(Weekday, st.integers(0, 6), ORDINALS)),
    ),
    st.builds(
        Recurrence,
        st.just(Frequency.MONTHLY),
        INTERVALS,
        month_days=unique(st.integers(1, 31)) | st.just((-1,)),
    ),
    st.builds(
        Recurrence,
        st.just(Frequency.YEARLY),
        INTERVALS,
        month_days=st.tuples(st.integers(1, 28)),
        months=st.tuples(st.integers(1, 12)),
    ),
)
MONTHS = unique(st.integers(1, 12)).filter(lambda months: len(months) > 1)


@st.composite
def narrowed(draw):
    """A rule that its phrase narrows by weeks, months, months of their own or school holidays."""
    weekdays = unique(st.builds(Weekday, st.integers(0, 6)))
    of_months = unique(st.builds(Weekday, st.just(draw(st.integers(0, 6))), ORDINALS))
    match draw(st.integers(0, 3)):
        case 0:
            parity = draw(st.integers(1, 2))
            weeks = tuple(range(parity, 54, 2))
            return Recurrence(Frequency.YEARLY, weekdays=draw(weekdays), weeks=weeks)
        case 1:
            names = ("Osterferien", "Sommerferien", "Herbstferien", "Ferien")
            holidays = tuple(name for name in names if draw(st.booleans())) or names[:1]
            return Recurrence(Frequency.WEEKLY, weekdays=draw(weekdays), holidays=holidays)
        case 2:
            months = draw(MONTHS)
            return Recurrence(Frequency.MONTHLY, weekdays=draw(of_months), months=months)
    months = draw(MONTHS)
    exceptions = tuple(
        Recurrence(Frequency.MONTHLY, weekdays=draw(of_months), months=(month,))
        for month in months[:-1]
    )
    return Recurrence(
        Frequency.MONTHLY, weekdays=draw(of_months), months=months[-1:], exceptions=exceptions
    )


@settings(max_examples=100, deadline=None)
@given(SAID | narrowed())
def test_what_is_said_in_german_reads_back_as_the_same_rule(recurrence):
    assert phrase(recurrence) != ""
    assert recurrence_from_phrase(phrase(recurrence)) == recurrence


@pytest.mark.parametrize(
    ("wann", "expected"),
    [
        ("alle 6 Wochen", "jede 6. Woche mittwochs, 10 Uhr"),
        (
            "letzter Samstag im Quartal",
            "jeden letzten Samstag im Quartal, 10 Uhr",
        ),
        (
            "werktags in den Sommerferien",
            "montags bis freitags in den Sommerferien, 10 Uhr",
        ),
    ],
)
def test_readers_are_told_the_rule_with_its_weekday(wann, expected):
    said = schedule_phrase(event(series(rule(wann, "13.01.2027"))))
    assert said == f"{expected}, ab 13. Januar 2027"
