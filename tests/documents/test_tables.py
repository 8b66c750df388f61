"""Tables that repeat what the program knows say the same as the program."""

import pytest

import tasks
from plugins.termine.reading import forms
from tests.documents.handbook import code, tables


def test_the_readme_lists_exactly_the_commands():
    rows = tables("README.md")["Commands"]
    listed = [(code(row[0])[0].split()[0], "".join(code(row[1]))) for row in rows]

    assert sorted(listed) == sorted((one.name, one.alias) for one in tasks.COMMANDS)


def test_the_handbook_lists_the_commands_of_editors():
    rows = tables("docs/redaktion/befehle.md")["Befehle"]
    listed = {(code(row[1])[0], code(row[0])[0]) for row in rows}

    assert listed <= {(one.name, one.alias) for one in tasks.COMMANDS}
    assert {name for name, _ in listed} >= {
        *("check", "serve", "build", "changes", "import"),
        *("new", "cancel", "move", "topic"),
    }


@pytest.mark.parametrize(
    ("heading", "forms"),
    [
        (
            "Die Schlüssel der Termindatei",
            (forms.EventForm, forms.AdjustmentForm, forms.PauseForm, forms.RegistrationForm),
        ),
        ("Die Schlüssel der Orte", (forms.VenueForm,)),
        ("Die Schlüssel im Kopf eines Texts", (forms.FrontMatterForm,)),
        ("Die Schlüssel der Schließtage", (forms.ClosedDaysForm,)),
        ("Die Schlüssel der Partner", (forms.SubscriptionForm,)),
    ],
)
def test_the_glossary_has_every_key_with_its_english_name(heading, forms):
    glossary = {code(row[0])[0]: code(row[1])[0] for row in tables("docs/glossar.md")[heading]}
    schema = {}
    for form in forms:
        for name, field in form.model_fields.items():
            schema.setdefault(field.alias, set()).add(name)

    assert set(glossary) == set(schema)
    for key, name in glossary.items():
        assert name in schema[key], key
