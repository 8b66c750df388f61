"""The articles and their list. An article and the dates of its events belong together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from plugins.termine.events import Occurrence, addresses, plain_day

from .blocks import (
    Choice,
    body_choices,
    body_of,
    choice_inputs,
    dates_block,
    placed_feeds,
    tied_dates,
)
from .kinds import ArticlesView, ArticleView, Teaser
from .page import Bundle, Head, Page
from .page_builder import Composer
from .pictures import CARD_WIDTH, PictureView
from .visible import Split
from .world import Placement, Text

TITLE = "Aktuelles"


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of an article: `all` of its events, and those `below` it that it has not placed.

    `leading_on` is where it leads when all of them are over.
    """

    event_ids: tuple[str, ...]
    all: Split
    below: Choice | None = None
    leading_on: Occurrence | None = None


_NONE = _Dates((), Split())


def article_bundles(composer: Composer) -> Iterator[Bundle]:
    """The list of all articles and one bundle for each."""
    articles = composer.shown.articles
    listed = tuple(teaser_inputs(composer, text) for text in articles)
    day = composer.overview_day(text.changed for text in articles)
    yield composer.bundle(
        "articles", (*listed, day), lambda: (_list_page(composer),), addresses.ARTICLES
    )
    for text in articles:
        dates = _dates_of(composer, text)
        inputs = (
            *composer.shown.text_inputs(text),
            _picture(composer, text),
            composer.shown.distinct_title(text),
            *_dates_inputs(composer, text, dates),
        )
        pages = partial(_pages, composer, text, dates)
        url = addresses.article_url(text.slug)
        yield composer.bundle(f"article:{text.slug}", inputs, pages, url)


def teaser(composer: Composer, text: Text) -> Teaser:
    """An article in a list."""
    return Teaser(
        title=composer.heading(text.title),
        url=composer.paths.path(addresses.article_url(text.slug)),
        summary=composer.summary(text),
        day=plain_day(text.published) if text.published else "",
        day_iso=text.published.isoformat() if text.published else "",
        category=text.category,
        picture=composer.pictures.of(text.image, text.image_text, sizes=CARD_WIDTH),
    )


def teaser_inputs(composer: Composer, text: Text) -> tuple[object, ...]:
    """What a list says of an article."""
    about = text.summary or composer.shown.body_key(text)
    picture = composer.pictures.of(text.image, text.image_text)
    return text.slug, text.title, about, text.published, text.category, text.changed, picture


def _list_page(composer: Composer) -> Page:
    articles = composer.shown.articles
    description = f"Was es Neues gibt bei: {composer.settings.name}. {_titles(articles)}"
    view = ArticlesView(
        head=composer.head(
            addresses.ARTICLES,
            TITLE,
            description,
            stamps=composer.of_overview(text.changed for text in articles),
            feeds=(composer.feeds.atom_link(),),
            is_searched=False,
        ),
        title=TITLE,
        articles=tuple(teaser(composer, text) for text in articles),
    )
    return Page(addresses.ARTICLES, "articles.html", view)


def _titles(articles: tuple[Text, ...]) -> str:
    return " · ".join(text.title for text in articles[:3])


def _pages(composer: Composer, text: Text, dates: _Dates) -> tuple[Page]:
    url = addresses.article_url(text.slug)
    own = teaser(composer, text)
    view = ArticleView(
        head=_head(composer, text, dates),
        title=own.title,
        lead=text.summary,
        day=own.day,
        day_iso=own.day_iso,
        category=text.category,
        body=body_of(composer, text),
        dates=dates_block(composer, dates.below) if dates.below else None,
        next_date=composer.date(dates.leading_on) if dates.leading_on else None,
        venue=composer.only_venue(dates.all),
        picture=_picture(composer, text),
    )
    return (Page(url, "article.html", view),)


def _picture(composer: Composer, text: Text) -> PictureView | None:
    return composer.pictures.of(text.image, text.image_text, is_eager=True)


def _head(composer: Composer, text: Text, dates: _Dates) -> Head:
    url = addresses.article_url(text.slug)
    summary = composer.summary(text)
    stamps = composer.event_changes((*dates.all.upcoming, *dates.all.past))
    own_feeds = composer.feeds.links(*_feeds_of(composer, text, dates))
    return composer.head(
        url,
        composer.shown.distinct_title(text),
        summary,
        stamps=(text.changed, *stamps),
        picture=(text.image, text.image_text),
        feeds=(*own_feeds, composer.feeds.atom_link()),
        json_ld=(composer.json_ld.article(text, summary),),
        kind="article",
        search_words=text.search_words,
    )


def _feeds_of(composer: Composer, text: Text, dates: _Dates) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars of an article's events, whether or not they exist."""
    events = {one.event.id: one.event for one in composer.shown.of_events(dates.event_ids)}
    of_events = ((e.details.title, addresses.event_feed(e.id)) for e in events.values())
    return tuple(dict.fromkeys((*of_events, *placed_feeds(composer, text))))


def _dates_of(composer: Composer, text: Text) -> _Dates:
    events = composer.shown.events_of_article(text)
    if not events:
        return _NONE
    placed = {i for part in text.body if isinstance(part, Placement) for i in part.event_ids}
    found = composer.shown.split(composer.shown.of_events(events))
    return _Dates(
        event_ids=events,
        all=found,
        below=tied_dates(composer, tuple(i for i in events if i not in placed)),
        leading_on=_next_date(composer, found),
    )


def _dates_inputs(composer: Composer, text: Text, dates: _Dates) -> tuple[object, ...]:
    """What of the dates stands on the page of an article; most articles have none."""
    choices = body_choices(composer, text)
    if not (choices or dates.event_ids):
        return ()
    return (
        dates.event_ids,
        choice_inputs(composer, dates.below),
        *(choice_inputs(composer, choice) for choice in choices),
        composer.shown.keys((dates.leading_on,) if dates.leading_on else ()),
        composer.shown.split_keys(dates.all),
        composer.feeds.links(*_feeds_of(composer, text, dates)),
    )


def _next_date(composer: Composer, dates: Split) -> Occurrence | None:
    """Where an article leads on whose dates are all over.

    The next date of the same category that takes place; the next one of all where the category has
    none. None while the article has dates of its own to come, or never had any.
    """
    if dates.upcoming or not dates.past:
        return None
    slug = addresses.slug(dates.past[0].details.category)
    same = composer.shown.split(composer.shown.by_category.get(slug, ())).upcoming
    coming = (*same, *composer.shown.agenda.next(1, with_cancelled=False))
    return next((occurrence for occurrence in coming if not occurrence.is_cancelled), None)
