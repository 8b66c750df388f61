"""`neu`, `absagen`, `verlegen`, `thema` as an editor calls them, on a copy of the content."""

import re
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

import tasks
from plugins.website.commands import edits
from plugins.website.commands.options import EditOptions
from tooling.commandline import parse

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    for name in ("termine.yaml", "orte.yaml"):
        folder.mkdir(exist_ok=True)
        shutil.copy(ROOT / "content" / name, folder / name)
    shutil.copytree(ROOT / "content" / "artikel", folder / "artikel")
    return folder


def run(content, *words):
    call = parse(tasks.COMMANDS, [*words, "--content", str(content), "--today", "2026-11-22"])
    return call.run()


def added(content, name="termine.yaml"):
    """The lines that are in a file now and were not in the reference, which must all be there."""
    old = (ROOT / "content" / name).read_text("utf-8").splitlines(keepends=True)
    rest = iter(old)
    line = next(rest, None)
    more = []
    for new in (content / name).read_text("utf-8").splitlines(keepends=True):
        if new == line:
            line = next(rest, None)
        else:
            more.append(new)
    assert line is None
    return "".join(more)


def unchanged(content):
    return added(content) == "" and len(list((content / "artikel").iterdir())) == 4


def test_a_date_is_cancelled(content, capsys):
    assert run(content, "absagen", "fruehstueck-wez", "3.2.2027", "Wir", "streichen.") == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 03.02.2027\n        entfaellt: Wir streichen.\n"
    )
    assert capsys.readouterr().out == (
        "Eingetragen in content/termine.yaml, ab Zeile 27:\n\n"
        "    abweichungen:\n      - am: Mi 03.02.2027\n        entfaellt: Wir streichen.\n\n"
        "Ansehen: python3 tasks.py vorschau\n"
    )


def test_a_date_is_moved(content):
    options = ["--um", "11 Uhr", "--ort", "whs", "--grund", "Ausflug"]

    assert run(content, "verlegen", "fruehstueck-wez", "06.01.2027", "2027-01-07", *options) == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 06.01.2027\n        verlegt: Do 07.01.2027\n"
        "        um: 11 Uhr\n        ort: whs\n        grund: Ausflug\n"
    )


def test_a_date_that_was_moved_is_cancelled_with_one_line_more(content):
    run(content, "verlegen", "fruehstueck-wez", "06.01.2027", "07.01.2027", "--grund", "Ausflug")

    assert run(content, "absagen", "fruehstueck-wez", "06.01.2027", "Krank") == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 06.01.2027\n        verlegt: Do 07.01.2027\n"
        "        grund: Ausflug\n        entfaellt: Krank\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["06.01.2027", "bis", "07.07.2027", "Umbau", "im", "Haus"],
        ["Mi", "06.01.2027", "bis", "Mi", "07.07.2027", "Umbau im Haus"],
    ],
)
def test_all_dates_of_a_stretch_are_cancelled(content, words):
    assert run(content, "absagen", "fruehstueck-wez", *words) == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 06.01.2027\n        bis: Mi 07.07.2027\n"
        "        entfaellt: Umbau im Haus\n"
    )


def test_a_stretch_needs_no_reason_and_is_not_taken_for_one_of_its_days(content):
    assert run(content, "absagen", "fruehstueck-wez", "06.01.2027", "bis", "07.07.2027") == 0
    assert run(content, "thema", "fruehstueck-wez", "06.01.2027", "Zähne") == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 06.01.2027\n        bis: Mi 07.07.2027\n"
        "        entfaellt: ja\n      - am: Mi 06.01.2027\n        thema: Zähne\n"
    )


@pytest.mark.parametrize(
    "day", ["Mi 03.02.2027", "3. Februar 2027", "Mittwoch, 3. Februar 2027", "2027-02-03"]
)
def test_a_day_needs_no_quotes(content, day):
    assert run(content, "absagen", "fruehstueck-wez", *day.split(), "Wir", "streichen.") == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 03.02.2027\n        entfaellt: Wir streichen.\n"
    )


def test_both_days_of_a_move_need_no_quotes(content):
    words = ["verlegen", "fruehstueck-wez", "Mi", "03.02.2027", "Do", "04.02.2027"]

    assert run(content, *words) == 0

    assert "      - am: Mi 03.02.2027\n        verlegt: Do 04.02.2027\n" in added(content)


class Terminal(StringIO):
    """Somebody who sits there and types."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "code"), [("ja\n", 0), ("nein\n", 1), ("", 1)])
def test_whoever_sits_there_is_asked_about_an_odd_move(content, monkeypatch, answer, code):
    monkeypatch.setattr("sys.stdin", Terminal(answer))

    assert run(content, "verlegen", "fruehstueck-wez", "03.02.2027", "04.02.2026") == code

    assert unchanged(content) is bool(code)


def test_a_script_has_to_say_that_an_odd_move_is_meant(content, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", StringIO("ja\n"))
    words = ["verlegen", "fruehstueck-wez", "03.02.2027", "04.02.2026"]

    assert run(content, *words) == 1
    assert (
        "Der Termin von „fruehstueck-wez“ am Mittwoch, 3. Februar 2027 wird vorverlegt: "
        "auf den Mittwoch, 4. Februar 2026."
    ) in capsys.readouterr().out
    assert run(content, *words, "--trotzdem") == 0


def test_a_cancellation_is_taken_back(content, capsys):
    run(content, "absagen", "fruehstueck-wez", "3.2.2027", "Krank")
    capsys.readouterr()

    assert run(content, "absagen", "fruehstueck-wez", "Mi", "3.2.2027", "--zurueck") == 0

    assert unchanged(content)
    assert capsys.readouterr().out == (
        "Die Absage ist zurückgenommen, in content/termine.yaml ab Zeile 27.\n\n"
        "Ansehen: python3 tasks.py vorschau\n"
    )


def test_a_date_gets_its_topic(content):
    words = ["thema", "fruehstueck-whs", "17.02.2027", "Zähne:", "gesund", "--gast", "Praxis"]

    assert run(content, *words) == 0

    assert added(content) == (
        "    abweichungen:\n      - am: Mi 17.02.2027\n"
        '        thema: "Zähne: gesund"\n        gast: Praxis\n'
    )


def test_a_day_that_the_rule_does_not_give_is_answered_as_by_check(content, capsys):
    assert run(content, "absagen", "fruehstueck-wez", "04.02.2027", "Umbau") == 1

    assert unchanged(content)
    assert capsys.readouterr().err == (
        "So lässt sich das nicht eintragen:\n\n"
        "content/termine.yaml, Zeile 28: "
        "Am Donnerstag, 4. Februar 2027 ist kein regulärer Termin von „fruehstueck-wez“.\n"
        "  28 |       - am: Do 04.02.2027\n"
        "     |         ^^\n"
        "  Die nächsten regulären Termine sind Mi 03.02.2027 und Mi 03.03.2027. "
        "Ein Termin außer der Reihe steht unter „zusatz:“.\n\n"
        "1 Fehler\n\n"
        "Es wurde nichts geändert.\n"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["absagen", "wez", "3.2.2027", "x"], (1, "Kennung „wez“ gibt es nicht. Bekannt sind: ")),
        (["absagen", "fruehstueck-wez", "Do 03.02.2027", "x"], (2, "ist ein Mittwoch, kein Donn")),
        (["absagen", "fruehstueck-wez", "Mi", "03.02.2027"], (2, "Hinter dem Tag fehlt noch")),
        (["absagen", "fruehstueck-wez", "morgen", "x"], (2, "„morgen“ ist kein Tag")),
        (["verlegen", "fruehstueck-wez", "03.02.2027", "03.02.2027"], (1, "verlegt")),
        (["verlegen", "fruehstueck-wez", "03.02.2027", "bald"], (1, "„bald“ ist kein Tag")),
        (["verlegen", "fruehstueck-wez", "3.2.2027", "4.2.2027", "--ort", "x"], (1, "Den Ort „x“")),
        (["absagen", "fruehstueck-wez", "3.2.2027"], (2, "Hinter dem Tag fehlt noch")),
        (["absagen", "fruehstueck-wez", "3.2.2027", "--zurueck"], (1, "nicht abgesagt")),
        (["absagen", "fruehstueck-wez", "bald", "--zurueck"], (2, "„bald“ ist kein Tag")),
        (
            ["neu", "kuchen", "--titel", "x"],
            (2, "Anlegen lässt sich „termin“, „artikel“ oder „seite“."),
        ),
        (["neu", "termin", "--titel", "Fest", "--datum", "3.7.2027"], (1, "fehlt „um“")),
        (["neu", "seite", "--titel", "x", "--menue", "Angebot"], (1, "Meinten Sie „Angebote“?")),
        (["neu", "artikel", "--titel", "…"], (1, "Aus „…“ wird keine Adresse.")),
        (["neu", "artikel", "--titel", "x", "--datum", "bald"], (1, "„bald“ ist kein Tag")),
        (["neu", "artikel", "--titel", "x", "--termine", "nein"], (1, "Kennung „nein“ gibt es")),
        (["neu", "artikel", "--titel", "Tag der offenen Tür"], (1, "gibt es schon")),
        (
            ["neu", "--titel", "Bell\a", "--datum", "3.7.2027", "--um", "9 Uhr"],
            (1, "Steuerzeichen"),
        ),
    ],
)
def test_what_would_be_wrong_is_not_written(content, capsys, words, expected):
    code, said = expected

    assert run(content, *words) == code

    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert unchanged(content)


def test_a_hint_has_to_be_accepted(content, capsys):
    words = ["neu", "--titel", "Nachtfest", "--datum", "Sa 03.07.2027", "--um", "3 Uhr"]

    assert run(content, *words) == 1
    assert unchanged(content)
    assert "ergänzen Sie: --trotzdem" in capsys.readouterr().err

    assert run(content, *words, "--trotzdem") == 0
    assert "  - id: nachtfest-2027  " in added(content)


def test_the_same_date_is_not_entered_twice_without_a_question(content, capsys):
    words = ["neu", "--titel", "Herbstfest", "--datum", "25.09.2027", "--um", "14 bis 18 Uhr"]
    assert run(content, *words) == 0
    capsys.readouterr()

    assert run(content, *words) == 1
    said = capsys.readouterr()
    assert (
        said.out
        == "„Herbstfest“ mit diesem Anfang steht schon in content/termine.yaml, Zeile 55.\n"
    )
    assert said.err.endswith("--trotzdem\nEs wurde nichts geändert.\n")

    assert run(content, *words, "--trotzdem") == 0
    assert "- id: herbstfest-2027-2 " in added(content)


def test_mistakes_that_are_there_already_come_first(content, capsys):
    file = content / "termine.yaml"
    file.write_text(file.read_text("utf-8").replace("um: 13 Uhr", "um: 25 Uhr"), "utf-8")

    assert run(content, "absagen", "fruehstueck-wez", "3.2.2027", "x") == 1

    error = capsys.readouterr().err
    assert error.startswith("Bitte beheben Sie zuerst diese Fehler:\n\ncontent/termine.yaml, Zeile")
    assert error.endswith("Es wurde nichts geändert.\n")


def test_a_series_in_a_file_of_its_own_is_changed_there(content):
    folder = content / "termine"
    folder.mkdir()
    text = "id: basar\ntitel: Basar\ndatum: 05.06.2027\num: 10 Uhr\n"
    (folder / "basar.yaml").write_text(text, "utf-8")

    assert run(content, "absagen", "basar", "05.06.2027", "Regen") == 0

    assert (folder / "basar.yaml").read_text("utf-8") == (
        text + "abweichungen:\n  - am: Sa 05.06.2027\n    entfaellt: Regen\n"
    )


def test_a_missing_event_file_is_begun(content):
    (content / "termine.yaml").unlink()
    for article in (content / "artikel").iterdir():
        article.unlink()

    words = ["neu", "--titel", "Fest", "--datum", "3.7.2027", "--um", "9 Uhr"]

    assert run(content, *words) == 0
    assert run(content, "absagen", "fest-2027", "3.7.2027", "Regen") == 0


def test_an_article_is_written(content, capsys):
    words = ["neu", "artikel", "--titel", "Neu im Januar", "--termine", "fruehstueck-wez"]

    assert run(content, *words) == 0

    text = (content / "artikel" / "neu-im-januar.md").read_text("utf-8")
    assert text.startswith("---\ntitel: Neu im Januar\nslug: neu-im-januar\ndatum: So 22.11.2026\n")
    assert capsys.readouterr().out.startswith("Angelegt: content/artikel/neu-im-januar.md\n")


def answers(monkeypatch, *lines):
    """Types the lines; after the last one the input ends."""
    rest = iter(lines)

    def typed(prompt):
        line = next(rest, None)
        if line is None:
            raise EOFError
        return line

    monkeypatch.setattr("builtins.input", typed)


def test_a_series_is_asked_for(content, capsys, monkeypatch):
    answers(
        monkeypatch,
        *(
            "Termin",
            "",
            "Krabbelgruppe",
            "1",
            "ja",
            "diensttags",
            "dienstags",
            "5.1.2027",
            "1.1.2027",
        ),
        *("29.6.2027", "9:30–11 Uhr", "wz", "familienbuero", "nein", "nein", "kostenlos"),
        *("2", "fruehstueck-wez", ""),
    )

    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "") == 0

    assert "  - id: krabbelgruppe  " in added(content)
    assert "    rubrik: Familienfrühstück  " in added(content)
    assert "    kosten: kostenlos\n" in added(content)
    assert "    bis: Di 29.06.2027\n" in added(content)
    assert "    ferien: entfaellt  " in added(content)
    said = capsys.readouterr().out
    for complaint in (
        "Bitte schreiben Sie etwas.",
        "Die Regel „diensttags“ verstehen wir nicht. Meinten Sie „jeden Dienstag“",
        "Der letzte Tag liegt vor dem ersten.",
        "Möglich sind familienbuero, whs.",
        "Die Kennung „fruehstueck-wez“ gibt es schon.",
    ):
        assert complaint in said


def test_a_hint_is_asked_about(content, monkeypatch):
    fest = ("Nachtfest", "", "nein", "3.7.2027", "3 Uhr", "", "", "", "")
    answers(monkeypatch, *fest, "nein")
    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "termin") == 1
    assert unchanged(content)

    answers(monkeypatch, *fest, "ja")
    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "termin") == 0


def test_an_article_is_asked_for(content, monkeypatch):
    answers(monkeypatch, "Fest im Juli", "", "Wir feiern.")

    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "artikel") == 0

    text = (content / "artikel" / "fest-im-juli.md").read_text("utf-8")
    assert "datum: So 22.11.2026\nkurztext: Wir feiern.\n" in text


def test_a_page_is_written_with_its_place_in_the_menu(content, capsys):
    words = ["neu", "seite", "--titel", "Krabbelgruppe", "--menue", "Angebote 2"]

    assert run(content, *words, "--kurztext", "Spielen und singen.", "--text", "Kommen Sie!") == 0

    assert (content / "seiten" / "krabbelgruppe.md").read_text("utf-8") == (
        "---\ntitel: Krabbelgruppe\nslug: krabbelgruppe\nmenue: Angebote 2\n"
        "kurztext: Spielen und singen.\n---\n\nKommen Sie!\n"
    )
    assert capsys.readouterr().out == (
        "Angelegt: content/seiten/krabbelgruppe.md\nAnsehen: python3 tasks.py vorschau\n"
    )


def test_a_page_is_asked_for(content, capsys, monkeypatch):
    answers(monkeypatch, "3", "Krabbelgruppe", "", "99", "1")

    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "") == 0

    text = (content / "seiten" / "krabbelgruppe.md").read_text("utf-8")
    label = re.search(r"^  1 (.+)$", capsys.readouterr().out, re.MULTILINE)[1]
    assert text.startswith(f"---\ntitel: Krabbelgruppe\nslug: krabbelgruppe\nmenue: {label}\n")
    assert "termine:" not in text


@pytest.mark.parametrize("lines", [(), ("Termin",), ("Termin", "Fest", "nein")])
def test_an_end_of_the_input_ends_kindly(content, capsys, monkeypatch, lines):
    answers(monkeypatch, *lines)

    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "") == 1

    assert capsys.readouterr().out.endswith("\nAbgebrochen. Es wurde nichts geändert.\n")
    assert unchanged(content)


def test_ctrl_c_ends_kindly_too(content, capsys, monkeypatch):
    def interrupted(prompt):
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)

    assert edits.ask(EditOptions(content, date(2026, 11, 22)), "artikel") == 1

    assert capsys.readouterr().out == "\nAbgebrochen. Es wurde nichts geändert.\n"
    assert unchanged(content)
