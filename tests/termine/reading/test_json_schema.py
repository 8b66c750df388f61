"""The help while typing is made of the reader's forms and lets pass what the reader reads."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from plugins.termine.reading import Source, entry_fault, json_schemas, read_front_matter
from plugins.termine.reading.forms import (
    AdjustmentForm,
    ClosedDaysForm,
    DefaultsForm,
    EventForm,
    FrontMatterForm,
    PauseForm,
    RegistrationForm,
    RuleForm,
    SubscriptionForm,
    VenueForm,
)
from tooling.snippets import NAME, snippets

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "docs" / "schema"
NAMES = ("termine", "orte", "ferien", "abos", "artikel")


def schema(name):
    return json.loads(json_schemas()[name])


def passes(name, tmp_path, *texts):
    """Whether check-jsonschema, which editors may use themselves, lets all of the files pass."""
    files = [tmp_path / f"{number}.yaml" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile"]
    done = subprocess.run(
        [*command, str(FOLDER / f"{name}.schema.json"), *map(str, files)],
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_forms_say(name):
    """After a change of the forms: python3 tasks.py schema."""
    assert (FOLDER / f"{name}.schema.json").read_text("utf-8") == json_schemas()[name]


def test_there_is_no_other_file():
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (EventForm, schema("termine")["definitions"]["eintrag"]),
        (DefaultsForm, schema("termine")["else"]["properties"]["vorgaben"]),
        (VenueForm, schema("orte")["items"]),
        (ClosedDaysForm, schema("ferien")["items"]),
        (SubscriptionForm, schema("abos")["items"]),
        (FrontMatterForm, schema("artikel")),
    ],
)
def test_every_key_of_a_form_is_offered_and_no_other(form, found):
    assert tuple(found["properties"]) == form.keys()
    assert found["additionalProperties"] is False
    assert found.get("required", []) == [key for key, _ in form.needed]


@pytest.mark.parametrize(
    ("key", "form"),
    [("regeln", RuleForm), ("pausen", PauseForm), ("abweichungen", AdjustmentForm)],
)
def test_the_keys_within_an_entry_are_offered_too(key, form):
    part = schema("termine")["definitions"]["eintrag"]["properties"][key]["items"]

    assert tuple(part["properties"]) == form.keys()


def test_an_anmeldung_is_a_sentence_or_has_keys():
    one, other = schema("termine")["definitions"]["eintrag"]["properties"]["anmeldung"]["anyOf"]

    assert "string" in one["type"]
    assert tuple(other["properties"]) == RegistrationForm.keys()


def described(part):
    """Every key below a schema with what is said about it."""
    for key, value in part.get("properties", {}).items():
        yield key, value
        yield from described(value)
        for inner in (value.get("items"), *value.get("anyOf", ())):
            yield from described(inner or {})


@pytest.mark.parametrize("name", NAMES)
def test_every_key_says_in_german_what_it_is_and_shows_it(name):
    whole = schema(name)
    inner = (whole.get("items"), whole.get("else"), whole.get("definitions", {}).get("eintrag"))
    parts = [whole, *filter(None, inner)]
    keys = [(key, value) for part in parts for key, value in described(part)]

    assert keys
    for key, value in keys:
        assert value["title"], key
        assert value["description"].endswith("."), key
        assert value["examples"], key


def test_an_example_is_one_that_the_schema_lets_pass():
    whole = schema("termine")
    inner = (whole["else"], whole["definitions"]["eintrag"], schema("orte")["items"])
    examples = [
        (key, example, part)
        for outer in (*inner, schema("ferien")["items"], schema("artikel"))
        for key, part in described(outer)
        for example in part["examples"]
    ]

    assert len(examples) > 100
    for key, example, part in examples:
        jsonschema.validate(example, {**part, "definitions": whole["definitions"]}), key


@pytest.mark.slow
@pytest.mark.parametrize("name", ["termine", "orte"])
def test_the_reference_files_pass(name, tmp_path):
    ok, said = passes(name, tmp_path, (ROOT / "content" / f"{name}.yaml").read_text("utf-8"))
    assert ok, said


@pytest.mark.slow
def test_the_head_of_every_reference_text_passes(tmp_path):
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "content").rglob("*.md"))]
    heads = [text.split("---\n")[1] for text in texts if text.startswith("---\n")]

    ok, said = passes("artikel", tmp_path, *heads)

    assert len(heads) > 10
    assert ok, said


def test_editors_programs_find_the_schemas():
    """The first line of a file names its schema, and Visual Studio Code knows all of them."""
    for name in ("termine", "orte"):
        file = ROOT / "content" / f"{name}.yaml"
        line = file.read_text("utf-8").partition("\n")[0]
        assert line == f"# yaml-language-server: $schema=../docs/schema/{name}.schema.json"
        assert (file.parent / line.partition("=")[2]).resolve() == FOLDER / f"{name}.schema.json"
    code = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert set(code["yaml.schemas"]) == {
        f"./docs/schema/{name}.schema.json" for name in ("termine", "orte", "ferien", "abos")
    }


def test_the_head_of_a_text_is_offered_by_the_program_itself():
    """Its YAML extension knows no YAML in Markdown. After a change: python3 tasks.py schema."""
    text = (ROOT / ".vscode" / NAME).read_text("utf-8")
    assert text == snippets(json_schemas()["artikel"])
    offered = json.loads(text).values()
    assert {one["prefix"] for one in offered} == {"artikel", "seite", *FrontMatterForm.keys()}
    assert {one["scope"] for one in offered} == {"markdown"}


def test_a_snippet_filled_in_with_its_examples_is_a_head_without_mistakes():
    for one in json.loads(snippets(json_schemas()["artikel"])).values():
        lines = [re.sub(r"\$\{\d[|:]([^|,}]*)[^}]*\}", r"\1", line) for line in one["body"]]
        text = "\n".join(lines if "---" in lines else ["---", *lines, "---"])
        head = read_front_matter(Source("content/artikel/a.md", text.encode()))
        assert [diagnostic.kind for diagnostic in head.diagnostics] == []
        assert "${" not in text
        assert "|" not in text


SPELLINGS = [
    *[("datum", "11.7.2019"), ("datum", "Do., 11. Juli 2019"), ("datum", "2019-07-11")],
    *[("datum", "Donnerstag, den 11. Juli 2019"), ("ab", "am 11.07.2019")],
    *[("um", "10"), ("um", "10:30 Uhr"), ("um", "ab 10 Uhr"), ("um", "Ganztägig")],
    *[("um", "von 22 bis 1 Uhr"), ("ende", "Ende offen"), ("ende", "bis 12 Uhr")],
    *[("dauer", "90 Minuten"), ("dauer", "zwei Stunden"), ("dauer", "1 Std. 30 Min.")],
    *[("wann", "DIENSTAGS"), ("wann", "Mo, Di und Fr"), ("wann", "14-tägig mittwochs")],
    *[("feiertage", "entfällt"), ("ferien", "Fällt aus"), ("ferien", "finden statt")],
    *[("plaetze", "12 Plätze"), ("ausgebucht", "JA"), ("entwurf", "nein")],
    *[("link", "mailto:a@b.de"), ("artikel", "2019"), ("bild", "bilder/a.jpg")],
    *[("rrule", "FREQ=DAILY"), ("titel", "12"), ("id", "fest-2019")],
]


@pytest.mark.parametrize(("key", "text"), SPELLINGS)
def test_a_spelling_that_the_reader_takes_passes(key, text):
    assert entry_fault(key, text) is None
    jsonschema.validate(text, schema("termine")["definitions"]["eintrag"]["properties"][key])


READ = """\
termine:
  - {id: a, titel: 2019, datum: 2019-07-11, um: 10:00, plaetze: 12, ausgebucht: Ja, alter: 3}
  - {id: b, titel: B, wann: Di, ab: 'Mittwoch, 6. Februar 2019', um: 9.30, feiertage: entfällt}
  - {id: c, titel: C, datum: Mi. 06.02.2019, um: 10, dauer: 2 h, fuer: Familien, ende: offen}
  - id: d
    titel: D
    wann: jeden 1. Mittwoch
    ab: 2.1.2019
    um: ganztags
    ort:
    ferien: Findet statt
    anmeldung: {noetig: nein, telefon: 02323 161616, mail: a@b.de, link: 'tel:1'}
    abweichungen:
      - {am: 6.2.2019, entfaellt: }
      - {zusatz: 1. März 2019, bis: 2.3.2019, um: 10}
    pausen: [{von: 1.7.2019, bis: 2.7.2019}]
"""
ONE_ENTRY = "id: a\ntitel: A\ndatum: 11.07.2019\num: 10 Uhr\n"
ONLY_DEFAULTS = "vorgaben:\n  um: 10 Uhr\ntermine:\n"
VENUES = """\
- {id: a, name: A, plz: 44649, lage: '51.5, 7.2'}
- {id: b, name: B, lage: [51.5, 7.2], barrierefrei: Aufzug}
- {id: c, name: C, lage: {lat: 51.5, lon: 7.2}}
"""


@pytest.mark.slow
def test_what_the_reader_reads_passes_however_a_program_types_it(tmp_path):
    ok, said = passes("termine", tmp_path, READ, ONE_ENTRY, ONLY_DEFAULTS, "")
    assert ok, said
    ok, said = passes("orte", tmp_path, VENUES)
    assert ok, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("termine", "termine:\n  - {id: a, titl: A, datum: 1.1.2027, um: 10 Uhr}", "titl"),
        (
            "termine",
            "id: a\ntitel: A\nabweichungen:\n  - {am: 1.1.2027, endfaellt: x}",
            "endfaellt",
        ),
        ("termine", "vorgabe:\n  um: 10 Uhr\n", "vorgabe"),
        ("orte", "- {id: a, name: A, strase: x}", "strase"),
        ("ferien", "- {name: Herbst, von: 1.10.2027, biss: 2.10.2027}", "biss"),
        ("artikel", "titel: A\ndatun: 1.1.2027", "datun"),
        ("termine", "id: a\ntitel: A\nferien: vielleicht", "ferien"),
        ("termine", "id: a\ntitel: A\nausgebucht: fast", "ausgebucht"),
        ("termine", "id: a\ntitel: A\nferien: true", "ferien"),
        ("termine", "id: a\ntitel: A\ndatum: morgen", "datum"),
        ("termine", "id: Ä\ntitel: A", "id"),
    ],
)
def test_a_misspelt_key_or_value_fails(name, text, key, tmp_path):
    ok, said = passes(name, tmp_path, text)

    assert not ok
    assert key in said


def test_a_form_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        EventForm.model_validate({"titel": "Fest"}).title = "Feier"
