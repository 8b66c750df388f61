"""The news as an Atom feed (RFC 4287). Stamps come from the articles, never from the clock."""

from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from plugins.events import ZONE, addresses

from .feed_views import ATOM_FEED
from .paths import Paths
from .phrases import plain_text, shortened
from .shown import visible_articles
from .text_file import TextFile
from .world import Text, World

ENTRY_LIMIT = 20
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def atom_xml(world: World) -> TextFile:
    """The newest articles, newest first; a feed without entries is valid, too."""
    articles = visible_articles(world)[:ENTRY_LIMIT]
    paths, settings = Paths(world.settings.url), world.settings
    own, page = paths.absolute(ATOM_FEED), paths.absolute(addresses.ARTICLES)
    updated = max((_updated(text) for text in articles), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
        f"<title>{_escaped(settings.name)}: Aktuelles</title>",
        f"<subtitle>{_escaped(settings.tagline)}</subtitle>",
        f"<id>{_escaped(own)}</id>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(page)}/>',
        f"<updated>{_stamp(updated)}</updated>",
        f"<author><name>{_escaped(settings.name)}</name></author>",
        *(line for text in articles for line in _entry(text, paths)),
        "</feed>",
        "",
    ]
    return TextFile(ATOM_FEED, "\n".join(lines))


def _entry(text: Text, paths: Paths) -> tuple[str, ...]:
    address = paths.absolute(addresses.article_url(text.slug))
    body = " ".join(part for part in text.body if isinstance(part, str))
    published = _stamp(_midnight(text.published)) if text.published else ""
    return (
        "<entry>",
        f"<title>{_escaped(text.title)}</title>",
        f"<id>{_escaped(address)}</id>",
        f'<link rel="alternate" type="text/html" href={_quoted(address)}/>',
        *((f"<published>{published}</published>",) if published else ()),
        f"<updated>{_stamp(_updated(text))}</updated>",
        f"<summary>{_escaped(text.summary or shortened(plain_text(body), 300))}</summary>",
        "</entry>",
    )


def _updated(text: Text) -> datetime:
    if text.changed is not None:
        return text.changed
    return _midnight(text.published) if text.published else _NEVER


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZONE)


def _stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _escaped(text: str) -> str:
    return escape(text.translate(_NOT_IN_XML))


def _quoted(text: str) -> str:
    return quoteattr(text.translate(_NOT_IN_XML))
