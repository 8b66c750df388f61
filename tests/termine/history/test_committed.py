"""When an entry last changed, as far as commits tell."""

import pytest

TWO = """\
termine:
  - id: a
    titel: Treffen
    ort: haus
  - id: b
    titel: Essen
    ort: hof
"""
VENUES = """\
- id: haus
  name: Haus
- id: hof
  name: Hof
"""


def test_only_the_entry_that_changed_is_newer(repository):
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_a_change_taken_back_is_a_change_as_well(repository):
    for clock, title in [
        ("2026-03-01 10:00", "Essen"),
        ("2026-03-02 10:00", "Frühstück"),
        ("2026-03-03 10:00", "Essen"),
    ]:
        repository.write("termine.yaml", TWO.replace("Essen", title))
        repository.commit(clock)
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-03 10:00"}


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(
            TWO.replace("  - id: b", "\n  # Ab hier neu\n\n  - id: b"), id="comment-behind"
        ),
        pytest.param(TWO + "\n# Ende\n\n", id="comment-at-the-end"),
        pytest.param("# Kopf\n---\n" + TWO, id="comment-at-the-top"),
        pytest.param("\ufeff" + TWO.replace("\n", "\r\n"), id="windows"),
        pytest.param(TWO.replace("\n  ", "\n"), id="less-indented"),
        pytest.param(TWO.replace("\n  ", "\n      "), id="more-indented"),
        pytest.param(TWO.replace("- id", "-   id").replace("\n    ", "\n      "), id="wide-dash"),
        pytest.param(TWO.replace("- id", "-\n    id"), id="dash-alone"),
        pytest.param(TWO.replace("Treffen\n", "Treffen  \n"), id="blanks-at-the-end"),
        pytest.param(
            "termine:\n  - id: b\n    titel: Essen\n    ort: hof\n"
            "  - id: a\n    titel: Treffen\n    ort: haus\n",
            id="other-order",
        ),
        pytest.param('"termine":\n' + TWO.partition("\n")[2], id="quoted-key"),
        pytest.param("vorgaben:\n" + TWO, id="empty-defaults"),
    ],
)
def test_what_no_subscriber_sees_is_no_change(repository, same):
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", same)
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}


def test_a_heading_in_a_text_is_no_comment(repository):
    text = TWO + "    beschreibung: |\n      # Überschrift {}\n"
    repository.write("termine.yaml", text.format(1))
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", text.format(2))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_a_list_or_an_id_within_an_entry_begins_no_other(repository):
    text = (
        "termine:\n  - id: a\n    abweichungen:\n      - am: 01.05.2026\n        id: x\n"
        "    beschreibung: |\n      - id: y\n      termine:\n"
    )
    repository.write("termine.yaml", text)
    repository.commit("2026-03-01 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00"}


def test_the_defaults_of_a_file_change_all_its_entries(repository):
    repository.write("termine.yaml", "vorgaben:\n  kosten: kostenlos\n" + TWO)
    repository.write("termine/c.yaml", "termine:\n  - id: c\n    titel: Fest\n")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", "vorgaben:\n  kosten: 2 Euro\n" + TWO)
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {
        "a": "2026-03-02 10:00",
        "b": "2026-03-02 10:00",
        "c": "2026-03-01 10:00",
    }


def test_a_venue_changes_the_entries_that_name_it(repository):
    repository.write("termine.yaml", TWO)
    repository.write("orte.yaml", VENUES)
    repository.commit("2026-03-01 10:00")
    repository.write("orte.yaml", VENUES.replace("name: Hof", "name: Innenhof"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_a_venue_named_for_one_date_or_in_the_defaults_counts(repository):
    repository.write(
        "termine.yaml",
        "vorgaben: {ort: haus}\ntermine:\n  - id: a\n    abweichungen:\n"
        "      - {am: 01.05.2026, ort: hof}\n  - id: b\n",
    )
    repository.write("orte.yaml", VENUES)
    repository.commit("2026-03-01 10:00")
    repository.write("orte.yaml", VENUES.replace("name: Hof", "name: Innenhof"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-02 10:00", "b": "2026-03-01 10:00"}
    repository.write("orte.yaml", VENUES.replace("name: Haus", "name: Gartenhaus"))
    repository.commit("2026-03-03 10:00")
    assert repository.changes() == {"a": "2026-03-03 10:00", "b": "2026-03-03 10:00"}


def test_entries_in_braces_are_found(repository):
    repository.write("termine.yaml", "termine: [{id: a, titel: A}, {titel: B, id: b}]\n")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", "termine:\n- {id: a, titel: A}\n- {titel: B, id: b}\n")
    repository.commit("2026-03-02 10:00")
    repository.write("termine.yaml", "termine:\n- {id: a, titel: A}\n- {titel: C, id: b}\n")
    repository.commit("2026-03-03 10:00")
    assert repository.changes() == {"a": "2026-03-02 10:00", "b": "2026-03-03 10:00"}


def test_each_entry_in_brackets_has_its_own_time(repository):
    listed = "termine: [{id: a, titel: A}, {titel: B, id: b}]\n"
    repository.write("termine.yaml", listed)
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", listed.replace("titel: B", "titel: C"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_a_default_in_braces_that_an_entry_overrides_does_not_change_it(repository):
    text = "vorgaben: {{kosten: {}, ort: haus}}\ntermine:\n- {{id: a, kosten: frei}}\n- id: b\n"
    repository.write("termine.yaml", text.format("2 Euro"))
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", text.format("3 Euro"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_commits_that_touch_other_things_do_not_count(repository):
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-01 10:00")
    repository.write("seiten/start.md", "Hallo")
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}


def test_a_wrong_clock_does_not_turn_time_back(repository):
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-09 10:00")
    repository.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    repository.commit("2026-03-01 10:00")
    assert repository.changes()["b"] == "2026-03-09 10:00"


def test_no_entries_have_no_history(repository):
    repository.write("termine.yaml", "termine: []\n")
    repository.commit("2026-03-01 10:00")
    assert repository.changes() == {}
