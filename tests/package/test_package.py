"""The calendar on a site of somebody else's: from the wheel to pages and feeds, as README tells."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from bs4 import BeautifulSoup

from plugins.termine.feeds.zones import vtimezone
from tooling import package

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "termine"
ANSWERS = [".", "Probe", "Redaktion", "de", "n", "n", "Europe/Berlin", "n"]
"""To pelican-quickstart: folder, title, author, language, no address, no pages, zone, no tasks."""

Pelican = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that the wheel was installed in."""
    folder = tmp_path_factory.mktemp("package")
    assert package.build(ROOT, folder / "dist") == 0
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [folder / "venv" / "bin" / "pip", "--disable-pip-version-check", "--quiet"]
    probe = [*pip, "download", "--no-deps", "--no-cache-dir", "--dest", folder, "blinker"]
    if subprocess.run(probe, check=False, capture_output=True).returncode:
        pytest.skip("a fresh environment needs a package index, and none can be reached")
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run([*pip, "install", wheel], check=True)
    return folder / "venv" / "bin"


@pytest.fixture
def site(programs: Path, tmp_path: Path) -> Path:
    """A site as pelican-quickstart makes it, with the event file of README."""
    subprocess.run(
        [programs / "pelican-quickstart"],
        cwd=tmp_path,
        check=True,
        input="\n".join([*ANSWERS, ""]),
        text=True,
        capture_output=True,
    )
    assert (tmp_path / "pelicanconf.py").is_file()
    (tmp_path / "content" / "termine.yaml").write_text(event_file(), "utf-8")
    return tmp_path


def event_file(readme: str = "README.md") -> str:
    """The ten lines that README tells everybody to write."""
    return re.findall(r"```yaml\n(.*?)```", (PACKAGE / readme).read_text("utf-8"), re.DOTALL)[0]


@pytest.fixture
def pelican(programs: Path, site: Path) -> Pelican:
    """`pelican content -t simple` on the site, with more words."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        today = ("-e", 'TERMINE_HEUTE="2026-12-01"')
        command = [programs / "pelican", "content", "-t", "simple", *today, *words]
        return subprocess.run(command, cwd=site, check=False, text=True, capture_output=True)

    return run


def calendar(site: Path, name: str = "alle") -> icalendar.Calendar:
    return icalendar.Calendar.from_ical((site / f"output/kalender/{name}.ics").read_bytes())


def text(page: Path) -> str:
    main = BeautifulSoup(page.read_text("utf-8"), "html.parser").main
    return " ".join(main.get_text(" ").split())


def test_both_readmes_tell_the_same_ten_lines():
    assert event_file() == event_file("LIESMICH.md")
    assert event_file().count("\n") == 10


def test_ten_lines_become_dates_pages_and_calendars(site: Path, pelican: Pelican):
    assert pelican().returncode == 0

    output = site / "output"
    home = text(output / "index.html")
    assert home.startswith(
        "Nächste Termine Chor Dienstag, 5. Januar 2027, 19 bis 21 Uhr "
        "Chor Fällt aus: Die Heizung ist kaputt Dienstag, 12. Januar 2027, 19 bis 21 Uhr"
    )
    assert "Chor" in text(output / "termine/chor/index.html")
    assert "Fällt aus: Die Heizung ist kaputt" in text(
        output / "termine/chor/2027-01-12/index.html"
    )
    assert "Termine, Januar 2027" in text(output / "termine/2027/01/index.html")
    second = calendar(site, "chor").walk("VEVENT")[1]
    assert (second["SUMMARY"], second["TRANSP"]) == ("ABGESAGT: Chor", "TRANSPARENT")
    assert second["DTSTART"].dt.isoformat() == "2027-01-12T19:00:00+01:00"


def test_a_mistake_is_told_with_its_line_and_the_calendars_stay(site: Path, pelican: Pelican):
    assert pelican().returncode == 0
    before = (site / "output/kalender/alle.ics").read_bytes()
    file = site / "content" / "termine.yaml"
    file.write_text(file.read_text("utf-8").replace("Dienstag", "Dinstag"), "utf-8")

    told = pelican()

    assert told.returncode == 1
    assert "content/termine.yaml, Zeile 4" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr
    assert (site / "output/kalender/alle.ics").read_bytes() == before


@pytest.mark.parametrize(
    ("zone", "land", "closed", "offset"),
    [
        pytest.param("Europe/Vienna", "AT:9", "2027-10-26", "+01:00", id="Vienna"),
        pytest.param("Europe/Lisbon", "PT:", "2027-10-05", "+00:00", id="Lisbon"),
    ],
)
def test_another_city_has_its_clocks_and_its_holidays(  # noqa: PLR0913, PLR0917  # a row
    site: Path, pelican: Pelican, zone: str, land: str, closed: str, offset: str
):
    words = "-e", f'TIMEZONE="{zone}"', f'TERMINE_LAND="{land}"', 'TERMINE_SPRACHE="en"'
    assert pelican(*words).returncode == 0

    feed = site / "output/kalender/alle.ics"
    assert vtimezone(ZoneInfo(zone)) in feed.read_bytes()
    first, *dates = calendar(site).walk("VEVENT")
    assert first["DTSTART"].dt.isoformat() == f"2027-01-05T19:00:00{offset}"
    assert closed not in {one["DTSTART"].dt.date().isoformat() for one in dates}
    home = text(site / "output/index.html")
    assert home.startswith("Upcoming events Chor Tuesday, 5 January 2027, 19:00–21:00")
