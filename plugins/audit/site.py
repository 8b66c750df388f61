"""The finished site as values: what an audit is told, and what was read back from the folder."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from dateutil import relativedelta

from plugins.termine.diagnostics import Diagnostic, MessageBook, Position

message = MessageBook(Path(__file__).with_name("messages.toml"))
"""The sentences about finished pages and calendars, for whoever publishes."""

DATE_ADDRESS = re.compile(r"(termine/([a-z0-9-]+)/(\d{4}-\d{2}-\d{2})/)$")
"""The address of the page of one date, its event's id and the day it was planned for."""

EVENT_ADDRESS = re.compile(r"(termine/[a-z0-9-]+/)(\d{4}-\d{2}-\d{2}/)?$")
"""The address of an event, which is the page of its date where it has one only, or of a date."""

_SUBSCRIBED = re.compile(r"^webcals?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit is told beside the folder: where the site will stand, what must not be in it.

    `url` is SITEURL without a slash at its end. `legal_pages` are slugs, `drafts` the addresses of
    texts and events that readers must not see; `apart` those of events that the calendar of all
    dates does not hold. `label` is how Diagnostics call the output folder.
    `uid_domain` ends every UID, where it is not the host of `url`.
    """

    url: str
    today: date
    legal_pages: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    label: str = "output"
    uid_domain: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the `@` of every UID."""
        return self.uid_domain or urlsplit(self.url).hostname or ""

    @property
    def base(self) -> str:
        """The path of the site, with a slash at both ends."""
        folder = urlsplit(self.url).path.strip("/")
        return f"/{folder}/" if folder else "/"

    @property
    def year_before(self) -> date:
        """The first day of the twelve months that feeds look back."""
        return self.today - relativedelta.relativedelta(years=1)

    def absolute(self, address: str) -> str:
        """The whole address of a page."""
        return f"{self.url}/{address}"

    def relative(self, url: str) -> str:
        """The address of a page of this site; what lies elsewhere stays whole."""
        return url.removeprefix(f"{self.url}/")

    def at(self, file: str, line: int = 1) -> Position:
        """A line of a file as Diagnostics name it; the first one stands for the whole file."""
        return Position(f"{self.label}/{file}", line)

    def diagnostic(self, kind: str, file: str, line: int = 1, /, **values: object) -> Diagnostic:
        """What is wrong with a line of a file."""
        return message(kind, **values).at(self.at(file, line))


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page: `tag` is its element, `is_loaded` says that browsers fetch it."""

    url: str
    line: int
    tag: str
    integrity: str = ""
    is_loaded: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a list or its own page shows it.

    `address` is that of its page, `start` its `<time datetime>`, `when` the words inside it,
    `status` the word before it (`Fällt aus`, `Verlegt`, empty), `text` everything around it.
    """

    address: str
    line: int
    start: str
    when: str
    status: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `weight` is its size in bytes as servers send it, with gzip.

    `date` is set on the page of one date, `mentions` are the dates that other pages list.
    `forwards_to` is the address to which it leads on by itself, or empty. `json_ld` are blocks
    with their lines; what JSON makes of one is None if it is broken.
    """

    file: str
    address: str
    title: str
    description: str
    canonical: str
    is_indexed: bool
    ids: frozenset[str]
    references: tuple[Reference, ...]
    json_ld: tuple[tuple[int, object], ...]
    mentions: tuple[Mention, ...]
    date: Mention | None
    weight: int
    forwards_to: str = ""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One .ics file: the address of the page with the same dates, and each date as it stands there.

    `blocks` are pairs of UID and the bytes of the VEVENT, in the order of the file.
    """

    file: str
    page: str
    blocks: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date as calendars tell it; `start` and `end` (exclusive) are days for an all-day date.

    `file` is the first calendar with it, `address` that of its page.
    """

    uid: str
    file: str
    url: str
    address: str
    start: date
    end: date
    place: str
    status: str
    summary: str
    description: str

    @property
    def is_all_day(self) -> bool:
        """Whether it has no times."""
        return not isinstance(self.start, datetime)


@dataclass(frozen=True, slots=True)
class Site:
    """The output folder, read. `files` are all paths below `folder` with their sizes in bytes.

    `pages` are sorted by address, `calendars` by file; `dates` are the distinct dates of all
    calendars, by UID and by the address of their page.
    """

    about: Audited
    folder: Path
    files: Mapping[str, int]
    pages: tuple[Page, ...]
    calendars: tuple[CalendarFile, ...]
    dates: Mapping[str, CalendarDate]
    dates_by_address: Mapping[str, CalendarDate]

    def file_behind(self, url: str, address: str = "") -> str | None:
        """The file that a reference on the page at `address` leads to.

        None for what lies elsewhere, empty where the site has nothing. `webcal:` counts as the
        site's own scheme. A path of the own host outside of the site's folder cannot be found.
        """
        own = urlsplit(self.about.url)
        plain = _SUBSCRIBED.sub(f"{own.scheme}:", url.strip())
        whole = urlsplit(urljoin(self.about.absolute(address), plain))
        if (whole.scheme, whole.netloc) != (own.scheme, own.netloc):
            return None
        target = (unquote(whole.path) or "/").removeprefix(self.about.base)
        file = f"{target}index.html" if target.endswith("/") or not target else target
        return file if file in self.files else ""

    def text(self, file: str) -> str:
        """The content of a file of text; what is no UTF-8 is replaced."""
        return (self.folder / file).read_bytes().decode("utf-8", "replace")


def plain(text: object) -> str:
    """Text as it is compared: NFC, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""
