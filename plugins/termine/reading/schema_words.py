"""What a program says about a key while somebody types it: title, sentence, example.

The handbook says more; `docs/schema/` is made of this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Group = Mapping[str, str]
Example = str | Group | Sequence[Group]
"""A text, or what stands below the key: a group of lines, or a list of them."""


@dataclass(frozen=True, slots=True)
class KeyWords:
    """The words for one key; the first example is the best one."""

    title: str
    description: str
    examples: tuple[Example, ...]


def key_words(form: str, key: str) -> KeyWords:
    """The words for a key of a form (`EventForm`); raises KeyError for one that has none."""
    return _OF_FORM.get(form, {}).get(key) or _OF_KEY[key]


def _words(title: str, description: str, *examples: Example) -> KeyWords:
    return KeyWords(title, description, examples)


_POLICY = ("entfaellt", "findet statt")
_YES_NO = ("ja", "nein")
_PICTURE = "fruehstueckstisch.jpg"
_LAST_DAY = _words("Letzter Tag", "Der letzte Tag einer Reihe oder eines Termins.", "29.06.2027")
_LAST_FREE_DAY = _words("Letzter Tag", "Der letzte Tag ohne Termine.", "15.06.2027")

_OF_KEY: Mapping[str, KeyWords] = {
    "id": _words(
        "Kennung",
        "Bleibt für immer, denn Adresse und Kalender-Abo hängen daran: a–z, 0–9 und Bindestrich.",
        "fruehstueck-wez",
    ),
    "titel": _words("Titel", "Der Name des Termins.", "Familienfrühstück"),
    "rubrik": _words("Rubrik", "Fasst Termine zusammen, mit eigener Seite.", "Familienfrühstück"),
    "beschreibung": _words(
        "Beschreibung", "Der Text zum Eintrag, in Markdown.", "Sie frühstücken zusammen."
    ),
    "text": _words("Text", "Ein Text zu diesem Termin.", "Wir beginnen mit einer Runde."),
    "thema": _words("Thema", "Worum es an diesem Termin geht.", "Schlafen und Einschlafen"),
    "gast": _words("Gast", "Wer an diesem Termin zu Gast ist.", "eine Beratungsstelle"),
    "ort": _words("Ort", "Die Kennung eines Orts aus orte.yaml.", "familienbuero"),
    "raum": _words("Raum", "Der Raum an diesem Ort.", "Spielzimmer"),
    "veranstalter": _words("Veranstalter", "Wer einlädt.", "Familienbüro der Stadt Herne"),
    "kosten": _words("Kosten", "Was es kostet.", "kostenlos"),
    "fuer": _words("Für wen", "An wen sich der Termin richtet.", "Eltern mit Baby"),
    "alter": _words("Alter", "Das Alter der Kinder.", "bis 1 Jahr"),
    "anmeldung": _words(
        "Anmeldung",
        "Ein Satz, oder die Angaben noetig, bis, link, telefon und mail.",
        "Sie brauchen keine Anmeldung.",
    ),
    "plaetze": _words("Plätze", "Die Zahl der Plätze.", "12"),
    "ausgebucht": _words("Ausgebucht", "Ob alle Plätze vergeben sind.", *_YES_NO),
    "sprache": _words("Sprachen", "In welchen Sprachen der Termin stattfindet.", "Deutsch"),
    "barrierefrei": _words("Barrierefrei", "Was den Zugang erleichtert.", "ohne Stufen erreichbar"),
    "bild": _words("Bild", "Der Name eines Bilds aus content/bilder.", _PICTURE),
    "bildtext": _words("Bildtext", "Was auf dem Bild zu sehen ist.", "Ein gedeckter Tisch"),
    "link": _words("Link", "Die Adresse einer Seite, die mehr sagt.", "https://www.example.org/"),
    "online": _words("Online", "Die Adresse zum Mitmachen.", "https://www.example.org/raum"),
    "um": _words(
        "Uhrzeit",
        "Der Beginn, mit oder ohne Ende.",
        *("10 Uhr", "10 bis 12 Uhr", "10:30–12 Uhr", "9.30 Uhr", "ganztägig"),
    ),
    "ende": _words("Ende", "„offen“ oder eine Uhrzeit.", "offen", "12 Uhr"),
    "dauer": _words("Dauer", "Die Dauer, statt eines Endes.", "90 Minuten", "2 Stunden"),
    "feiertage": _words("Feiertage", "Was an Feiertagen gilt.", *_POLICY),
    "ferien": _words("Ferien", "Was in den Schulferien gilt.", *_POLICY),
    "datum": _words("Datum", "Der Tag eines einzelnen Termins.", "Do 11.07.2019"),
    "wann": _words(
        "Wann",
        "Die Wiederholung, wie man sie sagt.",
        *("jeden 1. Mittwoch im Monat", "1. und 3. Mittwoch im Monat", "jeden Dienstag"),
        *("dienstags", "jeden Dienstag und Donnerstag", "jede 2. Woche dienstags"),
        *("alle 2 Wochen dienstags", "letzter Freitag im Monat", "am 15. jedes Monats"),
        *("jährlich am 20.09.", "werktags", "täglich"),
    ),
    "rrule": _words(
        "RRULE", "Die Schreibweise der Kalenderprogramme, statt „wann“.", "FREQ=WEEKLY;BYDAY=TU"
    ),
    "ab": _words("Ab", "Der erste Tag einer Reihe.", "02.01.2019"),
    "bis": _LAST_DAY,
    "regeln": _words(
        "Regeln",
        "Mehrere Regeln nacheinander: Frühere Termine bleiben, wie sie waren.",
        [
            {"wann": "jeden Dienstag", "um": "10 Uhr", "ab": "05.01.2027", "bis": "29.06.2027"},
            {"wann": "jeden Dienstag", "um": "9 Uhr", "ab": "06.07.2027"},
        ],
    ),
    "pausen": _words(
        "Pausen",
        "Zeiten, in denen die Reihe ruht.",
        [{"von": "01.06.2027", "bis": "15.06.2027", "grund": "Unsere Räume werden umgebaut."}],
    ),
    "abweichungen": _words(
        "Abweichungen",
        "Was an einzelnen Tagen anders ist.",
        [{"am": "Mi 03.02.2027", "entfaellt": "Umbau"}],
        [{"am": "Mi 03.03.2027", "verlegt": "Do 04.03.2027"}],
        [{"am": "Mi 07.04.2027", "thema": "Schlafen und Einschlafen"}],
        [{"zusatz": "Sa 18.09.2027", "um": "10 bis 13 Uhr"}],
    ),
    "artikel": _words("Artikel", "Der Slug eines Artikels, der mehr erzählt.", "sommerfest"),
    "entwurf": _words("Entwurf", "„ja“: nur in der Vorschau zu sehen.", *_YES_NO),
    "von": _words("Von", "Der erste Tag.", "01.06.2027"),
    "grund": _words("Grund", "Warum es so ist.", "Betriebsausflug"),
    "name": _words("Name", "Der Name.", "Familienbüro"),
    "termine": _words(
        "Termine",
        "Die Einträge dieser Datei.",
        [{"id": "herbstfest-2027", "titel": "Herbstfest", "datum": "25.09.2027", "um": "14 Uhr"}],
    ),
    "vorgaben": _words(
        "Vorgaben",
        "Was für alle Einträge dieser Datei gilt.",
        {"veranstalter": "Familienbüro der Stadt Herne", "kosten": "kostenlos"},
    ),
    "lat": _words("Breite", "Die geografische Breite, mit Punkt geschrieben.", "51.5380"),
    "lon": _words("Länge", "Die geografische Länge, mit Punkt geschrieben.", "7.2190"),
}

_OF_FORM: Mapping[str, Mapping[str, KeyWords]] = {
    "AdjustmentForm": {
        "am": _words("Am", "Der Tag der Reihe, um den es geht.", "Mi 03.02.2027"),
        "entfaellt": _words("Entfällt", "Der Termin fällt aus; dahinter der Grund.", "Umbau"),
        "verlegt": _words("Verlegt", "Der neue Tag.", "Do 04.03.2027"),
        "zusatz": _words("Zusatz", "Ein zusätzlicher Termin, statt „am“.", "Sa 18.09.2027"),
        "grund": _words("Grund", "Warum der Termin verlegt ist.", "Betriebsausflug"),
    },
    "RegistrationForm": {
        "text": _words("Text", "Ein Satz zur Anmeldung.", "Bitte melden Sie sich an."),
        "noetig": _words("Nötig", "Ob eine Anmeldung nötig ist.", *_YES_NO),
        "bis": _words("Bis", "Der letzte Tag für die Anmeldung.", "08.01.2027"),
        "link": _words("Link", "Die Adresse zur Anmeldung.", "https://www.example.org/anmeldung"),
        "telefon": _words("Telefon", "Die Telefonnummer für die Anmeldung.", "0123 456789"),
        "mail": _words("E-Mail", "Die Adresse für die Anmeldung.", "familie@example.org"),
    },
    "PauseForm": {
        "von": _words("Von", "Der erste Tag ohne Termine.", "01.06.2027"),
        "bis": _LAST_FREE_DAY,
        "grund": _words("Grund", "Warum die Reihe ruht.", "Unsere Räume werden umgebaut."),
    },
    "VenueForm": {
        "id": _words("Kennung", "Bleibt für immer: a–z, 0–9 und Bindestrich.", "familienbuero"),
        "name": _words("Name", "Der Name des Orts.", "Familienbüro"),
        "zusatz": _words("Zusatz", "Eine genauere Angabe.", "im WEZ, neben dem Bürgerlokal"),
        "strasse": _words("Straße", "Straße und Hausnummer.", "Hauptstraße"),
        "plz": _words("Postleitzahl", "Die Postleitzahl.", "12345"),
        "ort": _words("Stadt", "Die Stadt.", "Herne"),
        "stadtteil": _words("Stadtteil", "Der Stadtbezirk.", "Wanne"),
        "lage": _words("Lage", "Breite und Länge, mit Punkt geschrieben.", "51.5380, 7.2190"),
        "ausstattung": _words("Ausstattung", "Was es dort gibt.", "Wickelplatz"),
        "anfahrt": _words("Anfahrt", "Wie man hinkommt.", "Nebenan ist das Bürgerlokal."),
    },
    "ClosedDaysForm": {
        "name": _words("Name", "Wie die freie Zeit heißt.", "Betriebsferien"),
        "von": _words("Von", "Der erste freie Tag.", "27.12.2027"),
        "bis": _words("Bis", "Der letzte freie Tag; bei einem Tag nicht nötig.", "31.12.2027"),
    },
    "FrontMatterForm": {
        "titel": _words("Titel", "Die Überschrift der Seite.", "Tag der offenen Tür"),
        "datum": _words("Datum", "Der Tag der Veröffentlichung.", "24.06.2019"),
        "kurztext": _words("Kurztext", "Ein oder zwei Sätze für Listen.", "Wir öffnen die Türen."),
        "rubrik": _words("Rubrik", "Wozu der Artikel gehört.", "Veranstaltungen"),
        "termine": _words(
            "Termine", "Einträge der Termindatei, die dazugehören.", "fruehstueck-wez"
        ),
        "slug": _words("Slug", "Die Adresse: a–z, 0–9 und Bindestrich.", "tag-der-offenen-tuer"),
        "stand": _words("Stand", "Wann der Text zuletzt geprüft wurde.", "22.11.2026"),
        "geaendert": _words("Geändert", "Wann der Text geändert wurde.", "22.11.2026"),
        "sprache": _words("Sprache", "Die Abkürzung der Sprache, sonst Deutsch.", "tr"),
        "suchwort": _words("Suchwörter", "Weitere Wörter für die Suche.", "Krabbelgruppe"),
    },
}
