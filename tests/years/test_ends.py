"""What ends is told in time: a year before, or while there is a year to mend it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from plugins.termine.events import closed_days, plain_day
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from plugins.website.pages.context import Settings
from plugins.website.pages.files import security_txt
from plugins.website.run import run

SERIES = """
termine:
  - id: singen
    titel: Singen
    wann: jeden Sonntag
    um: 2:30 bis 3:30 Uhr
    ab: 04.01.2026
    feiertage: findet statt
    ferien: {ferien}
"""
STATEMENT = "---\ntitel: Barrierefreiheit\nstand: 01.03.2030\n---\nText\n"

Told = Callable[[date], list[str]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "seiten").mkdir(parents=True)
    (folder / "seiten" / "barrierefreiheit.md").write_text(STATEMENT, "utf-8")
    (folder / "termine.yaml").write_text(SERIES.format(ferien="entfaellt"), "utf-8")
    return folder


def messages(content: Path, today: date) -> list[str]:
    return [diagnostic.message for diagnostic in found_diagnostics(CheckOptions(content, today))]


def test_the_end_of_the_known_school_holidays_is_told_more_than_a_year_before(
    content: Path,
) -> None:
    last_day = closed_days("NW", range(2026, 2060)).school_known_until
    told = f"Schulferien sind nur bis {plain_day(last_day)} bekannt, „singen“ hat"
    assert last_day >= date(2029, 8, 14)
    assert any(one.startswith(told) for one in messages(content, last_day - timedelta(days=366)))
    assert not any("Schulferien" in one for one in messages(content, date(2026, 11, 22)))


@pytest.mark.parametrize(("days_before", "told"), [(366, 0), (365, 1), (0, 1), (-400, 1)], ids=str)
def test_it_is_told_a_year_before_where_no_series_needs_them(
    content: Path, days_before: int, told: int
) -> None:
    (content / "termine.yaml").write_text(SERIES.format(ferien="findet statt"), "utf-8")
    last_day = closed_days("NW", range(2026, 2060)).school_known_until
    found = messages(content, last_day - timedelta(days=days_before))
    assert found.count(f"Schulferien sind nur bis {plain_day(last_day)} bekannt.") == told


def test_the_end_of_school_holidays_is_told_once(content: Path) -> None:
    last_day = closed_days("NW", range(2026, 2060)).school_known_until
    found = messages(content, last_day - timedelta(days=100))
    assert sum(one.startswith("Schulferien sind nur bis") for one in found) == 1


def test_school_holidays_that_editors_gave_are_told_in_time_too(content: Path) -> None:
    given = "- name: Herbstferien 2031\n  von: 13.10.2031\n  bis: 25.10.2031\n"
    (content / "ferien.yaml").write_text(given, "utf-8")
    (content / "termine.yaml").write_text(SERIES.format(ferien="findet statt"), "utf-8")
    told = "Schulferien sind nur bis 25. Oktober 2031 bekannt."
    assert told not in messages(content, date(2030, 10, 24))
    assert told in messages(content, date(2030, 10, 25))


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2030, 12, 30), []),
        (date(2030, 12, 31), ["statement-ends"]),
        (date(2031, 3, 1), ["statement-ends"]),
        (date(2031, 3, 2), ["old-statement"]),
    ],
    ids=["61-days-before", "60-days-before", "the-last-day", "over"],
)
def test_a_statement_of_accessibility_is_asked_for_before_its_year_is_over(
    content: Path, today: date, told: list[str]
) -> None:
    found = found_diagnostics(CheckOptions(content, today))
    assert [one.kind for one in found if "statement" in one.kind] == told


@pytest.mark.parametrize("today", [date(2019, 1, 31), date(2028, 2, 29), date(2034, 12, 31)])
def test_security_txt_is_renewed_by_every_build_for_less_than_a_year(today: date) -> None:
    settings = Settings(
        url="https://familie.example",
        name="F",
        tagline="T",
        home_venue="",
        menu=(),
        tasks=(),
        security_contact="sicherheit@familie.example",
    )
    made = security_txt(settings, today)
    assert made is not None
    line = next(one for one in made.text.splitlines() if one.startswith("Expires: "))
    expires = datetime.fromisoformat(line.removeprefix("Expires: ")).date()
    assert timedelta(days=300) < expires - today < timedelta(days=365)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("march", "october"), [("2026-03-29", "2026-10-25"), ("2034-03-26", "2034-10-29")]
)
def test_a_date_at_night_stands_both_changes_of_the_clock(
    content: Path, tmp_path: Path, march: str, october: str
) -> None:
    text = SERIES.format(ferien="findet statt")
    (content / "termine.yaml").write_text(text, "utf-8")
    run(
        {
            "PATH": str(content),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "TERMINE_HEUTE": date(int(march[:4]), 1, 10),
            "TERMINE_SUCHE": False,
        }
    )
    calendar = icalendar.Calendar.from_ical((tmp_path / "output/kalender/alle.ics").read_bytes())
    starts = {
        event["DTSTART"].dt.date().isoformat(): event["DTSTART"].dt for event in calendar.events
    }
    assert starts[october].strftime("%H:%M") == "02:30"
    assert starts[march].strftime("%H:%M") in {"01:30", "03:30", "03:00"}
    assert starts[march].utcoffset() is not None
