"""A date told differently by page, JSON-LD and calendar is found, in the miniature site."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.audit import Audited, audit

ABOUT = Audited("https://familienbuero.example", date(2026, 11, 22))
OWN = "termine/singen/2026-11-24/index.html"
CANCELLED = "termine/singen/2026-12-01/index.html"
MOVED = "termine/singen/2026-12-08/index.html"
EVENT = "termine/singen/index.html"
LIST = "termine/index.html"
JSON = "kalender/alle.json"
ICS = "termine/singen/2026-11-24.ics"
FEED = "kalender/singen.ics"

pytestmark = pytest.mark.slow


@pytest.fixture
def site(miniature_site: Path, tmp_path: Path) -> Path:
    """A copy of the miniature site without what shows no date, to be broken."""
    left_out = shutil.ignore_patterns("theme", "aktuelles", "pagefind", "suche", "archiv", "2026")
    return Path(shutil.copytree(miniature_site, tmp_path / "output", ignore=left_out))


def found(site: Path) -> set[str]:
    """The kinds of all differences between page and calendar."""
    diagnostics = audit(site, ABOUT)
    return {one.kind for one in diagnostics if one.kind.startswith(("parity", "ics"))}


def change(site: Path, file: str, old: str, new: str) -> None:
    """Replace every `old` in a file."""
    text = (site / file).read_bytes().decode()
    assert old in text, file
    (site / file).write_bytes(text.replace(old, new).encode())


def everywhere(site: Path, old: str, new: str) -> None:
    """Replace every `old` in all calendars."""
    for file in site.rglob("*.ics"):
        data = file.read_bytes()
        file.write_bytes(data.replace(old.encode(), new.encode()))


def test_the_miniature_site_has_no_fault(miniature_site: Path) -> None:
    assert [one.message for one in audit(miniature_site, ABOUT) if one.is_error] == []


@pytest.mark.parametrize(
    ("file", "replaced", "kind"),
    [
        (OWN, ('datetime="2026-11-24T09:30', 'datetime="2026-11-24T10:30'), "parity-start"),
        (OWN, ('"startDate":"2026-11-24T09:30', '"startDate":"2026-11-24T10:30'), "parity-start"),
        (OWN, ('"startDate":"2026-11-24T09:30:00+01:00"', '"startDate":"bald"'), "parity-start"),
        (OWN, ('"endDate":"2026-11-24T10:15', '"endDate":"2026-11-24T11:15'), "parity-end"),
        (OWN, ("9:30 bis 10:15 Uhr</time>", "9:30 bis 11:15 Uhr</time>"), "parity-words"),
        (OWN, ("Dienstag, 24. November 2026, 9", "Dienstag, 25. November 2026, 9"), "parity-words"),
        (OWN, ('"name":"Singen mit Babys","startDate"', '"name":"x","startDate"'), "parity-title"),
        (OWN, ("<h1>Singen", "<h1>Springen"), "parity-title"),
        (OWN, ("EventScheduled", "EventCancelled"), "parity-status"),
        (OWN, ('"@type":"Event"', '"@type":"Thing"'), "parity-without-json"),
        (OWN, ("<time", "<span"), "parity-without-time"),
        (CANCELLED, ("EventCancelled", "EventScheduled"), "parity-status"),
        (CANCELLED, ("Fällt aus", "Findet statt"), "parity-status"),
        (MOVED, ("EventRescheduled", "EventScheduled"), "parity-status"),
        (MOVED, ("<strong>Verlegt", "<strong>Bleibt"), "parity-status"),
        (MOVED, ('datetime="2026-12-09', 'datetime="2026-12-08'), "parity-start"),
        (EVENT, ('datetime="2026-11-24T09:30', 'datetime="2026-11-24T10:30'), "parity-start"),
        (EVENT, ('"startDate":"2026-11-24T09:30', '"startDate":"2026-11-24T10:30'), "parity-start"),
        (EVENT, ("Fällt aus", "Findet statt"), "parity-status"),
        (LIST, ('datetime="2026-12-09T09:30', 'datetime="2026-12-08T09:30'), "parity-start"),
        (LIST, ("Verlegt", "Bleibt"), "parity-status"),
        (LIST, ("/termine/singen/2026-12-01/", "/termine/"), "parity-not-on-page"),
        (LIST, ("/singen/2026-12-01/", "/singen/2026-12-02/"), "parity-not-in-calendar"),
        (LIST, ("9:30 bis 10:15 Uhr</time>", "9:30 bis 11:15 Uhr</time>"), "parity-words"),
        (JSON, ('"endDate": "2026-11-24T10:15', '"endDate": "2026-11-25T10:15'), "parity-end"),
        (JSON, ("24. November 2026, 9:30 bis", "24. November 2026, 9:30 Uhr bis"), "parity-words"),
        (JSON, ('"startDate": "2026-11-24T09', '"startDate": "2026-11-24T08'), "parity-start"),
        (JSON, ('"events"', '"termine"'), "parity-json-broken"),
        (ICS, ("SUMMARY:Singen", "SUMMARY:Springen"), "parity-different-copies"),
        (FEED, ("Dieser Termin fällt aus", "Dieser Termin ist"), "parity-different-copies"),
        (FEED, ("UID:singen-20261201@", "UID:singen-20261202@"), "parity-not-in-calendar"),
        (FEED, ("UID:singen-20261201@", "UID:singen-20261202@"), "parity-uid"),
    ],
)
def test_a_difference_is_found(site: Path, file: str, replaced: tuple[str, str], kind: str) -> None:
    change(site, file, *replaced)
    assert kind in found(site)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("20261124T093000", "20261124T090000", {"parity-start", "parity-words"}),
        ("20261124T101500", "20261124T110000", {"parity-end", "parity-words"}),
        ("20261124T101500", "20261125T101500", {"parity-end", "parity-words"}),
        ("Dieser Termin fällt aus", "Dieser Termin ist", {"parity-status"}),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED", {"parity-status"}),
        ("Neuer Termin\\, verlegt", "Termin\\, verlegt", {"parity-status"}),
        ("SUMMARY:ABGESAGT: ", "SUMMARY:", {"parity-status"}),
        ("SUMMARY:Sommerfest", "SUMMARY:Winterfest", {"parity-title"}),
        ("SUMMARY:Sommerfest", "SUMMARY:ABGESAGT: Sommerfest", {"parity-title"}),
        ("LOCATION:", "LOCATION:Zelt\\, ", {"parity-place"}),
        ("/termine/singen/2026-12-01/", "/termine/singen/2026-12-02/", {"parity-uid"}),
    ],
)
def test_a_difference_of_all_calendars_is_found(
    site: Path, old: str, new: str, kinds: set[str]
) -> None:
    everywhere(site, old, new)
    assert kinds <= found(site)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"startDate": "2026-11-24T09:30', '"startDate": "2026-11-24T10:30', "parity-start"),
        ('"endDate": "2026-11-24T10:15', '"endDate": "2026-11-24T11:15', "parity-end"),
        ('"eventStatus": "EventCancelled"', '"eventStatus": "EventScheduled"', "parity-status"),
        ('"name": "Singen mit Babys"', '"name": "Singen"', "parity-title"),
        ('"address": "Familienbüro', '"address": "Zelt', "parity-place"),
        ('"performer": ""', '"performer": "Ein Chor"', "parity-fact"),
        ('"languages": []', '"languages": ["Türkisch"]', "parity-fact"),
        ("/termine/singen/2026-11-24/", "/termine/", "parity-title"),
        ('"events": [', '"events": 1, "x": [', "parity-json-broken"),
    ],
)
def test_a_difference_of_the_file_for_programs_is_found(
    site: Path, old: str, new: str, kind: str
) -> None:
    change(site, "kalender/alle.json", old, new)
    assert found(site) == {kind}


def test_a_guest_that_only_search_engines_know_is_found(site: Path) -> None:
    guest = '"performer":{"@type":"Organization","name":"Ein Chor"},"url":'
    change(
        site,
        OWN,
        '"url":"https://familienbuero.example/termine/singen/2026',
        guest + '"https://familienbuero.example/termine/singen/2026',
    )
    (told,) = [one.message for one in audit(site, ABOUT) if one.kind == "parity-fact"]
    assert told == "„Zu Gast: Ein Chor“ steht in JSON-LD, aber nicht im Kalender."


def test_a_date_without_a_place_needs_no_event_and_still_has_an_end(site: Path) -> None:
    everywhere(site, "LOCATION:Familienbüro\\, Hauptstraße\\, Herne\r\n", "")
    text = (site / OWN).read_text("utf-8")
    start = text.index(
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event"'
    )
    end = text.index("</script>", start)
    (site / OWN).write_text(text[:start] + text[end + len("</script>") :], "utf-8")
    told = {(one.kind, one.position.file) for one in audit(site, ABOUT)}
    assert not {kind for kind, file in told if file == f"output/{OWN}"}


def test_an_event_without_a_place_is_found(site: Path) -> None:
    everywhere(site, "LOCATION:", "X-LOCATION:")
    assert "parity-place" in found(site)


def test_a_place_that_only_the_page_leaves_out_is_found(site: Path) -> None:
    text = (site / OWN).read_text("utf-8")
    json, main = text.split("<main")
    assert "Familienbüro" in main
    (site / OWN).write_text(f"{json}<main{main.replace('Familienbüro', 'Zelt')}", "utf-8")
    assert found(site) == {"parity-place"}


def test_a_date_without_its_page_is_found(site: Path) -> None:
    (site / OWN).unlink()
    assert "parity-without-page" in found(site)


def test_a_date_without_its_calendar_is_found(site: Path) -> None:
    (site / ICS).unlink()
    assert "parity-not-in-calendar" in found(site)


def test_every_difference_is_a_sentence(site: Path) -> None:
    change(site, OWN, 'datetime="2026-11-24T09:30', 'datetime="2026-11-24T10:30')
    (said,) = [one.message for one in audit(site, ABOUT) if one.kind == "parity-start"]
    assert said == (
        "Der Beginn ist in der Seite des Termins „2026-11-24T10:30:00+01:00“, "
        "im Kalender „2026-11-24T09:30:00+01:00“."
    )


def test_the_hour_that_comes_twice_in_october_is_no_difference(site: Path) -> None:
    everywhere(site, "20261124T093000", "20261025T023000")
    for file in (*site.rglob("*.html"), site / JSON):
        text = file.read_text("utf-8")
        file.write_text(text.replace("2026-11-24T09:30:00+01", "2026-10-25T02:30:00+02"), "utf-8")
    assert "parity-start" not in found(site)
    change(site, OWN, "2026-10-25T02:30:00+02", "2026-10-25T02:30:00+01")
    assert "parity-start" in found(site)
