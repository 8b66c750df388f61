"""SiteContext: all that pages are made from, with its addresses, pictures and QR codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote, urlsplit

import segno

from plugins.termine.events import (
    Agenda,
    Catalogue,
    Event,
    Occurrence,
    Venue,
    addresses,
    forwards,
)
from plugins.termine.feeds import Feed
from plugins.termine.history import RecentChange
from plugins.termine.reading import Placement


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the site stands. `site_url` is SITEURL without a trailing slash and may hold a folder.

    `base` is its path with a slash at both ends: `https://www.herne.de/familie` has `/familie/`.
    """

    site_url: str
    base: str = field(init=False)

    def __post_init__(self) -> None:
        """Find the base once: it is asked for with every link."""
        folder = urlsplit(self.site_url).path.strip("/")
        object.__setattr__(self, "base", f"/{folder}/" if folder else "/")

    def path(self, url: str) -> str:
        """A link from the host's root: `termine/` → `/termine/`.

        Links to elsewhere (`https:`, `tel:`, `mailto:`) and to a place on the same page stay.
        """
        if url.startswith("#") or _is_elsewhere(url):
            return url
        return self.base + url.removeprefix("/")

    @property
    def origin(self) -> str:
        """The whole address of the host: what stands before a link from its root."""
        return self.site_url.removesuffix(self.base.rstrip("/"))

    def absolute(self, url: str) -> str:
        """The whole address: `termine/` → `https://…/termine/`."""
        return url if _is_elsewhere(url) else f"{self.site_url}/{url.removeprefix('/')}"


def _is_elsewhere(url: str) -> bool:
    return ":" in url and bool(urlsplit(url).scheme)


WHOLE_WIDTH = "(min-width: 700px) 640px, calc(100vw - 32px)"
CARD_WIDTH = "(min-width: 733px) 400px, calc(100vw - 34px)"
"""How wide a picture stands on the page (`sizes`), as wide as the measure or in a card."""

_USUAL_WIDTH = 640
"""For browsers that know no `srcset`: the widest file up to so many pixels."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of a picture; `url` is its address below the root of the site."""

    url: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All files of a picture: by format, the best one first, and by width within it."""

    files: tuple[PictureFile, ...]

    @property
    def largest(self) -> PictureFile:
        """The widest file that every program understands, for links and for other sites."""
        return self.files[-1]


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The files of one format as HTML wants them."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as a template shows it; `text` says what is to be seen on it.

    The last format is that of the `img` element itself (`url`, `srcset`). `is_eager` is true for
    a picture that is seen before anybody scrolls.
    """

    sources: tuple[PictureSource, ...]
    url: str
    srcset: str
    sizes: str
    width: int
    height: int
    text: str
    is_eager: bool = False


class PictureViews:
    """Makes PictureViews. `pictures` are found by their names below content/bilder."""

    def __init__(self, paths: Paths, pictures: Mapping[str, Picture]) -> None:
        """Nothing is made yet."""
        self._paths = paths
        self._pictures = pictures

    def of(
        self, name: str, text: str, *, sizes: str = WHOLE_WIDTH, is_eager: bool = False
    ) -> PictureView | None:
        """The picture with this name, None where there is none."""
        picture = self._pictures.get(name)
        if picture is None:
            return None
        path = self._paths.path
        formats = [
            (kind, tuple(files)) for kind, files in groupby(picture.files, attrgetter("media_type"))
        ]
        *better, last = (
            PictureSource(kind, ", ".join(f"{path(quote(one.url))} {one.width}w" for one in files))
            for kind, files in formats
        )
        same = formats[-1][1]
        narrow = [file for file in same if file.width <= _USUAL_WIDTH]
        return PictureView(
            sources=tuple(better),
            url=path(quote((narrow or same[:1])[-1].url)),
            srcset=last.srcset,
            sizes=sizes,
            width=picture.largest.width,
            height=picture.largest.height,
            text=text,
            is_eager=is_eager,
        )

    def address(self, name: str) -> str:
        """The whole address of a picture for other sites, empty where there is none."""
        picture = self._pictures.get(name)
        return self._paths.absolute(quote(picture.largest.url)) if picture else ""

    def path(self, name: str) -> str:
        """A link to a picture, empty where there is none."""
        picture = self._pictures.get(name)
        return self._paths.path(quote(picture.largest.url)) if picture else ""

    def named_in(self, value: object) -> tuple[Picture, ...]:
        """The pictures whose names stand in an event, in venues or in a name."""
        spelled = repr(value) if self._pictures else ""
        return tuple(picture for name, picture in self._pictures.items() if name in spelled)


def qr_svg(text: str) -> str:
    """The text as a QR code: one decorative `<svg>` without style attributes, on white."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(svgclass="qr", lineclass=None, light="#fff", omitsize=True)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Days and when somebody is there on them, one time after the other."""

    days: str
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoursView:
    """When somebody is there: on the days of the week, and on single days to come.

    `week` and `days` tell the script the same:
    seven days from Monday on, and `JJJJ-MM-TT` with what holds instead, public holidays included;
    both parted by `|`, with times such as `09:00-12:00 13:00-16:00`, or `+` for by appointment.
    """

    rows: tuple[HoursRow, ...]
    exceptions: tuple[HoursRow, ...]
    week: str
    days: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article or page as it was read: rendered, but with its dates still to come.

    `url` is its address below the root of the site, by ARTICLE_URL and PAGE_URL of the settings.
    One that `is_hidden` has a page, but nothing of the site leads there.
    `published` is None for pages; `changed` is when its file last changed. `image` is the name of a
    picture below content/bilder, `image_text` what is to be seen on it. `shared_slug` is that of a
    text which is there in several languages; the slug of a translation ends in its language.
    """

    slug: str
    url: str
    title: str
    summary: str
    body: tuple[str | Placement, ...]
    category: str = ""
    published: date | None = None
    changed: datetime | None = None
    event_ids: tuple[str, ...] = ()
    language: str = "de"
    is_draft: bool = False
    is_hidden: bool = False
    image: str = ""
    image_text: str = ""
    search_words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    shared_slug: str = ""
    earlier_urls: tuple[str, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: it is not hidden, and no translation of another text."""
        return not self.is_hidden and self.shared_slug in ("", self.slug)

    @property
    def foreign_language(self) -> str:
        """Its language where that is not German, the language of all else on the page."""
        return "" if self.language.startswith("de") else self.language

    @property
    def text(self) -> str:
        """Its HTML without the dates that stand in it."""
        return " ".join(part for part in self.body if isinstance(part, str))

    def is_coming(self, today: date) -> bool:
        """Whether it is an article of a later day, which readers shall not see before."""
        return self.published is not None and self.published > today


Dates = tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Dates parted by today: `upcoming` sorted by start, `past` newest first."""

    upcoming: Dates = ()
    past: Dates = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar to subscribe to: its name, its address below the output folder, its page."""

    name: str
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that views need; `url` is SITEURL without a trailing slash.

    `uid_domain` stands behind the `@` of every UID, where it is not the host of `url`.
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
    uid_domain: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the `@` of every UID; it must stay, wherever the site goes."""
        return self.uid_domain or urlsplit(self.url).hostname or ""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What is known on one day. `changed` tells when an event last changed (UTC).

    `markdown` renders an editor's short text (descriptions, directions) to safe HTML.
    `feeds` are all that exist by their paths, so that none is linked in vain.
    `pictures` are those that pages show, by their names below content/bilder. `hyphenated` has long
    words that are known with their soft hyphens, `qr_svg` draws a QR code.
    `closing` are public holidays and the office's own closing days, with their names.
    """

    settings: Settings
    catalogue: Catalogue
    agenda: Agenda
    articles: tuple[Document, ...]
    pages: tuple[Document, ...]
    today: date
    changed: Callable[[Event], datetime]
    markdown: Callable[[str], str]
    feeds: Mapping[str, Feed]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    hyphenated: Mapping[str, str] = field(default_factory=dict)
    qr_svg: Callable[[str], str] = qr_svg
    recent: tuple[RecentChange, ...] | None = None
    closing: Mapping[date, str] = field(default_factory=dict)

    @property
    def visible_articles(self) -> tuple[Document, ...]:
        """The articles readers may see, newest first; those of later days only in the preview."""
        sees_all, today = self.settings.is_preview, self.today
        visible = [
            one for one in self.articles if sees_all or not (one.is_draft or one.is_coming(today))
        ]
        visible.sort(key=lambda article: article.slug)
        return tuple(sorted(visible, key=lambda one: one.published or date.min, reverse=True))

    @property
    def listed_articles(self) -> tuple[Document, ...]:
        """Those of them that lists and the feed show: no translations of others."""
        return tuple(article for article in self.visible_articles if article.is_listed)

    @property
    def by_tag(self) -> dict[str, tuple[Document, ...]]:
        """The listed articles by their tags, sorted; two spellings of one word are one tag."""
        found: dict[str, tuple[str, tuple[Document, ...]]] = {}
        for article in self.listed_articles:
            for slug, tag in {addresses.slug(tag): tag for tag in article.tags}.items():
                name, others = found.get(slug, (tag, ()))
                found[slug] = name, (*others, article)
        return {name: articles for slug, (name, articles) in sorted(found.items()) if slug}

    @property
    def visible_pages(self) -> dict[str, Document]:
        """The pages readers may see by their slug, in their order."""
        sees_all = self.settings.is_preview
        return {one.slug: one for one in self.pages if sees_all or not one.is_draft}

    @property
    def forwards(self) -> Mapping[str, str]:
        """By each earlier address of a page or calendar the one that it has now."""
        texts = (*self.visible_articles, *self.visible_pages.values())
        return {
            **forwards(self.catalogue, self.agenda.occurrences),
            **{earlier: text.url for text in texts for earlier in text.earlier_urls},
        }

    def calendar(self, path: str) -> Calendar | None:
        """The calendar at this path, None where there is none."""
        feed = self.feeds.get(path)
        return Calendar(feed.name, feed.path, feed.page) if feed else None

    def venue(self, venue_id: str) -> Venue | None:
        """The venue with this id, None where there is none."""
        return next((venue for venue in self.catalogue.venues if venue.id == venue_id), None)
