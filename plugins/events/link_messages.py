"""Sentences for editors about links, brackets and HTML in a text; cases in tests/website."""

from .messages import Wording
from .problem import Severity

SINGLE_BRACKETS = Wording(
    "single-brackets",
    "„[{word}]“ steht in einfachen Klammern, die Familien sehen es so.",
    "Bitte „[[{word}]]“ schreiben, mit doppelten Klammern.",
)
LINK_WITHOUT_WORDS = Wording(
    "link-without-words",
    "In diesem Link fehlt der Text, auf den man klickt.",
    "Bitte zwischen die eckigen Klammern schreiben, wohin er führt: „[Alle Termine]({word})“.",
)
LINK_WITHOUT_ADDRESS = Wording(
    "link-without-address",
    "In diesem Link fehlt die Adresse.",
    "Bitte zwischen die runden Klammern schreiben, zum Beispiel „[{word}](/termine/)“.",
)
LINK_APART = Wording(
    "link-apart",
    "Zwischen den Klammern dieses Links steht ein Leerzeichen, so ist er keiner.",
    "Bitte „](“ ohne Leerzeichen schreiben.",
)
FOREIGN_ADDRESS = Wording(
    "foreign-address",
    "Die Adresse „{word}“ führt nirgendwohin.",
    "Möglich sind zum Beispiel „https://www.herne.de“, „mailto:name@beispiel.de“ und „tel:112“.",
)
LOCAL_FILE = Wording(
    "local-file",
    "„{word}“ liegt nur auf Ihrem Rechner.",
    "Bitte die Datei in den Ordner „bilder“ legen und hier nur ihren Namen schreiben.",
)
LINK_TO_COMING = Wording(
    "link-to-coming",
    "Der Artikel „{title}“ erscheint erst am {day}, bis dahin führt der Link ins Leere.",
    "Bitte den Link erst dann setzen, oder dem Artikel ein früheres Datum geben.",
)
LINK_TO_DRAFT = Wording(
    "link-to-draft",
    "„{title}“ ist noch ein Entwurf, deshalb führt der Link ins Leere.",
    "Bitte dort „entwurf: ja“ löschen oder den Link hier wegnehmen.",
)

HTML_LEFT_OUT = Wording(
    "html-left-out",
    "„{word}…“ wird auf der Website weggelassen.",
    "{advice}",
    Severity.WARNING,
)
LINK_INSTEAD_OF_FRAME = (
    "Bitte stattdessen einen Link schreiben, "
    "zum Beispiel „[Zum Film](https://…)“ oder „[Zur Karte](https://…)“."
)
CONTACT_INSTEAD_OF_FORM = (
    "Bitte löschen und stattdessen Telefon, E-Mail oder einen Link nennen, "
    "zum Beispiel „[Anmelden](https://…)“."
)
LOOKS_ARE_GIVEN = "Bitte löschen: Das Aussehen ist vorgegeben. Wichtiges steht so: „**wichtig**“."
HEADING_IN_MARKDOWN = "Bitte so schreiben: „## Überschrift“."
NO_PROGRAMS = "Bitte löschen: Programme in Texten führt die Website nicht aus."
BRACKET_TO_SEE = "Bitte löschen, oder „&lt;{name}“ schreiben, wenn die Klammer zu sehen sein soll."
