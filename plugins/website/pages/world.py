"""World: everything the pages are made of, as one value handed to `bundles`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from plugins.termine.events import Agenda, Catalogue, Event, Venue

from .pictures import Picture
from .qr_codes import qr_svg


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text wants dates: `[[termine …]]` with what was asked for.

    `only` is empty, `upcoming` or `past`; `limit` None means the usual six.
    """

    event_ids: tuple[str, ...] = ()
    category: str = ""
    venue_id: str = ""
    limit: int | None = None
    only: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """An article or page as it was read: rendered, but with its dates still to come.

    `published` is None for pages; `changed` is when its file last changed. `image` is the name of a
    picture below content/bilder, `image_text` what is to be seen on it.
    """

    slug: str
    title: str
    summary: str
    body: tuple[str | Placement, ...]
    category: str = ""
    published: date | None = None
    changed: datetime | None = None
    event_ids: tuple[str, ...] = ()
    language: str = "de"
    is_draft: bool = False
    image: str = ""
    image_text: str = ""
    search_words: tuple[str, ...] = ()

    def is_coming(self, today: date) -> bool:
        """Whether it is an article of a later day, which readers shall not see before."""
        return self.published is not None and self.published > today


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that views need; `url` is SITEURL without a trailing slash.

    The dates of `easy_category` are said in Leichte Sprache, too; `easy_words` are long words and
    how they are parted there, and in headings everywhere.
    """

    url: str
    name: str
    tagline: str
    home_venue: str
    menu: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    tasks: tuple[tuple[str, str, str], ...]
    feedback_url: str = ""
    has_search: bool = False
    is_preview: bool = False
    security_contact: str = ""
    easy_category: str = ""
    easy_words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """What is known on one day. `changed` tells when an event last changed (UTC).

    `markdown` renders an editor's short text (descriptions, directions) to safe HTML.
    `feed_paths` are the addresses of the feeds that exist, so that none is linked in vain.
    `pictures` are those that pages show, by their names below content/bilder. `hyphenated` has long
    words that are known with their soft hyphens, `qr_svg` may know some QR codes, `finished_days`
    has the HTML of some listed days by their keys: they save time and change nothing.
    """

    settings: Settings
    catalogue: Catalogue
    agenda: Agenda
    articles: tuple[Text, ...]
    pages: tuple[Text, ...]
    today: date
    changed: Callable[[Event], datetime]
    markdown: Callable[[str], str]
    feed_paths: frozenset[str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    hyphenated: Mapping[str, str] = field(default_factory=dict)
    qr_svg: Callable[[str], str] = qr_svg
    finished_days: Mapping[str, str] = field(default_factory=dict)

    def venue(self, venue_id: str) -> Venue | None:
        """The venue with this id, None where there is none."""
        return next((venue for venue in self.catalogue.venues if venue.id == venue_id), None)
