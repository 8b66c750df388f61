"""Public holidays, school holidays and own closing days."""

from datetime import date

import pytest

from plugins.termine.events import ClosedStretch, closed_days
from tests.termine.events.plans import closed_in_nrw, day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("01.01.2020", "Neujahr"),
        ("01.05.2019", "Erster Mai"),
        ("09.05.2024", "Christi Himmelfahrt"),
        ("20.06.2019", "Fronleichnam"),
        ("01.11.2023", "Allerheiligen"),
        ("03.10.2029", "Tag der Deutschen Einheit"),
        ("31.10.2017", ""),
        ("02.12.2026", ""),
    ],
)
def test_the_public_holidays_are_those_of_north_rhine_westphalia(text, name):
    closed = closed_days("NW", range(2019, 2031))
    assert closed.public_holiday(day(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("14.07.2019", ""),
        ("15.07.2019", "Sommerferien"),
        ("27.08.2019", "Sommerferien"),
        ("28.08.2019", ""),
        ("01.01.2019", "Weihnachtsferien"),
        ("19.04.2019", "Oster-/Frühjahrsferien"),
        ("01.05.2019", ""),
    ],
)
def test_the_school_holidays_are_known_apart_from_the_public_ones(text, name):
    assert closed_in_nrw().school.get(day(text), "") == name


def test_a_year_with_its_christmas_holidays_is_known_whole():
    assert closed_days("NW", range(2019, 2028)).school_known_until == date(2027, 12, 31)


def test_a_later_horizon_knows_where_the_school_holidays_end():
    assert closed_days("NW", range(2019, 2033)).school_known_until == date(2029, 8, 14)


def test_the_last_known_holidays_are_found_from_far_beyond_them():
    assert closed_days("NW", range(2040, 2042)).school_known_until == date(2029, 8, 14)


def test_ferien_of_our_own_move_what_is_known():
    autumn = ClosedStretch(date(2029, 10, 15), date(2029, 10, 27), "Herbstferien 2029")
    closed = closed_days("NW", range(2029, 2031), own=(autumn,))
    assert closed.school_known_until == date(2029, 10, 27)
    assert closed.school.get(date(2029, 10, 27), "") == "Herbstferien 2029"
    assert closed.school.get(date(2029, 10, 28), "") == ""


def test_own_closing_days_do_not_pretend_to_know_school_holidays():
    closing = ClosedStretch(date(2030, 12, 23), date(2030, 12, 31), "Betriebsferien")
    closed = closed_days("NW", range(2029, 2031), own=(closing,))
    assert closed.school_known_until == date(2029, 8, 14)
    assert closed.school.get(date(2030, 12, 24), "") == "Betriebsferien"


def test_another_land_has_other_holidays():
    assert closed_days("BE", range(2026, 2027)).public_holiday(date(2026, 6, 4)) == ""
    assert closed_days("NW", range(2026, 2027)).public_holiday(date(2026, 6, 4)) == "Fronleichnam"


def test_a_land_that_does_not_exist_is_refused():
    with pytest.raises(NotImplementedError):
        closed_days("XX", range(2026, 2027))


def test_an_own_day_may_count_as_a_public_holiday():
    monday = ClosedStretch(date(2027, 2, 8), date(2027, 2, 8), "Rosenmontag", is_public=True)
    closed = closed_days("NW", range(2027, 2028), own=(monday,))
    assert closed.public_holiday(date(2027, 2, 8)) == "Rosenmontag"
    assert closed.school.get(date(2027, 2, 8), "") == ""


@pytest.mark.parametrize(
    ("land", "text", "name"),
    [
        ("BY", "15.08.2027", ""),
        ("BY-katholisch", "15.08.2027", "Mariä Himmelfahrt"),
        ("BY-katholisch", "01.11.2027", "Allerheiligen"),
        ("SN-katholisch", "27.05.2027", "Fronleichnam"),
        ("TH-katholisch", "27.05.2027", "Fronleichnam"),
        ("Augsburg", "08.08.2027", "Augsburger Hohes Friedensfest"),
    ],
)
def test_catholic_places_of_some_laender_keep_days_of_their_own(land, text, name):
    assert closed_days(land, range(2027, 2028)).public_holiday(day(text)) == name


def test_a_land_without_days_of_catholic_places_is_refused():
    with pytest.raises(NotImplementedError):
        closed_days("NW-katholisch", range(2026, 2027))


@pytest.mark.parametrize(
    ("land", "text", "name"),
    [
        pytest.param("DE:", "03.10.2029", "Tag der Deutschen Einheit", id="all of Germany"),
        pytest.param("DE:", "07.06.2029", "", id="Corpus Christi is not one of these"),
        pytest.param("AT:9", "26.10.2027", "Nationalfeiertag", id="Vienna"),
        pytest.param("PT:", "25.04.2027", "Dia da Liberdade", id="Portugal, in its own language"),
    ],
)
def test_another_country_is_named_before_a_colon(land, text, name):
    assert closed_days(land, range(2026, 2031)).public_holiday(day(text)) == name


def test_where_no_school_holidays_are_known_none_are_made_up():
    closed = closed_days("PT:", range(2026, 2031))
    assert (dict(closed.school), closed.school_known_until) == ({}, day("31.12.1999"))


@pytest.mark.parametrize("land", ["XX:", "AT:77", "QQ", "PT:-katholisch"])
def test_a_country_or_part_that_does_not_exist_is_refused(land):
    with pytest.raises(NotImplementedError):
        closed_days(land, range(2026, 2028))
