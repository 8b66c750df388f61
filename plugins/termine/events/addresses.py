"""Where everything lives on the site: one place for every address, so that none ever changes.

All addresses are relative to the root of the site and begin without a slash; pages end in one.
`uid` is here because it is the same promise given to calendars (RFC 5545, 3.8.4.7).
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

ARTICLES = "aktuelles/"
TAGS = "aktuelles/schlagwort/"
EVENTS = "termine/"
ARCHIVE = "termine/archiv/"
SUBSCRIBE = "kalender/"
SHEETS = "termine/aushang/"
ALL_FEED = "kalender/alle.ics"
RESERVED_IDS = frozenset({"alle", "archiv", "ort", "rubrik", "aushang", "auswahl"})

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def folded(text: str) -> str:
    """Small letters, with ae, oe, ue and ss, so that every spelling compares alike."""
    return unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)


LONGEST_NAME = 100
"""So many signs a part of an address has at most."""


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """`Frühe Hilfen` → `fruehe-hilfen`: a-z, 0-9 and single `-`; may be empty.

    At most LONGEST_NAME signs: no file system has room for a name of more than 255 bytes.
    """
    ascii_only = unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:LONGEST_NAME].rstrip("-")


def tag_url(tag: str) -> str:
    """The articles with a tag („Schlagwort“)."""
    return f"{TAGS}{slug(tag)}/"


def tag_feed(tag: str) -> str:
    """The same as an Atom feed."""
    return f"feeds/schlagwort-{slug(tag)}.atom.xml"


def period_url(list_url: str, year: int, month: int = 0) -> str:
    """The part of a list that is of one year or month: `aktuelles/` → `aktuelles/jahr/2025/03/`."""
    return f"{list_url}jahr/{year:04}/" + (f"{month:02}/" if month else "")


def month_url(year: int, month: int) -> str:
    """The table of one month."""
    return f"{EVENTS}{year:04}/{month:02}/"


def archive_year_url(year: int) -> str:
    """The past dates of one year."""
    return f"{ARCHIVE}{year:04}/"


def event_url(event_id: str) -> str:
    """An event with all its dates."""
    return f"{EVENTS}{event_id}/"


def occurrence_url(event_id: str, original_day: date) -> str:
    """One date, under its original day."""
    return f"{EVENTS}{event_id}/{original_day.isoformat()}/"


def occurrence_ics(event_id: str, original_day: date) -> str:
    """One date to save."""
    return f"{EVENTS}{event_id}/{original_day.isoformat()}.ics"


def sheet_url(year: int, quarter: int) -> str:
    """The sheet of one quarter (1 to 4), to be printed and put up."""
    return f"{SHEETS}{year:04}-Q{quarter}/"


def venue_url(venue_id: str) -> str:
    """The dates at one venue."""
    return f"{EVENTS}ort/{venue_id}/"


def category_url(category: str) -> str:
    """The dates of one category, given by its name."""
    return f"{EVENTS}rubrik/{slug(category)}/"


def selection_url(name: str) -> str:
    """The dates of a selection by time, age, language or terms, given by its name."""
    return f"{EVENTS}auswahl/{slug(name)}/"


def event_feed(event_id: str) -> str:
    """The calendar of one event."""
    return f"kalender/{event_id}.ics"


def venue_feed(venue_id: str) -> str:
    """The calendar of one venue."""
    return f"kalender/ort-{venue_id}.ics"


def category_feed(category: str) -> str:
    """The calendar of one category, given by its name."""
    return f"kalender/rubrik-{slug(category)}.ics"


def archive_feed(year: int) -> str:
    """The calendar of a whole past year."""
    return f"kalender/archiv-{year:04}.ics"


def uid(event_id: str, original_day: date, domain: str) -> str:
    """The UID of a date, the same in every feed that carries it."""
    return f"{event_id}-{original_day.isoformat().replace('-', '')}@{domain}"
