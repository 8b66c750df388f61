"""Cards: the picture that a link to a page carries when it is shared, one for each kind of page.

Here stands which kinds there are and what they say; `plugins/website` draws them.
"""

import re
from dataclasses import dataclass

from plugins.termine.events import addresses

from .paths import Paths

FOLDER = "theme/karten"
_DATE = re.compile(rf"{addresses.EVENTS}[^/]+/\d{{4}}-\d\d-\d\d/")
_MONTH = re.compile(rf"{addresses.EVENTS}\d{{4}}/\d\d/")


@dataclass(frozen=True, slots=True)
class Card:
    """One picture. `title` is its large text, `drawing` what is drawn beside it.

    `alt` describes it to those who do not see it; the site's name comes before it.
    """

    name: str
    title: str
    drawing: str
    alt: str

    @property
    def url(self) -> str:
        """The address of the picture."""
        return f"{FOLDER}/{self.name}.png"


HOME = Card("start", "Beratung, Begegnung, Termine", "house", "Zeichnung eines Hauses mit Herz")
OFFER = Card("angebote", "Unsere Angebote", "pram", "Zeichnung eines Kinderwagens")
DATES = Card("termine", "Unsere Termine", "calendar", "Zeichnung eines Kalenderblatts")
EVENT = Card("veranstaltung", "Kommen Sie vorbei", "cup", "Zeichnung einer Tasse")
ONE_DATE = Card("termin", "Ein Termin für Sie", "calendar", "Zeichnung eines Kalenderblatts")
ARCHIVE = Card("archiv", "Vergangene Termine", "blocks", "Zeichnung von Bauklötzen")
SUBSCRIBE = Card("abonnieren", "Termine abonnieren", "phone", "Zeichnung eines Handys")
NEWS = Card("aktuelles", "Aktuelles", "door", "Zeichnung einer Tür")
EASY = Card("leichte-sprache", "Leichte Sprache", "cup", "Zeichnung einer Tasse")
OTHER = Card("seite", "Für alle Familien", "house", "Zeichnung eines Hauses mit Herz")
CARDS = (HOME, OFFER, DATES, EVENT, ONE_DATE, ARCHIVE, SUBSCRIBE, NEWS, EASY, OTHER)

_BY_PATH = (
    (addresses.ARCHIVE, ARCHIVE),
    (addresses.SUBSCRIBE, SUBSCRIBE),
    (addresses.ARTICLES, NEWS),
    ("angebote/", OFFER),
    ("leichte-sprache", EASY),
)
_LISTS = (addresses.venue_url("")[:-1], addresses.category_url("")[:-1], addresses.SHEETS)


def card_of(url: str, *, is_offer: bool = False) -> Card:
    """The card of the page at an address."""
    if not url:
        return HOME
    if is_offer:
        return OFFER
    found = next((card for path, card in _BY_PATH if url.startswith(path)), None)
    return found or (_of_dates(url) if url.startswith(addresses.EVENTS) else OTHER)


def card_address(card: Card, paths: Paths) -> str:
    """The whole address of the picture, as programs that show links want it."""
    return paths.absolute(card.url)


def _of_dates(url: str) -> Card:
    if _DATE.fullmatch(url):
        return ONE_DATE
    is_list = url == addresses.EVENTS or url.startswith(_LISTS) or _MONTH.fullmatch(url)
    return DATES if is_list else EVENT
