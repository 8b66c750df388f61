"""What is kept of the files of dates: only what has changed is read, and nobody can tell."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.build.cache import Cache
from plugins.termine.diagnostics import report
from plugins.website.content import Content
from plugins.website.dates import Dates, read_dates
from plugins.website.settings import SiteSettings, configuration, site_settings

SERIES = """\
termine:
  - id: treff
    titel: Treff
    rubrik: Treffen
    wann: jeden Dienstag
    um: 10 Uhr
    ab: 03.11.2026
    ort: buero
    ferien: entfaellt
"""
FEAST = """\
termine:
  - id: fest
    titel: Fest
    rubrik: Feste
    datum: Di 08.12.2026
    um: 10 Uhr
    ort: buero
"""
VENUES = "- id: buero\n  name: Büro\n"
MOVED = "    abweichungen:\n      - am: 10.11.2026\n        verlegt: 11.11.2026\n"
TODAY = date(2026, 11, 22)

EDITS: tuple[tuple[str, dict[str, str], date], ...] = (
    ("as it was", {}, TODAY),
    ("one word", {"termine/a.yaml": SERIES.replace("Treff\n", "Treffpunkt\n")}, TODAY),
    ("an adjustment", {"termine/a.yaml": SERIES + MOVED}, TODAY),
    ("a wrong one beside it", {"termine/a.yaml": SERIES + MOVED + "      - am: 1.13.\n"}, TODAY),
    ("the same id twice", {"termine/b.yaml": FEAST.replace("id: fest", "id: treff")}, TODAY),
    ("another spelling", {"termine/b.yaml": FEAST.replace("Feste", "TREFFEN")}, TODAY),
    ("mended", {"termine/a.yaml": SERIES, "termine/b.yaml": FEAST}, TODAY),
    ("another place", {"orte.yaml": VENUES.replace("Büro", "Haus")}, TODAY),
    ("no place", {"orte.yaml": ""}, TODAY),
    ("the place again", {"orte.yaml": VENUES}, TODAY),
    ("closed", {"ferien.yaml": "- name: Umzug\n  von: 01.12.2026\n  bis: 04.12.2026\n"}, TODAY),
    ("an older one", {"termine/b.yaml": FEAST.replace("Di 08.12.2026", "2.1.1999")}, TODAY),
    ("the next day", {}, date(2026, 11, 23)),
    ("ten years on", {}, date(2036, 11, 22)),
    ("a file less", {"termine/b.yaml": "# nichts\n"}, TODAY),
)


def settings_of(folder: Path, today: date) -> SiteSettings:
    values = {**configuration(), "PATH": str(folder), "OUTPUT_PATH": str(folder / "output")}
    return site_settings({**values, "TERMINE_HEUTE": today})


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes files of a content folder beside those that are there."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "content" / name).write_text(text, "utf-8")
        return tmp_path / "content"

    return write


def told(dates: Dates) -> Iterator[object]:
    """Everything that is known of the dates, places in files included."""
    yield dates.diagnostics
    yield from ((event, event.position) for event in dates.catalogue.events)
    yield from ((event, event.position) for event in dates.loaded.in_part)
    yield from ((venue, venue.position) for venue in dates.catalogue.venues)
    yield dates.loaded.references
    yield dates.agenda.occurrences


@pytest.mark.parametrize("held_by", ["one process", "a file"])
def test_what_is_kept_shows_after_no_edit(write, tmp_path: Path, held_by: str):
    file, version = tmp_path / "cache.sqlite", b"version of the test"
    write({"termine/a.yaml": SERIES, "termine/b.yaml": FEAST, "orte.yaml": VENUES})
    held = Cache(file, version, holds_values=True)
    for name, files, today in EDITS:
        content = Content(write(files))
        settings = settings_of(content.root, today)
        cache = held if held_by == "one process" else Cache(file, version)
        found = read_dates(content, settings, cache)
        cache.save()
        assert list(told(found)) == list(told(read_dates(content, settings))), name


def test_the_file_of_closed_days_may_be_named_among_those_of_dates_by_mistake(
    write, tmp_path: Path
):
    days = "- name: Umzug\n  von: 01.12.2026\n  bis: 04.12.2026\n"
    content = Content(write({"termine/a.yaml": SERIES, "orte.yaml": VENUES, "ferien.yaml": days}))
    settings = replace(
        settings_of(content.root, TODAY), event_files=("termine", "ferien.yaml", "orte.yaml")
    )
    cache = Cache(tmp_path / "cache.sqlite", b"version of the test", holds_values=True)
    for _ in range(2):
        found = read_dates(content, settings, cache)
        cache.save()
        assert list(told(found)) == list(told(read_dates(content, settings)))


def test_the_dates_of_a_file_that_is_known_are_not_laid_out_again(write, tmp_path: Path):
    cache = Cache(tmp_path / "cache.sqlite", b"version of the test", holds_values=True)
    content = Content(
        write({"termine/a.yaml": SERIES, "termine/b.yaml": FEAST, "orte.yaml": VENUES})
    )
    settings = settings_of(content.root, TODAY)
    before = read_dates(content, settings, cache)
    cache.save()
    write({"termine/b.yaml": FEAST.replace("um: 10 Uhr", "um: 11 Uhr")})
    after = read_dates(content, settings, cache)
    assert after.agenda.of_event("treff")[0] is before.agenda.of_event("treff")[0]
    assert after.agenda.of_event("fest") != before.agenda.of_event("fest")


MANY = """\
termine:
  - id: morgen
    titel: Morgenkreis
    wann: täglich
    um: 9 Uhr
    ab: 01.01.1990
    feiertage: findet statt
    ferien: findet statt
  - id: treff
    titel: Treff
    wann: dienstags
    um: 10 Uhr
    ab: 03.11.2026
    feiertage: findet statt
    ferien: findet statt
  - id: fest
    titel: Fest
    datum: 08.12.2026
    um: 10 Uhr
"""


def told_of_many(tmp_path: Path, most: int) -> str:
    (tmp_path / "termine.yaml").write_text(MANY, "utf-8")
    settings = replace(settings_of(tmp_path, TODAY), most_dates=most)
    found = read_dates(Content(tmp_path), settings)
    return report(tuple(one for one in found.diagnostics if one.kind.startswith("dates-")))


def test_so_many_dates_that_a_build_may_never_end_are_an_error(tmp_path: Path) -> None:
    told = told_of_many(tmp_path, 1_000)
    assert (
        "termine.yaml, Zeile 2: Alle Einträge zusammen haben etwa 14.105 Termine, "
        "dieser allein 14.022. Möglich sind 1.000.\n" in told
    )
    assert told.endswith("\n1 Fehler\n")


def test_within_the_limit_nothing_is_told(tmp_path: Path) -> None:
    assert told_of_many(tmp_path, 100_000) == ""
