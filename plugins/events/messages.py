"""Every sentence that editors can be shown, in one place; each has a case in tests/events.

A Wording is a kind with its sentences; called with its values it gives a Fault, and a Fault at a
Position is a Problem: `UNKNOWN_KEY(key="titl", advice=did_you_mean("titel")).at(position)`.
`{name}` is filled in with the value of that name; a value is never read as a template itself.
"""

from dataclasses import dataclass

from .position import Position
from .problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to write instead, before it is known where."""

    kind: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR

    def at(self, position: Position) -> Problem:
        """This Fault as a Problem at a place in a file."""
        return Problem(self.kind, self.message, position, self.advice, self.severity)


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of mistake with the form of its sentences; `advice` may be the place holder alone."""

    kind: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR

    def __call__(self, **values: object) -> Fault:
        """The sentences with the values filled in."""
        message, advice = self.message.format(**values), self.advice.format(**values)
        return Fault(self.kind, message, advice, self.severity)


def did_you_mean(*words: str) -> str:
    """`Meinten Sie „um“ oder „ort“?`, or nothing where there is nothing near."""
    return f"Meinten Sie {any_of(*words)}?" if words else ""


def any_of(*words: str) -> str:
    """`„a“, „b“ oder „c“`."""
    quoted = [f"„{word}“" for word in words]
    return " oder ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


# The file as a whole

FILE_TOO_LARGE = Wording(
    "file-too-large",
    "Die Datei ist mit {megabytes} MB zu groß, höchstens 2 MB sind möglich.",
    "Bitte die Einträge auf mehrere Dateien im Ordner „termine“ verteilen.",
)
NOT_UTF8 = Wording(
    "not-utf8",
    "Byte {offset} der Datei (0x{byte:02X}) ist kein UTF-8.",
    "Bitte als UTF-8 speichern; im Editor steht das meist bei „Speichern unter“ als „Kodierung“.",
)
CONTROL_CHARACTER = Wording(
    "control-character",
    "Hier steht ein unsichtbares Steuerzeichen (U+{code:04X}).",
    "Bitte das Zeichen löschen und die Stelle neu tippen.",
)
TAB = Wording(
    "tab",
    "Die Zeile ist mit einem Tabulator eingerückt.",
    "Bitte mit Leerzeichen einrücken, zwei je Stufe.",
)

# The form of YAML

ANCHOR = Wording(
    "anchor",
    "„{text}“ wäre in YAML eine Sprungmarke, das ist hier nicht erlaubt.",
    "Bitte den Wert in Anführungszeichen setzen, zum Beispiel \"Kaffee & Kuchen\".",
)
ALIAS = Wording(
    "alias",
    "„{text}“ wäre in YAML ein Verweis, das ist hier nicht erlaubt.",
    "Bitte den Wert ausschreiben oder in Anführungszeichen setzen, zum Beispiel \"*Stern\".",
)
TAG = Wording(
    "tag",
    "„{text}“ wäre in YAML eine Typangabe, das ist hier nicht erlaubt.",
    "Bitte weglassen oder den ganzen Wert in Anführungszeichen setzen, zum Beispiel \"!\".",
)
SEVERAL_DOCUMENTS = Wording(
    "several-documents",
    "Hier beginnt ein zweiter Teil der Datei, gelesen wird aber nur einer.",
    "Bitte die Zeile „{text}“ löschen.",
)
DIRECTIVE = Wording(
    "directive",
    "Zeilen, die mit „%“ beginnen, sind hier nicht erlaubt.",
    "Bitte die Zeile löschen.",
)
TOO_DEEP = Wording(
    "too-deep",
    "Die Angaben sind zu tief ineinander verschachtelt.",
    "Bitte prüfen, ob hier Klammern oder Einrückungen zu viel sind.",
)
DUPLICATE_KEY = Wording(
    "duplicate-key",
    "„{key}“ steht in diesem Eintrag schon in Zeile {line}.",
    "Bitte nur eine der beiden Zeilen behalten.",
)
KEY_NOT_TEXT = Wording(
    "key-not-text",
    "Vor dem Doppelpunkt wird ein einfaches Wort erwartet.",
    "Bitte so schreiben: „titel: Familienfrühstück“.",
)
COLON_IN_VALUE = Wording(
    "colon-in-value",
    "In dieser Zeile steht ein zweiter Doppelpunkt.",
    "Bitte den Wert in Anführungszeichen setzen: {key}: \"{value}\"",
)
INDENTATION = Wording(
    "indentation",
    "Die Einrückung dieser Zeile passt nicht zu den Zeilen davor.",
    "Bitte die Zeile genau so weit einrücken wie die anderen Angaben desselben Eintrags.",
)
UNCLOSED_QUOTE = Wording(
    "unclosed-quote",
    "Das Anführungszeichen, das hier beginnt, wird nicht geschlossen.",
    "Bitte am Ende des Werts noch ein {quote} setzen.",
)
STRAY_QUOTE = Wording(
    "stray-quote",
    "Nach dem schließenden Anführungszeichen steht noch Text.",
    "Bitte den ganzen Wert in Anführungszeichen setzen, innen „…“ verwenden.",
)
UNCLOSED_BRACKET = Wording(
    "unclosed-bracket",
    "Die Klammer „{bracket}“, die hier beginnt, wird nicht richtig geschlossen.",
    "Bitte „{closing}“ ergänzen und die Angaben darin mit Kommas trennen.",
)
SPECIAL_START = Wording(
    "special-start",
    "Mit „{character}“ darf ein Wert nicht beginnen.",
    "Bitte den Wert in Anführungszeichen setzen, zum Beispiel \"@home\".",
)
MISSING_COLON = Wording(
    "missing-colon",
    "In dieser Zeile fehlt der Doppelpunkt.",
    "Bitte so schreiben: „titel: Familienfrühstück“; Folgezeilen eines Texts weiter einrücken.",
)
BAD_ESCAPE = Wording(
    "bad-escape",
    "Der Rückwärtsstrich „\\“ hat zwischen doppelten Anführungszeichen eine besondere Bedeutung.",
    "Bitte „\\\\“ schreiben oder einfache Anführungszeichen verwenden: '…'",
)
TEXT_AFTER_BLOCK_MARK = Wording(
    "text-after-block-mark",
    "Hinter „{mark}“ darf in derselben Zeile kein Text stehen.",
    "Bitte den Text in der nächsten Zeile beginnen, zwei Leerzeichen weiter eingerückt.",
)
UNREADABLE = Wording(
    "unreadable",
    "Ab hier lässt sich die Datei nicht mehr lesen.",
    "Bitte Einrückung, Doppelpunkte und Anführungszeichen dieser und der vorigen Zeile prüfen.",
)

# Keys and the kind of their values

UNKNOWN_KEY = Wording("unknown-key", "Die Angabe „{key}“ ist hier nicht bekannt.", "{advice}")
MISSING_KEY = Wording(
    "missing-key",
    "In diesem Eintrag fehlt „{key}“.",
    "Bitte ergänzen, zum Beispiel „{key}: {example}“.",
)
EMPTY_VALUE = Wording(
    "empty-value",
    "Hinter „{key}“ steht nichts, die Zeile zählt deshalb nicht.",
    "Bitte etwas eintragen oder die Zeile löschen.",
    Severity.WARNING,
)
EXPECTED_TEXT = Wording(
    "expected-text",
    "Hinter „{key}“ wird ein einfacher Text erwartet.",
    "Bitte in eine Zeile schreiben: „{key}: …“; Text mit Klammern in Anführungszeichen setzen.",
)
EXPECTED_LIST = Wording(
    "expected-list",
    "Unter „{key}“ wird eine Liste erwartet.",
    "Bitte jeden Punkt in eine neue Zeile schreiben, eingerückt und mit „- “ davor.",
)
EXPECTED_ENTRIES = Wording(
    "expected-entries",
    "Hier werden Angaben mit Doppelpunkt erwartet.",
    "Bitte so schreiben: „{example}“.",
)
EXPECTED_EVENT_FILE = Wording(
    "expected-event-file",
    "Die Datei soll mit „termine:“ (oder „vorgaben:“) beginnen.",
    "Bitte als erste Zeile „termine:“ schreiben und darunter die Einträge, eingerückt und mit „- “.",
)
EXPECTED_PLAIN_LIST = Wording(
    "expected-plain-list",
    "Diese Datei soll eine Liste sein.",
    "Bitte jeden Eintrag mit „- {example}“ beginnen, ohne Überschrift davor.",
)

# Dates

DATE_UNREADABLE = Wording(
    "date-unreadable",
    "„{text}“ ist kein Tag, den wir lesen können.",
    "Bitte als TT.MM.JJJJ schreiben, zum Beispiel 28.02.2026.",
)
DATE_IMPOSSIBLE = Wording(
    "date-impossible",
    "Den Tag „{text}“ gibt es nicht.",
    "Bitte als TT.MM.JJJJ schreiben, zum Beispiel {example}.",
)
YEAR_SHORT = Wording(
    "year-short",
    "Im Datum „{text}“ hat das Jahr nicht vier Ziffern.",
    "Bitte das Jahr ausschreiben, zum Beispiel 28.02.2026.",
)
YEAR_OUT_OF_RANGE = Wording(
    "year-out-of-range",
    "Das Jahr {year} kann nicht stimmen.",
    "Möglich sind die Jahre 1990 bis 2100.",
)
WEEKDAY_WRONG = Wording(
    "weekday-wrong",
    "Der {day} ist ein {right}, kein {wrong}.",
    "Bitte Datum oder Wochentag berichtigen; der Wochentag darf auch fehlen.",
)
WEEKDAY_UNKNOWN = Wording(
    "weekday-unknown",
    "Den Wochentag „{word}“ gibt es nicht.",
    "{advice}",
)

# Times of day and lengths

TIME_UNREADABLE = Wording(
    "time-unreadable",
    "„{text}“ ist keine Uhrzeit, die wir lesen können.",
    "Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben.",
)
TIME_IMPOSSIBLE = Wording(
    "time-impossible",
    "Die Uhrzeit „{text}“ gibt es nicht.",
    "Stunden gehen von 0 bis 23, Minuten von 00 bis 59, zum Beispiel „9.30 Uhr“.",
)
TIME_ENDS_BEFORE_START = Wording(
    "time-ends-before-start",
    "Das Ende ({end} Uhr) liegt vor dem Beginn ({start} Uhr).",
    "Bitte die Zeiten prüfen; über Mitternacht geht ein Termin nur bis höchstens 6 Uhr.",
)
TIME_WITHOUT_LENGTH = Wording(
    "time-without-length",
    "Beginn und Ende sind gleich ({start} Uhr).",
    "Bitte ein späteres Ende schreiben, zum Beispiel „10 bis 12 Uhr“, oder das Ende weglassen.",
)
END_UNREADABLE = Wording(
    "end-unreadable",
    "„{text}“ ist kein Ende, das wir lesen können.",
    "Bitte „ende: offen“ oder eine Uhrzeit schreiben, zum Beispiel „ende: 12 Uhr“.",
)
DURATION_UNREADABLE = Wording(
    "duration-unreadable",
    "„{text}“ ist keine Dauer, die wir lesen können.",
    "Bitte zum Beispiel „90 Minuten“, „2 Stunden“ oder „1 Stunde 30 Minuten“ schreiben.",
)
DURATION_OUT_OF_RANGE = Wording(
    "duration-out-of-range",
    "Eine Dauer von „{text}“ ist nicht möglich.",
    "Möglich sind 1 Minute bis unter 24 Stunden; für mehrere Tage bitte „datum“ und „bis“ nehmen.",
)
TIME_SAID_TWICE = Wording(
    "time-said-twice",
    "Das Ende steht hier zweimal: in „{first}“ und in „{second}“.",
    "Bitte nur eine der beiden Angaben behalten.",
)
ALL_DAY_WITH_END = Wording(
    "all-day-with-end",
    "Ein ganztägiger Termin hat kein „{key}“.",
    "Bitte die Zeile löschen oder bei „um“ eine Uhrzeit schreiben, zum Beispiel „10 Uhr“.",
)
END_WITHOUT_START = Wording(
    "end-without-start",
    "„{key}“ steht hier ohne einen Beginn.",
    "Bitte „um“ ergänzen, zum Beispiel „um: 10 Uhr“.",
)

# Other values

YES_NO = Wording(
    "yes-no",
    "Hinter „{key}“ wird „ja“ oder „nein“ erwartet, nicht „{text}“.",
    "Bitte „{key}: ja“ oder „{key}: nein“ schreiben.",
)
WHOLE_NUMBER = Wording(
    "whole-number",
    "„{text}“ ist keine Anzahl von Plätzen.",
    "Bitte eine ganze Zahl schreiben, zum Beispiel „plaetze: 12“.",
)
POLICY = Wording(
    "policy",
    "„{text}“ ist hier nicht möglich.",
    "Bitte „entfaellt“ oder „findet statt“ schreiben.",
)
ID_FORM = Wording(
    "id-form",
    "Die Kennung „{text}“ darf nur aus a bis z, 0 bis 9 und Bindestrichen bestehen.",
    "Bitte zum Beispiel „{example}“ schreiben.",
)
ID_RESERVED = Wording(
    "id-reserved",
    "Die Kennung „{text}“ braucht die Website schon für eigene Seiten.",
    "Bitte eine andere wählen, zum Beispiel „{example}“.",
)
LINK_SCHEME = Wording(
    "link-scheme",
    "Links, die mit „{scheme}:“ beginnen, sind nicht erlaubt.",
    "Bitte eine Adresse mit https:// schreiben, oder mailto: und tel:.",
)
LINK_FORM = Wording(
    "link-form",
    "„{text}“ ist keine vollständige Adresse.",
    "Bitte mit https:// beginnen und ohne Leerzeichen schreiben, zum Beispiel {example}",
)
MAIL_FORM = Wording(
    "mail-form",
    "„{text}“ ist keine E-Mail-Adresse.",
    "Bitte in der Form name@beispiel.de schreiben.",
)
PHONE_FORM = Wording(
    "phone-form",
    "„{text}“ ist keine Telefonnummer.",
    "Bitte nur Ziffern, Leerzeichen und + - / ( ) verwenden.",
)
PICTURE_PATH = Wording(
    "picture-path",
    "„{text}“ ist kein Bild aus dem Ordner „bilder“.",
    "Bitte nur den Dateinamen schreiben, zum Beispiel „bild: fruehstueck.jpg“.",
)
COORDINATES = Wording(
    "coordinates",
    "„{text}“ ist keine Lage auf der Karte.",
    "Bitte Breite und Länge mit Punkt schreiben, zum Beispiel „lage: 51.5380, 7.2190“.",
)
COORDINATES_SWAPPED = Wording(
    "coordinates-swapped",
    "Breite und Länge sind vertauscht.",
    "Bitte zuerst die Breite schreiben: „lage: {latitude}, {longitude}“.",
)
PHRASE_UNKNOWN = Wording(
    "phrase-unknown",
    "Die Regel „{text}“ verstehen wir nicht.",
    "{advice}",
)
PHRASE_EXAMPLES = "Bitte zum Beispiel „jeden 1. Mittwoch im Monat“ oder „jeden Dienstag“ schreiben."
RRULE_REFUSED = Wording(
    "rrule-refused",
    "{reason}",
    "Bitte zum Beispiel „rrule: FREQ=WEEKLY;BYDAY=TU“ schreiben, am besten aber „wann“ benutzen.",
)

# How the parts of an entry fit together

DUPLICATE_ID = Wording(
    "duplicate-id",
    "Die Kennung „{id}“ gibt es schon in {file}, Zeile {line}.",
    "Bitte eine andere Kennung wählen, zum Beispiel „{id}-2“.",
)
UNKNOWN_VENUE = Wording(
    "unknown-venue",
    "Den Ort „{text}“ gibt es in orte.yaml nicht.",
    "{advice}",
)
ADD_VENUE = "Bitte den Ort in orte.yaml eintragen und hier seine Kennung (id) schreiben."
NO_SCHEDULE = Wording(
    "no-schedule",
    "In diesem Eintrag steht nicht, wann er stattfindet.",
    "Bitte „datum: 11.07.2019“ ergänzen, oder „wann: jeden 1. Mittwoch im Monat“ und „ab“.",
)
ONE_SCHEDULE = Wording(
    "one-schedule",
    "„{second}“ und „{first}“ können nicht zusammen in einem Eintrag stehen.",
    "Bitte nur eins behalten: „datum“ für einen Termin, „wann“ oder „regeln“ für eine Reihe.",
)
BESIDE_RULES = Wording(
    "beside-rules",
    "„{key}“ kann nicht neben „regeln“ stehen.",
    "Bitte die Zeile in die einzelnen Regeln schreiben.",
)
NEEDS_SERIES = Wording(
    "needs-series",
    "„{key}“ gehört zu einer Reihe, hier steht aber ein einzelner Termin.",
    "Bitte die Zeile löschen oder statt „datum“ eine Regel mit „wann“ schreiben.",
)
LAST_BEFORE_FIRST = Wording(
    "last-before-first",
    "„{last_key}“ ({last}) liegt vor „{first_key}“ ({first}).",
    "Bitte die beiden Tage prüfen, der frühere gehört zu „{first_key}“.",
)
NO_DATES = Wording(
    "no-dates",
    "Diese Regel ergibt zwischen {first} und {last} keinen einzigen Termin.",
    "Bitte „wann“, „ab“ und „bis“ prüfen.",
)
RULES_OVERLAP = Wording(
    "rules-overlap",
    "Die Regel davor endet nicht vor dem {day}.",
    "Bitte die Regel davor mit „bis: {day_before}“ abschließen.",
)

# Abweichungen

ADJUSTMENT_WITHOUT_DAY = Wording(
    "adjustment-without-day",
    "In dieser Abweichung steht nicht, welcher Termin gemeint ist.",
    "Bitte „am: TT.MM.JJJJ“ ergänzen, oder „zusatz: TT.MM.JJJJ“ für einen zusätzlichen Termin.",
)
AM_AND_EXTRA = Wording(
    "am-and-extra",
    "„am“ und „zusatz“ können nicht zusammen in einer Abweichung stehen.",
    "Bitte „am“ für einen regulären Termin nehmen, „zusatz“ für einen zusätzlichen.",
)
CANCELLED_AND_MOVED = Wording(
    "cancelled-and-moved",
    "Ein Termin kann nicht zugleich ausfallen und verlegt werden.",
    "Bitte „entfaellt“ oder „verlegt“ löschen.",
)
NOT_CANCELLED = Wording(
    "not-cancelled",
    "Mit „entfaellt: nein“ ändert sich nichts.",
    "Bitte die Zeile löschen, oder hinter „entfaellt“ den Grund schreiben.",
)
CANCELLED_WITH_TIME = Wording(
    "cancelled-with-time",
    "Ein Termin, der ausfällt, braucht kein „{key}“.",
    "Bitte die Zeile löschen.",
    Severity.WARNING,
)
ADJUSTMENT_EMPTY = Wording(
    "adjustment-empty",
    "Diese Abweichung ändert nichts.",
    "Bitte ergänzen, was anders ist, zum Beispiel „thema: …“ oder „entfaellt: Betriebsausflug“.",
)
REASON_WITHOUT_CHANGE = Wording(
    "reason-without-change",
    "„grund“ steht hier ohne „entfaellt“ oder „verlegt“.",
    "Bitte „entfaellt: ja“ ergänzen oder die Zeile löschen.",
)
TWO_REASONS = Wording(
    "two-reasons",
    "Der Grund steht hier zweimal: in „entfaellt“ und in „grund“.",
    "Bitte nur einen behalten.",
)
MOVED_NOWHERE = Wording(
    "moved-nowhere",
    "Der Termin ist auf denselben Tag verlegt, ohne eine neue Uhrzeit.",
    "Bitte einen anderen Tag schreiben oder „um“ ergänzen, zum Beispiel „um: 11 Uhr“.",
)
LAST_DAY_WITHOUT_EXTRA = Wording(
    "last-day-without-extra",
    "„bis“ ist in einer Abweichung nur neben „zusatz“ möglich.",
    "Bitte die Zeile löschen.",
)
TWO_ADJUSTMENTS = Wording(
    "two-adjustments",
    "Für den {day} gibt es schon eine Abweichung in Zeile {line}.",
    "Bitte beide zu einer zusammenfassen.",
)
# Files of venues and closing days

DUPLICATE_VENUE = Wording(
    "duplicate-venue",
    "Den Ort „{id}“ gibt es schon in Zeile {line}.",
    "Bitte eine andere Kennung wählen oder die beiden Einträge zusammenfassen.",
)
CATEGORY_SPELLING = Wording(
    "category-spelling",
    "Die Rubrik „{text}“ steht an anderer Stelle als „{other}“.",
    "Bitte überall gleich schreiben, beide haben sonst dieselbe Adresse.",
    Severity.WARNING,
)

# Articles and pages

FRONT_MATTER_OPEN = Wording(
    "front-matter-open",
    "Der Kopf des Artikels beginnt hier mit „---“, aber er endet nicht.",
    "Bitte unter die letzte Angabe noch eine Zeile „---“ schreiben.",
)
METADATA_LINE = Wording(
    "metadata-line",
    "Diese Zeile des Kopfs ist keine Angabe mit Doppelpunkt.",
    "Bitte „Titel: …“ schreiben und vor dem Text eine Zeile frei lassen.",
)
SLUG_FORM = Wording(
    "slug-form",
    "Die Adresse „{text}“ darf nur aus a bis z, 0 bis 9 und Bindestrichen bestehen.",
    "Bitte zum Beispiel „{example}“ schreiben.",
)
LANGUAGE_FORM = Wording(
    "language-form",
    "„{text}“ ist keine Abkürzung für eine Sprache.",
    "Bitte zum Beispiel „de“, „en“ oder „tr“ schreiben.",
)


def keys_here(keys: tuple[str, ...]) -> str:
    """Which keys are possible, for a word that is near none of them."""
    return f"Möglich sind: {', '.join(keys)}."
