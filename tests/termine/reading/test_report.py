"""Diagnostics as text for people and as JSON for machines."""

import json

from plugins.termine.diagnostics import Diagnostic, Position, Severity, diagnostics_as_json, report

LINE = Position("content/termine.yaml", 12, 10, 10, "  datum: 31.02.2026")
DAY = Diagnostic("date", "Den Tag „31.02.2026“ gibt es nicht.", LINE, "Bitte berichtigen.")
HINT = Diagnostic("hint", "Das ist lang her.", LINE, severity=Severity.WARNING)


def test_a_diagnostic_shows_its_line_with_a_caret():
    assert report([DAY]) == (
        "content/termine.yaml, Zeile 12: Den Tag „31.02.2026“ gibt es nicht.\n"
        "  12 |   datum: 31.02.2026\n"
        "     |          ^^^^^^^^^^\n"
        "  Bitte berichtigen.\n"
        "\n"
        "1 Fehler\n"
    )


def test_no_diagnostics_give_no_report():
    assert report([]) == ""


def test_errors_and_hints_are_counted():
    lines = report([DAY, DAY, DAY, HINT]).splitlines()
    assert lines[-1] == "3 Fehler, 1 Hinweis"


def test_hints_alone_are_counted_without_errors():
    assert report([HINT, HINT]).splitlines()[-1] == "2 Hinweise"


def test_of_many_hints_of_one_kind_a_few_are_enough_but_no_mistake_is_left_out():
    told = report([DAY, DAY, HINT, HINT, HINT], most_alike=1)
    assert told.count("Den Tag") == 2
    assert told.count("Das ist lang her.") == 1
    assert (
        "… und 2 weitere Hinweise dieser Art. Alle zeigt „python3 tasks.py pruefen --alles“.\n"
        "\nFehler:\n\n" in told
    )
    assert told.endswith("\n2 Fehler, 3 Hinweise\n")
    assert "… und ein weiterer Hinweis dieser Art." in report([HINT, HINT], most_alike=1)
    assert "weiter" not in report([HINT], most_alike=1)


def test_errors_come_last_because_that_is_what_is_seen_on_a_terminal():
    lines = report([DAY, HINT]).splitlines()
    heads = [line for line in lines if "Zeile" in line or line.startswith("Fehler")]
    assert ["Hinweis" in head for head in heads] == [True, False, False]
    assert heads[1] == "Fehler:"
    assert "Fehler:" not in report([DAY])
    assert "Fehler:" not in report([HINT])


def test_colours_are_where_they_are_wanted():
    assert "\x1b" not in report([DAY, HINT])
    told = report([DAY, HINT], has_colours=True)
    assert "\x1b[1;31mcontent/termine.yaml, Zeile 12: Den Tag" in told
    assert "\x1b[1;33mcontent/termine.yaml, Zeile 12: Hinweis: Das ist lang her." in told
    assert "\n  12 |   datum: 31.02.2026\n" in told


def test_diagnostics_are_sorted_by_file_and_line():
    places = [("b", 1), ("a", 10), ("a", 9)]
    found = [Diagnostic("x", "M.", Position(file, line)) for file, line in places]
    heads = [line for line in report(found).splitlines() if "Zeile" in line]
    assert heads == ["a, Zeile 9: M.", "a, Zeile 10: M.", "b, Zeile 1: M."]


def test_the_caret_stands_right_below_wide_characters():
    position = Position("a.yaml", 1, 8, 4, "gast 😀: Spaß")
    assert report([Diagnostic("x", "M.", position)]).splitlines()[1:3] == [
        "   1 | gast 😀: Spaß",
        "     |         ^^^^",
    ]


def test_of_a_long_line_only_the_part_around_the_caret_is_shown():
    position = Position("a.yaml", 1, 301, 5, "x" * 300 + "HALLO" + "y" * 300)
    shown, caret = report([Diagnostic("x", "M.", position)]).splitlines()[1:3]
    assert shown == "   1 | " + "x" * 50 + "HALLO" + "y" * 45
    assert caret == "     | " + " " * 50 + "^^^^^"


def test_control_characters_never_reach_the_terminal():
    position = Position("a.yaml", 1, 1, 1, "a\x1b[31mb")
    assert "\x1b" not in report([Diagnostic("x", "M.", position)])


def test_a_name_or_value_adds_no_line_and_no_colour():
    position = Position("a\n::error::b\x1b[31m\u202e.md", 1, 1, 1, "")
    advice = "Bitte so:\n  - id: a\x07"
    assert report([Diagnostic("x", "Wort\u2028\nM.", position, advice)]) == (
        "a ::error::b [31m .md, Zeile 1: Wort  M.\n  Bitte so:\n  - id: a \n\n1 Fehler\n"
    )


def test_json_holds_the_same_for_machines():
    assert json.loads(diagnostics_as_json([DAY])) == [
        {
            "file": "content/termine.yaml",
            "line": 12,
            "column": 10,
            "length": 10,
            "kind": "date",
            "severity": "error",
            "message": "Den Tag „31.02.2026“ gibt es nicht.",
            "advice": "Bitte berichtigen.",
        }
    ]
