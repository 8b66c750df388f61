"""An address that would be gone is told with the line that keeps it, and the line keeps it."""

import pytest

from plugins.termine.history import Side, TextAddress, changes
from plugins.termine.reading import Source
from tests.termine.history import changes_book
from tests.termine.history.changes_book import PARTY, SERIES, TODAY, side, told

SPORTS = SERIES.replace("ort: haus", "rubrik: Sport")
MOVES = SERIES.replace("ort: haus", "rubrik: Bewegung & Spiel")
SENTENCE = " gäbe es nichts mehr. Wer das abonniert oder gespeichert hat, findet es nicht wieder."


def said(old: str, new: str) -> str:
    return told(old, new).partition("Das ist noch zu tun\n\n")[2]


def test_a_renamed_category_is_told_with_the_lines_that_keep_its_page_and_its_calendar():
    lines = "rubriken:\n  - name: Sport\n    frueher: [Bewegung & Spiel]\n"
    assert said(MOVES, SPORTS) == (
        "content/termine.yaml, Zeile 1: Unter „/termine/rubrik/bewegung-spiel/“ und "
        f"„/kalender/rubrik-bewegung-spiel.ics“{SENTENCE}\n"
        "  Bitte in „content/termine.yaml“ ganz unten einfügen, ohne Leerzeichen vor „rubriken“. "
        "Steht „rubriken:“ schon in der Datei, dort nur die anderen Zeilen einfügen:\n\n"
        f"{lines}\n1 Fehler\n"
    )
    assert said(MOVES, SPORTS + lines) == ""
    assert "/termine/rubrik/bewegung-spiel/" in said(SPORTS + lines, SPORTS)  # nor later


def test_a_place_that_loses_its_last_date_is_told_with_the_line_at_the_new_place(monkeypatch):
    new = "termine:\n" + PARTY.replace("hof", "haus")
    assert said("termine:\n" + PARTY, new) == (
        "content/termine.yaml, Zeile 1: Unter „/termine/ort/hof/“ und „/kalender/ort-hof.ics“"
        f"{SENTENCE}\n"
        "  Bitte in „content/orte.yaml“ in den Eintrag ab Zeile 1 schreiben (statt einer Zeile "
        "„frueher“, die schon da ist), und einen Eintrag des alten Orts dort löschen:\n\n"
        "  frueher: [hof]\n\n1 Fehler\n"
    )
    before = side("termine:\n" + PARTY)
    venues = Source("content/orte.yaml", b"- id: haus\n  name: Haus\n  frueher: [hof]\n")
    monkeypatch.setattr(changes_book, "VENUES", venues)
    side.cache_clear()
    assert changes(before, side(new), TODAY, revision="main").findings == ()
    side.cache_clear()


def test_a_new_id_with_its_earlier_one_loses_nothing():
    renamed = SERIES.replace("id: treff", "id: treffen")
    kept = renamed.replace("titel:", "frueher: [treff]\n    titel:")
    assert "Zeile 2 wieder so schreiben" in said(SERIES, renamed)
    assert "    frueher: [treff]\n" in said(SERIES, renamed)
    assert told(SERIES, kept) == "Für die Familien ändert sich nichts.\n"
    assert "„/termine/treff/“ und „/kalender/treff.ics“" in said(kept, renamed)


def test_a_category_whose_dates_are_all_gone_is_told_by_its_dates_alone():
    assert said(SPORTS + PARTY, "termine:\n" + PARTY).count("1 Fehler") == 1


def texts(*found: TextAddress) -> Side:
    market = side("termine:\n" + PARTY)
    return Side(market.occurrences, market.events, market.sources, market.closed_days, texts=found)


OLD = TextAddress("content/artikel/fest.md", {"fest": "aktuelles/fest/"})


@pytest.mark.parametrize(
    ("new", "advice", "line"),
    [
        (
            TextAddress(OLD.file, {"feier": "aktuelles/feier/", "party": "aktuelles/party/"}),
            (
                "Bitte in den Kopf von „content/artikel/fest.md“ schreiben (statt einer Zeile "
                "„frueher“, die schon da ist):"
            ),
            ("frueher: [party, fest]",),
        ),
        (
            TextAddress("content/artikel/feier.md", {"feier": "aktuelles/feier/"}),
            (
                "Ist das gewollt, bitte im Kopf eines anderen Texts in „content/artikel“, der an "
                "seine Stelle tritt, unter „frueher“ auch „fest“ nennen."
            ),
            (),
        ),
    ],
    ids=["another slug", "another file"],
)
def test_a_text_with_another_address_is_told(new: TextAddress, advice: str, line: tuple[str]):
    (finding,) = changes(texts(OLD), texts(new), TODAY, revision="main").findings
    assert finding.message.message == f"Unter „/aktuelles/fest/“{SENTENCE}"
    assert (finding.position.file, finding.steps[0].sentence) == (OLD.file, advice)
    assert finding.steps[0].lines == line


def test_a_text_that_names_its_earlier_slug_loses_nothing():
    urls = {"feier": "aktuelles/feier/", "fest": "aktuelles/fest/"}
    kept = TextAddress("content/artikel/feier.md", urls)
    assert changes(texts(OLD), texts(kept), TODAY, revision="main").findings == ()
