"""The page of an event and the pages of its dates."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
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

from .answers import date_answers, google_form, more_facts, series_answers
from .blocks import MOST_PAST, easy_dates, easy_event_block, whole_block
from .context import Calendar, Dates, PictureView, Split
from .date_views import page_url, state_before_title
from .month_pages import past_year_page
from .page_builder import PageBuilder
from .phrases import is_over_a_year_ago, place_of, plain_text
from .views import (
    Answers,
    Bundle,
    DatesBlock,
    DateView,
    EasyBlock,
    Fact,
    FeedView,
    Link,
    Page,
    PageView,
    VenueView,
)
from .visible import Planner, Visible


@dataclass(frozen=True, slots=True)
class EventView(PageView):
    """An event with all its dates; `soon` is what is not as planned in the next days."""

    answers: Answers
    description_html: str
    facts: tuple[Fact, ...]
    dates: DatesBlock
    feed: FeedView | None
    article: Link | None
    venues: tuple[VenueView, ...]
    picture: PictureView | None = None
    easy: EasyBlock | None = None
    language: str = ""
    soon: tuple[DateView, ...] = ()


@dataclass(frozen=True, slots=True)
class DatePageView(PageView):
    """The page of one date; `google_url` is a form with the date in it."""

    date: DateView
    google_url: str
    answers: Answers
    description_html: str
    facts: tuple[Fact, ...]
    previous: Link | None
    next: Link | None
    event: Link | None
    article: Link | None
    picture: PictureView | None = None
    easy: EasyBlock | None = None


@dataclass(frozen=True, slots=True)
class ForwardView(PageView):
    """A former address that leads on to another page by itself."""

    target: Link


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages of an event share; `name` is unique, `article` where more is told.

    `calendar` has its dates and may be none.
    """

    event: Event
    name: str
    article: Link | None
    calendar: Calendar | None


@dataclass(frozen=True, slots=True)
class Year:
    """The dates of an event in one year, sorted by the planned day that their address carries.

    `before` and `after` lead to the dates of the series around them.
    """

    before: Link | None
    dates: Dates
    after: Link | None

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of its pages."""
        return tuple(addresses.occurrence_url(one.event.id, one.original_day) for one in self.dates)


def event_bundles(planner: Planner) -> Iterator[Bundle]:
    """The page of each event, and those of its dates in a bundle for each year.

    Most events have one year only: their page changes whenever a date does, so it is in one bundle
    with the dates. A date that passes leaves the pages of all other years alone.
    """
    visible, builder = planner.visible, planner.builder
    names = distinct_names(visible)
    today = visible.context.today
    for event in visible.events:
        calendar = visible.context.calendar(addresses.event_feed(event.id))
        article = visible.article_of_event(event)
        link = None
        if article:
            link = builder.link(article.title, article.url, language=article.foreign_language)
        shared = Shared(event, names[event.id], link, calendar)
        dates = visible.agenda.of_event(event.id)
        split, years = visible.split(dates), _years_of(builder, dates)
        only = years[0] if len(years) == 1 else None
        past_urls = _past_urls(event.id, split.past)
        yield planner.pages(
            f"event:{event.id}",
            (addresses.event_url(event.id), *(only.urls if only else ())),
            ("event.html", "date.html", "forward.html"),
            _event_pages,
            shared=shared,
            split=split,
            rhythm=""
            if isinstance(event.schedule, OneOff)
            else schedule_phrase(event, today=today),
            easy=easy_dates(visible, split.upcoming),
            year=only,
            past_urls=past_urls,
            soon=() if event.has_one_date else visible.changed_soon(event.id),
        )
        for number, url in past_urls:
            yield planner.page(
                f"past:{event.id}:{number}",
                url,
                "archive_year.html",
                past_year_page,
                heading=f"{names[event.id]}: vergangene Termine",
                parent=builder.link(names[event.id], addresses.event_url(event.id)),
                year=number,
                dates=tuple(one for one in split.past if one.first_day.year == number),
                year_urls=past_urls,
                own=calendar,
                is_old=is_over_a_year_ago(date(number, 12, 31), today),
            )
        for year in () if only else years:
            number = year.dates[0].original_day.year
            name = f"dates:{event.id}:{number}"
            yield planner.pages(
                name, year.urls, ("date.html",), date_pages, shared=shared, year=year
            )


def _past_urls(event_id: str, past: Dates) -> tuple[tuple[int, str], ...]:
    """The years of an event that have pages of their own, newest first: where much is over."""
    years = dict.fromkeys(one.first_day.year for one in past if len(past) > MOST_PAST)
    url = addresses.event_url(event_id)
    return tuple((year, addresses.period_url(url, year)) for year in sorted(years, reverse=True))


def distinct_names(visible: Visible) -> dict[str, str]:
    """For each event's id a name no other has: its title, with place, day or id where needed."""
    names = dict(visible.titles)
    first_dates = {event_id: visible.agenda.of_event(event_id)[:1] for event_id in names}
    additions: tuple[Callable[[Event], str], ...] = (
        lambda event: event.details.venue_names,
        lambda event: "".join(f"ab {plain_day(one.first_day)}" for one in first_dates[event.id]),
        lambda event: event.id,
    )
    for addition in additions:
        counts = Counter(names.values())
        for event in visible.events:
            if counts[names[event.id]] > 1 and (more := addition(event)):
                names[event.id] += f", {more}"
    return names


def _years_of(builder: PageBuilder, dates: Dates) -> tuple[Year, ...]:
    """The years of an event."""
    ordered = sorted(dates, key=attrgetter("original_day"))
    years = [tuple(found) for _, found in groupby(ordered, key=lambda one: one.original_day.year)]
    before = (None, *(year[-1] for year in years))
    after = (*(year[0] for year in years[1:]), None)
    return tuple(
        Year(_date_link(builder, last), year, _date_link(builder, first))
        for last, year, first in zip(before, years, after, strict=False)
    )


def _date_link(builder: PageBuilder, occurrence: Occurrence | None) -> Link | None:
    if occurrence is None:
        return None
    url = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
    return builder.link(long_day(occurrence.first_day), url)


def _event_pages(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    *,
    shared: Shared,
    split: Split,
    rhythm: str,
    easy: Dates,
    year: Year | None,
    past_urls: tuple[tuple[int, str], ...],
    soon: Dates,
) -> tuple[Page, ...]:
    """The page of an event, and those of its dates where these are of one year.

    An event with one date has no list of dates: its page is that of its date.
    """
    if shared.event.has_one_date and year:
        page = _date_page(builder, shared, (None, year.dates[0], None), easy)
        return (page, _forward(builder, year.urls[0], page))
    event, details = shared.event, shared.event.details
    url = addresses.event_url(event.id)
    description = _description(builder, shared, rhythm, split)
    first_dates = (split.upcoming or tuple(reversed(split.past[:12])))[:12]
    view = EventView(
        head=builder.head(
            url,
            f"{shared.name}: Termine",
            description,
            stamps=(builder.changed(event),),
            picture=(details.image, details.image_text),
            feeds=builder.calendar_links(shared.calendar, builder.all_dates),
            json_ld=(builder.json_ld.series(first_dates, url, details, description),),
            year=split.past[0].first_day.year if split.past and not split.upcoming else 0,
            search_words=tuple(f"{each.first_day:%d.%m.%Y}" for each in first_dates),
            search_weight=3 if split.upcoming else 1,
        ),
        title=builder.heading(details.title),
        answers=series_answers(builder, event, rhythm, split),
        description_html=builder.html(details.description),
        language=details.language,
        facts=more_facts(details, builder.paths),
        dates=whole_block(
            builder,
            split,
            details,
            tuple(builder.link(str(number), older) for number, older in past_urls),
        ),
        soon=builder.dates(soon),
        feed=builder.feed(shared.calendar),
        article=shared.article,
        venues=builder.only_venues(split) or builder.venues(details.venues),
        easy=easy_event_block(builder, easy),
        picture=builder.pictures.of(details.image, details.image_text, is_eager=True),
    )
    of_dates = date_pages(builder, shared=shared, year=year) if year else ()
    return (Page(url, "event.html", view), *of_dates)


def _description(builder: PageBuilder, shared: Shared, rhythm: str, split: Split) -> str:
    dates, details = split.upcoming or split.past, shared.event.details
    phrase = rhythm or (when(dates[0]) if dates else "")
    about = ", ".join(part for part in (phrase, details.venue_names) if part)
    text = plain_text(builder.html(details.description))
    return " ".join(part for part in (f"{shared.name}: {about}.", text) if part)


def date_pages(builder: PageBuilder, *, shared: Shared, year: Year) -> tuple[Page, ...]:
    """The pages of the dates of one year."""
    links = (year.before, *(_date_link(builder, one) for one in year.dates), year.after)
    places = zip(links, year.dates, links[2:], strict=False)
    return tuple(_date_page(builder, shared, place) for place in places)


def _forward(builder: PageBuilder, url: str, page: Page) -> Page:
    """The address that one date would have in a series: it may have been given out."""
    title = page.head.title if page.head else ""
    head = builder.head(
        url,
        f"Umgezogen: {title}",
        f"Diese Seite steht jetzt hier: {title}",
        canonical=builder.paths.absolute(page.url),
        in_sitemap=False,
        is_searched=False,
    )
    return Page(url, "forward.html", ForwardView(head, title, builder.link(title, page.url)))


def _date_page(
    builder: PageBuilder,
    shared: Shared,
    place: tuple[Link | None, Occurrence, Link | None],
    easy: Dates = (),
) -> Page:
    """The page of a date between the links to its neighbours."""
    previous, occurrence, following = place
    event, details = shared.event, occurrence.details
    url, is_only = page_url(occurrence), event.has_one_date
    event_url, title = addresses.event_url(event.id), event.details.title
    to_event = builder.link(title, event_url, language=event.details.language)
    date_view = builder.date(occurrence)
    day, planned = long_day(occurrence.first_day), occurrence.original_day
    if occurrence.first_day != planned:  # two dates of an event may have come to one day
        day += f" (geplant: {long_day(planned)})"
    status = state_before_title(date_view)
    parts = (date_view.when, place_of(details))
    where = ", ".join(part for part in parts if part)
    topic = f" Thema: {details.topic}." if details.topic else ""
    description = f"{status}{shared.name}, {where}.{topic}"
    says_more = bool(details.topic or details.guest or details.text)
    is_other = bool(date_view.status_label) or occurrence.is_extra
    has_own_page = is_only or says_more or is_other
    view = DatePageView(
        head=builder.head(
            url,
            f"{status}{shared.name}, {day}",
            description,
            *(() if is_only else (to_event,)),
            stamps=(builder.changed(event),),
            picture=(details.image, details.image_text),
            feeds=builder.calendar_links(shared.calendar, builder.all_dates),
            json_ld=(builder.json_ld.date(occurrence, description),),
            canonical="" if has_own_page else builder.paths.absolute(event_url),
            in_sitemap=has_own_page,
            search_words=(f"{occurrence.first_day:%d.%m.%Y}",),
            search_weight=(2 if is_only else 0.5) * (0.5 if date_view.is_past else 1),
            is_searched=says_more or is_only,  # all other dates would only repeat their event
            year=occurrence.first_day.year if date_view.is_past else 0,
        ),
        title=date_view.day,
        date=date_view,
        google_url=google_form(builder, occurrence),
        answers=date_answers(builder, occurrence),
        description_html=builder.html(details.description),
        facts=more_facts(details, builder.paths),
        previous=previous,
        next=following,
        event=None if is_only else builder.link(f"Alle Termine: {title}", event_url),
        article=shared.article,
        picture=builder.pictures.of(details.image, details.image_text, is_eager=True),
        easy=easy_event_block(builder, easy),
    )
    return Page(url, "date.html", view)
