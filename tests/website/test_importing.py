"""`import` writes one new file and adds venues; what stood there keeps every byte."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.website.commands.build import check
from plugins.website.commands.importing import import_calendars
from plugins.website.commands.options import CheckOptions, ImportOptions

TODAY = date(2026, 11, 22)
CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Krabbelgruppe
DTSTART;TZID=Europe/Berlin:20270105T093000
DTEND;TZID=Europe/Berlin:20270105T110000
RRULE:FREQ=WEEKLY
LOCATION:Turnhalle
END:VEVENT
END:VCALENDAR
"""
WRITTEN = """\
# Übernommen aus einem anderen Kalender. Bitte jeden Eintrag lesen und danach prüfen:
# python3 tasks.py pruefen

termine:
  - id: krabbelgruppe
    titel: Krabbelgruppe
    wann: jeden Dienstag
    um: 9:30 bis 11 Uhr
    ab: Di 05.01.2027
    ort: turnhalle
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(Path(__file__).parents[1] / "miniature", folder)
    return folder


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "Alte Termine.ics"
    path.write_text(CALENDAR, "utf-8")
    return path


def run(content: Path, *files: Path, **options) -> int:
    return import_calendars(ImportOptions(content, TODAY, files, **options))


def test_the_entries_become_a_new_file(content, calendar, capsys):
    before = (content / "orte.yaml").read_bytes()
    assert run(content, calendar) == 0
    assert (content / "termine" / "alte-termine.yaml").read_text("utf-8") == WRITTEN
    venues = (content / "orte.yaml").read_bytes()
    assert venues == before + b"\n- id: turnhalle\n  name: Turnhalle\n"
    assert capsys.readouterr().out == (
        "Ergänzt: content/orte.yaml\n"
        "Geschrieben: content/termine/alte-termine.yaml\n"
        "Ein Eintrag.\n"
        "Neue Orte, bitte prüfen: Turnhalle.\n"
        "Nicht gebraucht und still weggelassen: UID, SEQUENCE, TRANSP, PRIORITY, Zeitstempel "
        "und die Angaben einzelner Programme (X-…).\n"
    )


def test_no_file_is_ever_overwritten(content, calendar):
    run(content, calendar, name="import")
    first = (content / "termine" / "import.yaml").read_bytes()
    assert run(content, calendar, name="import") == 0
    assert (content / "termine" / "import.yaml").read_bytes() == first
    second = (content / "termine" / "import-2.yaml").read_text("utf-8")
    assert "id: krabbelgruppe-2\n" in second
    assert "ort: turnhalle\n" in second
    assert sorted(path.name for path in (content / "termine").iterdir()) == [
        "import-2.yaml",
        "import.yaml",
    ]


def test_only_shown_means_that_nothing_is_written(content, calendar, capsys):
    before = sorted((path, path.read_bytes()) for path in content.rglob("*") if path.is_file())
    assert run(content, calendar, dry_run=True) == 0
    assert before == sorted(
        (path, path.read_bytes()) for path in content.rglob("*") if path.is_file()
    )
    said = capsys.readouterr()
    assert said.out == (
        f"# content/termine/alte-termine.yaml\n{WRITTEN}"
        "\n# content/orte.yaml, am Ende\n- id: turnhalle\n  name: Turnhalle\n"
    )
    assert said.err.startswith("Ein Eintrag.\n")


def test_windows_line_ends_of_the_venues_are_kept(content, calendar):
    path = content / "orte.yaml"
    before = path.read_bytes().replace(b"\n", b"\r\n").rstrip()
    path.write_bytes(before)
    assert run(content, calendar) == 0
    added = b"\r\n\r\n- id: turnhalle\r\n  name: Turnhalle\r\n"
    assert path.read_bytes() == before + added


def test_venues_in_a_form_that_cannot_be_added_to_are_left_alone(content, calendar, capsys):
    path = content / "orte.yaml"
    path.write_text("[{id: familienbuero, name: Familienbüro}]\n", "utf-8")
    before = path.read_bytes()
    assert run(content, calendar) == 1
    assert path.read_bytes() == before
    assert not (content / "termine").exists()
    assert capsys.readouterr().err == (
        "So entstünden neue Fehler in den Inhalten. Es wurde nichts geändert. "
        "Bitte zuerst prüfen: python3 tasks.py pruefen\n"
        "\n"
        "content/orte.yaml, Zeile 3: Die Einrückung dieser Zeile passt nicht zu den anderen "
        "Punkten der Liste.\n"
        "   3 | - id: turnhalle\n"
        "     | ^^^^^^^^^^^^^^^\n"
        "  Bitte „- “ genau so weit einrücken wie bei ihnen.\n"
        "\n"
        "1 Fehler\n"
    )


def test_what_is_taken_over_passes_the_check_of_the_whole_site(content, tmp_path, capsys):
    path = tmp_path / "google.ics"
    path.write_text(
        """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20270214T100000
DTEND;TZID=Europe/Berlin:20270214T110000
SUMMARY:Vortrag: [Verein](www.example.org)
DESCRIPTION:Mehr: [Verein](www.example.org)\\, ![Bild](www.example.org/a.png)
END:VEVENT
END:VCALENDAR
""",
        "utf-8",
    )
    assert run(content, path) == 0
    capsys.readouterr()
    check(CheckOptions(content, TODAY))
    assert "google.yaml" not in capsys.readouterr().out


def test_a_file_that_is_not_there_is_wrong_usage(content, tmp_path, capsys):
    assert run(content, tmp_path / "nix.ics") == 2
    assert capsys.readouterr().err == "Die Datei „nix.ics“ gibt es nicht.\n"


def test_a_broken_calendar_is_a_sentence_and_no_file(content, tmp_path, capsys):
    path = tmp_path / "kaputt.ics"
    path.write_bytes(b"\x00\x01")
    assert run(content, path) == 1
    assert capsys.readouterr().out == (
        "Es gibt nichts zu übernehmen.\n"
        "„kaputt.ics“ ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt.\n"
    )
    assert not (content / "termine").exists()
