"""What must not be published, told with the lines that put it right."""

import pytest

from plugins.termine.history import changes
from tests.termine.history.changes_book import PARTY, SERIES, TODAY, found, pasted, side, told

EXTRA = "    abweichungen:\n      - zusatz: Sa 12.12.2026\n        um: 15 bis 16 Uhr\n"
MOVED = (
    "    abweichungen:\n      - am: Mi 02.12.2026\n        verlegt: Do 03.12.2026\n"
    "        um: 11 Uhr\n"
)
TUESDAYS = """\
  - id: singen
    titel: Singen
    wann: jeden Dienstag
    um: 10 Uhr
    ab: 12.01.2027
    bis: 18.05.2027
    feiertage: findet statt
    ferien: findet statt
    abweichungen:
      - am: 26.01.2027
        thema: Lieder
      - zusatz: 30.01.2027
      - am: 12.01.2027
        verlegt: 13.01.2027
        um: 11 Uhr
        grund: Umzug
"""
STRETCH = (
    "    abweichungen:\n      - am: 02.09.2026\n        bis: 04.11.2026\n        entfaellt: Umbau\n"
)
PAST_PARTY = PARTY.replace("Sa 16.01.2027", "Sa 19.09.2026")
RULES = """\
termine:
  - id: treff
    titel: Treff
    regeln:
      - wann: dienstags
        um: 9 Uhr
        ab: 06.10.2026
        bis: 27.10.2026
      - wann: jede 2. Woche mittwochs
        um: 10 Uhr
        ab: 04.11.2026
    feiertage: findet statt
    ferien: findet statt
"""
TEXTS = {
    "an-entry-taken-out": (
        SERIES + PARTY,
        SERIES,
        """\
content/termine.yaml, Zeile 10: Der Eintrag „Fest“ (fest) ist nicht mehr da. \
Verschwunden: Sa 16.01.2027.
  Bitte den Eintrag wieder in „content/termine.yaml“ hinter Zeile 10 einfügen, mit den Absagen:

  - id: fest
    titel: Fest
    datum: Sa 16.01.2027
    um: 14 Uhr
    ort: hof
    abweichungen:
      - am: Sa 16.01.2027
        entfaellt: ja

1 Fehler
""",
    ),
    "the-only-entry": (
        "termine:\n" + PARTY,
        "termine: []\n",
        """\
content/termine.yaml, Zeile 1: Der Eintrag „Fest“ (fest) ist nicht mehr da. \
Verschwunden: Sa 16.01.2027.
  Bitte den Eintrag wieder in „content/termine.yaml“ unter „termine:“ einfügen:

  - id: fest
    titel: Fest
    datum: Sa 16.01.2027
    um: 14 Uhr
    ort: hof
    abweichungen:
      - am: Sa 16.01.2027
        entfaellt: ja

1 Fehler
""",
    ),
    "the-only-file": (
        "termine:\n" + PARTY.replace("Sa 16.01.2027", "Sa 19.09.2026"),
        "",
        """\
content/termine.yaml, Zeile 1: Der Eintrag „Fest“ (fest) ist nicht mehr da. \
Verschwunden: Sa 19.09.2026.
  Bitte die Datei „content/termine.yaml“ wieder anlegen, mit diesem Inhalt:

termine:
  - id: fest
    titel: Fest
    datum: Sa 19.09.2026
    um: 14 Uhr
    ort: hof

1 Fehler
""",
    ),
    "a-new-id": (
        SERIES,
        SERIES.replace("id: treff", "id: treffen"),
        """\
content/termine.yaml, Zeile 2: Die Kennung „treff“ heißt jetzt offenbar „treffen“. \
Adressen und Abos brechen damit ab. \
Verschwunden: Mi 02.09.2026, Mi 07.10.2026, Mi 04.11.2026 und 3 weitere.
   2 |   - id: treffen
     |     ^^
  Bitte in „content/termine.yaml“ Zeile 2 wieder so schreiben:

  - id: treff

  Oder, falls der neue Name bleiben soll, in „content/termine.yaml“ in den Eintrag ab Zeile 2 \
schreiben (statt einer Zeile „frueher“, die schon da ist):

    frueher: [treff]

1 Fehler
""",
    ),
    "a-series-that-ends-earlier": (
        SERIES,
        SERIES.replace("03.02.2027", "02.12.2026"),
        """\
content/termine.yaml, Zeile 2: „Treff“ (treff): Ohne Absage verschwunden: \
Mi 06.01.2027 und Mi 03.02.2027.
   2 |   - id: treff
     |     ^^
  Bitte in „content/termine.yaml“ hinter Zeile 10 einfügen (statt „ja“ gern mit dem Grund):

    abweichungen:
      - zusatz: Mi 06.01.2027
        um: 10 Uhr
        entfaellt: ja
      - zusatz: Mi 03.02.2027
        um: 10 Uhr
        entfaellt: ja

1 Fehler
""",
    ),
    "holidays-now-skipped": (
        SERIES,
        SERIES.replace("ferien: findet statt", "ferien: entfaellt"),
        """\
content/termine.yaml, Zeile 2: „Treff“ (treff): Wegen „Weihnachtsferien“ fallen veröffentlichte \
Termine jetzt ohne Absage weg: Mi 06.01.2027.
   2 |   - id: treff
     |     ^^
  Bitte in „content/termine.yaml“ hinter Zeile 10 einfügen. Findet ein Termin doch statt, statt \
„entfaellt“ die Uhrzeit nennen („um: …“):

    abweichungen:
      - am: Mi 06.01.2027
        entfaellt: Weihnachtsferien

1 Fehler
""",
    ),
    "another-day-for-a-single-date": (
        "termine:\n" + PARTY,
        "termine:\n" + PARTY.replace("Sa 16.01.2027", "So 17.01.2027"),
        """\
content/termine.yaml, Zeile 2: „Fest“ (fest) hat ein anderes Datum. Verschwunden: Sa 16.01.2027.
   2 |   - id: fest
     |     ^^
  Bitte in „content/termine.yaml“ Zeile 4 wieder so schreiben:

    datum: Sa 16.01.2027

  Und den neuen Tag als Verlegung hinter Zeile 6 einfügen:

    abweichungen:
      - am: Sa 16.01.2027
        verlegt: So 17.01.2027

1 Fehler
""",
    ),
    "an-extra-date-taken-out": (
        SERIES + EXTRA,
        SERIES,
        """\
content/termine.yaml, Zeile 2: „Treff“ (treff): Hier fehlen Abweichungen, die es gab: \
Sa 12.12.2026.
   2 |   - id: treff
     |     ^^
  Bitte in „content/termine.yaml“ hinter Zeile 10 einfügen:

    abweichungen:
      - zusatz: Sa 12.12.2026
        um: 15 bis 16 Uhr
        entfaellt: ja

1 Fehler
""",
    ),
    "a-series-of-many-dates-taken-out": (
        "termine:\n" + PARTY + TUESDAYS,
        "termine:\n" + PARTY,
        """\
content/termine.yaml, Zeile 6: Der Eintrag „Singen“ (singen) ist nicht mehr da. \
Verschwunden: Di 12.01.2027, Di 19.01.2027, Di 26.01.2027 und 17 weitere.
  Bitte den Eintrag wieder in „content/termine.yaml“ hinter Zeile 6 einfügen, mit den Absagen:

  - id: singen
    titel: Singen
    wann: jeden Dienstag
    um: 10 Uhr
    ab: 12.01.2027
    bis: 18.05.2027
    feiertage: findet statt
    ferien: findet statt
    abweichungen:
      - am: 26.01.2027
        thema: Lieder
      - zusatz: 30.01.2027
        entfaellt: ja
      - am: 12.01.2027
        verlegt: 13.01.2027
        um: 11 Uhr
        entfaellt: ja
      - am: Di 19.01.2027
        bis: Di 18.05.2027
        entfaellt: ja

1 Fehler
""",
    ),
    "moved-then-cancelled-on-its-first-day": (
        SERIES + MOVED,
        SERIES + MOVED.replace("verlegt: Do 03.12.2026\n        um: 11 Uhr", "entfaellt: Krank"),
        """\
content/termine.yaml, Zeile 2: „Treff“ (treff): Verlegte Termine fallen jetzt am ursprünglichen \
Tag aus, in den Kalendern stehen sie am neuen: Mi 02.12.2026.
   2 |   - id: treff
     |     ^^
  Bitte in „content/termine.yaml“ hinter Zeile 13 einfügen:

        verlegt: Do 03.12.2026
        um: 11 Uhr

1 Fehler
""",
    ),
    "moved-then-postponed": (
        SERIES + MOVED,
        SERIES + MOVED.replace("verlegt: Do 03.12.2026\n        um: 11 Uhr", "verschoben: Krank"),
        """\
content/termine.yaml, Zeile 2: „Treff“ (treff): Verlegte Termine fallen jetzt am ursprünglichen \
Tag aus, in den Kalendern stehen sie am neuen: Mi 02.12.2026.
   2 |   - id: treff
     |     ^^
  Bitte in „content/termine.yaml“ Zeile 13 wieder so schreiben:

        entfaellt: Krank
        verlegt: Do 03.12.2026
        um: 11 Uhr

1 Fehler
""",
    ),
    "a-new-time-that-changes-the-past": (
        SERIES,
        SERIES.replace("10 Uhr", "11 Uhr"),
        """\
content/termine.yaml, Zeile 2: „Treff“ (treff): Der geänderte Plan ändert auch, was schon war: \
Mi 02.09.2026, Mi 07.10.2026 und Mi 04.11.2026.
   2 |   - id: treff
     |     ^^
  Bitte die alte Regel mit „bis“ schließen und eine neue beginnen. Im Eintrag in \
„content/termine.yaml“ ab Zeile 4 ersetzen diese Zeilen „wann“, „um“, „ende“, „dauer“, „ab“ und \
„bis“:

    regeln:
      - wann: jeden 1. Mittwoch im Monat
        um: 10 Uhr
        ab: Mi 02.09.2026
        bis: Sa 21.11.2026
      - wann: jeden 1. Mittwoch im Monat
        um: 11 Uhr
        ab: Mi 02.12.2026
        bis: Mi 03.02.2027

1 Fehler
""",
    ),
    "a-past-entry-used-again": (
        "termine:\n" + PAST_PARTY,
        "termine:\n" + PARTY,
        """\
content/termine.yaml, Zeile 2: „Fest“ (fest) steht jetzt für etwas anderes. Verschwunden: \
Sa 19.09.2026.
   2 |   - id: fest
     |     ^^
  Bitte in „content/termine.yaml“ statt der Zeilen 2 bis 6 den alten Eintrag stehen lassen:

  - id: fest
    titel: Fest
    datum: Sa 19.09.2026
    um: 14 Uhr
    ort: hof

  Und das Neue als eigenen Eintrag mit eigener Kennung darunter:

  - id: fest-2027
    titel: Fest
    datum: Sa 16.01.2027
    um: 14 Uhr
    ort: hof

1 Fehler
""",
    ),
    "now-a-draft": (
        "termine:\n" + PARTY,
        "termine:\n" + PARTY + "    entwurf: ja\n",
        """\
content/termine.yaml, Zeile 2: „Fest“ (fest) ist jetzt ein Entwurf. Verschwunden: Sa 16.01.2027.
   2 |   - id: fest
     |     ^^
  Bitte die Zeile „entwurf: ja“ löschen oder die Termine vorher absagen.

1 Fehler
""",
    ),
}
EARLIER = SERIES.replace("bis: 03.02.2027", "bis: 04.11.2026") + (
    "    abweichungen:\n      - zusatz: Sa 21.11.2026\n        thema: Zähne\n"
)
MORE = {
    "the-first-entry": (SERIES + PARTY, "termine:\n" + PARTY),
    "another-rule": (SERIES, SERIES.replace("1. Mittwoch", "2. Donnerstag")),
    "a-later-start": (SERIES, SERIES.replace("ab: 02.09.2026", "ab: 02.12.2026")),
    "a-rule-for-one-day": (
        SERIES,
        SERIES.replace("wann: jeden 1. Mittwoch im Monat", "rrule: FREQ=WEEKLY;INTERVAL=4"),
    ),
    "a-pause-with-a-colon": (
        SERIES,
        SERIES + "    pausen:\n      - von: 01.12.2026\n        bis: 31.01.2027\n"
        '        grund: "Umbau: Saal # 1"\n',
    ),
    "behind-other-abweichungen": (
        SERIES
        + "    abweichungen:\n    - am: 03.02.2027\n      text: |\n        Ja.\n\n    # Ende\n",
        SERIES.replace("ferien: findet statt", "ferien: entfaellt")
        + "    abweichungen:\n    - am: 03.02.2027\n      text: |\n        Ja.\n\n    # Ende\n",
    ),
    "a-past-abweichung": (
        SERIES + "    abweichungen:\n      - am: 07.10.2026\n        entfaellt: Sturm\n",
        SERIES,
    ),
    "a-past-stretch": (SERIES + STRETCH, SERIES),
    "an-entry-with-abweichungen-of-all-kinds": (
        SERIES + EXTRA + "      - am: 02.12.2026\n        verlegt: 03.12.2026\n        um: 9 Uhr\n"
        "      - am: 06.01.2027\n        thema: Zähne\n        text: |\n          Viel.\n"
        "      - am: 03.02.2027\n        entfaellt: Umbau\n",
        "termine: []\n",
    ),
    "with-other-indentation": (
        SERIES + PARTY,
        "\n".join(line.removeprefix("  ") for line in SERIES.split("\n")),
    ),
    "a-series-that-becomes-a-single-date": (
        SERIES,
        "termine:\n" + PARTY.replace("fest", "treff").replace("Fest", "Treff"),
    ),
    "a-single-date-that-becomes-a-series": (
        "termine:\n" + PARTY.replace("fest", "treff").replace("hof", "haus"),
        SERIES,
    ),
    "rules-of-which-the-first-changed": (RULES, RULES.replace("um: 9 Uhr", "um: 8 Uhr")),
    "an-entry-that-is-a-file": (
        "id: fest\ntitel: Fest\ndatum: 16.01.2027\num: 14 Uhr\n",
        "id: fest\ntitel: Fest\ndatum: 17.01.2027\num: 14 Uhr\n",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), TEXTS.values(), ids=TEXTS)
def test_a_loss_is_told_with_the_lines_to_add(old, new, expected):
    assert told(old, new).partition("Das ist noch zu tun\n\n")[2] == expected


def disappeared(old, new):
    """The dates of today or later that vanished without a word."""
    differences = changes(side(old), side(new), TODAY, revision="").differences
    gone = (one for one in differences if one.kind.name == "GONE" and not one.is_past)
    return tuple(one.occurrence for one in gone)


@pytest.mark.parametrize(
    ("old", "new"),
    [*((old, new) for old, new, _ in TEXTS.values()), *MORE.values()],
    ids=[*TEXTS, *MORE],
)
def test_whoever_pastes_the_lines_has_lost_nothing(old, new):
    text = new
    for _ in range(4):
        left = [one for one in found(old, text).findings if one.diagnostic.is_error]
        if not left:
            break
        text = text.replace("    entwurf: ja\n", "")
        text = pasted(text, left[0])
    assert not left
    assert disappeared(old, text) == ()


def test_a_past_extra_date_that_inherits_a_new_time_gets_its_own():
    later = EARLIER.replace("um: 10 Uhr", "um: 11 Uhr")
    first, second = found(EARLIER, later).findings
    assert [first.diagnostic.kind, second.diagnostic.kind] == ["past-changed", "past-changed"]
    (step,) = first.steps
    assert step.sentence == "Bitte in „content/termine.yaml“ hinter Zeile 12 einfügen:"
    assert step.lines == ("        um: 10 Uhr",)


def test_every_case_is_a_loss():
    assert all(found(old, new).has_errors for old, new in MORE.values())


def test_publishing_can_ask_which_coming_dates_disappear():
    shorter = SERIES.replace("03.02.2027", "02.12.2026")
    gone = disappeared(SERIES, shorter)
    assert [f"{one.event.id} {one.original_day}" for one in gone] == [
        "treff 2027-01-06",
        "treff 2027-02-03",
    ]


def test_an_entry_in_braces_gets_advice_without_a_place():
    old = "termine: [{id: fest, titel: Fest, datum: 16.01.2027, um: 14 Uhr}]\n"
    (diagnostic,) = found(old, "termine: []\n").diagnostics
    assert diagnostic.advice == (
        "Bitte die bisherigen Termine unter „abweichungen“ mit „entfaellt“ oder „verlegt“ nennen."
    )


def test_an_extra_date_that_is_over_already_is_a_hint():
    new = SERIES + "    abweichungen:\n      - zusatz: 14.11.2026\n"
    (finding,) = found(SERIES, new).findings
    assert not finding.diagnostic.is_error
    assert finding.diagnostic.position.line == 12
    assert finding.message.message == (
        "„Treff“ (treff) bekommt Termine, die schon vorbei sind: Sa 14.11.2026."
    )
    assert found(new, new).findings == ()
