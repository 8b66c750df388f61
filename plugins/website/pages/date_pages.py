"""The page of each single date.

Bundled by event and year, so that a date that passes leaves the pages of all other years alone.
The pages of an event with only one year are bundled with the event's own (`event_pages.py`).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import attrgetter

from plugins.termine.events import Event, Occurrence, addresses, long_day

from .kinds import DatePageView
from .page import Bundle, FeedLink, Head, Link, Page
from .page_builder import Composer
from .phrases import place_of
from .visible import Dates

_Place = tuple[Link | None, Occurrence, Link | None]
"""A date between the links to its neighbours in the series."""


@dataclass(frozen=True, slots=True)
class Year:
    """The dates of an event in one year, sorted by the planned day that their address carries.

    `before` and `after` are the dates of the series around them.
    """

    before: Occurrence | None
    dates: Dates
    after: Occurrence | None

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of its pages."""
        return tuple(addresses.occurrence_url(one.event.id, one.original_day) for one in self.dates)


def years_of(dates: Dates) -> tuple[Year, ...]:
    """The years of an event."""
    ordered = sorted(dates, key=attrgetter("original_day"))
    years = [tuple(found) for _, found in groupby(ordered, key=lambda date: date.original_day.year)]
    return tuple(
        Year(
            before=years[number - 1][-1] if number else None,
            dates=found,
            after=years[number + 1][0] if number + 1 < len(years) else None,
        )
        for number, found in enumerate(years)
    )


def date_bundle(composer: Composer, year: Year, name: str, *of_event: object) -> Bundle:
    """The pages of one year; `of_event` is what they depend on beside their dates and the name."""
    inputs = (
        name,
        *of_event,
        composer.shown.keys(year.dates),
        year.before and year.before.original_day,
        year.after and year.after.original_day,
    )
    first = year.dates[0]
    pages = partial(date_pages, composer, year, name)
    return composer.bundle(
        f"dates:{first.event.id}:{first.original_day.year}", inputs, pages, *year.urls
    )


def date_pages(composer: Composer, year: Year, name: str) -> tuple[Page, ...]:
    """The pages of one year; `name` is the event's in `distinct_names`."""
    around = (year.before, *year.dates, year.after)
    links = tuple(_link(composer, one) if one else None for one in around)
    shared = _shared(composer, year.dates[0].event, name)
    places = zip(links, year.dates, links[2:], strict=False)
    return tuple(_page(composer, shared, place) for place in places)


def has_own_content(occurrence: Occurrence) -> bool:
    """Whether a date says more than its event does, so that its page is worth finding."""
    is_other = occurrence.is_cancelled or occurrence.is_moved or occurrence.is_extra
    return _says_more(occurrence) or is_other


def _says_more(occurrence: Occurrence) -> bool:
    """Whether there is something to find; all other dates would only repeat their event."""
    details = occurrence.details
    return bool(details.topic or details.guest or details.text)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all dates of an event share; `name` is unique, `changed` when it last changed."""

    name: str
    event: Link
    all_dates: Link
    article: Link | None
    feeds: tuple[FeedLink, ...]
    changed: datetime


def _shared(composer: Composer, event: Event, name: str) -> _Shared:
    url, title = addresses.event_url(event.id), event.details.title
    article = composer.shown.article_of_event(event)
    return _Shared(
        name=name,
        event=composer.link(title, url),
        all_dates=composer.link(f"Alle Termine: {title}", url),
        article=composer.link(article.title, addresses.article_url(article.slug))
        if article
        else None,
        feeds=composer.dates_feeds((title, addresses.event_feed(event.id))),
        changed=composer.shown.changed(event),
    )


def _page(composer: Composer, shared: _Shared, place: _Place) -> Page:
    before, occurrence, after = place
    details = occurrence.details
    url = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
    date_view = composer.date(occurrence)
    view = DatePageView(
        head=_head(composer, shared, occurrence, url),
        date=date_view,
        description_html=composer.html(details.description),
        facts=composer.facts(details, is_over=date_view.is_past),
        previous=before,
        next=after,
        event=shared.all_dates,
        article=shared.article,
        picture=composer.pictures.of(details.image, details.image_text, is_eager=True),
    )
    return Page(url, "date.html", view)


def _head(composer: Composer, shared: _Shared, occurrence: Occurrence, url: str) -> Head:
    description = _description(occurrence, shared.name, composer.date(occurrence).when)
    event_url = addresses.event_url(occurrence.event.id)
    is_own = has_own_content(occurrence)
    return composer.head(
        url,
        f"{shared.name}, {_day(occurrence)}",
        description,
        shared.event,
        stamps=(shared.changed,),
        picture=(occurrence.details.image, occurrence.details.image_text),
        feeds=shared.feeds,
        json_ld=(composer.json_ld.date(occurrence, description),),
        canonical="" if is_own else composer.paths.absolute(event_url),
        in_sitemap=is_own,
        is_searched=_says_more(occurrence),
    )


def _day(occurrence: Occurrence) -> str:
    """The day in the title; a moved date carries the day it was planned for, too.

    Without it two dates of one event could have one title, for example after a move onto the day
    of an extra date.
    """
    day = long_day(occurrence.first_day)
    if occurrence.first_day == occurrence.original_day:
        return day
    return f"{day} (geplant: {long_day(occurrence.original_day)})"


def _description(occurrence: Occurrence, name: str, when: str) -> str:
    details = occurrence.details
    status = "Fällt aus: " if occurrence.is_cancelled else ""
    place = place_of(details.venue, details.room)
    where = f", {place}" if place else ""
    topic = f" Thema: {details.topic}." if details.topic else ""
    return f"{status}{name}, {when}{where}.{topic}"


def _link(composer: Composer, occurrence: Occurrence) -> Link:
    url = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
    return composer.link(long_day(occurrence.first_day), url)
