"""A new entry stands behind the last one, a new article in a file of its own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.editing import EVENT_KEYS, Edit, Refusal, id_for, new_article, with_entry
from plugins.termine.reading import Source, load, read_front_matter

REFERENCE = (Path(__file__).resolve().parents[3] / "content" / "termine.yaml").read_bytes()
FEST = {"id": "fest", "titel": "Sommerfest", "datum": "Sa 03.07.2027", "um": "14 Uhr"}
REST = """\
    # Bei Bedarf das Zeichen # und das Leerzeichen danach löschen:
    # rubrik: Familienfrühstück
    # kosten: kostenlos
    # anmeldung: Sie brauchen keine Anmeldung.
    # beschreibung: Was die Familien erwartet.
    # Alle weiteren Angaben: docs/redaktion/schluessel.md
"""
ENTRY = (
    "  - id: fest                            "
    "# bleibt für immer: Adresse und Kalender-Abo hängen daran\n"
    "    titel: Sommerfest\n"
    "    datum: Sa 03.07.2027\n"
    "    um: 14 Uhr                          # oder: 10 bis 12 Uhr, ganztägig\n" + REST
)


def changed(text, said=FEST):
    edit = with_entry(Source("content/termine.yaml", text.encode()), "", said)
    assert isinstance(edit, Edit), edit
    return edit.after.data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("termine:\n  - id: a\n    titel: A\n", "termine:\n  - id: a\n    titel: A\n\n" + ENTRY),
        ("termine:\n", "termine:\n\n" + ENTRY),
        ("# nur ein Kommentar\n", "# nur ein Kommentar\ntermine:\n" + ENTRY),
        ("vorgaben:\n  ort: whs\n", "vorgaben:\n  ort: whs\n\ntermine:\n" + ENTRY),
        (
            "termine:\n  - id: a\n    # ein Gedanke zu a\n\n# Ende\n",
            "termine:\n  - id: a\n    # ein Gedanke zu a\n\n" + ENTRY + "\n# Ende\n",
        ),
    ],
    ids=["behind", "empty", "comment", "defaults", "comments-stay"],
)
def test_an_entry_goes_behind_the_last_one(before, after):
    assert changed(before) == after


def test_the_entry_keeps_the_margin_of_the_others():
    text = changed("termine:\n- id: a\n  titel: A\n")

    assert "\n\n- id: fest  " in text
    assert "\n  titel: Sommerfest\n" in text


def test_the_first_entry_of_all_comes_with_a_head_for_the_file():
    edit = with_entry(None, "content/termine.yaml", FEST)

    assert isinstance(edit, Edit)
    assert edit.before is None
    assert edit.after.data.decode().startswith(
        "# yaml-language-server: $schema=../docs/schema/termine.schema.json\n#\n# Alle Termine."
    )
    assert load([edit.after], None).diagnostics == ()


def test_every_comment_can_become_a_line_of_the_entry():
    lines = changed("termine:\n").splitlines()
    lines = [line for line in lines if "Bei Bedarf" not in line and "Alle weiteren" not in line]
    text = "\n".join(line.replace("    # ", "    ", line.startswith("    # ")) for line in lines)

    loaded = load([Source("termine.yaml", text.encode())], None)

    assert loaded.diagnostics == ()
    assert loaded.catalogue.events[0].details.cost == "kostenlos"


@pytest.mark.parametrize(
    "text", ["termine: []\n", "- id: a\n", "id: a\ntitel: A\n", "termine: x\n"]
)
def test_a_file_of_another_form_is_left_to_the_editor(text):
    found = with_entry(Source("content/termine.yaml", text.encode()), "", FEST)

    assert found == Refusal(
        "In content/termine.yaml lässt sich kein Eintrag ergänzen. "
        "Erwartet wird „termine:“ und darunter eine Liste mit „- “."
    )


@pytest.mark.parametrize(
    ("said", "taken", "expected"),
    [
        ({"titel": "Große Krabbelgruppe"}, set(), "grosse-krabbelgruppe"),
        ({"titel": "Fest", "datum": "Sa 03.07.2027"}, set(), "fest-2027"),
        ({"titel": "Fest 2027", "datum": "Sa 03.07.2027"}, set(), "fest-2027"),
        ({"titel": "Fest"}, {"fest", "fest-2"}, "fest-3"),
        ({"titel": "…"}, set(), ""),
    ],
)
def test_an_id_is_made_of_the_title(said, taken, expected):
    assert id_for(said, frozenset(taken)) == expected


ENTRIES = st.lists(
    st.dictionaries(
        st.sampled_from(EVENT_KEYS[1:]),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1, max_size=30),
    ),
    max_size=3,
)


@given(ENTRIES, st.sampled_from(["\n", "\r\n"]))
def test_the_reference_file_only_gets_more_lines(entries, newline):
    data = REFERENCE.replace(b"\n", newline.encode())
    for number, values in enumerate(entries):
        edit = with_entry(Source("t", data), "t", {"id": f"neu-{number}", **values})
        if isinstance(edit, Edit):
            assert edit.after.data.startswith(data)
            data = edit.after.data


def test_an_article_is_a_draft_until_it_has_a_text():
    said = {"titel": "Neu: Krabbeln", "slug": "neu-krabbeln"}

    edit = new_article("content/artikel/neu-krabbeln.md", said, date(2026, 11, 22))

    assert edit.after.data.decode() == (
        "---\n"
        'titel: "Neu: Krabbeln"\n'
        "slug: neu-krabbeln\n"
        "datum: So 22.11.2026\n"
        "# kurztext: …  # ein oder zwei Sätze für Listen und Suchmaschinen\n"
        "# termine: fruehstueck-wez  # zeigt die Termine dieses Eintrags unter dem Text\n"
        "entwurf: ja  # Diese Zeile löschen, wenn der Text fertig ist\n"
        "---\n\n"
        "Hier beginnt der Text. Ein Absatz endet mit einer leeren Zeile.\n\n"
        "## Eine Zwischenüberschrift\n\n"
        "Hier geht der Text weiter.\n"
    )
    assert read_front_matter(edit.after).diagnostics == ()


def test_an_article_with_all_its_parts_is_no_draft():
    said = {
        "titel": "Fest",
        "slug": "fest",
        "datum": "Fr 01.01.2027",
        "kurztext": "Ein Fest.",
        "termine": "fest-2027",
        "text": "Kommen Sie!",
    }

    edit = new_article("content/artikel/fest.md", said, date(2026, 11, 22))

    assert edit.after.data.decode() == (
        "---\ntitel: Fest\nslug: fest\ndatum: Fr 01.01.2027\nkurztext: Ein Fest.\n"
        "termine: fest-2027\n---\n\nKommen Sie!\n"
    )
