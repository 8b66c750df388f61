"""The page of each single date.

Bundled by event and year, so that a date that passes leaves the pages of all other years alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from plugins.events import Event, Occurrence, addresses, long_day, when

from .composer import Composer
from .kinds import DatePageView
from .page import Bundle, Head, Link, Page
from .phrases import place_of
from .shown import Dates


@dataclass(frozen=True, slots=True)
class _Place:
    """A date between its neighbours in the series."""

    before: Occurrence | None
    date: Occurrence
    after: Occurrence | None


def date_bundles(composer: Composer, names: dict[str, str]) -> Iterator[Bundle]:
    """The dates of each event, a bundle for each year; `names` are those of `distinct_names`."""
    for event in composer.shown.events:
        places = _places(composer.shown.agenda.of_event(event.id))
        for year, found in groupby(places, key=lambda place: place.date.planned.year):
            yield _year_bundle(composer, event, tuple(found), (names[event.id], year))


def has_own_content(occurrence: Occurrence) -> bool:
    """Whether a date says more than its event does, so that its page is worth finding."""
    is_other = occurrence.is_cancelled or occurrence.is_moved or occurrence.is_extra
    return _says_more(occurrence) or is_other


def _says_more(occurrence: Occurrence) -> bool:
    """Whether there is something to find; all other dates would only repeat their event."""
    details = occurrence.details
    return bool(details.topic or details.guest or details.text)


def _places(dates: Dates) -> list[_Place]:
    """The dates sorted by the planned day that their address carries, with their neighbours."""
    ordered = sorted(dates, key=lambda occurrence: occurrence.planned)
    around = [None, *ordered, None]
    return [_Place(*three) for three in zip(around, ordered, around[2:], strict=False)]


def _year_bundle(
    composer: Composer, event: Event, places: tuple[_Place, ...], name_and_year: tuple[str, int]
) -> Bundle:
    name, year = name_and_year
    article = composer.shown.article_of_event(event)
    around = [one.planned for one in (places[0].before, places[-1].after) if one]
    inputs = (
        name,
        composer.shown.keys(place.date for place in places),
        places[0].before is None,
        around,
        (article.slug, article.title) if article else None,
        composer.feeds.exists(addresses.event_feed(event.id)),
        composer.feeds.exists(addresses.ALL_FEED),
    )
    return composer.bundle(
        f"dates:{event.id}:{year}",
        inputs,
        lambda: tuple(_page(composer, place, name) for place in places),
        *(addresses.occurrence_url(event.id, place.date.planned) for place in places),
    )


def _page(composer: Composer, place: _Place, name: str) -> Page:
    occurrence = place.date
    event, details = occurrence.event, occurrence.details
    event_url = addresses.event_url(event.id)
    url = addresses.occurrence_url(event.id, occurrence.planned)
    article = composer.shown.article_of_event(event)
    date_view = composer.date(occurrence)
    view = DatePageView(
        head=_head(composer, occurrence, name),
        date=date_view,
        description_html=composer.html(details.description),
        facts=composer.facts(details, is_over=date_view.is_past),
        previous=_neighbour(composer, place.before),
        next=_neighbour(composer, place.after),
        event=composer.link(f"Alle Termine: {event.details.title}", event_url),
        article=composer.link(article.title, addresses.article_url(article.slug))
        if article
        else None,
        picture=composer.pictures.of(details.image, details.image_text, is_eager=True),
    )
    return Page(url, "date.html", view)


def _head(composer: Composer, occurrence: Occurrence, name: str) -> Head:
    event = occurrence.event
    event_url = addresses.event_url(event.id)
    url = addresses.occurrence_url(event.id, occurrence.planned)
    description = _description(occurrence, name)
    event_link = composer.link(event.details.title, event_url)
    head = composer.head(url, f"{name}, {_day(occurrence)}", description, event_link)
    is_own = has_own_content(occurrence)
    changed, changed_iso = composer.changed_day([composer.shown.changed(event)])
    return replace(
        composer.pictured(head, occurrence.details.image, occurrence.details.image_text),
        changed=changed,
        changed_iso=changed_iso,
        canonical=head.canonical if is_own else composer.paths.absolute(event_url),
        in_sitemap=is_own,
        is_searched=_says_more(occurrence),
        feeds=composer.dates_feeds((event.details.title, addresses.event_feed(event.id))),
        json_ld=(composer.json_ld.date(occurrence, description), *head.json_ld),
    )


def _day(occurrence: Occurrence) -> str:
    """The day in the title; a moved date carries the day it was planned for, too.

    Without it two dates of one event could have one title, for example after a move onto the day
    of an extra date.
    """
    day = long_day(occurrence.first_day)
    if occurrence.first_day == occurrence.planned:
        return day
    return f"{day} (geplant: {long_day(occurrence.planned)})"


def _description(occurrence: Occurrence, name: str) -> str:
    details = occurrence.details
    status = "Fällt aus: " if occurrence.is_cancelled else ""
    place = place_of(details.venue, details.room)
    where = f", {place}" if place else ""
    topic = f" Thema: {details.topic}." if details.topic else ""
    return f"{status}{name}, {when(occurrence)}{where}.{topic}"


def _neighbour(composer: Composer, occurrence: Occurrence | None) -> Link | None:
    if occurrence is None:
        return None
    url = addresses.occurrence_url(occurrence.event.id, occurrence.planned)
    return composer.link(long_day(occurrence.first_day), url)
