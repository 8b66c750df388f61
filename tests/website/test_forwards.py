"""What had another name before is found under it for good: pages lead on, calendars live on."""

import icalendar
import pytest
from bs4 import BeautifulSoup

from tests.conftest import Builder, Built
from tests.website.conftest import Write

EVENTS = """
rubriken:
  - name: Sport
    frueher: [Bewegung, Turnen & Toben]
termine:
  - id: turnen
    titel: Turnen
    rubrik: Sport
    wann: jeden Freitag
    um: 10 Uhr
    ab: 04.12.2026
    bis: 18.12.2026
    feiertage: entfaellt
    ferien: findet statt
    ort: halle
    frueher: [turnen-2025]
    abweichungen:
      - am: 18.12.2026
        ort: aula
"""
VENUES = """
- id: halle
  name: Sporthalle
  frueher: [halle-alt]
- id: aula
  name: Aula
"""


@pytest.fixture
def site(write: Write, build_site: Builder) -> Built:
    head = "titel: Neu\ndatum: 01.11.2026\nslug: neu\nfrueher: [alt]\nkurztext: Kurz.\n"
    files = {
        "termine.yaml": EVENTS,
        "orte.yaml": VENUES,
        "artikel/2026-11-01-neu.md": f"---\n{head}---\nText\n",
        "seiten/sport.md": "---\ntitel: Sport\nfrueher: [bewegung]\nmenue: Termine\n---\nText\n",
    }
    built = build_site(write(files))
    assert built.code == 0, built.said
    return built


@pytest.mark.slow
def test_every_earlier_page_leads_to_the_one_of_today(site: Built):
    for earlier, now in {
        "termine/turnen-2025/": "termine/turnen/",
        "termine/turnen-2025/2026-12-04/": "termine/turnen/2026-12-04/",
        "termine/rubrik/bewegung/": "termine/rubrik/sport/",
        "termine/rubrik/turnen-toben/": "termine/rubrik/sport/",
        "termine/ort/halle-alt/": "termine/ort/halle/",
        "aktuelles/alt/": "aktuelles/neu/",
        "bewegung/": "sport/",
    }.items():
        page = BeautifulSoup(site.read(f"{earlier}index.html"), "html.parser")
        assert page.find("link", rel="canonical")["href"].endswith(f"/{now}")
        assert page.main.a["href"] == f"/{now}"
        assert page.find("meta", attrs={"http-equiv": "refresh"})
        assert f"/{earlier}" not in site.read("sitemap.xml")


def dates(site: Built, name: str) -> list[tuple[str, str]]:
    calendar = icalendar.Calendar.from_ical(site.read(f"kalender/{name}.ics"))
    return [(str(one["UID"]), str(one["DTSTART"].dt)) for one in calendar.walk("VEVENT")]


@pytest.mark.slow
def test_every_earlier_calendar_has_the_dates_of_the_one_of_today(site: Built):
    for earlier, now in {
        "turnen-2025": "turnen",
        "rubrik-bewegung": "rubrik-sport",
        "rubrik-turnen-toben": "rubrik-sport",
        "ort-halle-alt": "ort-halle",
    }.items():
        assert dates(site, earlier) == dates(site, now)
        assert len(dates(site, now)) == 3


@pytest.mark.slow
def test_a_date_elsewhere_stays_in_the_calendar_of_its_usual_place_and_says_where(site: Built):
    elsewhere = ("Anderer Ort, sonst Sporthalle. Findet statt in: Aula.", "2026-12-18")
    for name in ("ort-halle", "ort-aula"):
        calendar = icalendar.Calendar.from_ical(site.read(f"kalender/{name}.ics"))
        told = [
            str(one["DESCRIPTION"]).partition("\n")[0]
            for one in calendar.walk("VEVENT")
            if str(one["DTSTART"].dt).startswith(elsewhere[1])
        ]
        assert told == [elsewhere[0]]
