"""What has changed of coming dates since ninety days: a feed, and what stands above the dates."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Builder
from tests.termine.history.book import Repository

ATOM = "{http://www.w3.org/2005/Atom}"
SERIES = """\
termine:
  - id: chor
    titel: Chor
    wann: jeden Mittwoch
    um: 10 Uhr
    ab: 02.09.2026
    bis: 30.12.2026
    ort: buero
    feiertage: findet statt
    ferien: findet statt
"""
OFF = (
    SERIES
    + """\
    abweichungen:
      - am: 02.12.2026
        entfaellt: Krankheit
      - am: 16.12.2026
        verlegt: 17.12.2026
"""
)


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "site")
    made.write("termine.yaml", SERIES.replace("10 Uhr", "9 Uhr"))
    made.write("orte.yaml", "- id: buero\n  name: Büro\n")
    made.commit("2026-08-01 10:00")
    made.write("termine.yaml", SERIES)
    made.commit("2026-08-20 10:00")
    made.write("termine.yaml", OFF)
    made.commit("2026-12-01 06:00")
    return made


def entries(text: str) -> list[tuple[str, str, str]]:
    found = ET.fromstring(text).iter(f"{ATOM}entry")  # noqa: S314  # our own text
    names = ("title", "summary", "updated")
    return [tuple(one.findtext(f"{ATOM}{name}") for name in names) for one in found]


@pytest.mark.slow
def test_the_feed_tells_each_change_of_the_last_ninety_days(repository, build_site: Builder):
    built = build_site(repository.content, "--today", "2026-12-01")
    assert built.code == 0, built.said
    assert entries(built.read("feeds/aenderungen.atom.xml")) == [
        (
            "Verlegt: Chor",
            "Mi 16.12.2026 → Donnerstag, 17. Dezember 2026, um 10 Uhr",
            "2026-12-01T06:00:00+00:00",
        ),
        ("Abgesagt: Chor", "Mi 02.12.2026: Krankheit", "2026-12-01T06:00:00+00:00"),
    ]
    again = build_site(repository.content, "--today", "2026-12-01", "--full")
    assert again.read("feeds/aenderungen.atom.xml") == built.read("feeds/aenderungen.atom.xml")


@pytest.mark.slow
def test_what_is_other_within_seven_days_stands_above_the_dates(repository, build_site: Builder):
    built = build_site(repository.content, "--today", "2026-12-01")
    for page in ("", "termine/", "termine/chor/"):
        told = BeautifulSoup(built.read(f"{page}index.html"), "html.parser").select(
            ".changes-soon li"
        )
        assert [" ".join(one.get_text().split()) for one in told] == [
            "Mittwoch, 2. Dezember 2026: Chor – Fällt aus: Krankheit"
        ]
        assert [one["data-until"] for one in told] == ["2026-12-02"]
    later = build_site(repository.content, "--today", "2026-12-03")
    assert "changes-soon" not in later.read("termine/index.html")


@pytest.mark.slow
def test_without_git_there_is_no_feed_and_no_link_to_it(repository, tmp_path, build_site: Builder):
    plain = tmp_path / "plain"
    (repository.content).rename(plain)
    built = build_site(plain, "--today", date(2026, 12, 1).isoformat())
    assert built.code == 0, built.said
    assert not (built.output / "feeds/aenderungen.atom.xml").exists()
    assert "aenderungen.atom.xml" not in built.read("index.html")
