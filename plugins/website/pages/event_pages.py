"""The page of each event, with all its dates."""

from collections import Counter
from collections.abc import Iterator

from plugins.termine.events import Event, OneOff, addresses, plain_day, schedule_phrase, when

from .blocks import whole_block
from .date_pages import date_bundle, date_pages, years_of
from .easy_blocks import easy_event_block, easy_event_dates, easy_inputs
from .kinds import EventView
from .page import Bundle, Page
from .page_builder import Composer
from .phrases import place_of, plain_text
from .visible import Split


def event_bundles(composer: Composer) -> Iterator[Bundle]:
    """The page of each event, and those of its dates in a bundle for each year.

    Most events have one year only: their page changes whenever a date does, so it is in one bundle
    with the dates.
    """
    names = distinct_names(composer)
    for event in composer.shown.events:
        yield from _bundles(composer, event, names[event.id])


def distinct_names(composer: Composer) -> dict[str, str]:
    """For each event's id a name no other has: its title, with place, day or id where needed."""
    names = {event.id: event.details.title for event in composer.shown.events}
    for addition in (_place, _first_day, _id):
        counts = Counter(names.values())
        for event in composer.shown.events:
            if counts[names[event.id]] > 1 and (more := addition(composer, event)):
                names[event.id] = f"{names[event.id]}, {more}"
    return names


def _place(_composer: Composer, event: Event) -> str:
    return place_of(event.details.venue)


def _first_day(composer: Composer, event: Event) -> str:
    dates = composer.shown.agenda.of_event(event.id)
    return f"ab {plain_day(dates[0].first_day)}" if dates else ""


def _id(_composer: Composer, event: Event) -> str:
    return event.id


def _bundles(composer: Composer, event: Event, name: str) -> Iterator[Bundle]:
    dates = composer.shown.agenda.of_event(event.id)
    split, years = composer.shown.split(dates), years_of(dates)
    only = years if len(years) == 1 else ()
    everywhere = _inputs_of_all_pages(composer, event)
    inputs = (
        name,
        *everywhere,
        composer.shown.event_key(event),
        composer.shown.split_keys(split),
        _rhythm(event, composer),
        event.details.venue and event.details.venue.id in composer.shown.by_venue,
        easy_inputs(composer) if easy_event_dates(composer, split) else (),
    )

    def pages() -> tuple[Page, ...]:
        of_dates = (page for year in only for page in date_pages(composer, year, name))
        return (_page(composer, event, split, name), *of_dates)

    urls = (addresses.event_url(event.id), *(url for year in only for url in year.urls))
    yield composer.bundle(f"event:{event.id}", inputs, pages, *urls)
    if not only:
        yield from (date_bundle(composer, year, name, *everywhere) for year in years)


def _inputs_of_all_pages(composer: Composer, event: Event) -> tuple[object, ...]:
    """What the pages of dates need to know of their event, beside the dates and its name."""
    article = composer.shown.article_of_event(event)
    return (
        (article.slug, article.title) if article else None,
        composer.feeds.exists(addresses.event_feed(event.id)),
        composer.feeds.exists(addresses.ALL_FEED),
    )


def _page(composer: Composer, event: Event, split: Split, name: str) -> Page:
    details = event.details
    url = addresses.event_url(event.id)
    feed = addresses.event_feed(event.id)
    article = composer.shown.article_of_event(event)
    description = _description(composer, event, split, name)
    shown_dates = (split.upcoming or tuple(reversed(split.past[:12])))[:12]
    series = composer.json_ld.series(shown_dates, url, details, description)
    head = composer.head(
        url,
        f"{name}: Termine",
        description,
        stamps=(composer.shown.changed(event),),
        picture=(details.image, details.image_text),
        feeds=composer.dates_feeds((details.title, feed)),
        json_ld=(series,),
    )
    view = EventView(
        head=head,
        title=composer.heading(details.title),
        rhythm=_rhythm(event, composer),
        description_html=composer.html(details.description),
        facts=composer.facts(details, is_over=not split.upcoming),
        dates=whole_block(composer, split, details),
        feed=composer.feeds.of(feed, details.title, "event", page_url=url),
        article=composer.link(article.title, addresses.article_url(article.slug))
        if article
        else None,
        venue=composer.only_venue(split) or composer.venue(details.venue),
        easy=easy_event_block(composer, split),
        picture=composer.pictures.of(details.image, details.image_text, is_eager=True),
    )
    return Page(url, "event.html", view)


def _rhythm(event: Event, composer: Composer) -> str:
    """The rule in words: only the rules that still hold, so that it is an input like the dates."""
    if isinstance(event.schedule, OneOff):
        return ""
    return schedule_phrase(event, today=composer.today)


def _description(composer: Composer, event: Event, split: Split, name: str) -> str:
    dates = split.upcoming or split.past
    rhythm = _rhythm(event, composer) or (when(dates[0]) if dates else "")
    place = place_of(event.details.venue)
    facts_of_it = ", ".join(part for part in (rhythm, place) if part)
    text = plain_text(composer.html(event.details.description))
    return " ".join(part for part in (f"{name}: {facts_of_it}.", text) if part)
