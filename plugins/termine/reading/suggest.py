"""Which known word an unknown one was probably meant to be."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from plugins.late import late

from ..diagnostics import did_you_mean
from ..events import slug

if TYPE_CHECKING:
    import difflib
else:
    difflib = late("difflib")

_LONGEST = 100
_SYNONYMS = MappingProxyType(
    {
        "um": "beginn start startzeit uhrzeit zeit von anfang time",
        "ende": "schluss endzeit end",
        "dauer": "laenge duration",
        "datum": "date tag termin am wann",
        "id": "kennung nummer key",
        "titel": "title name ueberschrift bezeichnung veranstaltung",
        "name": "titel bezeichnung",
        "ort": "location venue raum adresse wo treffpunkt stadt place",
        "raum": "zimmer room",
        "entfaellt": "absage abgesagt faellt-aus ausfall cancelled canceled ausgefallen",
        "verlegt": "verschoben verschiebung neuer-termin moved",
        "zusatz": "zusatztermin extra zusaetzlich zusaetze",
        "abweichungen": "ausnahmen ausnahme aenderungen aenderung exceptions",
        "pausen": "pause unterbrechung unterbrechungen breaks",
        "wann": "regel wiederholung rhythmus turnus when every",
        "ab": "seit beginn von start startdatum",
        "bis": "ende until enddatum",
        "von": "ab beginn start startdatum datum tag seit",
        "beschreibung": "description inhalt details info",
        "thema": "topic vortrag",
        "kosten": "preis gebuehr eintritt kostenbeitrag price cost",
        "fuer": "zielgruppe wen audience",
        "alter": "age altersgruppe",
        "plaetze": "teilnehmer teilnehmerzahl kapazitaet places seats",
        "ausgebucht": "ausverkauft voll sold-out",
        "anmeldung": "anmelden registrierung registration",
        "gast": "referent referentin gaeste guest speaker",
        "rubrik": "kategorie category art",
        "veranstalter": "organizer traeger veranstalterin",
        "bild": "foto image picture",
        "bildtext": "alt alttext bildbeschreibung",
        "grund": "begruendung warum reason",
        "strasse": "anschrift adresse street",
        "plz": "postleitzahl zip",
        "anfahrt": "anreise wegbeschreibung",
        "telefon": "tel fon phone rufnummer",
        "mail": "email e-mail",
        "link": "url website homepage webseite",
        "noetig": "erforderlich pflicht required",
        "lage": "koordinaten geo",
        "barrierefrei": "barrierefreiheit rollstuhl accessible accessibility",
        "kurztext": "summary zusammenfassung teaser",
        "sprache": "lang sprachen language",
        "entwurf": "status draft",
        "geaendert": "modified aktualisiert",
        "feiertage": "feiertag",
        "ferien": "schulferien",
        "termine": "events veranstaltungen eintraege",
        "vorgaben": "standard defaults vorlage",
    }
)


def nearest(word: str, known: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """Up to `count` known words near a word, the nearest first; umlauts count as ae, oe, ue, ss."""
    if len(word) > _LONGEST:
        return ()
    spelled = {slug(name): name for name in known}
    plain = slug(word)
    if plain in spelled:
        return (spelled[plain],)
    meant = [name for name in spelled.values() if plain in _SYNONYMS.get(name, "").split()]
    close = [spelled[name] for name in difflib.get_close_matches(plain, spelled, count, 0.66)]
    return tuple(dict.fromkeys([*meant, *close]))[:count]


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """`Meinten Sie „…“?`, or the other sentence where no known word is near."""
    return did_you_mean(*nearest(word, known)) or otherwise
