"""Telephone, mail and opening hours of the office: what pages and JSON-LD say of them."""

import json
from dataclasses import replace
from datetime import date

import pytest

from plugins.termine.events import OpenTimes
from plugins.termine.reading.hours import opening_times_from_text, weekdays_from_text
from plugins.website.pages.context import HoursRow
from plugins.website.pages.date_views import hours_view
from plugins.website.pages.site_plan import site_view
from plugins.website.pages.views import Link, ThemeFiles
from tests.website.pages.worlds import OPEN_DAY, catalogue, view_of, world

OFFICE = """
    - id: familienbuero
      name: Familienbüro
      ort: Herne
      telefon: 030 23125 100
      mail: familie@example.org
      oeffnungszeiten:
        - tage: Montag und Dienstag
          um: 9 bis 12 Uhr und 13 bis 16 Uhr
        - tage: Donnerstag
          um: nach Vereinbarung
        - am: 31.05.2019
          um: geschlossen
        - am: 03.06.2019
          um: 9 bis 11 Uhr
          grund: Versammlung
        - am: 11.07.2019
          bis: 12.07.2019
          um: geschlossen
          grund: Betriebsferien
"""


def office(**more):
    return replace(world(catalogue(OPEN_DAY, OFFICE)), **more)


def test_the_frame_of_every_page_names_telephone_and_mail():
    asset = {"url": "", "integrity": ""}
    site = site_view(office(), ThemeFiles((), asset, asset, asset, ""))
    assert site.contact == (
        Link("030 23125 100", "tel:03023125100", "Telefon"),
        Link("familie@example.org", "mailto:familie@example.org", "E-Mail"),
    )


def test_days_with_the_same_hours_are_one_row_and_single_days_follow_until_they_are_over():
    context = office(today=date(2019, 6, 1))
    view = hours_view(context.venue("familienbuero"), context)
    assert view.rows == (
        HoursRow("Montag und Dienstag", ("9 bis 12 Uhr", "13 bis 16 Uhr")),
        HoursRow("Mittwoch", ("geschlossen",)),
        HoursRow("Donnerstag", ("nach Vereinbarung",)),
        HoursRow("Freitag", ("geschlossen",)),
    )
    assert view.exceptions == (
        HoursRow("Mo 03.06.2019", ("9 bis 11 Uhr", "Versammlung")),
        HoursRow("Do 11.07.2019 bis Fr 12.07.2019", ("geschlossen", "Betriebsferien")),
    )


def test_public_holidays_close_the_office_unless_a_line_names_that_day():
    holidays = {date(2019, 6, 3): "Feiertag", date(2019, 6, 10): "Pfingstmontag"}
    context = office(today=date(2019, 6, 1), closing=holidays)
    view = hours_view(context.venue("familienbuero"), context)
    assert view.days == "2019-06-03:09:00-11:00|2019-06-10:|2019-07-11:|2019-07-12:"
    assert view.week == "09:00-12:00 13:00-16:00|09:00-12:00 13:00-16:00||+|||"


def test_a_venue_without_hours_has_none():
    context = world(OPEN_DAY)
    assert hours_view(context.venue("familienbuero"), context) is None


def test_search_engines_hear_when_the_office_is_open():
    head = view_of(office(), "").head
    thing = json.loads(head.json_ld[0])
    assert (thing["telephone"], thing["email"]) == ("030 23125 100", "familie@example.org")
    hours = [
        {name: value for name, value in one.items() if name != "@type"}
        for one in thing["openingHoursSpecification"]
    ]
    days = ["https://schema.org/Monday", "https://schema.org/Tuesday"]
    assert hours == [
        {"dayOfWeek": days, "opens": "09:00", "closes": "12:00"},
        {"dayOfWeek": days, "opens": "13:00", "closes": "16:00"},
        {
            "validFrom": "2019-06-03",
            "validThrough": "2019-06-03",
            "opens": "09:00",
            "closes": "11:00",
        },
        {
            "validFrom": "2019-07-11",
            "validThrough": "2019-07-12",
            "opens": "00:00",
            "closes": "00:00",
        },
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Montag", (0,)),
        ("Mo–Do", (0, 1, 2, 3)),
        ("montags und mittwochs", (0, 2)),
        ("Mo, Mi, Fr", (0, 2, 4)),
        ("Montag bis Mittwoch und Freitag", (0, 1, 2, 4)),
        ("Samstag bis Montag", (0, 5, 6)),
        ("täglich", (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_weekdays_are_understood_as_people_write_them(text, days):
    assert weekdays_from_text(text) == days


@pytest.mark.parametrize("text", ["nach Vereinbarung", "mit Termin", "nur nach Absprache"])
def test_by_appointment_is_understood_in_several_words(text):
    assert opening_times_from_text(text) == OpenTimes((), is_by_appointment=True)
