"""A busy year in a large family office: 200 events with everything an entry can say.

Always the same content. What stands in it once is named below, so that tests can go there.
"""

from datetime import date, timedelta
from pathlib import Path

from tests.website.images.drawn import drawn, saved

TODAY = date(2026, 11, 22)
EVENTS = 200
SERIES = 12
ARTICLES = 24

SERIES_WITH_ALL = "reihe-0"
TALK = f"/termine/{SERIES_WITH_ALL}/2026-12-07/"
CANCELLED = f"/termine/{SERIES_WITH_ALL}/2026-12-14/"
MOVED = f"/termine/{SERIES_WITH_ALL}/2026-12-21/"
EXTRA = f"/termine/{SERIES_WITH_ALL}/2026-12-12/"
LONG_EVENT = "/termine/einzeln-3/"
ARTICLE_WITH_PICTURES = "/aktuelles/meldung-0/"

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag")
_CATEGORIES = ("Familienfrühstück", "Beratung", "Musik & Tanz", "Spielgruppe", "Elternkurs")
_TITLES = (
    "Krabbelgruppe",
    "Erste Hilfe am Kind",
    "Väterfrühstück",
    "Mehrsprachigkeitsberatungsnachmittag",
    "Lesen & Lauschen",
    "„Wir packen’s an“ <gemeinsam>",
    "Frühchentreff",
)
_WHEN = ("um: 10 Uhr", "um: 9:30–12 Uhr", "um: ganztägig", "um: 15 Uhr\n    dauer: 90 Minuten")
_MORE = (
    "kosten: kostenlos",
    "kosten: 5 Euro\n    anmeldung:\n      noetig: ja\n      telefon: 02323 000000",
    "ausgebucht: ja\n    plaetze: 12",
    "sprache: [Deutsch, Türkisch]\n    fuer: [Eltern, Großeltern]\n    alter: 0 bis 3 Jahre",
    "online: https://online.example/raum\n    link: https://example.org/mehr",
    "barrierefrei: [Ohne Stufen]\n    raum: Saal 2",
    "bild: tisch.jpg\n    bildtext: Ein gedeckter Tisch",
)
_SPECIAL = """
    abweichungen:
      - am: 07.12.2026
        thema: Zähne gesund von Anfang an
        gast: Zahnarztpraxis am Markt
        text: Bringen Sie gern **Zahnbürsten** mit.
      - am: 14.12.2026
        entfaellt: Weihnachtsfeier des Hauses
      - am: 21.12.2026
        verlegt: 22.12.2026
        um: 11 Uhr
        grund: Handwerker im Haus
      - zusatz: 12.12.2026
        um: 10 bis 13 Uhr
"""


def write_content(folder: Path) -> Path:
    """Lay everything out below a folder and give it back."""
    entries = [_series(number) for number in range(SERIES)]
    entries += [_one_off(number) for number in range(EVENTS - SERIES)]
    _put(folder / "termine.yaml", "termine:\n" + "".join(entries))
    _put(folder / "orte.yaml", "".join(map(_venue, range(6))))
    for number in range(ARTICLES):
        _put(folder / f"artikel/meldung-{number}.md", _article(number))
    _put(folder / "seiten/start.md", "---\ntitel: Familienbüro\n---\nWir sind für Sie da.\n")
    for number, name in enumerate(("impressum", "datenschutz", "barrierefreiheit")):
        _put(folder / f"seiten/{name}.md", f"---\ntitel: {name.title()}\n---\nText {number}.\n")
    pictures = folder / "bilder"
    pictures.mkdir()
    (pictures / "tisch.jpg").write_bytes(saved(drawn((1400, 900))))
    (pictures / "plan.png").write_bytes(saved(drawn((500, 300), "RGBA"), "PNG"))
    return folder


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _series(number: int) -> str:
    day = _DAYS[number % len(_DAYS)]
    rhythm = f"jeden {day}" if number == 0 else f"jeden {number % 4 + 1}. {day} im Monat"
    until = "31.01.2027" if number == 0 else "30.06.2027"
    entry = (
        f"{_head('reihe', number)}    wann: {rhythm}\n    ab: 01.09.2026\n    bis: {until}\n"
        f"    um: {9 + number} Uhr\n    feiertage: entfaellt\n    ferien: findet statt\n"
    )
    return entry + (_SPECIAL.lstrip("\n") if number == 0 else "")


def _one_off(number: int) -> str:
    day = TODAY + timedelta(days=number * 5 % 700 - 330)
    last = day + timedelta(days=number % 4)
    until = f"    bis: {last:%d.%m.%Y}\n" if number % 4 == 2 else ""
    return (
        f"{_head('einzeln', number)}    datum: {day:%d.%m.%Y}\n{until}"
        f"    {_WHEN[number % len(_WHEN)]}\n    {_MORE[number % len(_MORE)]}\n"
    )


def _head(kind: str, number: int) -> str:
    title = f"{_TITLES[number % len(_TITLES)]} {number}"
    return (
        f"  - id: {kind}-{number}\n    titel: '{title}'\n"
        f"    rubrik: {_CATEGORIES[number % len(_CATEGORIES)]}\n    ort: haus-{number % 6}\n"
        "    beschreibung: |\n      Kommen Sie vorbei, wie Sie sind. Wir freuen uns.\n\n"
        "      - Spielzeug ist da\n      - Kaffee auch\n"
    )


def _venue(number: int) -> str:
    return (
        f"- id: haus-{number}\n  name: Haus der Familie {number}\n  stadtteil: Wanne\n"
        "  strasse: Hauptstraße\n  plz: '44649'\n  ort: Herne\n  lage: 51.538, 7.219\n"
        "  barrierefrei: [Ohne Stufen]\n  anfahrt: Mit der Bahn bis **Wanne-Eickel Hbf**.\n"
    )


def _article(number: int) -> str:
    day = TODAY - timedelta(days=number * 40)
    picture = "bild: tisch.jpg\nbildtext: Ein gedeckter Tisch\n" if number % 3 == 0 else ""
    events = f"einzeln-{number}, reihe-{number % SERIES}"
    shown = "\n![Der Weg zum Saal](plan.png)\n" if number == 0 else ""
    return (
        f"---\ntitel: Neues aus dem Haus, Teil {number}\ndatum: {day:%d.%m.%Y}\n"
        f"rubrik: {_CATEGORIES[number % 5]}\n{picture}termine: {events}\n"
        f"---\nEs gibt viel zu erzählen.\n\n## Was Sie erwartet\n\nGute Laune.\n{shown}\n"
        "[[termine rubrik: Beratung, anzahl: 2]]\n"
    )
