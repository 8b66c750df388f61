"""Mistakes that only show when all is put together, in the editors' words."""

# ruff: noqa: E501 - the sentences stand here as they are shown, however long

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plugins.termine.diagnostics import report
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.command import command
from plugins.website.commands.options import CheckOptions
from plugins.website.run import run
from tests.conftest import TODAY
from tests.website.conftest import Checked, Write

HEAD = "---\ntitel: Ein Fest\ndatum: 01.06.2026\n---\n"

ENTRY_WITH_TEXT = """\
termine:
  - id: fest
    titel: Fest
    datum: 01.06.2027
    um: 10 Uhr
    beschreibung: |
      {text}
"""

ORDINARY = """\
Wir treffen uns am
24. Dezember, Groß
- und Klein gemeinsam.

## Was es gibt
- Punkt [www.herne.de](https://www.herne.de) und [familie@example.org](mailto:familie@example.org)
  weiter im Punkt
- <familie@example.org>

1. Eins
2. Zwei

*betont* und
*noch einmal betont*

| Tag | Zeit |
|:---|---:|
| Montag | `a|b` |

```
(Hier)[/termine/] www.herne.de
• eins
```

> Er sagte:
> - eins

1) einzeln
"""

IN_AN_ARTICLE = {
    "dates in many places": (
        "[[termine fest]]\n" * 21,
        """\
content/artikel/a.md, Zeile 25: In einem Text haben zwanzig „[[termine …]]“ Platz.
  25 | [[termine fest]]
     | ^^^^^^^^^^^^^^^^
  Bitte auf mehrere Seiten verteilen, oder mehrere Kennungen in eine Zeile schreiben: „[[termine fruehstueck-wez, fruehstueck-whs]]“.
""",
    ),
    "dates within a tag": (
        '<p lang="\n[[termine fest]]\n">a</p>',
        """\
content/artikel/a.md, Zeile 6: „[[termine …]]“ steht hier mitten in einem HTML-Tag.
   6 | [[termine fest]]
     | ^^^^^^^^^
  Bitte davor oder dahinter in eine eigene Zeile schreiben, mit leeren Zeilen darum.
""",
    ),
    "an event that does not exist": (
        "[[termine fast]]",
        """\
content/artikel/a.md, Zeile 5: Einen Termin mit der Kennung „fast“ gibt es nicht.
   5 | [[termine fast]]
     |           ^^^^
  Meinten Sie „fest“?
""",
    ),
    "a venue that does not exist": (
        "[[termine ort: whs]]",
        """\
content/artikel/a.md, Zeile 5: Einen Ort mit der Kennung „whs“ gibt es nicht.
   5 | [[termine ort: whs]]
     |                ^^^
  Die Kennungen stehen in „orte.yaml“.
""",
    ),
    "a category without dates": (
        "[[termine rubrik: Kurse]]",
        """\
content/artikel/a.md, Zeile 5: Termine der Rubrik „Kurse“ gibt es nicht.
   5 | [[termine rubrik: Kurse]]
     |                   ^^^^^
  Bitte „rubrik:“ prüfen.
""",
    ),
    "dates of nothing": (
        "[[termine]]",
        """\
content/artikel/a.md, Zeile 5: „[[termine]]“ sagt nicht, welche Termine gemeint sind.
   5 | [[termine]]
     | ^^^^^^^^^^^
  Bitte zum Beispiel „[[termine fruehstueck-wez]]“ oder „[[termine ort: whs]]“ schreiben.
""",
    ),
    "a mark that does not exist": (
        "Text [[termin fest]] Text",
        """\
content/artikel/a.md, Zeile 5: „[[termin fest]]“ kennt diese Website nicht.
   5 | Text [[termin fest]] Text
     |      ^^^^^^^^^^^^^^^
  In doppelten Klammern gibt es nur „[[termine …]]“ und „[[bitte ergänzen: …]]“.
""",
    ),
    "an option that does not exist": (
        "[[termine fest, farbe: rot]]",
        """\
content/artikel/a.md, Zeile 5: „farbe“ kennt „[[termine …]]“ nicht.
   5 | [[termine fest, farbe: rot]]
     |                 ^^^^^
  Möglich sind: rubrik, ort, anzahl, nur.
""",
    ),
    "an option misspelt, after an id": (
        "[[termine fest anzal: 3]]",
        """\
content/artikel/a.md, Zeile 5: „anzal“ kennt „[[termine …]]“ nicht.
   5 | [[termine fest anzal: 3]]
     |                ^^^^^
  Möglich sind: rubrik, ort, anzahl, nur.
""",
    ),
    "an option twice": (
        "[[termine fest nur: kommende nur: vergangene]]",
        """\
content/artikel/a.md, Zeile 5: „nur“ steht in „[[termine …]]“ zweimal.
   5 | [[termine fest nur: kommende nur: vergangene]]
     |                ^^^
  Bitte nur einmal angeben.
""",
    ),
    "an option without a value": (
        "[[termine fest, anzahl:]]",
        """\
content/artikel/a.md, Zeile 5: Nach „anzahl:“ fehlt in „[[termine …]]“ die Angabe.
   5 | [[termine fest, anzahl:]]
     |                 ^^^^^^
  Bitte ergänzen oder „anzahl:“ löschen.
""",
    ),
    "a number that is none": (
        "[[termine fest, anzahl: drei]]",
        """\
content/artikel/a.md, Zeile 5: „drei“ ist keine Anzahl von Terminen.
   5 | [[termine fest, anzahl: drei]]
     |                         ^^^^
  Bitte eine ganze Zahl von 1 bis 100 schreiben, zum Beispiel „anzahl: 3“.
""",
    ),
    "neither coming nor past": (
        "[[termine fest, nur: heute]]",
        """\
content/artikel/a.md, Zeile 5: „nur: heute“ gibt es nicht.
   5 | [[termine fest, nur: heute]]
     |                      ^^^^^
  Bitte „nur: kommende“ oder „nur: vergangene“ schreiben.
""",
    ),
    "an id and a venue": (
        "[[termine fest ort: buero]]",
        """\
content/artikel/a.md, Zeile 5: „[[termine …]]“ nennt mehreres zugleich: Kennungen, Rubrik oder Ort.
   5 | [[termine fest ort: buero]]
     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Bitte für jedes eine eigene Zeile „[[termine …]]“ schreiben.
""",
    ),
    "dates within a sentence": (
        "Hier: [[termine fest]]",
        """\
content/artikel/a.md, Zeile 5: „[[termine …]]“ steht hier nicht für sich.
   5 | Hier: [[termine fest]]
     |       ^^^^^^^^^^^^^^^^
  Bitte auf eine eigene Zeile setzen, ohne Text davor oder dahinter.
""",
    ),
    "a link that leads nowhere": (
        "[x](/termin/)",
        """\
content/artikel/a.md, Zeile 5: Der Link „/termin/“ führt zu keiner Seite dieser Website.
   5 | [x](/termin/)
     |     ^^^^^^^^
  Meinten Sie „/termine/“?
""",
    ),
    "a heading that is not there": (
        "[x](#oben)",
        """\
content/artikel/a.md, Zeile 5: Auf der Seite gibt es keine Überschrift „oben“.
   5 | [x](#oben)
     |     ^^^^^
  Bitte die Adresse prüfen.
""",
    ),
    "a picture that is not there": (
        "![Tür](tuer.jpg)",
        """\
content/artikel/a.md, Zeile 5: Das Bild „tuer.jpg“ gibt es im Ordner „bilder“ nicht.
   5 | ![Tür](tuer.jpg)
     |        ^^^^^^^^
  Bitte das Bild in den Ordner „bilder“ legen.
""",
    ),
    "a picture from elsewhere": (
        "![Tür](https://example.org/tuer.jpg)",
        """\
content/artikel/a.md, Zeile 5: Das Bild „https://example.org/tuer.jpg“ liegt auf einer fremden Website.
   5 | ![Tür](https://example.org/tuer.jpg)
     |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Bitte in den Ordner „bilder“ legen: Unsere Seiten laden nichts von anderswo.
""",
    ),
}

IN_FILES = {
    "an article without a title": (
        {"artikel/a.md": "---\ndatum: 01.06.2026\n---\nText"},
        """\
content/artikel/a.md, Zeile 1: Der Text hat keinen Titel.
   1 | ---
     | ^^^
  Bitte im Kopf ergänzen, zum Beispiel „titel: Frühstück für Familien“.
""",
    ),
    "an article without a day": (
        {"artikel/a.md": "---\ntitel: Fest\n---\nText"},
        """\
content/artikel/a.md, Zeile 1: Der Artikel hat kein Datum.
   1 | ---
     | ^^^
  Bitte im Kopf ergänzen, zum Beispiel „datum: 11.07.2019“.
""",
    ),
    "two articles with one address": (
        {"artikel/a.md": HEAD, "artikel/b.md": HEAD.replace("datum", "slug: a\ndatum")},
        """\
content/artikel/b.md, Zeile 1: Die Adresse „/aktuelles/a/“ hat schon content/artikel/a.md.
   1 | ---
     | ^^^
  Bitte einem der beiden im Kopf eine eigene Adresse geben, zum Beispiel „slug: a-2“.
""",
    ),
    "a page where the dates are": (
        {"seiten/termine.md": "---\ntitel: Termine\n---\n"},
        """\
content/seiten/termine.md, Zeile 1: Unter der Adresse „/termine/“ steht schon ein anderer Teil der Website.
   1 | ---
     | ^^^
  Bitte im Kopf eine andere Adresse angeben, zum Beispiel „slug: termine-seite“.
""",
    ),
    "a text without letters in its name": (
        {"seiten/！.md": "---\ntitel: ！\n---\n"},
        """\
content/seiten/！.md, Zeile 1: Aus dem Titel lässt sich keine Adresse bilden.
   1 | ---
     | ^^^
  Bitte im Kopf ergänzen, zum Beispiel „slug: fruehstueck“.
""",
    ),
    "a head that names an unknown event": (
        {"artikel/a.md": HEAD.replace("datum", "termine: fast\ndatum")},
        """\
content/artikel/a.md, Zeile 3: Einen Termin mit der Kennung „fast“ gibt es nicht.
   3 | termine: fast
     |          ^^^^
  Meinten Sie „fest“?
""",
    ),
    "an entry that names an unknown article": (
        {"termine/b.yaml": "termine:\n  - id: b\n    titel: B\n    datum: 11.12.2026\n"
         "    um: 9 Uhr\n    artikel: fest\n"},
        """\
content/termine/b.yaml, Zeile 6: Einen Artikel „fest“ gibt es nicht.
   6 |     artikel: fest
     |              ^^^^
  Bitte den „slug“ aus dem Kopf des Artikels schreiben, ohne slug den Dateinamen ohne „.md“.
""",
    ),
    "an entry that names an article by its file": (
        {"artikel/fest.md": HEAD.replace("datum", "slug: lichterfest\ndatum"),
         "termine/b.yaml": "termine:\n  - id: b\n    titel: B\n    datum: 11.12.2026\n"
         "    um: 9 Uhr\n    artikel: fest\n"},
        """\
content/termine/b.yaml, Zeile 6: Einen Artikel „fest“ gibt es nicht.
   6 |     artikel: fest
     |              ^^^^
  Meinten Sie „lichterfest“?
""",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), IN_AN_ARTICLE.values(), ids=IN_AN_ARTICLE)
def test_a_mistake_in_a_text_is_told(checked: Checked, text: str, told: str) -> None:
    assert checked({"artikel/a.md": HEAD + text}) == f"{told}\n1 Fehler\n"


@pytest.mark.parametrize(("files", "told"), IN_FILES.values(), ids=IN_FILES)
def test_a_mistake_in_a_file_is_told(checked: Checked, files: dict[str, str], told: str) -> None:
    assert checked(files) == f"{told}\n1 Fehler\n"


def test_what_is_right_is_not_told(checked: Checked, write: Write) -> None:
    text = """\
    [a](/termine/) [b](termine/fest) [c](/termine/fest/2026-12-11/) [d](b.md) [e](../seiten/c.md)
    [f]({filename}/seiten/c.md#oben) [g](/kalender/fest.ics) [h](/beide/#oben) [i](tel:112)
    ![j](tuer.jpg) ![k](/bilder/tuer.jpg)

    [[termine rubrik: FESTE]]
    """
    page = "---\ntitel: Beide\n---\n## Oben\n"
    files = {
        "artikel/a.md": HEAD + "\n".join(line.strip() for line in text.split("\n")),
        "artikel/b.md": HEAD,
        "seiten/c.md": page,
        "seiten/beide.md": page,
    }
    pictures = write({}) / "bilder"
    pictures.mkdir()
    Image.new("RGB", (4, 3)).save(pictures / "tuer.jpg")
    assert checked(files) == ""


def test_a_text_nested_too_deeply_is_told(checked: Checked) -> None:
    assert (
        checked({"artikel/a.md": f"{HEAD}a\n\n{'- ' * 900}x"})
        == """\
content/artikel/a.md, Zeile 5: Der Text ist zu tief verschachtelt, um ihn darzustellen.
   5 | a
     | ^
  Bitte Listen und Zitate weniger weit einrücken.

1 Fehler
"""
    )


SLOW = "[^1] " * 8_000 + "\n\n[^1]: Fuß\n"


def test_a_text_that_takes_too_long_is_told(checked: Checked) -> None:
    told = checked({"artikel/a.md": f"{HEAD}Wort\n\n{SLOW}"})
    assert told.startswith(
        "content/artikel/a.md, Zeile 5: Diesen Text darzustellen, dauert länger als zwei Sekunden."
    )


def test_a_description_that_takes_too_long_is_told(checked: Checked) -> None:
    text = SLOW.replace("\n", "\n      ")
    told = checked({"termine.yaml": ENTRY_WITH_TEXT.format(text=text)})
    assert (
        "content/termine.yaml, Zeile 2: Diesen Text darzustellen, dauert länger als zwei Sekunden."
        in told
    )


def test_a_text_that_is_too_long_is_told(checked: Checked) -> None:
    assert (
        checked({"artikel/a.md": HEAD + "Wort\n\n**Wort**\n\n" * 13_000})
        == """\
content/artikel/a.md, Zeile 5: Der Text ist zu lang, um ihn darzustellen.
   5 | Wort
     | ^^^^
  Möglich sind 200.000 Zeichen: Bitte auf mehrere Texte verteilen.

1 Fehler
"""
    )


def test_an_unseen_sign_in_a_text_is_told_in_its_head_and_its_body(checked: Checked) -> None:
    assert (
        checked({"artikel/a.md": HEAD.replace("Fest", "F\u200best") + "Um \u202e10 Uhr"})
        == """\
content/artikel/a.md, Zeile 2: Hinweis: Hier steht ein unsichtbares Zeichen: ein Leerzeichen ohne Breite (U+200B).
   2 | titel: Ein F est
     |             ^
  Bitte das Wort löschen und neu tippen, sonst findet die Suche es nicht.

content/artikel/a.md, Zeile 5: Hinweis: Hier steht ein unsichtbares Zeichen: eine Umkehr der Schreibrichtung (U+202E).
   5 | Um  10 Uhr
     |    ^
  Bitte die Stelle löschen und neu tippen: Der Text dahinter kann sonst verkehrt herum stehen.

2 Hinweise
"""
    )


def test_a_gap_is_a_warning(checked: Checked) -> None:
    assert (
        checked({"artikel/a.md": HEAD + "Telefon: [[bitte ergänzen: Nummer]]"})
        == """\
content/artikel/a.md, Zeile 5: Hinweis: Hier fehlt noch eine Angabe: Nummer.
   5 | Telefon: [[bitte ergänzen: Nummer]]
     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^
  Bitte ergänzen und die eckigen Klammern löschen.

1 Hinweis
"""
    )


def test_a_gap_in_a_comment_is_nobodys_business(checked: Checked) -> None:
    assert checked({"orte.yaml": "# [[bitte ergänzen: PLZ]]\n- id: buero\n  name: Büro\n"}) == ""


def test_a_file_that_is_no_text_is_told(checked: Checked) -> None:
    assert (
        checked({"artikel/fest.docx": "x"})
        == """\
content/artikel/fest.docx, Zeile 1: Hinweis: Diese Datei wird nicht beachtet, denn sie endet nicht auf „.md“.
  Bitte umbenennen oder in einen anderen Ordner legen.

1 Hinweis
"""
    )


def test_a_link_out_of_the_content_folder_is_refused(
    checked: Checked, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "geheim.md").write_text("geheim", encoding="utf-8")
    (write({}) / "seiten").mkdir()
    (tmp_path / "content" / "seiten" / "x.md").symlink_to(tmp_path / "geheim.md")
    assert (
        checked({})
        == """\
content/seiten/x.md, Zeile 1: „x.md“ ist ein Verweis, der aus dem Ordner der Inhalte hinausführt.
  Bitte die Datei selbst in den Ordner legen.

1 Fehler
"""
    )


def test_a_file_that_vanishes_is_told(checked: Checked, write: Write) -> None:
    (write({}) / "seiten").mkdir()
    (write({}) / "seiten" / "x.md").symlink_to("y.md")
    assert (
        checked({})
        == """\
content/seiten/x.md, Zeile 1: Die Datei lässt sich nicht lesen.
  Bitte prüfen, ob sie noch da ist und gelesen werden darf.

1 Fehler
"""
    )


def test_an_old_statement_on_accessibility_is_told(checked: Checked) -> None:
    head = "---\ntitel: Barrierefreiheit\nstand: 01.11.2025\n---\n"
    assert (
        checked({"seiten/barrierefreiheit.md": head})
        == """\
content/seiten/barrierefreiheit.md, Zeile 1: Hinweis: Die Erklärung zur Barrierefreiheit ist vom 1. November 2025 und damit älter als ein Jahr.
   1 | ---
     | ^^^
  Bitte prüfen und im Kopf unter „stand:“ den Tag der Prüfung angeben.

1 Hinweis
"""
    )


def test_a_statement_on_accessibility_is_asked_for_in_time(checked: Checked) -> None:
    head = "---\ntitel: Barrierefreiheit\nstand: 01.12.2025\n---\n"
    assert (
        checked({"seiten/barrierefreiheit.md": head})
        == """\
content/seiten/barrierefreiheit.md, Zeile 1: Hinweis: Die Erklärung zur Barrierefreiheit ist vom 1. Dezember 2025 und gilt nur noch bis 1. Dezember 2026.
   1 | ---
     | ^^^
  Bitte prüfen, ob alles darin noch stimmt: Das Gesetz verlangt es jedes Jahr. Danach im Kopf unter „stand:“ den Tag der Prüfung angeben.

1 Hinweis
"""
    )


def test_a_statement_on_accessibility_says_when_it_was_checked(checked: Checked) -> None:
    assert (
        checked({"seiten/barrierefreiheit.md": "---\ntitel: Barrierefreiheit\n---\n"})
        == """\
content/seiten/barrierefreiheit.md, Zeile 1: Hinweis: Die Erklärung zur Barrierefreiheit sagt nicht, wann sie zuletzt geprüft wurde.
   1 | ---
     | ^^^
  Bitte im Kopf den Tag der Prüfung angeben, zum Beispiel „stand: 02.03.2026“.

1 Hinweis
"""
    )


def test_an_article_is_no_statement_on_accessibility(checked: Checked) -> None:
    head = "---\ntitel: Barrierefreiheit\ndatum: 01.11.2020\nslug: barrierefreiheit\n---\n"
    assert checked({"artikel/a.md": head}) == ""


OWN_DAYS = "- name: Betriebsferien\n  von: 27.12.2028\n  bis: 31.12.2028\n"


@pytest.mark.parametrize(
    "files", [{}, {"ferien.yaml": OWN_DAYS}], ids=["not-there-yet", "own-days-only"]
)
def test_the_end_of_the_school_holidays_is_told_at_the_file_for_them(
    write: Write, files: dict[str, str]
) -> None:
    content = write(files)
    diagnostics = found_diagnostics(CheckOptions(content, date(2029, 1, 10)))
    assert (
        report(one for one in diagnostics if one.position.file != "pelicanconf.py")
        == """\
content/ferien.yaml, Zeile 1: Hinweis: Schulferien sind nur bis 14. August 2029 bekannt.
  Bitte die weiteren Ferien in content/ferien.yaml eintragen, sobald sie feststehen.

1 Hinweis
"""
    )


def test_a_page_of_an_entry_with_a_mistake_is_not_told_twice(checked: Checked) -> None:
    files = {
        "termine.yaml": "termine:\n  - id: fest\n    titel: Fest\n    datum: 31.02.2026\n    um: 9 Uhr\n",
        "artikel/a.md": HEAD + "[x](/termine/fest/)\n\n[[termine fest]]",
    }
    assert "1 Fehler" in checked(files)


THREE_WRONG = """\
termine:
  - id: fest
    titel: Fest
    wann: dienstags
    um: 13 Uhr
    ab: Di 01.12.2026
    ferien: findet statt
    feiertage: findet statt
    abweichungen:
      - am: 02.12.2026
        thema: Lieder
      - zusatz: Di 08.12.2026
      - am: Di 16.12.2026
        thema: Kekse
      - am: Di 15.12.2026
        thema: Tee
"""


def test_a_wrong_abweichung_does_not_hide_what_is_wrong_with_the_others(checked: Checked) -> None:
    assert (
        checked({"termine.yaml": THREE_WRONG})
        == """\
content/termine.yaml, Zeile 10: Am Mittwoch, 2. Dezember 2026 ist kein regulärer Termin von „fest“.
  10 |       - am: 02.12.2026
     |         ^^
  Die nächsten regulären Termine sind Di 01.12.2026 und Di 08.12.2026. Ein Termin außer der Reihe steht unter „zusatz:“.

content/termine.yaml, Zeile 12: Am Dienstag, 8. Dezember 2026 ist schon ein regulärer Termin von „fest“.
  12 |       - zusatz: Di 08.12.2026
     |         ^^^^^^
  Kommt an diesem Tag ein zweiter Termin dazu, bitte einen eigenen Eintrag mit eigener Kennung anlegen, zum Beispiel „id: fest-2“ mit „datum: Di 08.12.2026“. Soll nur der reguläre anders sein, bitte „am:“ statt „zusatz:“ schreiben.

content/termine.yaml, Zeile 13: Der 16.12.2026 ist ein Mittwoch, kein Dienstag.
  13 |       - am: Di 16.12.2026
     |             ^^^^^^^^^^^^^
  Bitte Datum oder Wochentag berichtigen; der Wochentag darf auch fehlen.

3 Fehler
"""
    )


MOVED_ONTO_A_CANCELLED_DATE = """\
termine:
  - id: fest
    titel: Fest
    wann: dienstags
    um: 13 Uhr
    ab: Di 01.12.2026
    ferien: findet statt
    feiertage: findet statt
    abweichungen:
      - am: Mi 08.12.2026
        entfaellt: Krankheit
      - am: Di 01.12.2026
        verlegt: Di 08.12.2026
        um: 13 Uhr
"""


def test_a_wrong_abweichung_makes_no_mistakes_of_the_right_ones(checked: Checked) -> None:
    assert "1 Fehler" in checked({"termine.yaml": MOVED_ONTO_A_CANCELLED_DATE})


def test_an_article_of_a_later_day_is_told_with_the_day(checked: Checked) -> None:
    head = "---\ntitel: Advent\ndatum: 29.11.2026\n---\n"
    assert (
        checked({"artikel/a.md": head})
        == """\
content/artikel/a.md, Zeile 3: Hinweis: Der Artikel erscheint erst am 29. November 2026.
   3 | datum: 29.11.2026
     |        ^^^^^^^^^^
  Bis dahin ist er nur in der Vorschau zu sehen. Soll er gleich erscheinen, bitte das Datum von heute schreiben.

1 Hinweis
"""
    )


@pytest.mark.parametrize("line", ["datum: 22.11.2026", "datum: 29.11.2026\nentwurf: ja"])
def test_an_article_of_today_and_a_draft_are_not_told(checked: Checked, line: str) -> None:
    assert checked({"artikel/a.md": f"---\ntitel: Advent\n{line}\n---\n"}) == ""


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("https://www.stadt.de/formular", 0),
        ("https://familie.stadt.de/kontakt/", 0),
        ("https://familie.stadt.de/formular/", 1),
    ],
)
def test_a_form_on_a_page_that_this_site_does_not_have_names_its_setting(
    write: Write, form: str, number: int
) -> None:
    folder = write({"seiten/kontakt.md": "---\ntitel: Kontakt\n---\n"})
    own = {"PATH": str(folder), "FEEDBACK_FORM_URL": form, "SITEURL": "https://familie.stadt.de"}
    diagnostics = run({**own, "TERMINE_HEUTE": TODAY}, only_checks=True).diagnostics
    errors = [one for one in diagnostics if one.is_error]
    expected = f"""\
pelicanconf.py, Zeile 1: FEEDBACK_FORM_URL nennt „{form}“, eine Seite dieser Website, die es nicht gibt.
  Bitte FEEDBACK_FORM_URL berichtigen: die Adresse des Formulars oder einer Seite von hier.

1 Fehler
"""
    assert report(errors) == expected * number


def test_a_reader_who_has_seen_enough_is_no_fault_of_the_build(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def told_to_nobody() -> int:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        command(told_to_nobody)()
    assert capsys.readouterr().err == ""


IN_BRACES = "termine:\n  - {id: hoffest, titel: Hoffest, datum: 11.12.2026, um: 10 Uhr}\n"
NAMES_IT = "---\ntitel: Bald\ndatum: 01.06.2026\ntermine: hoffest\n---\nKommt alle!\n\n[[termine hoffest]]\n"


@pytest.mark.parametrize(
    ("events", "report"),
    [
        pytest.param(IN_BRACES, "", id="right"),
        pytest.param(
            IN_BRACES.replace("11.12.2026", "31.11.2026"),
            "content/termine.yaml, Zeile 2: Den Tag „31.11.2026“ gibt es nicht.",
            id="with a mistake",
        ),
    ],
)
def test_an_article_may_name_an_entry_that_is_written_in_braces(checked, events, report):
    told = checked({"termine.yaml": events, "artikel/a.md": NAMES_IT})
    assert [line for line in told.splitlines() if line.startswith("content/")] == [
        *([report] if report else [])
    ]


def test_ordinary_lists_tables_and_links_are_told_nothing(checked: Checked):
    assert checked({"seiten/a.md": f"---\ntitel: Ein Fest\n---\n{ORDINARY}"}) == ""


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store", "~$Plan.docx"])
@pytest.mark.parametrize("folder", ["", "seiten/", "bilder/", "termine/"])
def test_what_windows_macos_and_word_put_into_a_folder_is_ignored(
    checked: Checked, folder: str, name: str
):
    text = "---\ntitel: Ein Fest\n---\nWir feiern.\n"
    assert checked({"seiten/a.md": text, f"{folder}{name}": "x"}) == ""
