"""What was written of a date is written once, as long as its event says the same."""

from datetime import date
from pathlib import Path

from plugins.events import Occurrence
from plugins.feeds import CalendarWriter
from plugins.website.finished_dates import FinishedDates
from plugins.website.kept import Kept
from tests.feeds.book import SITE, STAMPS, feed, occurrence

DATES = (
    occurrence(date(2026, 4, 1), event_id="chor"),
    occurrence(date(2026, 5, 6), event_id="chor"),
    occurrence(date(2026, 5, 6), event_id="fest"),
)


def written(folder: Path, keys: dict[str, str]) -> list[str]:
    """Which dates a build with these keys of events writes."""
    names: list[str] = []

    def write(one: Occurrence) -> bytes:
        names.append(f"{one.event.id} {one.planned}")
        return b"VEVENT"

    FinishedDates(_by_key(keys), write).find(Kept(folder / "termine"), workers=1)
    return names


def test_a_date_is_written_again_only_if_its_event_says_something_else(tmp_path: Path) -> None:
    assert written(tmp_path, {"chor": "c1", "fest": "f1"}) == [
        "chor 2026-04-01",
        "chor 2026-05-06",
        "fest 2026-05-06",
    ]
    assert written(tmp_path, {"chor": "c1", "fest": "f1"}) == []
    assert written(tmp_path, {"chor": "c1", "fest": "f2"}) == ["fest 2026-05-06"]


def test_a_calendar_joined_from_finished_dates_is_the_same(tmp_path: Path) -> None:
    writer = CalendarWriter(SITE, STAMPS)
    finished = FinishedDates(_by_key({"chor": "c1", "fest": "f1"}), writer.date)
    finished.find(Kept(tmp_path / "termine"), workers=1)
    joined = CalendarWriter(SITE, STAMPS, finished.found).content(feed(*DATES))
    assert joined == CalendarWriter(SITE, STAMPS).content(feed(*DATES))


def _by_key(keys: dict[str, str]) -> dict[str, Occurrence]:
    return {f"{keys[one.event.id]} {one.planned}": one for one in DATES}
