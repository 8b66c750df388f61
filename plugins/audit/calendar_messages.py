"""Sentences about calendar files that break the rules for feeds. Each has a case in tests/audit."""

from plugins.events import Severity, Wording

# The file as a whole

BOM = Wording(
    "ics-bom",
    "Der Kalender beginnt mit einem unsichtbaren Zeichen (BOM).",
    "Einige Programme lesen ihn dann gar nicht.",
)
NOT_UTF8 = Wording(
    "ics-not-utf8",
    "Der Kalender ist kein gültiges UTF-8.",
)
CONTROL = Wording(
    "ics-control",
    "In dieser Zeile steht ein unsichtbares Steuerzeichen (U+{code:04X}).",
)
NOT_NFC = Wording(
    "ics-not-nfc",
    "Diese Zeile enthält zusammengesetzte Zeichen statt der üblichen (nicht NFC).",
)
FRAME = Wording(
    "ics-frame",
    "Der Kalender muss mit „BEGIN:VCALENDAR“ beginnen und mit „END:VCALENDAR“ enden.",
)
UNBALANCED = Wording(
    "ics-unbalanced",
    "„{line}“ passt nicht zu dem Teil, der gerade offen ist.",
)
WITHOUT_DATES = Wording(
    "ics-without-dates",
    "Der Kalender enthält keinen Termin.",
    "Einen leeren Kalender soll es nicht geben; er wird auch nicht verlinkt.",
)
TOO_LARGE = Wording(
    "ics-too-large",
    "Der Kalender ist {kilobytes} KB groß.",
    "Ab 500 KB wird es für manche Programme zu viel; Google hört bei etwa 1.000 KB auf.",
    Severity.WARNING,
)
NOT_SORTED = Wording(
    "ics-not-sorted",
    "Der Termin „{uid}“ steht nicht an seiner Stelle.",
    "Die Termine müssen nach Beginn und UID sortiert sein.",
)
UID_TWICE = Wording(
    "ics-uid-twice",
    "Die UID „{uid}“ kommt in diesem Kalender zweimal vor.",
)

# Lines

BARE_LINE_END = Wording(
    "ics-bare-line-end",
    "Die Zeile endet nicht mit CRLF.",
)
LINE_TOO_LONG = Wording(
    "ics-line-too-long",
    "Die Zeile ist {octets} Bytes lang, erlaubt sind 75.",
)
TRAILING_BLANK = Wording(
    "ics-trailing-blank",
    "Die Zeile endet mit einem Leerzeichen.",
    "Manche Programme schneiden es ab und fügen dann zwei Wörter zusammen.",
)
NOT_A_LINE = Wording(
    "ics-not-a-line",
    "Das ist keine Kalenderzeile: Es fehlt „NAME:Wert“.",
)
EMPTY_PROPERTY = Wording(
    "ics-empty-property",
    "„{name}“ hat keinen Wert.",
    "Leere Angaben müssen wegbleiben.",
)
UNESCAPED = Wording(
    "ics-unescaped",
    "In „{name}“ steht „{sign}“ ohne „\\“ davor.",
)
BAD_ESCAPE = Wording(
    "ics-bad-escape",
    "In „{name}“ steht „{sign}“; hinter „\\“ ist das nicht erlaubt.",
)

# Properties

WRONG_ORDER = Wording(
    "ics-wrong-order",
    "Ein Kalender beginnt mit „VERSION“ und „PRODID“, hier steht „{name}“.",
)
PROPERTY_MISSING = Wording(
    "ics-property-missing",
    "In „{component}“ fehlt „{name}“.",
)
PROPERTY_TWICE = Wording(
    "ics-property-twice",
    "In „{component}“ steht „{name}“ zweimal.",
)
FORBIDDEN = Wording(
    "ics-forbidden",
    "„{name}“ ist in unseren Kalendern nicht erlaubt.",
    "Jeder Termin steht für sich: So zeigen ihn alle Programme gleich an.",
)
VALUE_KIND_MISSING = Wording(
    "ics-value-kind-missing",
    "„{name}“ braucht die Angabe „VALUE={kind}“.",
)
NAME_SIGNS = Wording(
    "ics-name-signs",
    "Der Name des Kalenders enthält „{sign}“.",
    "Viele Programme zeigen davor einen Schrägstrich.",
)
WRONG_VALUE = Wording(
    "ics-wrong-value",
    "„{name}“ ist „{value}“, erwartet wird „{expected}“.",
)

# Times

FLOATING = Wording(
    "ics-floating",
    "„{name}“ nennt keine Zeitzone.",
    "Erlaubt sind „TZID=Europe/Berlin“ und „VALUE=DATE“.",
)
NO_SUCH_TIME = Wording(
    "ics-no-such-time",
    "„{name}“ ist „{value}“. Das gibt es nicht.",
)
IN_THE_GAP = Wording(
    "ics-in-the-gap",
    "„{name}“ ist „{value}“. Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden vorgestellt.",
)
END_NOT_AFTER_START = Wording(
    "ics-end-not-after-start",
    "Der Termin endet nicht nach seinem Beginn.",
)
TIMEZONE_NOT_ONCE = Wording(
    "ics-timezone-not-once",
    "Die Zeitzone Europe/Berlin steht {count}-mal im Kalender, nicht genau einmal.",
)
TIMEZONE_WITHOUT_RULE = Wording(
    "ics-timezone-without-rule",
    "Der Zeitzone fehlt die Regel „{rule}“.",
)
