"""The sentences for editors about YAML itself: indentation, quotes, brackets, colons."""

from .messages import Wording
from .problem import Severity

ANCHOR = Wording(
    "anchor",
    "„{text}“ wäre in YAML eine Sprungmarke, das ist hier nicht erlaubt.",
    'Bitte den Wert in Anführungszeichen setzen, zum Beispiel "Kaffee & Kuchen".',
)
ALIAS = Wording(
    "alias",
    "„{text}“ wäre in YAML ein Verweis, das ist hier nicht erlaubt.",
    'Bitte den Wert ausschreiben oder in Anführungszeichen setzen, zum Beispiel "*Stern".',
)
TAG = Wording(
    "tag",
    "„{text}“ wäre in YAML eine Typangabe, das ist hier nicht erlaubt.",
    'Bitte weglassen oder den ganzen Wert in Anführungszeichen setzen, zum Beispiel "!".',
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
TOO_MANY_KEYS = Wording(
    "too-many-keys",
    "Dieser Eintrag hat mehr als {most} Angaben.",
    "Bitte prüfen, ob hier ein „- “ fehlt, mit dem der nächste Eintrag beginnt.",
)
KEY_NOT_TEXT = Wording(
    "key-not-text",
    "Vor dem Doppelpunkt wird ein einfaches Wort erwartet.",
    "Bitte so schreiben: „titel: Familienfrühstück“.",
)
TOO_MANY_ITEMS = Wording(
    "too-many-items",
    "In dieser Liste stehen mehr als {most} Punkte.",
    "Bitte prüfen, ob sie so lang sein soll, und sonst auf mehrere Einträge verteilen.",
)
COLON_IN_VALUE = Wording(
    "colon-in-value",
    "In dieser Zeile steht ein zweiter Doppelpunkt.",
    "Bitte den Wert in Anführungszeichen setzen: {line}",
)
INDENTATION = Wording(
    "indentation",
    "Die Einrückung dieser Zeile passt nicht zu den Zeilen davor.",
    "Bitte die Zeile genau so weit einrücken wie die anderen Angaben desselben Eintrags.",
)
INDENTATION_OF_ITEM = Wording(
    "indentation-of-item",
    "Die Einrückung dieser Zeile passt nicht zu den anderen Punkten der Liste.",
    "Bitte „- “ genau so weit einrücken wie bei ihnen.",
)
MISSING_DASH = Wording(
    "missing-dash",
    "Beginnt hier ein neuer Eintrag, fehlt der Strich davor.",
    "Bitte „- id: …“ schreiben, eingerückt wie die anderen Einträge.",
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
    "Bitte den Wert in Anführungszeichen setzen: {line}",
)
HASH_IN_VALUE = Wording(
    "hash-in-value",
    "„{text}“ wird nicht gelesen, denn nach „ #“ ist der Rest der Zeile eine Anmerkung.",
    "Bitte den Wert in Anführungszeichen setzen: {line}",
    Severity.WARNING,
)
NO_BLANK = Wording(
    "no-blank",
    "Hinter dem Doppelpunkt fehlt ein Leerzeichen.",
    "Bitte so schreiben: „{line}“.",
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
    "Bitte den Text in der nächsten Zeile beginnen, weiter eingerückt, oder in Anführungszeichen.",
)
LIST_IN_LINE = Wording(
    "list-in-line",
    "Eine Liste mit „- “ kann nicht in derselben Zeile beginnen.",
    "Bitte jeden Punkt in eine eigene Zeile schreiben; einen Text in Anführungszeichen setzen.",
)
UNREADABLE = Wording(
    "unreadable",
    "Ab hier lässt sich die Datei nicht mehr lesen.",
    "Bitte Einrückung, Doppelpunkte und Anführungszeichen dieser und der vorigen Zeile prüfen.",
)
