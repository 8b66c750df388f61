"""Atom feeds: of the articles, of the next dates, and of what has changed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from html import escape

from feedgenerator import Atom1Feed

from plugins.termine.events import ZONE, Occurrence, addresses, when
from plugins.termine.history import RecentChange

from .context import Dates, Document, Paths, Settings, SiteContext
from .date_views import ATOM_FEED, CHANGES_ATOM_FEED, DATES_ATOM_FEED
from .page_builder import PageBuilder
from .phrases import plain_text, shortened, status_text
from .views import TextFile

ENTRY_LIMIT = 20
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])

Announce = Callable[[str, Atom1Feed], object]
"""Called with the file of a feed and the feed, before it is written."""


def _unheard(_file: str, _feed: Atom1Feed) -> None:
    """Nobody listens."""


class _AtomFeed(Atom1Feed):
    """An Atom feed that never asks the clock: without entries it is as old as its format here."""

    def __init__(self, settings: Settings, url: str, *, name: str, page: str) -> None:
        """Begin the feed at `url`; `page` is the address of the page that shows the same."""
        paths = Paths(settings.url)
        self.file_url, own = url, paths.absolute(url)
        super().__init__(
            title=_clean(f"{settings.name}: {name}"),
            link=paths.absolute(page),
            description=None,
            language="de",
            author_name=_clean(settings.name),
            subtitle=_clean(settings.tagline),
            feed_url=own,
            feed_guid=own,
        )

    def latest_post_date(self) -> datetime:
        """When the newest entry was last changed."""
        return max((item["updateddate"] for item in self.items), default=_NEVER)

    def add(
        self,
        title: str,
        address: str,
        summary: str,
        *,
        updated: datetime,
        published: datetime | None = None,
    ) -> None:
        """Add an entry; `address` is its page and its id for life."""
        self.add_item(
            title=_clean(title),
            link=address,
            description=escape(_clean(summary), quote=False),  # read as HTML
            pubdate=published.astimezone(UTC) if published else None,
            updateddate=updated.astimezone(UTC).replace(microsecond=0),
            unique_id=address,
        )

    def file(self) -> TextFile:
        """The feed as it is written."""
        return TextFile(self.file_url, self.writeString("utf-8") + "\n")


def atom_files(context: SiteContext, announce: Announce = _unheard) -> Iterator[TextFile]:
    """The feed of all articles, and one for each tag.

    `announce` hears of each while it may still be changed.
    """
    feed = _AtomFeed(context.settings, ATOM_FEED, name="Aktuelles", page=addresses.ARTICLES)
    yield _atom_file(context, feed, context.listed_articles, announce)
    for tag, articles in context.by_tag.items():
        url, page = addresses.tag_feed(tag), addresses.tag_url(tag)
        feed = _AtomFeed(context.settings, url, name=f"Schlagwort: {tag}", page=page)
        yield _atom_file(context, feed, articles, announce)


def _atom_file(
    context: SiteContext, feed: _AtomFeed, articles: tuple[Document, ...], announce: Announce
) -> TextFile:
    """A feed with the newest articles; one without entries is valid, too."""
    paths = Paths(context.settings.url)
    for article in articles[:ENTRY_LIMIT]:
        day = article.published
        published = datetime.combine(day, time(), tzinfo=ZONE) if day else None
        feed.add(
            article.title,
            paths.absolute(article.url),
            article.summary or shortened(plain_text(article.text), 300),
            updated=article.changed or published or _NEVER,
            published=published,
        )
    announce(feed.file_url, feed)
    return feed.file()


def _clean(text: str) -> str:
    """The text without the signs that XML does not know."""
    return text.translate(_NOT_IN_XML)


def dates_atom(builder: PageBuilder, dates: Dates) -> tuple[TextFile]:
    """The feed of the next dates, given sorted by start."""
    feed = _AtomFeed(builder.settings, DATES_ATOM_FEED, name="Termine", page=addresses.EVENTS)
    for one in dates:
        feed.add(
            f"{when(one)}: {one.details.title}",
            builder.paths.absolute(addresses.occurrence_url(one.event.id, one.original_day)),
            _summary(one),
            updated=builder.changed(one.event),
        )
    return (feed.file(),)


def _summary(one: Occurrence) -> str:
    details = one.details
    is_full = details.is_sold_out and one.takes_place
    parts = (
        status_text(one),
        "Ausgebucht" if is_full else "",
        details.topic,
        details.guest,
        details.address,
        details.cost,
    )
    return " · ".join(part for part in parts if part) or when(one)


def changes_atom(builder: PageBuilder, changes: tuple[RecentChange, ...]) -> tuple[TextFile]:
    """The feed of what has changed of coming dates, the newest change first."""
    feed = _AtomFeed(builder.settings, CHANGES_ATOM_FEED, name="Änderungen", page=addresses.EVENTS)
    dated = ((builder.changed(one.occurrence.event), one) for one in changes)
    for changed, one in sorted(dated, key=lambda pair: pair[0], reverse=True):
        event, day = one.occurrence.event, one.occurrence.original_day
        url = builder.paths.absolute(addresses.occurrence_url(event.id, day))
        feed.add(f"{one.kind.value}: {event.details.title}", url, one.words, updated=changed)
    return (feed.file(),)
