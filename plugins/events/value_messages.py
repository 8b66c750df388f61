"""The sentences for editors about single values: dates, times, ids, links, rules."""

from .messages import Wording

VALUE_TOO_LONG = Wording(
    "value-too-long",
    "Dieser Wert ist mit {length} Zeichen viel zu lang.",
    "Bitte prüfen, ob hier ein Anführungszeichen oder eine neue Zeile fehlt.",
)

# Dates

DATE_UNREADABLE = Wording(
    "date-unreadable",
    "„{text}“ ist kein Tag, den wir lesen können.",
    "{advice}",
)
DATE_EXAMPLE = "Bitte als TT.MM.JJJJ schreiben, zum Beispiel 28.02.2026."
DATE_NOT_TIME = "Hier wird ein Tag erwartet; der Beginn gehört zu „um“, das Ende zu „ende“."
DATE_WITH_MORE = Wording(
    "date-with-more",
    "Hier steht mehr als ein Tag: „{text}“.",
    "Bitte hier nur „{day}“ schreiben; Uhrzeit, letzter Tag und Weiteres haben eigene Zeilen.",
)
DATE_RANGE = Wording(
    "date-range",
    "Hier stehen zwei Tage: „{text}“.",
    "Bitte hier nur „{first}“ schreiben und darunter „bis: {last}“.",
)
YEAR_MISSING = Wording(
    "year-missing",
    "Im Datum „{text}“ fehlt das Jahr.",
    "Bitte als TT.MM.JJJJ schreiben, zum Beispiel {example}.",
)
DATE_IMPOSSIBLE = Wording(
    "date-impossible",
    "Den Tag „{text}“ gibt es nicht.",
    "Bitte als TT.MM.JJJJ schreiben, zum Beispiel {example}.",
)
YEAR_SHORT = Wording(
    "year-short",
    "Im Datum „{text}“ hat das Jahr nicht vier Ziffern.",
    "Bitte das Jahr ausschreiben, zum Beispiel {example}.",
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
    "{advice}",
)
TIME_EXAMPLES = (
    "Bitte zum Beispiel „10 Uhr“, „9.30 Uhr“, „10 bis 12 Uhr“ oder „ganztägig“ schreiben."
)
OPEN_END_APART = Wording(
    "open-end-apart",
    "Das offene Ende braucht eine Zeile für sich.",
    "Bitte „um: {start}“ und darunter „ende: offen“ schreiben.",
)
TWO_TIMES = Wording(
    "two-times",
    "Hier stehen zwei Uhrzeiten: „{text}“.",
    "Bitte „{span}“ schreiben, oder für die zweite einen eigenen Eintrag anlegen.",
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
MAIL_AS_LINK = Wording(
    "mail-as-link",
    "„{text}“ ist eine E-Mail-Adresse und kein Link.",
    "Bitte „mailto:{text}“ schreiben.",
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
PHRASE_WITH_MORE = Wording(
    "phrase-with-more",
    "Hier steht mehr als die Regel: „{text}“.",
    "Bitte hier nur „{phrase}“ schreiben; um, ab, bis und ferien haben eigene Zeilen.",
)
PHRASE_IS_RRULE = "Bitte „rrule:“ statt „wann:“ davor schreiben."
PHRASE_EXAMPLES = "Bitte zum Beispiel „jeden 1. Mittwoch im Monat“ oder „jeden Dienstag“ schreiben."
RRULE_REFUSED = Wording(
    "rrule-refused",
    "{reason}",
    "Bitte zum Beispiel „rrule: FREQ=WEEKLY;BYDAY=TU“ schreiben, am besten aber „wann“ benutzen.",
)
