"""The articles and their list. An article and the dates of its events belong together."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from plugins.events import Occurrence, addresses, plain_day

from .blocks import (
    Choice,
    body_choices,
    body_of,
    choice_inputs,
    dates_block,
    placed_feeds,
    tied_dates,
)
from .composer import Composer
from .kinds import ArticlesView, ArticleView, Teaser
from .page import Bundle, Head, Page
from .pictures import CARD_WIDTH, PictureView
from .shown import Split
from .world import Placement, Text

TITLE = "Aktuelles"


def article_bundles(composer: Composer) -> Iterator[Bundle]:
    """The list of all articles and one bundle for each."""
    articles = composer.shown.articles
    listed = tuple(teaser_inputs(composer, text) for text in articles)
    day = composer.overview_day(text.changed for text in articles)
    yield composer.bundle(
        "articles", (*listed, day), lambda: (_list_page(composer),), addresses.ARTICLES
    )
    for text in articles:
        tied = _tied(composer, text)
        leading_on = _next_date(composer, text)
        inputs = (
            text,
            _picture(composer, text),
            composer.shown.distinct_title(text),
            *choice_inputs(composer, tied),
            *(choice_inputs(composer, choice) for choice in body_choices(composer, text)),
            composer.shown.events_of_article(text),
            composer.shown.keys((leading_on,) if leading_on else ()),
            composer.shown.split_keys(_all_tied(composer, text)),
            composer.feeds.links(*_feeds_of(composer, text)),
        )
        pages = partial(_pages, composer, text)
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
    about = text.summary or text.body
    picture = composer.pictures.of(text.image, text.image_text)
    return text.slug, text.title, about, text.published, text.category, text.changed, picture


def _list_page(composer: Composer) -> Page:
    articles = composer.shown.articles
    description = f"Was es Neues gibt bei: {composer.settings.name}. {_titles(articles)}"
    head = composer.head(addresses.ARTICLES, TITLE, description)
    view = ArticlesView(
        head=replace(
            composer.overview(head, (text.changed for text in articles)),
            feeds=(composer.feeds.atom_link(),),
            is_searched=False,
        ),
        title=TITLE,
        articles=tuple(teaser(composer, text) for text in articles),
    )
    return Page(addresses.ARTICLES, "articles.html", view)


def _titles(articles: tuple[Text, ...]) -> str:
    return " · ".join(text.title for text in articles[:3])


def _pages(composer: Composer, text: Text) -> tuple[Page]:
    url = addresses.article_url(text.slug)
    tied = _tied(composer, text)
    leading_on = _next_date(composer, text)
    own = teaser(composer, text)
    view = ArticleView(
        head=_head(composer, text),
        title=own.title,
        lead=text.summary,
        day=own.day,
        day_iso=own.day_iso,
        category=text.category,
        body=body_of(composer, text),
        dates=dates_block(composer, tied) if tied else None,
        next_date=composer.date(leading_on) if leading_on else None,
        venue=composer.only_venue(_all_tied(composer, text)),
        picture=_picture(composer, text),
    )
    return (Page(url, "article.html", view),)


def _picture(composer: Composer, text: Text) -> PictureView | None:
    return composer.pictures.of(text.image, text.image_text, is_eager=True)


def _head(composer: Composer, text: Text) -> Head:
    url = addresses.article_url(text.slug)
    summary = composer.summary(text)
    dates = _all_tied(composer, text)
    head = composer.head(url, composer.shown.distinct_title(text), summary)
    stamps = composer.event_changes((*dates.upcoming, *dates.past))
    own_feeds = (*composer.feeds.links(*_feeds_of(composer, text)), composer.feeds.atom_link())
    return replace(
        composer.changed(
            composer.pictured(head, text.image, text.image_text), (text.changed, *stamps)
        ),
        feeds=own_feeds,
        json_ld=(composer.json_ld.article(text, summary), *head.json_ld),
        kind="article",
        search_words=text.search_words,
    )


def _feeds_of(composer: Composer, text: Text) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars of an article's events, whether or not they exist."""
    dates = composer.shown.of_events(composer.shown.events_of_article(text))
    events = {one.event.id: one.event for one in dates}
    of_events = ((e.details.title, addresses.event_feed(e.id)) for e in events.values())
    return tuple(dict.fromkeys((*of_events, *placed_feeds(composer, text))))


def _all_tied(composer: Composer, text: Text) -> Split:
    return composer.shown.split(composer.shown.of_events(composer.shown.events_of_article(text)))


def _tied(composer: Composer, text: Text) -> Choice | None:
    """The dates below the text: those of its events that the text has not already placed itself."""
    placed = {i for part in text.body if isinstance(part, Placement) for i in part.event_ids}
    tied = composer.shown.events_of_article(text)
    return tied_dates(composer, tuple(i for i in tied if i not in placed))


def _next_date(composer: Composer, text: Text) -> Occurrence | None:
    """Where an article leads on whose dates are all over.

    The next date of the same category that takes place; the next one of all where the category has
    none. None while the article has dates of its own to come, or never had any.
    """
    dates = _all_tied(composer, text)
    if dates.upcoming or not dates.past:
        return None
    slug = addresses.slug(dates.past[0].details.category)
    same = composer.shown.split(composer.shown.by_category.get(slug, ())).upcoming
    coming = (*same, *composer.shown.agenda.next(1, with_cancelled=False))
    return next((occurrence for occurrence in coming if not occurrence.is_cancelled), None)
