"""Dates in the heads of articles, with the keys that the plugin pelican-events reads.

`event-start: 2026-12-05 15:00` makes an event of an article; `event-end` or `event-duration: 2h
30m`, and `event-location` are read, too. The event is known by the slug of its article.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from dateutil import parser
from pelican.contents import Article

from ..diagnostics import Position
from ..events import AllDay, Details, Event, OneOff, OpenEnded, Timed, Venue, slug

_START = b"event-start"
_PART = re.compile(r"(\d+)\s*([wdhms])")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def has_dates(file: Path) -> bool:
    """Whether the head of a text may name a day, so that it is worth reading twice."""
    return _START in file.read_bytes().lower()


def events_of(articles: Iterable[Article], site_url: str) -> Iterator[Event]:
    """The events that articles tell of; ValueError for a day that cannot be read."""
    for article in articles:
        metadata = article.metadata
        if article.status == "published" and _START.decode() in metadata:
            try:
                yield _event(article, metadata, f"{site_url}/{article.url}")
            except ValueError as error:
                raise ValueError(f"{article.get_relative_source_path()}: {error}") from None


def _event(article: Article, metadata: dict[str, str], url: str) -> Event:
    position = Position(article.get_relative_source_path(), 1)
    place = metadata.get("event-location", "")
    venues = (Venue(slug(place) or "ort", place, position),) if place else ()
    summary = metadata.get("summary", "")
    details = Details(
        str(article.title),
        category=str(article.category),
        description=re.sub(r"<[^>]+>", "", summary),
        venues=venues,
        link=url,
    )
    return Event(article.slug, details, _schedule(metadata), position, article=article.slug)


def _schedule(metadata: dict[str, str]) -> OneOff:
    start = _moment(metadata["event-start"])
    end = _end(start, metadata)
    if ":" not in metadata["event-start"]:
        return OneOff(start.date(), (end or start).date(), AllDay())
    if end is None:
        return OneOff(start.date(), start.date(), OpenEnded(start.time()))
    is_same_night = end.date() == start.date() + timedelta(days=1) and end.time() <= start.time()
    last_day = start.date() if is_same_night else end.date()
    return OneOff(start.date(), last_day, Timed(start.time(), end.time()))


def _end(start: datetime, metadata: dict[str, str]) -> datetime | None:
    if written := metadata.get("event-end"):
        return _moment(written)
    if parts := _PART.findall(metadata.get("event-duration", "")):
        return start + timedelta(**{_UNITS[unit]: int(number) for number, unit in parts})
    return None


def _moment(text: str) -> datetime:
    """What the clocks show, without a zone: it is that of the site."""
    try:
        return parser.parse(text).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is not a valid date") from None
