"""Dates that are not as planned say the same on page, list, month, calendar and in JSON."""

import json
import shutil
from datetime import date
from pathlib import Path

import icalendar
import pytest
from bs4 import BeautifulSoup

from plugins.audit import Audited, audit
from tests.conftest import ROOT, Builder

EVENTS = """\
termine:
  - id: mittwoch
    titel: Mittwochstreff
    wann: jeden Mittwoch
    um: 10 bis 11 Uhr
    ab: 06.01.2027
    bis: 31.03.2027
    ort: familienbuero
    feiertage: findet statt
    ferien: findet statt
    abweichungen:
      - am: Mi 13.01.2027
        verlegt: Do 14.01.2027
        entfaellt: Nun doch krank
      - am: Mi 20.01.2027
        verschoben: Die Heizung ist kaputt
      - am: Mi 27.01.2027
        um: 15 bis 16 Uhr
        grund: Betriebsausflug
      - am: Mi 03.02.2027
        ort: halle
      - am: Mi 10.02.2027
        ort: keiner
        online: https://example.org/raum
      - am: Mi 17.02.2027
        bis: Mi 03.03.2027
        entfaellt: Wir bauen um
      - am: Mi 10.03.2027
        ort: [familienbuero, halle]
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def site(build_site: Builder, tmp_path: Path) -> Path:
    """The miniature with these dates instead of its own, on 14 January 2027, the audit passed."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "miniature", content)
    (content / "termine" / "x.yaml").parent.mkdir(exist_ok=True)
    (content / "termine" / "x.yaml").write_text(EVENTS, "utf-8")
    with (content / "orte.yaml").open("a", encoding="utf-8") as venues:
        venues.write("- id: halle\n  name: Turnhalle\n  ort: Herne\n")
    built = build_site(content, "--today", "2027-01-14")
    assert built.code == 0, built.said
    return built.output


def vevent(site: Path, day: str) -> icalendar.Event:
    content = (site / f"termine/mittwoch/{day}.ics").read_bytes()
    return icalendar.Calendar.from_ical(content).events[0]


def listed(site: Path, page: str) -> list[str]:
    """The words of each date in a page's lists."""
    soup = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    items = soup.select("li.date-list__item")
    return [" ".join(item.get_text(" ").replace("\u00ad", "").split()) for item in items]


def test_a_moved_date_that_is_cancelled_stands_on_its_new_day_as_cancelled(site: Path) -> None:
    calendar = vevent(site, "2027-01-13")
    assert calendar.start.isoformat() == "2027-01-14T10:00:00+01:00"
    assert calendar["SUMMARY"] == "ABGESAGT: Mittwochstreff"
    assert calendar["DESCRIPTION"].split("\n")[:2] == [
        "Dieser Termin fällt aus: Nun doch krank",
        "Er war verlegt vom Mittwoch, 13. Januar 2027, 10 bis 11 Uhr.",
    ]
    (first, *_) = listed(site, "termine/mittwoch")
    assert first.startswith("Jan 14 Fällt aus: Nun doch krank Donnerstag, 14. Januar 2027")
    following = json.loads((site / "kalender/naechster.json").read_text("utf-8"))
    assert [(one["startDate"], one["eventStatus"]) for one in following["cancelled"]] == [
        ("2027-01-14T10:00:00+01:00", "EventCancelled"),
        ("2027-01-20T10:00:00+01:00", "EventPostponed"),
    ]


def test_a_date_at_two_places_is_at_both_everywhere(site: Path) -> None:
    calendar = vevent(site, "2027-03-10")
    assert calendar["LOCATION"].endswith("; Turnhalle, Herne")
    for feed in ("ort-familienbuero", "ort-halle"):
        content = (site / f"kalender/{feed}.ics").read_bytes()
        assert calendar["UID"] in {
            one["UID"] for one in icalendar.Calendar.from_ical(content).events
        }
    row = next(row for row in listed(site, "termine/ort/halle") if "10. März 2027" in row)
    assert "Familienbüro" in row
    assert "und Turnhalle" in row
    page = (site / "termine/mittwoch/2027-03-10/index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    cards = [card.strong.get_text() for card in soup.select(".venue-card") if card.strong]
    assert cards == ["Familienbüro", "Turnhalle"]
    (event,) = [json.loads(one.string or "") for one in soup.select("script[type*=ld]")][:1]
    assert [place["name"] for place in event["location"]] == ["Familienbüro", "Turnhalle"]
    records = json.loads((site / "kalender/alle.json").read_text("utf-8"))["events"]
    (told,) = [one for one in records if one["identifier"] == "mittwoch/2027-03-10"]
    assert told["location"]["name"] == "Familienbüro und Turnhalle"
    assert told["location"]["address"] == str(calendar["LOCATION"])


def test_a_postponed_date_says_so_everywhere(site: Path) -> None:
    calendar = vevent(site, "2027-01-20")
    assert calendar.start.isoformat() == "2027-01-20T10:00:00+01:00"
    assert calendar["SUMMARY"] == "VERSCHOBEN: Mittwochstreff"
    assert calendar["DESCRIPTION"].split("\n")[:2] == [
        "Dieser Termin ist verschoben: Die Heizung ist kaputt",
        "Der neue Tag steht noch nicht fest.",
    ]
    page = (site / "termine/mittwoch/2027-01-20/index.html").read_text("utf-8")
    assert '"eventStatus":"https://schema.org/EventPostponed"' in page
    assert listed(site, "termine/mittwoch")[1].startswith(
        "Jan 20 Verschoben: Der neue Tag steht noch nicht fest. Grund: Die Heizung ist kaputt"
    )
    assert (
        (site / "kalender/naechster.txt")
        .read_text("utf-8")
        .startswith(
            "Donnerstag, 14. Januar 2027, 10 bis 11 Uhr: „Mittwochstreff“ fällt aus. "
            "Mittwoch, 20. Januar 2027, 10 bis 11 Uhr: „Mittwochstreff“ ist verschoben, "
            "der neue Tag steht noch nicht fest. Der nächste Termin: Mittwoch, 27. Januar 2027"
        )
    )


def test_another_time_or_place_is_said_first(site: Path) -> None:
    time, place, online = (vevent(site, day) for day in ("2027-01-27", "2027-02-03", "2027-02-10"))
    assert time["SUMMARY"] == "Mittwochstreff"
    assert time["DESCRIPTION"].split("\n")[:2] == [
        "Neue Uhrzeit, bisher 10 bis 11 Uhr.",
        "Grund: Betriebsausflug",
    ]
    assert place["DESCRIPTION"].startswith(
        "Anderer Ort, sonst Familienbüro. Findet statt in: Turnhalle.\n"
    )
    assert place["LOCATION"] == "Turnhalle, Herne"
    assert online["DESCRIPTION"].startswith("Nur online, sonst Familienbüro.\n")
    assert online["LOCATION"] == "Online"
    assert [
        words.partition(" Mittwoch,")[0] for words in listed(site, "termine/mittwoch")[2:5]
    ] == [
        "Jan 27 Neue Uhrzeit, bisher 10 bis 11 Uhr. Grund: Betriebsausflug",
        "Feb 3 Anderer Ort, sonst Familienbüro",
        "Feb 10 Nur online, sonst Familienbüro",
    ]
    dates = json.loads((site / "kalender/alle.json").read_text("utf-8"))["events"]
    assert [(one["eventStatus"], one["statusText"]) for one in dates[2:5]] == [
        ("EventRescheduled", "Neue Uhrzeit, bisher 10 bis 11 Uhr. Grund: Betriebsausflug"),
        ("EventScheduled", "Anderer Ort, sonst Familienbüro"),
        ("EventScheduled", "Nur online, sonst Familienbüro"),
    ]
    page = (site / "termine/mittwoch/2027-01-27/index.html").read_text("utf-8")
    assert '"previousStartDate":"2027-01-27T10:00:00+01:00"' in page


def test_all_dates_of_a_stretch_are_cancelled(site: Path) -> None:
    summaries = [str(vevent(site, day)["SUMMARY"]) for day in ("2027-02-17", "2027-03-03")]
    assert summaries == ["ABGESAGT: Mittwochstreff"] * 2
    words = listed(site, "termine/mittwoch")
    assert [one.split(" Mittwoch,")[0] for one in words[5:9]] == [
        "Feb 17 Fällt aus: Wir bauen um",
        "Feb 24 Fällt aus: Wir bauen um",
        "März 3 Fällt aus: Wir bauen um",
        "März 10",
    ]


@pytest.mark.parametrize(
    ("day", "replaced"),
    [
        ("2027-01-20", ("<strong>Verschoben", "<strong>Verlegt")),
        ("2027-01-20", ("EventPostponed", "EventScheduled")),
        ("2027-01-27", ("<strong>Neue Uhrzeit", "<strong>Uhrzeit")),
        ("2027-01-27", ("EventRescheduled", "EventScheduled")),
        ("2027-02-03", ("<strong>Anderer Ort", "<strong>Ort")),
        ("2027-02-10", ("<strong>Nur online", "<strong>Online")),
    ],
)
def test_the_audit_sees_what_a_page_tells_otherwise(
    site: Path, day: str, replaced: tuple[str, str]
) -> None:
    page = site / f"termine/mittwoch/{day}/index.html"
    page.write_text(page.read_text("utf-8").replace(*replaced), "utf-8")
    about = Audited("https://familienbuero.example", date(2027, 1, 14))
    assert "parity-status" in {one.kind for one in audit(site, about)}
