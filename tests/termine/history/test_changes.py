"""What subscribers will notice, grouped by what happened."""

import pytest

from tests.termine.history.changes_book import PARTY, SERIES, told

MOVED = "    abweichungen:\n      - am: 02.12.2026\n        verlegt: 03.12.2026\n"
MARKET = PARTY.replace("fest", "markt")  # so that its place keeps a date
POSTPONED = "    abweichungen:\n      - am: 02.12.2026\n        verschoben: Krank\n"
CASES = {
    "nothing": (SERIES, SERIES, "Für die Familien ändert sich nichts.\n"),
    "other-order-and-comments": (
        SERIES + PARTY,
        "termine:\n" + PARTY + "  # Reihe\n" + SERIES.removeprefix("termine:\n"),
        "Für die Familien ändert sich nichts.\n",
    ),
    "new": (
        SERIES,
        SERIES + PARTY,
        """\
Neu
  Fest (fest)
    Sa 16.01.2027
""",
    ),
    "new-with-a-past": (
        "",
        SERIES,
        """\
Neu
  Treff (treff)
    3 vergangene Termine (Mi 02.09.2026, Mi 07.10.2026 und Mi 04.11.2026)
    3 Termine (Mi 02.12.2026, Mi 06.01.2027 und Mi 03.02.2027)
""",
    ),
    "cancelled": (
        SERIES,
        SERIES + "    abweichungen:\n      - am: 02.12.2026\n        entfaellt: Umbau\n",
        """\
Abgesagt
  Treff (treff)
    Mi 02.12.2026: Umbau
""",
    ),
    "moved": (
        SERIES,
        SERIES
        + "    abweichungen:\n      - am: 02.12.2026\n        verlegt: 03.12.2026\n"
        + "        um: 11 Uhr\n        ort: hof\n        grund: Ausflug\n",
        """\
Verlegt
  Treff (treff)
    Mi 02.12.2026 → Donnerstag, 3. Dezember 2026, um 11 Uhr (Ausflug): Ort „Hof“ (bisher „Haus“)
""",
    ),
    "cancelled-where-it-had-been-moved-to": (
        SERIES + MOVED,
        SERIES + MOVED + "        entfaellt: Auch krank\n",
        """\
Abgesagt
  Treff (treff)
    Mi 02.12.2026 (verlegt auf Do 03.12.2026): Auch krank
""",
    ),
    "postponed": (
        SERIES,
        SERIES + POSTPONED,
        """\
Verschoben
  Treff (treff)
    Mi 02.12.2026: Krank
""",
    ),
    "the-new-day-of-a-postponed-date": (
        SERIES + POSTPONED,
        SERIES + POSTPONED + "        verlegt: 09.12.2026\n",
        """\
Verlegt
  Treff (treff)
    Mi 02.12.2026 → Mittwoch, 9. Dezember 2026, um 10 Uhr (Krank)
""",
    ),
    "takes-place-after-all": (
        SERIES + "    abweichungen:\n      - am: 02.12.2026\n        entfaellt: Umbau\n",
        SERIES,
        """\
Doch wieder
  Treff (treff)
    Mi 02.12.2026: Mittwoch, 2. Dezember 2026, um 10 Uhr
""",
    ),
    "back-on-its-day": (
        SERIES + "    abweichungen:\n      - am: 02.12.2026\n        verlegt: 03.12.2026\n",
        SERIES,
        """\
Doch wieder
  Treff (treff)
    Mi 02.12.2026: Mittwoch, 2. Dezember 2026, um 10 Uhr
""",
    ),
    "topic-guest-cost": (
        SERIES + "    abweichungen:\n      - am: 02.12.2026\n        gast: AWO\n",
        SERIES
        + "    abweichungen:\n      - am: 02.12.2026\n        thema: Zähne\n"
        + "        kosten: 2 Euro\n        text: Bitte Becher mitbringen.\n",
        """\
Geändert
  Treff (treff)
    Mi 02.12.2026: Thema „Zähne“; Gast gestrichen (bisher „AWO“); Kosten „2 Euro“; Text neu
""",
    ),
    "title-of-the-whole-series": (
        SERIES,
        SERIES.replace("Treff\n", "Offener Treff\n"),
        """\
Geändert
  Offener Treff (treff)
    3 vergangene Termine (Mi 02.09.2026, Mi 07.10.2026 und Mi 04.11.2026): \
Titel „Offener Treff“ (bisher „Treff“)
    3 Termine (Mi 02.12.2026, Mi 06.01.2027 und Mi 03.02.2027): \
Titel „Offener Treff“ (bisher „Treff“)
""",
    ),
    "time-and-place-of-a-single-date": (
        "termine:\n" + PARTY + MARKET,
        "termine:\n" + PARTY.replace("14 Uhr", "15 bis 17 Uhr").replace("hof", "haus") + MARKET,
        """\
Geändert
  Fest (fest)
    Sa 16.01.2027: Uhrzeit „15 bis 17 Uhr“ (bisher „14 Uhr“); Ort „Haus“ (bisher „Hof“)
""",
    ),
    "registration": (
        "termine:\n" + PARTY,
        "termine:\n" + PARTY + "    anmeldung:\n      noetig: ja\n      bis: 10.01.2027\n",
        """\
Geändert
  Fest (fest)
    Sa 16.01.2027: Anmeldung „nötig, bis So 10.01.2027“
""",
    ),
    "a-past-date-cancelled-afterwards": (
        SERIES,
        SERIES + "    abweichungen:\n      - am: 04.11.2026\n        entfaellt: Sturm\n",
        """\
Abgesagt
  Treff (treff)
    Mi 04.11.2026 (vergangen): Sturm
""",
    ),
    "a-draft-gets-public": (
        "termine:\n" + PARTY + "    entwurf: ja\n",
        "termine:\n" + PARTY,
        """\
Neu
  Fest (fest)
    Sa 16.01.2027
""",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_a_change_is_told_in_its_group(old, new, expected):
    assert told(old, new) == expected


def test_a_long_text_is_shortened():
    long = "termine:\n" + PARTY + f"    thema: {'Zähne ' * 40}\n"
    assert told("termine:\n" + PARTY, long) == (
        "Geändert\n  Fest (fest)\n    Sa 16.01.2027: Thema „" + "Zähne " * 20 + "…“\n"
    )


def test_a_place_that_moves_for_a_series_is_a_hint_because_of_the_past():
    market = MARKET.replace("hof", "haus")
    assert told(SERIES + market, SERIES.replace("ort: haus", "ort: hof") + market).endswith(
        """\
Das ist noch zu tun

content/termine.yaml, Zeile 2: Hinweis: „Treff“ (treff): Der neue Ort gilt auch für Vergangenes: \
Mi 02.09.2026, Mi 07.10.2026 und Mi 04.11.2026.
   2 |   - id: treff
     |     ^^
  Hat sich der Ort erst jetzt geändert? Dann bitte den alten Ort in der Reihe lassen und den neuen \
bei den kommenden Terminen unter „abweichungen“ nennen.

1 Hinweis
"""
    )
