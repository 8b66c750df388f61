"""An Abweichung is added where it belongs, and nothing else in the file changes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.termine.editing import Edit, Refusal, adjusted, restored
from plugins.termine.reading import Source

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = (ROOT / "content" / "termine.yaml").read_bytes()
DAY = date(2027, 2, 3)
CANCELLED = {"entfaellt": "Umbau"}


def source(text, name="content/termine.yaml"):
    return Source(name, text.encode())


def changed(text, given=CANCELLED, day=DAY):
    edit = adjusted([source(text)], "fest", day, given)
    assert isinstance(edit, Edit), edit
    return edit.after.data.decode()


def refused(text, given=CANCELLED, event_id="fest"):
    edit = adjusted([source(text)], event_id, DAY, given)
    assert isinstance(edit, Refusal)
    return edit.text


def test_the_first_abweichung_begins_the_list():
    assert changed("termine:\n  - id: fest\n    titel: Fest  # bleibt\n\n  - id: anders\n") == (
        "termine:\n  - id: fest\n    titel: Fest  # bleibt\n"
        "    abweichungen:\n      - am: Mi 03.02.2027\n        entfaellt: Umbau\n"
        "\n  - id: anders\n"
    )


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (["06.01.2027"], ["06.01.2027", "Mi 03.02.2027"]),
        (["03.03.2027"], ["Mi 03.02.2027", "03.03.2027"]),
        (["06.01.2027", "03.03.2027"], ["06.01.2027", "Mi 03.02.2027", "03.03.2027"]),
    ],
    ids=["behind", "before", "between"],
)
def test_abweichungen_stay_in_the_order_of_their_days(present, expected):
    items = "".join(f"      - am: {day}\n        thema: x\n" for day in present)

    text = changed(f"termine:\n  - id: fest\n    abweichungen:\n{items}")

    found = [line.partition("am: ")[2] for line in text.splitlines() if "am: " in line]
    assert found == expected


def test_a_list_without_indentation_stays_without():
    text = "termine:\n- id: fest\n  abweichungen:\n  - am: 06.01.2027\n    thema: x\n"

    assert changed(text) == text + "  - am: Mi 03.02.2027\n    entfaellt: Umbau\n"


def test_an_abweichung_that_is_there_says_more():
    text = (
        "termine:\n  - id: fest\n    abweichungen:\n"
        "      - am: Mittwoch, 3. Februar 2027\n        text: |\n          Hallo\n\n"
        "      - am: 03.03.2027\n        thema: x\n"
    )

    assert changed(text) == text.replace(
        "          Hallo\n", "          Hallo\n        entfaellt: Umbau\n"
    )


def test_an_extra_date_can_be_cancelled_too():
    text = "termine:\n  - id: fest\n    abweichungen:\n      - zusatz: 03.02.2027\n"

    assert changed(text) == text + "        entfaellt: Umbau\n"


def test_a_file_of_one_entry_is_extended_at_its_margin():
    assert changed("id: fest\ntitel: Fest\n") == (
        "id: fest\ntitel: Fest\nabweichungen:\n  - am: Mi 03.02.2027\n    entfaellt: Umbau\n"
    )


def test_an_empty_list_is_filled():
    assert changed(
        "termine:\n  - id: fest\n    abweichungen:  # noch keine\n    titel: Fest\n"
    ) == (
        "termine:\n  - id: fest\n    abweichungen:  # noch keine\n"
        "      - am: Mi 03.02.2027\n        entfaellt: Umbau\n    titel: Fest\n"
    )


def test_windows_line_ends_bom_and_an_open_last_line_stay():
    assert changed("\ufefftermine:\r\n- id:   fest\r\n  titel: 'Fest'") == (
        "\ufefftermine:\r\n- id:   fest\r\n  titel: 'Fest'\r\n"
        "  abweichungen:\r\n    - am: Mi 03.02.2027\r\n      entfaellt: Umbau\r\n"
    )


def test_the_entry_is_found_in_whatever_file_it_stands():
    other = source("id: fest\ntitel: Fest\n", "content/termine/fest.yaml")

    edit = adjusted([source("termine:\n"), other], "fest", DAY, CANCELLED)

    assert isinstance(edit, Edit)
    assert (edit.name, edit.first_line) == ("content/termine/fest.yaml", 3)


def test_what_is_said_already_is_not_said_twice():
    text = (
        "termine:\n  - id: fest\n    abweichungen:\n"
        "      - am: 03.02.2027\n        entfaellt: Ferien\n"
    )

    assert refused(text) == (
        "Für Mi 03.02.2027 steht in content/termine.yaml, Zeile 5, schon eine Angabe „entfaellt“. "
        "Bitte ändern Sie sie dort."
    )


def test_an_unknown_id_is_answered_with_the_nearest():
    assert refused("termine:\n  - id: fest\n", event_id="fests") == (
        "Einen Eintrag mit der Kennung „fests“ gibt es nicht. Meinten Sie „fest“?"
    )


def test_an_id_that_is_near_to_none_is_answered_with_all():
    assert refused("termine:\n  - id: fest\n", event_id="markt") == (
        "Einen Eintrag mit der Kennung „markt“ gibt es nicht. Bekannt sind: fest."
    )


def test_without_any_entry_there_is_nothing_to_suggest():
    assert refused("termine:\n") == "Einen Eintrag mit der Kennung „fest“ gibt es nicht."


def test_an_entry_in_brackets_is_left_to_the_editor():
    assert refused("termine:\n  - {id: fest, titel: Fest}\n") == (
        "Der Eintrag „fest“ in content/termine.yaml steht in geschweiften Klammern. "
        "Bitte schreiben Sie jede Angabe in eine eigene Zeile."
    )


@pytest.mark.parametrize(
    "value", [" []", " [{am: 03.02.2027}]", "\n      - {am: 03.02.2027, thema: x}", " nein"]
)
def test_a_list_in_brackets_is_left_to_the_editor(value):
    text = refused(f"termine:\n  - id: fest\n    abweichungen:{value}\n")

    assert text.startswith("Unter „abweichungen“ in content/termine.yaml, Zeile ")
    assert text.endswith("Bitte ergänzen Sie die Änderung dort von Hand.")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("    abweichungen:\n      - am: 03.02.2027\n        entfaellt: Umbau\n", ""),
        ("    abweichungen:\n      -\n        am: 03.02.2027\n        entfaellt: ja\n", ""),
        (
            (
                "    abweichungen:\n      - am: 03.02.2027\n        bis: 03.03.2027\n"
                "        entfaellt: Umbau\n    ort: whs  # bleibt\n"
            ),
            "    ort: whs  # bleibt\n",
        ),
        (
            (
                "    abweichungen:\n      - am: 03.02.2027\n        entfaellt: Umbau\n"
                "      - am: 03.03.2027\n        thema: Schlaf\n"
            ),
            "    abweichungen:\n      - am: 03.03.2027\n        thema: Schlaf\n",
        ),
        (
            (
                "    abweichungen:\n      - am: 03.02.2027\n        entfaellt: Umbau\n"
                "        thema: Schlaf\n"
            ),
            "    abweichungen:\n      - am: 03.02.2027\n        thema: Schlaf\n",
        ),
    ],
    ids=["last", "dash-alone", "stretch", "before-another", "with-a-topic"],
)
def test_a_cancellation_is_taken_back_and_leaves_no_empty_list(written, expected):
    text = f"termine:\n  - id: fest\n    titel: Fest\n{written}\n  - id: anders\n"

    edit = restored([source(text)], "fest", DAY)

    assert isinstance(edit, Edit), edit
    assert edit.after.data.decode() == (
        f"termine:\n  - id: fest\n    titel: Fest\n{expected}\n  - id: anders\n"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", "Der Termin „fest“ ist am Mi 03.02.2027 nicht abgesagt."),
        (
            (
                "    abweichungen:\n      - am: 06.01.2027\n        bis: 03.03.2027\n"
                "        entfaellt: Umbau\n"
            ),
            (
                "Der Mi 03.02.2027 gehört zu einer Absage von Mi 06.01.2027 bis Mi 03.03.2027. "
                "Sie lässt sich nur im Ganzen zurücknehmen: Bitte nennen Sie ihren ersten Tag."
            ),
        ),
        (
            (
                "    abweichungen:\n      - entfaellt: Umbau\n        am: 03.02.2027\n"
                "        thema: Schlaf\n"
            ),
            "Bitte nehmen Sie die Absage in content/termine.yaml, ab Zeile 4, von Hand heraus.",
        ),
        (
            "    abweichungen: [{am: 03.02.2027, entfaellt: Umbau}]\n",
            "Bitte nehmen Sie die Absage in content/termine.yaml, ab Zeile 3, von Hand heraus.",
        ),
    ],
    ids=["none", "within-a-stretch", "key-at-the-dash", "brackets"],
)
def test_a_cancellation_that_is_not_taken_back_is_told(written, expected):
    edit = restored([source(f"termine:\n  - id: fest\n{written}")], "fest", DAY)

    assert edit == Refusal(expected)


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=30)
changes = st.dictionaries(
    st.sampled_from(["entfaellt", "verlegt", "um", "ort", "grund", "thema", "gast"]),
    words,
    min_size=1,
)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["fruehstueck-wez", "fruehstueck-whs", "tag-der-offenen-tuer-2019"]),
            st.dates(date(2019, 1, 1), date(2030, 12, 31)),
            changes,
        ),
        max_size=4,
    ),
    st.sampled_from(["as it is", "windows", "bom"]),
)
def test_an_edited_reference_file_has_only_added_lines(edits, form):
    data = {
        "as it is": REFERENCE,
        "windows": REFERENCE.replace(b"\n", b"\r\n"),
        "bom": b"\xef\xbb\xbf" + REFERENCE,
    }[form]
    for event_id, day, values in edits:
        edit = adjusted([Source("content/termine.yaml", data)], event_id, day, values)
        if isinstance(edit, Edit):
            data = without_line_ends(data, edit.after.data)


def without_line_ends(old, new):
    """The new file, once it is proven to be the old one with one stretch put in."""
    added = len(new) - len(old)
    place = next(n for n in range(len(old) + 1) if n == len(old) or old[n] != new[n])
    places = range(place, max(place - added, -1), -1)
    assert any(new[:n] + new[n + added :] == old for n in places)
    return new
