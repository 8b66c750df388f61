"""Sentences about the finished pages, for whoever publishes the site; tests/audit has each.

Those about calendar files stand in `calendar_messages`, those about dates that differ between page
and calendar in `parity_messages`.
"""

from plugins.events import Severity, Wording

_THEME = "Das liegt nicht an den Inhalten: Bitte den Fehler in theme/ oder plugins/ beheben."

# Links

BROKEN_LINK = Wording(
    "audit-broken-link",
    "Der Link „{url}“ führt zu nichts, was es auf der Website gibt.",
    "Bitte im Text oder in der Vorlage dieser Seite die Adresse prüfen.",
)
BROKEN_FRAGMENT = Wording(
    "audit-broken-fragment",
    "Der Link „{url}“ führt auf eine Stelle, die es auf der Seite nicht gibt.",
    "Bitte prüfen, wie die Überschrift dort heute heißt.",
)
LINK_WITHOUT_TEXT = Wording(
    "audit-link-without-text",
    "Der Link „{url}“ hat keinen Text.",
    "Bitte Worte in den Link setzen; wer die Seite hört, weiß sonst nicht, wohin er führt.",
)
LOCAL_ADDRESS = Wording(
    "audit-local-address",
    "Hier steht die Adresse „{url}“, die es nur auf einem einzelnen Rechner gibt.",
    "Bitte durch die Adresse der Website ersetzen.",
)
FOREIGN_HOST = Wording(
    "audit-foreign-host",
    "Die Seite lädt „{url}“ von einer fremden Website.",
    "Bitte die Datei in die eigene Website legen: Ohne Zustimmung darf nichts von anderswo kommen.",
)
UNSAFE_LINK = Wording(
    "audit-unsafe-link",
    "Der Link „{url}“ würde ein Programm starten.",
    "Bitte entfernen.",
)

# One page by itself

LANGUAGE_MISSING = Wording(
    "audit-language-missing", "Die Seite sagt nicht, in welcher Sprache sie ist.", _THEME
)
TITLE_MISSING = Wording("audit-title-missing", "Die Seite hat keinen Titel.", _THEME)
DESCRIPTION_MISSING = Wording(
    "audit-description-missing",
    "Die Seite hat keine Kurzbeschreibung.",
    "Bitte im Kopf des Texts „kurztext:“ ergänzen.",
    Severity.WARNING,
)
MAIN_HEADINGS = Wording(
    "audit-main-headings",
    "Die Seite hat {count} Überschriften der ersten Stufe, es muss genau eine sein.",
    "Im Text beginnen Überschriften mit „##“; die erste Stufe ist der Titel.",
)
HEADING_SKIPPED = Wording(
    "audit-heading-skipped",
    "Die Überschrift „{text}“ hat Stufe {level}, davor steht aber Stufe {before}.",
    "Bitte keine Stufe überspringen: Wer die Seite hört, springt von Überschrift zu Überschrift.",
)
HEADING_EMPTY = Wording(
    "audit-heading-empty", "Eine Überschrift der Stufe {level} hat keinen Text.", _THEME
)
ID_TWICE = Wording("audit-id-twice", "Die Kennung „{id}“ kommt auf der Seite zweimal vor.", _THEME)
ALT_MISSING = Wording(
    "audit-alt-missing",
    "Das Bild „{url}“ hat keinen Ersatztext.",
    'Bitte beschreiben, was darauf zu sehen ist; für reinen Schmuck bleibt er leer (alt="").',
)
INLINE = Wording(
    "audit-inline",
    "Auf der Seite steht „{what}“; der Schutz der Website (CSP) lässt das nicht zu.",
    _THEME,
)
JSON_BROKEN = Wording(
    "audit-json-broken", "Die Angaben für Suchmaschinen (JSON-LD) sind nicht lesbar.", _THEME
)
JSON_ADDRESS = Wording(
    "audit-json-address",
    "Die Angaben für Suchmaschinen nennen „{url}“; diese Seite gibt es nicht.",
    _THEME,
)
INTEGRITY_MISSING = Wording(
    "audit-integrity-missing", "„{url}“ wird ohne Prüfsumme (integrity) geladen.", _THEME
)
INTEGRITY_WRONG = Wording(
    "audit-integrity-wrong",
    "Die Prüfsumme von „{url}“ passt nicht zur Datei; Browser würden sie verwerfen.",
    "Bitte alles neu bauen: python3 tasks.py build --full",
)

# All pages together

TITLE_TWICE = Wording(
    "audit-title-twice",
    "Den Titel „{title}“ hat schon die Seite „{other}“.",
    "Bitte einer der beiden Seiten einen eigenen Titel geben.",
)
DESCRIPTION_TWICE = Wording(
    "audit-description-twice",
    "Die Kurzbeschreibung „{text}“ hat schon die Seite „{other}“.",
    "Bitte jeder Seite einen eigenen „kurztext:“ geben.",
    Severity.WARNING,
)
CANONICAL_WRONG = Wording(
    "audit-canonical-wrong",
    "Die Seite nennt als ihre Adresse „{found}“, richtig ist „{expected}“.",
    _THEME,
)
NOT_IN_SITEMAP = Wording("audit-not-in-sitemap", "Die Seite fehlt in „sitemap.xml“.", _THEME)
SITEMAP_WITHOUT_PAGE = Wording(
    "audit-sitemap-without-page",
    "„{url}“ steht in „sitemap.xml“, ist aber keine Seite, die gefunden werden will.",
    _THEME,
)
SITEMAP_DAY = Wording(
    "audit-sitemap-day",
    "„{url}“ hat in „sitemap.xml“ den Tag „{day}“, der noch nicht war.",
    "Bitte prüfen, ob die Uhr dieses Rechners richtig geht.",
    Severity.WARNING,
)
UNREADABLE = Wording(
    "audit-unreadable",
    "Die Datei ist nicht lesbar: {reason}.",
    "Bitte alles neu bauen: python3 tasks.py build --full",
)
FILE_MISSING = Wording(
    "audit-file-missing",
    "Die Datei „{name}“ fehlt.",
    "Bitte alles neu bauen: python3 tasks.py build --full",
)
COMPRESSED_STALE = Wording(
    "audit-compressed-stale",
    "Die gepackte Fassung passt nicht zu „{name}“.",
    "Bitte alles neu bauen: python3 tasks.py build --full",
)

# What must not be published, and what must

PREVIEW = Wording(
    "audit-preview", "Die Seite trägt den Hinweis „Vorschau“ und ist nicht zum Veröffentlichen da."
)
DRAFT = Wording(
    "audit-draft",
    "„{name}“ ist ein Entwurf und steht trotzdem in der fertigen Website.",
    "Bitte im Text „entwurf: ja“ löschen, wenn er veröffentlicht werden soll.",
)
GAP_ON_LEGAL_PAGE = Wording(
    "audit-gap-on-legal-page",
    "Auf dieser Seite verlangt das Gesetz noch eine Angabe: {text}.",
    "Bitte in content/seiten/ ergänzen; vorher wird nicht veröffentlicht.",
)
LEGAL_PAGE_MISSING = Wording(
    "audit-legal-page-missing",
    "Die Pflichtseite „{slug}“ fehlt.",
    "Bitte content/seiten/{slug}.md anlegen; das Gesetz verlangt sie.",
)
LEGAL_LINK_MISSING = Wording(
    "audit-legal-link-missing",
    "Von dieser Seite führt kein Link zur Pflichtseite „{slug}“.",
    _THEME,
)
SECURITY_MISSING = Wording(
    "audit-security-missing",
    "Die Datei „.well-known/security.txt“ fehlt.",
    "Bitte als SICHERHEIT_KONTAKT angeben, wo man eine Schwachstelle melden kann.",
    Severity.WARNING,
)
SECURITY_EXPIRES = Wording(
    "audit-security-expires",
    "„security.txt“ gilt nur bis {day}.",
    "Bitte neu bauen: Jeder Build verlängert die Frist.",
)
SECURITY_BROKEN = Wording(
    "audit-security-broken", "„security.txt“ hat keine lesbare Zeile „{name}“.", _THEME
)

# Weight

TOO_HEAVY = Wording(
    "audit-too-heavy",
    "{what}: {kilobytes} KB, höchstens {most} KB sollen es sein (gepackt gerechnet).",
    "Familien mit altem Handy warten sonst lange: Bitte kürzen oder Bilder verkleinern.",
    Severity.WARNING,
)
TOO_MANY_FILES = Wording(
    "audit-too-many-files",
    "Die Seite lädt {count} Dateien, höchstens {most} sollen es sein.",
    "Bitte Bilder weglassen oder auf mehrere Seiten verteilen.",
    Severity.WARNING,
)
