"""The sentences for editors about entries: how their keys fit together and to other entries."""

from .messages import Wording
from .problem import Severity

# How the parts of an entry fit together

DUPLICATE_ID = Wording(
    "duplicate-id",
    "Die Kennung „{id}“ gibt es schon in {file}, Zeile {line}.",
    "Bitte eine andere Kennung wählen, zum Beispiel „{id}-2“.",
)
NO_ENTRIES = Wording(
    "no-entries",
    "In dieser Datei steht kein Termin.",
    "Falls das nicht gewollt ist: Jeder Eintrag beginnt mit „- id:“ unter „termine:“.",
    Severity.WARNING,
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

BARE_PRICE = Wording(
    "bare-price",
    "Bei „kosten: {text}“ fehlt, was die Zahl bedeutet.",
    "Bitte „kosten: {example}“ schreiben.",
    Severity.WARNING,
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
POSTAL_CODE = Wording(
    "postal-code",
    "„{text}“ ist keine deutsche Postleitzahl.",
    "Bitte fünf Ziffern schreiben, zum Beispiel „plz: {example}“; "
    "bei einem Ort im Ausland kann es so bleiben.",
    Severity.WARNING,
)
CLOSED_TOO_LONG = Wording(
    "closed-too-long",
    "„{name}“ dauert hier {days} Tage, möglich sind höchstens {most}.",
    "Bitte „von“ und „bis“ prüfen, vor allem das Jahr.",
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
FRONT_MATTER_UNOPENED = Wording(
    "front-matter-unopened",
    "Über dem Kopf fehlt eine Zeile „---“.",
    "Bitte „---“ in eine eigene Zeile darüber schreiben, wie unter den Kopf.",
)
FRONT_MATTER_DASHES = Wording(
    "front-matter-dashes",
    "Der Kopf beginnt mit „{dashes}“ statt mit „---“.",
    "Bitte über und unter die Angaben je eine Zeile aus drei einfachen Strichen setzen: „---“.",
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
