"""Atom feeds (RFC 4287): the news and the dates. Stamps come from the content, not the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from html import escape

from plugins.termine.events import ZONE, addresses

from .feed_views import ATOM_FEED
from .paths import Paths
from .phrases import plain_text, shortened
from .text_file import TextFile
from .visible import visible_articles
from .world import Settings, Text, World

ENTRY_LIMIT = 20
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `address` is its page and its id for life."""

    title: str
    address: str
    updated: datetime
    summary: str
    published: date | None = None


def atom_xml(world: World) -> TextFile:
    """The newest articles, newest first; a feed without entries is valid, too."""
    articles = visible_articles(world)[:ENTRY_LIMIT]
    paths = Paths(world.settings.url)
    entries = tuple(_entry_of(text, paths) for text in articles)
    page = paths.absolute(addresses.ARTICLES)
    return atom_feed(world.settings, ATOM_FEED, entries, name="Aktuelles", page=page)


def atom_feed(
    settings: Settings, url: str, entries: tuple[Entry, ...], *, name: str, page: str
) -> TextFile:
    """A feed at `url`; `page` is the absolute address of the page that shows the same."""
    own = Paths(settings.url).absolute(url)
    updated = max((entry.updated for entry in entries), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
        f"<title>{_escaped(settings.name)}: {_escaped(name)}</title>",
        f"<subtitle>{_escaped(settings.tagline)}</subtitle>",
        f"<id>{_escaped(own)}</id>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(page)}/>',
        f"<updated>{stamp(updated)}</updated>",
        f"<author><name>{_escaped(settings.name)}</name></author>",
        *_lines(entries),
        "</feed>",
        "",
    ]
    return TextFile(url, "\n".join(lines))


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _entry_of(text: Text, paths: Paths) -> Entry:
    body = " ".join(part for part in text.body if isinstance(part, str))
    return Entry(
        title=text.title,
        address=paths.absolute(addresses.article_url(text.slug)),
        updated=_updated(text),
        summary=text.summary or shortened(plain_text(body), 300),
        published=text.published,
    )


def _lines(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield "<entry>"
        yield f"<title>{_escaped(entry.title)}</title>"
        yield f"<id>{_escaped(entry.address)}</id>"
        yield f'<link rel="alternate" type="text/html" href={_quoted(entry.address)}/>'
        if entry.published:
            yield f"<published>{stamp(_midnight(entry.published))}</published>"
        yield f"<updated>{stamp(entry.updated)}</updated>"
        yield f"<summary>{_escaped(entry.summary)}</summary>"
        yield "</entry>"


def _updated(text: Text) -> datetime:
    if text.changed is not None:
        return text.changed
    return _midnight(text.published) if text.published else _NEVER


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZONE)


def _escaped(text: str) -> str:
    return escape(text.translate(_NOT_IN_XML), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(text.translate(_NOT_IN_XML))}"'
