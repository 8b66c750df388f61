"""Sentences about texts, links, pictures and files, found when all is put together."""

from .messages import Wording
from .problem import Severity

# Files

FILE_OUTSIDE = Wording(
    "file-outside",
    "„{name}“ ist ein Verweis, der aus dem Ordner der Inhalte hinausführt.",
    "Bitte die Datei selbst in den Ordner legen.",
)
FILE_UNREADABLE = Wording(
    "file-unreadable",
    "Die Datei lässt sich nicht lesen.",
    "Bitte prüfen, ob sie noch da ist und gelesen werden darf.",
)
FILE_UNEXPECTED = Wording(
    "file-unexpected",
    "Diese Datei wird nicht beachtet, denn sie endet nicht auf „{ending}“.",
    "Bitte umbenennen oder in einen anderen Ordner legen.",
    Severity.WARNING,
)

FILE_UNNOTICED = Wording(
    "file-unnoticed",
    "„{name}“ wird hier nicht beachtet.",
    "{advice}",
    Severity.WARNING,
)
UNNOTICED_ADVICE = "Bitte umbenennen oder anderswo ablegen. Möglich sind: {names}."
MISPLACED_ADVICE = "Bitte in den Ordner {folders} verschieben."

# Articles and pages

TITLE_MISSING = Wording(
    "title-missing",
    "Der Text hat keinen Titel.",
    "Bitte im Kopf ergänzen, zum Beispiel „titel: Frühstück für Familien“.",
)
DATE_MISSING = Wording(
    "date-missing",
    "Der Artikel hat kein Datum.",
    "Bitte im Kopf ergänzen, zum Beispiel „datum: 11.07.2019“.",
)
ARTICLE_COMING = Wording(
    "article-coming",
    "Der Artikel erscheint erst am {day}.",
    "Bis dahin ist er nur in der Vorschau zu sehen. "
    "Soll er gleich erscheinen, bitte das Datum von heute schreiben.",
    Severity.WARNING,
)
SLUG_EMPTY = Wording(
    "slug-empty",
    "Aus dem Titel lässt sich keine Adresse bilden.",
    "Bitte im Kopf ergänzen, zum Beispiel „slug: fruehstueck“.",
)
SLUG_TWICE = Wording(
    "slug-twice",
    "Die Adresse „{url}“ hat schon {other}.",
    "Bitte einem der beiden im Kopf eine eigene Adresse geben, zum Beispiel „slug: {example}“.",
)
SLUG_RESERVED = Wording(
    "slug-reserved",
    "Unter der Adresse „{url}“ steht schon ein anderer Teil der Website.",
    "Bitte im Kopf eine andere Adresse angeben, zum Beispiel „slug: {example}“.",
)
TEXT_TOO_DEEP = Wording(
    "text-too-deep",
    "Der Text ist zu tief verschachtelt, um ihn darzustellen.",
    "Bitte Listen und Zitate weniger weit einrücken.",
)
TEXT_TOO_LONG = Wording(
    "text-too-long",
    "Der Text ist zu lang, um ihn darzustellen.",
    "Möglich sind 200.000 Zeichen, 20.000 in einem Absatz, 500 Fußnoten und 2.000 Zeichen „<“, "
    "200 davon ohne „>“: Bitte teilen.",
)
LEFT_OVER = Wording(
    "left-over",
    "Hier fehlt noch eine Angabe: {text}.",
    "Bitte ergänzen und die eckigen Klammern löschen.",
    Severity.WARNING,
)
LEFT_OVER_ON_LEGAL_PAGE = Wording(
    "left-over-on-legal-page",
    "Auf dieser Seite verlangt das Gesetz noch eine Angabe: {text}.",
    "Bitte ergänzen und die eckigen Klammern löschen; vorher wird nicht veröffentlicht.",
)

HEADING_SKIPPED = Wording(
    "heading-skipped",
    "Die Überschrift „{text}“ überspringt eine Stufe.",
    "Bitte mit „{signs} “ beginnen: Vorleseprogramme gehen von Stufe zu Stufe.",
)

HEADING_LIKE_TITLE = Wording(
    "heading-like-title",
    "„# {text}“ steht im Text auf der Stufe des Titels.",
    "Bitte mit „## “ beginnen; eine Stufe tiefer steht „### “.",
)

# What a text names

UNKNOWN_EVENT = Wording(
    "unknown-event",
    "Einen Termin mit der Kennung „{id}“ gibt es nicht.",
    "{advice}",
)
NO_EVENTS_AT_ALL = "Es ist kein einziger Termin eingetragen: „termine.yaml“ fehlt oder ist leer."
UNKNOWN_VENUE_OF_DATES = Wording(
    "unknown-venue-of-dates",
    "Einen Ort mit der Kennung „{id}“ gibt es nicht.",
    "{advice}",
)
UNKNOWN_CATEGORY = Wording(
    "unknown-category",
    "Termine der Rubrik „{text}“ gibt es nicht.",
    "{advice}",
)
UNKNOWN_ARTICLE = Wording(
    "unknown-article",
    "Einen Artikel „{slug}“ gibt es nicht.",
    "{advice}",
)
BROKEN_LINK = Wording(
    "broken-link",
    "Der Link „{url}“ führt zu keiner Seite dieser Website.",
    "{advice}",
)
BROKEN_ANCHOR = Wording(
    "broken-anchor",
    "Auf der Seite gibt es keine Überschrift „{anchor}“.",
    "{advice}",
)
UNKNOWN_PICTURE = Wording(
    "unknown-picture",
    "Das Bild „{name}“ gibt es im Ordner „bilder“ nicht.",
    "{advice}",
)
FOREIGN_PICTURE = Wording(
    "foreign-picture",
    "Das Bild „{url}“ liegt auf einer fremden Website.",
    "Bitte in den Ordner „bilder“ legen: Unsere Seiten laden nichts von anderswo.",
)
PICTURE_WITHOUT_TEXT = Wording(
    "picture-without-text",
    "Zum Bild „{name}“ fehlt, was darauf zu sehen ist. Nicht alle können es sehen.",
    "{advice}",
)
PICTURE_TOO_HEAVY = Wording(
    "picture-too-heavy",
    "Das Bild „{name}“ ist zu groß: Die Datei hat mehr als 10 MB.",
    "Bitte kleiner speichern; 2.000 Bildpunkte in der Breite genügen.",
)
PICTURE_TOO_LARGE = Wording(
    "picture-too-large",
    "Das Bild „{name}“ ist zu groß: Es hat mehr als 30 Millionen Bildpunkte.",
    "Bitte kleiner speichern; 2.000 Bildpunkte in der Breite genügen.",
)
PICTURE_UNKNOWN_FORMAT = Wording(
    "picture-unknown-format",
    "Die Datei „{name}“ lässt sich nicht als Bild zeigen.",
    "Bitte als JPEG, PNG oder WebP speichern.",
)
PICTURE_BROKEN = Wording(
    "picture-broken",
    "Das Bild „{name}“ ist beschädigt.",
    "Bitte die Datei neu kopieren oder neu speichern.",
)
IMAGE_TEXT_IN_HEAD = (
    "Bitte ergänzen, zum Beispiel „bildtext: Ein gedeckter Tisch mit Brotkorb und Tassen“."
)
IMAGE_TEXT_IN_TEXT = (
    "Bitte zwischen die Klammern schreiben, zum Beispiel „![Ein gedeckter Tisch]({url})“."
)

# `[[termine …]]`

DATES_NOTHING_NAMED = Wording(
    "dates-nothing-named",
    "„[[termine]]“ sagt nicht, welche Termine gemeint sind.",
    "Bitte zum Beispiel „[[termine fruehstueck-wez]]“ oder „[[termine ort: whs]]“ schreiben.",
)
DATES_UNKNOWN_OPTION = Wording(
    "dates-unknown-option",
    "„{word}“ kennt „[[termine …]]“ nicht.",
    "Möglich sind: rubrik, ort, anzahl, nur.",
)
DATES_REPEATED_OPTION = Wording(
    "dates-repeated-option",
    "„{word}“ steht in „[[termine …]]“ zweimal.",
    "Bitte nur einmal angeben.",
)
DATES_EMPTY_OPTION = Wording(
    "dates-empty-option",
    "Nach „{word}:“ fehlt in „[[termine …]]“ die Angabe.",
    "Bitte ergänzen oder „{word}:“ löschen.",
)
DATES_WRONG_NUMBER = Wording(
    "dates-wrong-number",
    "„{word}“ ist keine Anzahl von Terminen.",
    "Bitte eine ganze Zahl von 1 bis 100 schreiben, zum Beispiel „anzahl: 3“.",
)
DATES_WRONG_ONLY = Wording(
    "dates-wrong-only",
    "„nur: {word}“ gibt es nicht.",
    "Bitte „nur: kommende“ oder „nur: vergangene“ schreiben.",
)
DATES_SEVERAL_SOURCES = Wording(
    "dates-several-sources",
    "„[[termine …]]“ nennt mehreres zugleich: Kennungen, Rubrik oder Ort.",
    "Bitte für jedes eine eigene Zeile „[[termine …]]“ schreiben.",
)
DATES_NOT_ALONE = Wording(
    "dates-not-alone",
    "„[[termine …]]“ steht hier nicht für sich.",
    "Bitte auf eine eigene Zeile setzen, ohne Text davor oder dahinter.",
)
UNKNOWN_MARK = Wording(
    "unknown-mark",
    "„{word}“ kennt diese Website nicht.",
    "In doppelten Klammern gibt es nur „[[termine …]]“ und „[[bitte ergänzen: …]]“.",
)

MARK_IN_YAML = Wording(
    "mark-in-yaml",
    "„{word}“ geht nur in Artikeln und Seiten.",
    "Bitte hier löschen: Die Familien würden die Klammern sehen.",
)

# Settings

MENU_WITHOUT_PAGE = Wording(
    "menu-without-page",
    "Das Menü nennt Seiten, die es nicht gibt: {urls}.",
    "Bitte die Seiten anlegen oder HAUPTMENUE ändern; bis dahin fehlen sie im Menü.",
    Severity.WARNING,
)
TASK_WITHOUT_PAGE = Wording(
    "task-without-page",
    "Die Karten der Startseite nennen Seiten, die es nicht gibt: {urls}.",
    "Bitte die Seiten anlegen oder AUFGABEN ändern; bis dahin fehlen die Karten.",
    Severity.WARNING,
)
NO_FEEDBACK_FORM = Wording(
    "no-feedback-form",
    "Es gibt kein Formular, mit dem man Barrieren melden kann.",
    "Bitte seine Adresse als FEEDBACK_FORM_URL angeben; das Gesetz verlangt es.",
    Severity.WARNING,
)
FEEDBACK_FORM_MISSING = Wording(
    "feedback-form-missing",
    "FEEDBACK_FORM_URL nennt „{url}“, eine Seite dieser Website, die es nicht gibt.",
    "Bitte FEEDBACK_FORM_URL berichtigen: die Adresse des Formulars oder einer Seite von hier.",
)
OLD_STATEMENT = Wording(
    "old-statement",
    "Die Erklärung zur Barrierefreiheit ist vom {day} und damit älter als ein Jahr.",
    "Bitte prüfen und im Kopf unter „stand:“ den Tag der Prüfung angeben.",
    Severity.WARNING,
)
STATEMENT_ENDS = Wording(
    "statement-ends",
    "Die Erklärung zur Barrierefreiheit ist vom {day} und gilt nur noch bis {until}.",
    "Bitte prüfen, ob alles darin noch stimmt: Das Gesetz verlangt es jedes Jahr. "
    "Danach im Kopf unter „stand:“ den Tag der Prüfung angeben.",
    Severity.WARNING,
)
STATEMENT_WITHOUT_DAY = Wording(
    "statement-without-day",
    "Die Erklärung zur Barrierefreiheit sagt nicht, wann sie zuletzt geprüft wurde.",
    "Bitte im Kopf den Tag der Prüfung angeben, zum Beispiel „stand: 02.03.2026“.",
    Severity.WARNING,
)

# What the program knows of the world

SCHOOL_HOLIDAYS_END = Wording(
    "school-holidays-unknown",
    "Schulferien sind nur bis {last_day} bekannt.",
    "Bitte die weiteren Ferien in content/ferien.yaml eintragen, sobald sie feststehen.",
    Severity.WARNING,
)

# What was built

CALENDAR_LARGE = Wording(
    "calendar-large",
    "Der Kalender ist {kilobytes} KB groß.",
    "Ab 500 KB wird es für manche Programme zu viel; Google hört bei etwa 1.000 KB auf.",
    Severity.WARNING,
)
