"""Every example of the handbook is right, and nothing that can be written is missing in it."""

import re
import shutil
import textwrap
from datetime import date

import pytest
from PIL import Image

import tasks
from plugins.termine.events import Recurrence, recurrence_from_phrase
from plugins.termine.events.phrase import _GRAMMAR
from plugins.termine.events.phrase_words import tokens
from plugins.termine.reading import Source, forms, load, nodes, read_lines
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from tests.documents.handbook import ROOT, code, documents, examples, tables
from tooling.commandline import parse

TODAY = date(2026, 11, 22)
KINDS = {
    *("yaml termine", "yaml orte", "yaml ferien", "yaml abos", "yaml ausschnitt"),
    *("markdown artikel", "markdown seite", "markdown ausschnitt", "sh", "text"),
}
KEYS = "docs/redaktion/schluessel.md"
PHRASES = [
    phrase
    for rows in tables("docs/redaktion/wiederholungen.md").values()
    for row in rows
    for phrase in code(row[0])
]


def each(info):
    return pytest.mark.parametrize("example", examples(info), ids=lambda one: one.place)


def diagnostics(folder):
    found = found_diagnostics(CheckOptions(folder, TODAY))
    return [(one.position.file, one.position.line, one.message) for one in found]


@pytest.fixture
def content(tmp_path):
    """A content folder with the office's places and dates, and nothing else."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("termine.yaml", "orte.yaml"):
        shutil.copy(ROOT / "content" / name, folder / name)
    shutil.copytree(ROOT / "content" / "artikel", folder / "artikel")
    return folder


def ours(found):
    """Without what a folder of a few files lacks: the pages that menus and texts lead to.

    An article of an example may be of a day to come.
    """
    names = ("termine.yaml", "orte.yaml", "ferien.yaml", "abos.yaml")
    files = [f"content/{name}" for name in names]
    return [
        (file, line, message)
        for file, line, message in found
        if file in files or file.startswith("content/artikel/neu")
        if not message.startswith("Der Artikel erscheint erst am ")
    ]


def test_every_example_says_what_it_is():
    assert {example.info for example in examples()} <= KINDS
    assert len(examples("yaml termine")) > 10


@each("yaml termine")
def test_dates_of_an_example_are_right(example, content):
    (content / "termine.yaml").write_text(example.text, "utf-8")
    assert ours(diagnostics(content)) == []


@each("yaml orte")
def test_places_of_an_example_are_right(example, content):
    (content / "orte.yaml").write_text(example.text, "utf-8")
    assert ours(diagnostics(content)) == []


@each("yaml ferien")
def test_closed_days_of_an_example_are_right(example, content):
    (content / "ferien.yaml").write_text(example.text, "utf-8")
    assert ours(diagnostics(content)) == []


@each("yaml abos")
def test_partners_of_an_example_are_right(example, content):
    (content / "abos.yaml").write_text(example.text, "utf-8")
    never_fetched = "Der Kalender von „Stadtbibliothek“ wurde noch nie geholt."
    assert ours(diagnostics(content)) == [("content/abos.yaml", 1, never_fetched)]


@each("yaml ausschnitt")
def test_a_part_of_an_entry_fits_into_one_of_the_file(example, content):
    (content / "bilder").mkdir()
    Image.new("RGB", (1200, 800)).save(content / "bilder" / "fruehstueckstisch.jpg")
    file = content / "termine.yaml"
    first, *others = file.read_text("utf-8").split("    beschreibung: |\n")
    found = []

    for number in range(len(others)):
        marks = [example.text if one == number else "" for one in range(len(others))]
        parts = (
            f"{mark}    beschreibung: |\n{text}" for mark, text in zip(marks, others, strict=True)
        )
        file.write_text(first + "".join(parts), "utf-8")
        found.append(ours(diagnostics(content)))

    assert [] in found, found


@each("markdown artikel")
def test_an_article_of_an_example_is_right(example, content):
    (content / "artikel" / "neu.md").write_text(example.text, "utf-8")
    found = [one for one in ours(diagnostics(content)) if "Seite" not in one[2]]
    assert found == []


@each("markdown seite")
def test_a_page_of_an_example_is_right(example, content):
    (content / "seiten").mkdir(exist_ok=True)
    (content / "seiten" / "neu.md").write_text(example.text, "utf-8")
    assert ours(diagnostics(content)) == []


def test_the_head_in_a_part_of_a_text_is_right(content):
    heads = [one for one in examples("markdown ausschnitt") if one.text.startswith("---\n")]
    assert heads
    for example in heads:
        text = example.text.replace("bild: fruehstueckstisch.jpg\n", "")
        (content / "artikel" / "neu.md").write_text(text, "utf-8")
        assert ours(diagnostics(content)) == []


@each("sh")
def test_a_command_of_an_example_is_one(example):
    for words in commands(example):
        assert parse(tasks.COMMANDS, words)


@each("sh")
def test_what_an_example_writes_can_be_written(example, content):
    writing = [words for words in commands(example) if words[0] in WRITING and len(words) > 2]
    for words in writing:
        call = parse(tasks.COMMANDS, [*words, "--content", str(content), "--today", "2026-11-22"])
        assert call.run() == 0


WRITING = {"neu", "absagen", "verlegen", "thema"}


def commands(example):
    """The calls of tasks.py in a block, as lists of words."""
    for line in example.text.splitlines():
        call = line.partition("#")[0].strip()
        if call.startswith("python3 tasks.py "):
            found = re.findall(r'"([^"]*)"|(\S+)', call)
            yield [quoted or bare for quoted, bare in found][2:]


@pytest.mark.slow
def test_all_examples_together_become_a_site(content, build_site):
    """One build: the ids of each example get an end of their own, so that none stands twice."""
    shutil.copytree(ROOT / "content" / "seiten", content / "seiten")
    (content / "termine").mkdir()
    for number, example in enumerate(examples("yaml termine")):
        text = re.sub(r"- id: (\S+)", rf"- id: \1-b{number}", example.text)
        (content / "termine" / f"{number}.yaml").write_text(text, "utf-8")
    places = "".join(
        re.sub(r"- id: (\S+)", rf"- id: \1-o{number}", example.text)
        for number, example in enumerate(examples("yaml orte"))
    )
    with (content / "orte.yaml").open("a", encoding="utf-8") as file:
        file.write(places)
    closed = "".join(example.text for example in examples("yaml ferien"))
    (content / "ferien.yaml").write_text(closed, "utf-8")
    for number, example in enumerate(examples("markdown artikel")):
        (content / "artikel" / f"neu-{number}.md").write_text(example.text, "utf-8")
    (content / "seiten").mkdir(exist_ok=True)
    for number, example in enumerate(examples("markdown seite")):
        (content / "seiten" / f"neu-{number}.md").write_text(example.text, "utf-8")

    built = build_site(content)

    assert built.code == 0, built.said


def rows(name, *headings):
    found = tables(name)
    return [row for heading in headings or found for row in found[heading]]


EVENT_HEADINGS = ("Wer und was", "Anmeldung", "Wo", "Wann", "Abweichungen")


@pytest.mark.parametrize(
    ("form", "name", "headings"),
    [
        *(
            (form, KEYS, EVENT_HEADINGS)
            for form in (forms.EventForm, forms.DefaultsForm, forms.AdjustmentForm)
        ),
        *((form, KEYS, EVENT_HEADINGS) for form in (forms.RuleForm, forms.PauseForm)),
        (forms.RegistrationForm, KEYS, ("Anmeldung",)),
        (forms.CategoryForm, KEYS, ("Rubriken",)),
        (forms.VenueForm, KEYS, ("Orte",)),
        (forms.ClosedDaysForm, KEYS, ("Schließtage",)),
        (forms.SubscriptionForm, KEYS, ("Partner",)),
        (forms.FrontMatterForm, "docs/redaktion/texte.md", ("Der Kopf",)),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_key_is_explained_with_an_example(form, name, headings):
    explained = {code(row[0])[0]: row for row in rows(name, *headings)}

    assert set(form.keys()) <= set(explained)
    assert [key for key, row in explained.items() if not all(row)] == []


def test_no_key_is_explained_that_does_not_exist():
    of_events = (forms.EventForm, forms.AdjustmentForm, forms.PauseForm, forms.RegistrationForm)
    known = set().union(*(form.keys() for form in of_events))

    assert {code(row[0])[0] for row in rows(KEYS, *EVENT_HEADINGS)} == known


def test_every_key_stands_in_an_example():
    used = set()
    for example in examples():
        if example.info.startswith("yaml"):
            used |= keys_of(textwrap.dedent(example.text))
        elif example.text.startswith("---\n"):
            used |= {f"kopf {key}" for key in keys_of(example.text.split("---\n")[1])}
    of_events = (forms.EventForm, forms.DefaultsForm, forms.AdjustmentForm, forms.RuleForm)
    of_parts = (forms.PauseForm, forms.RegistrationForm, forms.VenueForm, forms.ClosedDaysForm)
    of_parts += (forms.SubscriptionForm,)
    known = set().union(*(form.keys() for form in (*of_events, *of_parts)))
    heads = set(map("kopf {}".format, forms.FrontMatterForm.keys()))

    assert (known | heads) - used == set()


def keys_of(text):
    lines, _ = read_lines(Source("", text.encode()))
    todo, found = [nodes.read_nodes(lines).root], set()
    while todo:
        match todo.pop():
            case nodes.Mapping(entries=entries):
                found |= {entry.key.text for entry in entries}
                todo += [entry.value for entry in entries]
            case nodes.Sequence(items=items):
                todo += items
    return found


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_of_the_handbook_is_understood(phrase):
    assert isinstance(recurrence_from_phrase(phrase), Recurrence)


def rule_of(phrase):
    kinds = "".join(token.kind for token in tokens(phrase))
    return next((index for index, (form, _) in enumerate(_GRAMMAR) if form.fullmatch(kinds)), None)


@pytest.mark.parametrize("index", range(len(_GRAMMAR)), ids=lambda one: _GRAMMAR[one][0].pattern)
def test_every_rule_of_the_grammar_is_shown(index):
    assert index in {rule_of(phrase) for phrase in PHRASES}


def test_the_main_phrases_stand_in_an_entry():
    shown = rows("docs/redaktion/wiederholungen.md", "Alle Wiederholungen")
    text = "".join(one.text for one in examples("yaml termine") if "wiederholungen" in one.place)

    for row in shown:
        assert f"wann: {code(row[0])[0]}\n" in text


def test_ten_recipes_are_there():
    text = (ROOT / "docs" / "redaktion" / "rezepte.md").read_text("utf-8")

    assert re.findall(r"^## (\d+)\. ", text, re.MULTILINE) == [str(one) for one in range(1, 11)]


def test_every_link_between_documents_leads_somewhere():
    for file in documents():
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text("utf-8")):
            if not target.startswith("/"):
                assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_an_example_that_is_wrong_is_found(content):
    (content / "termine.yaml").write_text("termine:\n  - id: a\n    titl: A\n", "utf-8")
    assert ours(diagnostics(content))
    assert load([Source("t", b"termine:\n  - id: a\n    titl: A\n")], None).diagnostics
