"""The plugin on a small Pelican site with nothing else on it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CONF = """
import sys
sys.path.insert(0, {root!r})
PLUGINS = ["plugins.termine"]
SITENAME, SITEURL, PATH = "Probe", "https://probe.example", "content"
TIMEZONE, DEFAULT_LANG = "Europe/Berlin", "de"
THEME, TERMINE_HEUTE = "simple", "2026-12-01"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""
EVENTS = """
termine:
  - id: chor
    titel: Chor <b>
    rubrik: Musik
    wann: jeden Dienstag
    um: 19 bis 21 Uhr
    ab: 06.10.2026
    bis: 15.12.2026
    abweichungen:
      - am: 08.12.2026
        verlegt: 09.12.2026
  - id: fest
    titel: Fest
    datum: 20.12.2026
    um: ganztägig
"""

Build = Callable[..., str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/termine.yaml").write_text(EVENTS, "utf-8")
    (tmp_path / "pelicanconf.py").write_text(CONF.format(root=str(ROOT)), "utf-8")
    return tmp_path


@pytest.fixture
def build(site: Path) -> Build:
    """`build("NAME = value", …)` adds settings, runs pelican, wants a code, gives what was told."""

    def run(*settings: str, code: int = 0) -> str:
        file = site / "pelicanconf.py"
        file.write_text("\n".join([CONF.format(root=str(ROOT)), *settings, ""]), "utf-8")
        command = [sys.executable, "-m", "pelican", "content"]
        wide = {**os.environ, "COLUMNS": "400"}
        done = subprocess.run(
            command, cwd=site, env=wide, check=False, capture_output=True, text=True
        )
        said = " ".join((done.stdout + done.stderr).split())
        assert (done.returncode, "Traceback" in said) == (code, False), said
        return said

    return run


def page(site: Path, name: str) -> str:
    return (site / "output" / name).read_text("utf-8")


def pages(site: Path) -> set[str]:
    files = (site / "output").rglob("*")
    return {one.relative_to(site / "output").as_posix() for one in files if one.is_file()}


def test_every_page_and_feed_of_a_date_is_there(site, build):
    build()
    assert {
        "termine/index.html",
        "termine/chor/index.html",
        "termine/chor/2026-12-08/index.html",
        "termine/chor/2026-12-08.ics",
        "termine/2026/12/index.html",
        "termine/archiv/2026/index.html",
        "kalender/alle.ics",
        "kalender/fest.ics",
        "kalender/rubrik-musik.ics",
    } <= pages(site)
    assert "Chor &lt;b&gt;" in page(site, "termine/chor/2026-12-08/index.html")
    assert "<strong>Verlegt</strong>" in page(site, "termine/chor/2026-12-08/index.html")


def test_patterns_say_where_pages_and_feeds_lie_and_calendars_follow(site, build):
    build(
        'TERMINE_DATE_URL = "events/{id}/{date:%Y}/{date:%m}/{date:%d}.html"',
        "TERMINE_DATE_SAVE_AS = TERMINE_DATE_URL",
        'TERMINE_FEED_SAVE_AS = "ics/{name}.ics"',
        'TERMINE_MONTH_SAVE_AS = ""',
    )
    assert "events/chor/2026/12/08.html" in pages(site)
    assert not [name for name in pages(site) if name.startswith("termine/2026/12")]
    feed = page(site, "ics/chor.ics")
    assert "URL:https://probe.example/events/chor/2026/12/08.html" in feed
    assert "SOURCE;VALUE=URI:https://probe.example/ics/chor.ics" in feed
    assert "UID:chor-20261208@probe.example" in feed


def test_a_text_shows_the_dates_it_asks_for(site, build):
    text = (
        "Title: Neu\nDate: 2026-11-01\n\nVorher\n[[termine chor, anzahl: 1]]\n\n    [[termine x]]\n"
    )
    (site / "content/neu.md").write_text(text, "utf-8")
    build()
    html = page(site, "neu.html")
    assert html.count('<ul class="termine">') == 1
    assert "Mittwoch, 9. Dezember 2026" not in html
    assert "Dienstag, 1. Dezember 2026" in html
    assert "[[termine x]]" in re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        ("[[termine chro]]", "Den Termin „chro“ gibt es nicht."),
        ("[[termine rubrik: Musick]]", "Zu „Musick“ gibt es keinen Termin."),
        ("[[termine ort: rathaus]]", "Zu „rathaus“ gibt es keinen Termin."),
        ("[[termine chor, farbe: rot]]", "„farbe“ kennt „[[termine …]]“ nicht."),
    ],
)
def test_what_a_text_asks_in_vain_ends_the_run(site, build, mark, sentence):
    (site / "content/neu.md").write_text(f"Title: Neu\nDate: 2026-11-01\n\n{mark}\n", "utf-8")
    assert sentence in build(code=1)
    assert "kalender/alle.ics" not in pages(site)


def test_the_head_of_an_article_makes_a_date_as_pelican_events_knows_it(site, build):
    head = "Title: Basar\nDate: 2026-11-01\nevent-start: 2026-12-05 15:00\nevent-duration: 2h 30m\n"
    (site / "content/basar.md").write_text(f"{head}event-location: Markthalle\n\nText\n", "utf-8")
    build()
    assert "Samstag, 5. Dezember 2026, 15 bis 17:30 Uhr" in page(site, "index.html")
    feed = page(site, "kalender/basar.ics")
    assert "DTSTART;TZID=Europe/Berlin:20261205T150000" in feed
    assert "LOCATION:Markthalle" in feed
    assert "https://probe.example/basar.html" in feed.replace("\r\n ", "").replace("\n ", "")


def test_a_day_that_cannot_be_read_names_its_article(site, build):
    head = "Title: Basar\nDate: 2026-11-01\nevent-start: 2026-12-05 25:00\n"
    (site / "content/basar.md").write_text(f"{head}\nText\n", "utf-8")
    assert "basar.md: '2026-12-05 25:00' is not a valid date" in build(code=1)


def test_a_theme_has_the_last_word_on_a_template(site, build):
    theme = site / "theme/templates/termine"
    theme.mkdir(parents=True)
    (theme / "date.html").write_text("Eigenes: {{ date|wann }} {{ date|termin_url }}", "utf-8")
    (site / "theme/templates/index.html").write_text(
        "{% block content %}{{ kommende_termine|length }} {{ termine_kalender[0].path }}"
        "{% endblock %}",
        "utf-8",
    )
    build('THEME = "theme"')
    assert page(site, "termine/fest/2026-12-20/index.html") == (
        "Eigenes: Sonntag, 20. Dezember 2026, ganztägig termine/fest/2026-12-20/"
    )
    assert page(site, "index.html").rstrip().endswith("4 kalender/alle.ics")


def test_the_home_page_can_do_without_dates(site, build):
    build("TERMINE_STARTSEITE = False")
    assert "Nächste Termine" not in page(site, "index.html")


def test_a_site_without_an_event_file_is_told(site, build):
    (site / "content/termine.yaml").unlink()
    told = "Die Datei „termine.yaml“ gibt es nicht: Die Website hat keine Termine daraus."
    assert told in " ".join(build().split())


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ('TERMINE_LAND = "XX:"', "TERMINE_LAND = 'XX:': no holidays are known of it."),
        ('TERMINE_ZEITZONE = "Mars"', "TIMEZONE or TERMINE_ZEITZONE = 'Mars'"),
        ('TERMINE_HEUTE = "morgen"', "TERMINE_HEUTE = 'morgen': write it as"),
        ('TERMINE_SPRACHE = "fr"', "TERMINE_SPRACHE = 'fr': it must be"),
        ('TERMINE_DATEIEN = "a.yaml"', "TERMINE_DATEIEN = 'a.yaml': it must be a list of files"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_a_sentence(build, setting, sentence):
    assert sentence in build(setting, code=1)


def test_other_plugins_hear_of_the_dates(site, build):
    (site / "hoerer.py").write_text(
        "from plugins.termine.plugin import termine_read\n"
        "def heard(generator):\n"
        "    print('heard', len(generator.calendar.agenda.upcoming))\n"
        "def register():\n"
        "    termine_read.connect(heard)\n",
        "utf-8",
    )
    assert "heard 4" in build('PLUGINS = ["plugins.termine", "hoerer"]', 'PLUGIN_PATHS = ["."]')


def test_the_same_site_twice_has_the_same_bytes(site, build):
    build()
    before = {name: (site / "output" / name).read_bytes() for name in pages(site)}
    build()
    assert {name: (site / "output" / name).read_bytes() for name in pages(site)} == before
