"""The page of an event and the pages of its dates."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import attrgetter

from plugins.termine.events import (
    Event,
    Occurrence,
    OneOff,
    addresses,
    long_day,
    plain_day,
    schedule_phrase,
    when,
)

from .blocks import easy_event_block, easy_event_dates, easy_inputs, whole_block
from .page import Bundle, FeedLink, Head, Link, Page
from .page_builder import PageBuilder
from .page_views import DatePageView, EventView
from .phrases import place_of, plain_text
from .visible import Dates, Split

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


def date_bundle(builder: PageBuilder, year: Year, name: str, *of_event: object) -> Bundle:
    """The pages of one year; `of_event` is what they depend on beside their dates and the name."""
    inputs = (
        name,
        *of_event,
        builder.visible.keys(year.dates),
        year.before and year.before.original_day,
        year.after and year.after.original_day,
    )
    first = year.dates[0]
    pages = partial(date_pages, builder, year, name)
    return builder.bundle(
        f"dates:{first.event.id}:{first.original_day.year}", inputs, pages, *year.urls
    )


def date_pages(builder: PageBuilder, year: Year, name: str) -> tuple[Page, ...]:
    """The pages of one year; `name` is the event's in `distinct_names`."""
    around = (year.before, *year.dates, year.after)
    links = tuple(_link(builder, one) if one else None for one in around)
    shared = _shared(builder, year.dates[0].event, name)
    places = zip(links, year.dates, links[2:], strict=False)
    return tuple(_page(builder, shared, place) for place in places)


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


def _shared(builder: PageBuilder, event: Event, name: str) -> _Shared:
    url, title = addresses.event_url(event.id), event.details.title
    article = builder.visible.article_of_event(event)
    return _Shared(
        name=name,
        event=builder.link(title, url),
        all_dates=builder.link(f"Alle Termine: {title}", url),
        article=builder.link(article.title, addresses.article_url(article.slug))
        if article
        else None,
        feeds=builder.dates_feeds((title, addresses.event_feed(event.id))),
        changed=builder.visible.changed(event),
    )


def _page(builder: PageBuilder, shared: _Shared, place: _Place) -> Page:
    before, occurrence, after = place
    details = occurrence.details
    url = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
    date_view = builder.date(occurrence)
    view = DatePageView(
        head=_head(builder, shared, occurrence, url),
        date=date_view,
        description_html=builder.html(details.description),
        facts=builder.facts(details, is_over=date_view.is_past),
        previous=before,
        next=after,
        event=shared.all_dates,
        article=shared.article,
        picture=builder.pictures.of(details.image, details.image_text, is_eager=True),
    )
    return Page(url, "date.html", view)


def _head(builder: PageBuilder, shared: _Shared, occurrence: Occurrence, url: str) -> Head:
    description = _description(occurrence, shared.name, builder.date(occurrence).when)
    event_url = addresses.event_url(occurrence.event.id)
    is_own = has_own_content(occurrence)
    return builder.head(
        url,
        f"{shared.name}, {_day(occurrence)}",
        description,
        shared.event,
        stamps=(shared.changed,),
        picture=(occurrence.details.image, occurrence.details.image_text),
        feeds=shared.feeds,
        json_ld=(builder.json_ld.date(occurrence, description),),
        canonical="" if is_own else builder.paths.absolute(event_url),
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


def _link(builder: PageBuilder, occurrence: Occurrence) -> Link:
    url = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
    return builder.link(long_day(occurrence.first_day), url)


def event_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The page of each event, and those of its dates in a bundle for each year.

    Most events have one year only: their page changes whenever a date does, so it is in one bundle
    with the dates.
    """
    names = distinct_names(builder)
    for event in builder.visible.events:
        yield from _bundles(builder, event, names[event.id])


def distinct_names(builder: PageBuilder) -> dict[str, str]:
    """For each event's id a name no other has: its title, with place, day or id where needed."""
    names = {event.id: event.details.title for event in builder.visible.events}
    for addition in (_place, _first_day, _id):
        counts = Counter(names.values())
        for event in builder.visible.events:
            if counts[names[event.id]] > 1 and (more := addition(builder, event)):
                names[event.id] = f"{names[event.id]}, {more}"
    return names


def _place(_composer: PageBuilder, event: Event) -> str:
    return place_of(event.details.venue)


def _first_day(builder: PageBuilder, event: Event) -> str:
    dates = builder.visible.agenda.of_event(event.id)
    return f"ab {plain_day(dates[0].first_day)}" if dates else ""


def _id(_composer: PageBuilder, event: Event) -> str:
    return event.id


def _bundles(builder: PageBuilder, event: Event, name: str) -> Iterator[Bundle]:
    dates = builder.visible.agenda.of_event(event.id)
    split, years = builder.visible.split(dates), years_of(dates)
    only = years if len(years) == 1 else ()
    everywhere = _inputs_of_all_pages(builder, event)
    inputs = (
        name,
        *everywhere,
        builder.visible.event_key(event),
        builder.visible.split_keys(split),
        _rhythm(event, builder),
        event.details.venue and event.details.venue.id in builder.visible.by_venue,
        easy_inputs(builder) if easy_event_dates(builder, split) else (),
    )

    def pages() -> tuple[Page, ...]:
        of_dates = (page for year in only for page in date_pages(builder, year, name))
        return (_page_event_pages(builder, event, split, name), *of_dates)

    urls = (addresses.event_url(event.id), *(url for year in only for url in year.urls))
    yield builder.bundle(f"event:{event.id}", inputs, pages, *urls)
    if not only:
        yield from (date_bundle(builder, year, name, *everywhere) for year in years)


def _inputs_of_all_pages(builder: PageBuilder, event: Event) -> tuple[object, ...]:
    """What the pages of dates need to know of their event, beside the dates and its name."""
    article = builder.visible.article_of_event(event)
    return (
        (article.slug, article.title) if article else None,
        builder.feeds.exists(addresses.event_feed(event.id)),
        builder.feeds.exists(addresses.ALL_FEED),
    )


def _page_event_pages(builder: PageBuilder, event: Event, split: Split, name: str) -> Page:
    details = event.details
    url = addresses.event_url(event.id)
    feed = addresses.event_feed(event.id)
    article = builder.visible.article_of_event(event)
    description = _description_event_pages(builder, event, split, name)
    shown_dates = (split.upcoming or tuple(reversed(split.past[:12])))[:12]
    series = builder.json_ld.series(shown_dates, url, details, description)
    head = builder.head(
        url,
        f"{name}: Termine",
        description,
        stamps=(builder.visible.changed(event),),
        picture=(details.image, details.image_text),
        feeds=builder.dates_feeds((details.title, feed)),
        json_ld=(series,),
    )
    view = EventView(
        head=head,
        title=builder.heading(details.title),
        rhythm=_rhythm(event, builder),
        description_html=builder.html(details.description),
        facts=builder.facts(details, is_over=not split.upcoming),
        dates=whole_block(builder, split, details),
        feed=builder.feeds.of(feed, details.title, "event", page_url=url),
        article=builder.link(article.title, addresses.article_url(article.slug))
        if article
        else None,
        venue=builder.only_venue(split) or builder.venue(details.venue),
        easy=easy_event_block(builder, split),
        picture=builder.pictures.of(details.image, details.image_text, is_eager=True),
    )
    return Page(url, "event.html", view)


def _rhythm(event: Event, builder: PageBuilder) -> str:
    """The rule in words: only the rules that still hold, so that it is an input like the dates."""
    if isinstance(event.schedule, OneOff):
        return ""
    return schedule_phrase(event, today=builder.today)


def _description_event_pages(builder: PageBuilder, event: Event, split: Split, name: str) -> str:
    dates = split.upcoming or split.past
    rhythm = _rhythm(event, builder) or (when(dates[0]) if dates else "")
    place = place_of(event.details.venue)
    facts_of_it = ", ".join(part for part in (rhythm, place) if part)
    text = plain_text(builder.html(event.details.description))
    return " ".join(part for part in (f"{name}: {facts_of_it}.", text) if part)
