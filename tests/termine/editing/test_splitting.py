"""An event file becomes one file for each entry, and not a byte of an entry is lost."""

import re
from pathlib import Path

import pytest

from plugins.termine.editing import Refusal, Split, split
from plugins.termine.reading import Source, load

RICH = Path(__file__).parents[1] / "reading" / "rich.yaml"
VENUES = Source(
    "content/orte.yaml",
    b"- id: familienbuero\n  name: A\n- id: whs\n  name: B\n- id: wez\n  name: C\n",
)
UNDER_A_TIME = """\
vorgaben:
  um: 9 Uhr
termine:
  - id: a
    titel: A
    regeln:
      - wann: dienstags
        ab: 06.07.2027
"""
SCHEMA = "# yaml-language-server: $schema=../../docs/schema/termine.schema.json\n\n"
NOTE = (
    "# Die Einträge stehen einzeln im Ordner „termine“, die Vorgaben bei jedem, der sie braucht.\n"
)
TWO = """\
# yaml-language-server: $schema=../docs/schema/termine.schema.json
# Alle Termine

vorgaben:
  kosten: kostenlos   # bis auf weiteres
  beschreibung: |
    Kommen Sie!

    Wir freuen uns.

termine:  # nach Datum
  # Über dem Fest
  - id: fest
    titel: "Das: Fest"   # mit Doppelpunkt
    datum: 03.07.2027
    um: 9 Uhr
    abweichungen:
      # noch nichts
    # Am Ende des Fests

  # Über dem Basar

  - # gleich hinter dem Strich
    id: basar
    kosten: 2 Euro
    titel: Basar
    datum: 05.06.2027
    um:   10 Uhr
# Ganz am Ende
"""
FEST = """\
# Über dem Fest
id: fest
titel: "Das: Fest"   # mit Doppelpunkt
datum: 03.07.2027
um: 9 Uhr
abweichungen:
  # noch nichts
kosten: kostenlos   # bis auf weiteres
beschreibung: |
  Kommen Sie!

  Wir freuen uns.
# Am Ende des Fests
"""
BASAR = """\
# Über dem Basar
# gleich hinter dem Strich
id: basar
kosten: 2 Euro
titel: Basar
datum: 05.06.2027
um:   10 Uhr
beschreibung: |
  Kommen Sie!

  Wir freuen uns.
"""
REST = """\
# yaml-language-server: $schema=../docs/schema/termine.schema.json
# Alle Termine

# vorgaben:
#   kosten: kostenlos   # bis auf weiteres
#   beschreibung: |
#     Kommen Sie!

#     Wir freuen uns.

# nach Datum

# Ganz am Ende

"""


def parts(text: str, newline: str = "\n") -> dict[str, str]:
    source = Source("content/termine.yaml", text.replace("\n", newline).encode())
    found = split(source, None, "content/termine")
    assert isinstance(found, Split), found
    files = (*found.files, *((found.rest,) if found.rest else ()))
    return {file.name: file.data.decode() for file in files}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
def test_every_entry_takes_its_comments_and_the_defaults_it_needs(newline):
    assert parts(TWO, newline) == {
        "content/termine/fest.yaml": (SCHEMA + FEST).replace("\n", newline),
        "content/termine/basar.yaml": (SCHEMA + BASAR).replace("\n", newline),
        "content/termine.yaml": (REST + NOTE).replace("\n", newline),
    }


def test_of_a_file_without_comments_of_its_own_nothing_stays():
    text = "termine:\n- id: fest\n  titel: Fest\n  datum: 03.07.2027\n  um: 9 Uhr\n"
    assert parts(text) == {
        "content/termine/fest.yaml": (
            SCHEMA + "id: fest\ntitel: Fest\ndatum: 03.07.2027\num: 9 Uhr\n"
        )
    }


@pytest.mark.parametrize(
    ("default", "entry"),
    [
        ("ende: offen", "datum: 03.07.2027\n    um: 9 bis 11 Uhr"),
        ("dauer: 90 Minuten", "datum: 03.07.2027\n    um: 9 Uhr\n    ende: 12 Uhr"),
        ("ferien: entfaellt", "datum: 03.07.2027\n    um: 9 Uhr"),
        ("feiertage: entfaellt\n  ende: offen", "datum: 03.07.2027\n    um: 9 bis 11 Uhr"),
    ],
)
def test_a_default_that_does_not_fit_an_entry_is_not_taken(default, entry):
    text = f"vorgaben:\n  {default}\ntermine:\n  - id: fest\n    titel: Fest\n    {entry}\n"
    own = re.sub("^    ", "", f"id: fest\ntitel: Fest\n{entry}\n", flags=re.MULTILINE)
    assert parts(text)["content/termine/fest.yaml"] == SCHEMA + own


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "In content/termine.yaml steht keine Liste von Terminen"),
        ("id: a\ntitel: A\ndatum: 3.7.2027\num: 9 Uhr\n", "steht keine Liste von Terminen"),
        ("termine: []\n", "In content/termine.yaml, Zeile 1, stehen Angaben in Klammern."),
        (
            "termine:\n  - {id: a, titel: A, datum: 3.7.2027, um: 9 Uhr}\n",
            "In content/termine.yaml, Zeile 2, stehen Angaben in Klammern.",
        ),
        (
            "vorgaben: {kosten: 0 Euro}\ntermine:\n- id: a\n  titel: A\n  datum: 3.7.27\n",
            "In content/termine.yaml, Zeile 1, stehen Angaben in Klammern.",
        ),
        (
            UNDER_A_TIME,
            "Der Eintrag „a“ in content/termine.yaml nimmt etwas aus den Vorgaben",
        ),
    ],
)
def test_what_cannot_be_split_is_refused_with_a_reason(text, sentence):
    found = split(Source("content/termine.yaml", text.encode()), None, "content/termine")
    assert isinstance(found, Refusal)
    assert sentence in found.text


def test_entries_of_all_kinds_keep_every_line():
    rich = Source("content/termine.yaml", RICH.read_bytes())
    whole = load([rich], VENUES).catalogue.events
    found = split(rich, VENUES, "content/termine")
    assert isinstance(found, Split)
    assert [file.name for file in found.files] == [
        f"content/termine/{event.id}.yaml" for event in sorted(whole, key=lambda one: one.position)
    ]
    lines = rich.data.decode().replace("\ntermine:\n", "\n").split("\n")
    kept = "\n".join(file.data.decode() for file in (*found.files, found.rest) if file)
    assert [one for one in lines if one.strip(" -") and one.strip(" -") not in kept] == []
