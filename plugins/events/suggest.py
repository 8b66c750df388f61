"""Which known word an unknown one was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches
from types import MappingProxyType

from . import messages
from .addresses import slug

_LONGEST = 100
_SYNONYMS = MappingProxyType(
    {
        "um": "beginn start startzeit uhrzeit zeit von anfang time",
        "ende": "schluss endzeit",
        "datum": "date tag termin am",
        "titel": "title name ueberschrift bezeichnung",
        "ort": "location venue raum adresse wo treffpunkt",
        "entfaellt": "absage abgesagt faellt-aus ausfall cancelled",
        "verlegt": "verschoben verschiebung neuer-termin",
        "zusatz": "zusatztermin extra zusaetzlich",
        "abweichungen": "ausnahmen ausnahme aenderungen",
        "wann": "regel wiederholung rhythmus turnus",
        "ab": "seit beginn von start",
        "bis": "ende until",
        "beschreibung": "description inhalt details info",
        "kosten": "preis gebuehr eintritt kostenbeitrag",
        "fuer": "zielgruppe wen",
        "plaetze": "teilnehmer teilnehmerzahl kapazitaet",
        "gast": "referent referentin gaeste",
        "rubrik": "kategorie category",
        "veranstalter": "organizer traeger",
        "bild": "foto image",
        "bildtext": "alt alttext bildbeschreibung",
        "grund": "begruendung warum",
        "strasse": "anschrift adresse",
        "telefon": "tel fon phone rufnummer",
        "mail": "email e-mail",
        "noetig": "erforderlich pflicht",
        "lage": "koordinaten geo",
        "kurztext": "summary zusammenfassung teaser",
        "sprache": "lang sprachen",
        "entwurf": "status draft",
        "geaendert": "modified aktualisiert",
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
    close = [spelled[name] for name in get_close_matches(plain, spelled, count, 0.66)]
    return tuple(dict.fromkeys([*meant, *close]))[:count]


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """`Meinten Sie „…“?`, or the other sentence where no known word is near."""
    return messages.did_you_mean(*nearest(word, known)) or otherwise
