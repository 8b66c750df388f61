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
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def site(build_site: Builder, tmp_path: Path) -> Path:
    """The miniature with these dates instead of its own, on 14 January 2027, the audit passed."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "miniature", content)
    (content / "termine" / "x.yaml").parent.mkdir(exist_ok=True)
    (content / "termine" / "x.yaml").write_text(EVENTS, "utf-8")
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


@pytest.mark.parametrize(
    "replaced",
    [
        ("<strong>Verschoben", "<strong>Verlegt"),
        ("EventPostponed", "EventScheduled"),
    ],
)
def test_the_audit_sees_a_postponed_date_told_otherwise(site: Path, replaced: tuple[str, str]):
    page = site / "termine/mittwoch/2027-01-20/index.html"
    page.write_text(page.read_text("utf-8").replace(*replaced), "utf-8")
    about = Audited("https://familienbuero.example", date(2027, 1, 14))
    assert "parity-status" in {one.kind for one in audit(site, about)}
