"""Articles and pages, the list of all articles, and the home page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from plugins.termine.events import Occurrence, addresses, plain_day

from .blocks import (
    EASY_LANGUAGE,
    Choice,
    body_choices,
    body_of,
    choice_inputs,
    dates_block,
    easy_dates,
    easy_inputs,
    easy_page_block,
    placed_feeds,
    tied_dates,
)
from .context import CARD_WIDTH, PictureView, Placement, Text
from .page import Bundle, Head, Link, Page
from .page_builder import PageBuilder
from .page_views import ArticlesView, ArticleView, Body, HomeView, Teaser, TextView
from .visible import Split

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


def article_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The list of all articles and one bundle for each."""
    articles = builder.visible.articles
    listed = tuple(teaser_inputs(builder, text) for text in articles)
    day = builder.overview_day(text.changed for text in articles)
    yield builder.bundle(
        "articles", (*listed, day), lambda: (_list_page(builder),), addresses.ARTICLES
    )
    for text in articles:
        dates = _dates_of(builder, text)
        inputs = (
            *builder.visible.text_inputs(text),
            _picture(builder, text),
            builder.visible.distinct_title(text),
            *_dates_inputs(builder, text, dates),
        )
        pages = partial(_pages, builder, text, dates)
        url = addresses.article_url(text.slug)
        yield builder.bundle(f"article:{text.slug}", inputs, pages, url)


def teaser(builder: PageBuilder, text: Text) -> Teaser:
    """An article in a list."""
    return Teaser(
        title=builder.heading(text.title),
        url=builder.paths.path(addresses.article_url(text.slug)),
        summary=builder.summary(text),
        day=plain_day(text.published) if text.published else "",
        day_iso=text.published.isoformat() if text.published else "",
        category=text.category,
        picture=builder.pictures.of(text.image, text.image_text, sizes=CARD_WIDTH),
    )


def teaser_inputs(builder: PageBuilder, text: Text) -> tuple[object, ...]:
    """What a list says of an article."""
    about = text.summary or builder.visible.body_key(text)
    picture = builder.pictures.of(text.image, text.image_text)
    return text.slug, text.title, about, text.published, text.category, text.changed, picture


def _list_page(builder: PageBuilder) -> Page:
    articles = builder.visible.articles
    description = f"Was es Neues gibt bei: {builder.settings.name}. {_titles(articles)}"
    view = ArticlesView(
        head=builder.head(
            addresses.ARTICLES,
            TITLE,
            description,
            stamps=builder.of_overview(text.changed for text in articles),
            feeds=(builder.feeds.atom_link(),),
            is_searched=False,
        ),
        title=TITLE,
        articles=tuple(teaser(builder, text) for text in articles),
    )
    return Page(addresses.ARTICLES, "articles.html", view)


def _titles(articles: tuple[Text, ...]) -> str:
    return " · ".join(text.title for text in articles[:3])


def _pages(builder: PageBuilder, text: Text, dates: _Dates) -> tuple[Page]:
    url = addresses.article_url(text.slug)
    own = teaser(builder, text)
    view = ArticleView(
        head=_head(builder, text, dates),
        title=own.title,
        lead=text.summary,
        day=own.day,
        day_iso=own.day_iso,
        category=text.category,
        body=body_of(builder, text),
        dates=dates_block(builder, dates.below) if dates.below else None,
        next_date=builder.date(dates.leading_on) if dates.leading_on else None,
        venue=builder.only_venue(dates.all),
        picture=_picture(builder, text),
    )
    return (Page(url, "article.html", view),)


def _picture(builder: PageBuilder, text: Text) -> PictureView | None:
    return builder.pictures.of(text.image, text.image_text, is_eager=True)


def _head(builder: PageBuilder, text: Text, dates: _Dates) -> Head:
    url = addresses.article_url(text.slug)
    summary = builder.summary(text)
    stamps = builder.event_changes((*dates.all.upcoming, *dates.all.past))
    own_feeds = builder.feeds.links(*_feeds_of(builder, text, dates))
    return builder.head(
        url,
        builder.visible.distinct_title(text),
        summary,
        stamps=(text.changed, *stamps),
        picture=(text.image, text.image_text),
        feeds=(*own_feeds, builder.feeds.atom_link()),
        json_ld=(builder.json_ld.article(text, summary),),
        kind="article",
        search_words=text.search_words,
    )


def _feeds_of(builder: PageBuilder, text: Text, dates: _Dates) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars of an article's events, whether or not they exist."""
    events = {one.event.id: one.event for one in builder.visible.of_events(dates.event_ids)}
    of_events = ((e.details.title, addresses.event_feed(e.id)) for e in events.values())
    return tuple(dict.fromkeys((*of_events, *placed_feeds(builder, text))))


def _dates_of(builder: PageBuilder, text: Text) -> _Dates:
    events = builder.visible.events_of_article(text)
    if not events:
        return _NONE
    placed = {i for part in text.body if isinstance(part, Placement) for i in part.event_ids}
    found = builder.visible.split(builder.visible.of_events(events))
    return _Dates(
        event_ids=events,
        all=found,
        below=tied_dates(builder, tuple(i for i in events if i not in placed)),
        leading_on=_next_date(builder, found),
    )


def _dates_inputs(builder: PageBuilder, text: Text, dates: _Dates) -> tuple[object, ...]:
    """What of the dates stands on the page of an article; most articles have none."""
    choices = body_choices(builder, text)
    if not (choices or dates.event_ids):
        return ()
    return (
        dates.event_ids,
        choice_inputs(builder, dates.below),
        *(choice_inputs(builder, choice) for choice in choices),
        builder.visible.keys((dates.leading_on,) if dates.leading_on else ()),
        builder.visible.split_keys(dates.all),
        builder.feeds.links(*_feeds_of(builder, text, dates)),
    )


def _next_date(builder: PageBuilder, dates: Split) -> Occurrence | None:
    """Where an article leads on whose dates are all over.

    The next date of the same category that takes place; the next one of all where the category has
    none. None while the article has dates of its own to come, or never had any.
    """
    if dates.upcoming or not dates.past:
        return None
    slug = addresses.slug(dates.past[0].details.category)
    same = builder.visible.split(builder.visible.by_category.get(slug, ())).upcoming
    coming = (*same, *builder.visible.agenda.next(1, with_cancelled=False))
    return next((occurrence for occurrence in coming if not occurrence.is_cancelled), None)


HOME = "start"
VISIT = "besuchen-sie-uns"
HOME_DATES = 6
HOME_ARTICLES = 3


def text_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The home page, which is always there, and each page."""
    pages = {text.slug: text for text in builder.visible.pages}
    yield _home_bundle(builder, pages.get(HOME, _plain_home(builder)))
    for text in pages.values():
        if text.slug == HOME:
            continue
        choice = tied_dates(builder, text.event_ids)
        inputs = (
            *builder.visible.text_inputs(text),
            builder.visible.distinct_title(text),
            *choice_inputs(builder, choice),
            *(choice_inputs(builder, placed) for placed in body_choices(builder, text)),
            _children(builder, text),
            [child.changed for child in _child_texts(builder, text)],
            builder.home_venue,
            _easy_inputs(builder, text),
            builder.feeds.links(*_feeds_of_text_pages(builder, text)),
        )
        pages_of_text = partial(_pages_text_pages, builder, text)
        url = addresses.page_url(text.slug)
        yield builder.bundle(f"page:{text.slug}", inputs, pages_of_text, url)


def is_easy_language(text: Text) -> bool:
    """Whether a page is in Leichte Sprache, whose words are parted by hand or not at all."""
    return text.slug.startswith(EASY_LANGUAGE) or text.language == "de-simple"


def _plain_home(builder: PageBuilder) -> Text:
    return Text(HOME, builder.settings.name, builder.settings.tagline, ())


def _home_bundle(builder: PageBuilder, text: Text) -> Bundle:
    venue = builder.home_venue
    inputs = (
        *builder.visible.text_inputs(text),
        builder.visible.keys(builder.visible.agenda.next(HOME_DATES)),
        *(choice_inputs(builder, placed) for placed in body_choices(builder, text)),
        *(teaser_inputs(builder, article) for article in builder.visible.articles[:HOME_ARTICLES]),
        venue,
        venue is not None and venue.id in builder.visible.by_venue,
        builder.feeds.exists(addresses.ALL_FEED),
        builder.overview_day(_home_changes(builder, text)),
    )
    return builder.bundle("home", inputs, lambda: (_home_page(builder, text),), "")


def _home_page(builder: PageBuilder, text: Text) -> Page:
    dates = builder.visible.agenda.next(HOME_DATES)
    articles = builder.visible.articles[:HOME_ARTICLES]
    view = HomeView(
        head=builder.head(
            "",
            text.title,
            builder.summary(text),
            stamps=builder.of_overview(_home_changes(builder, text)),
            feeds=(*builder.dates_feeds(), builder.feeds.atom_link()),
            json_ld=(builder.json_ld.office(""),),
        ),
        title=builder.heading(text.title),
        lead=text.summary,
        body=body_of(builder, text),
        dates=builder.dates(dates),
        tasks=tuple(builder.link(*task) for task in builder.settings.tasks),
        articles=tuple(teaser(builder, article) for article in articles),
        venue=builder.venue(builder.home_venue),
    )
    return Page("", "home.html", view)


def _home_changes(builder: PageBuilder, text: Text) -> tuple[datetime | None, ...]:
    dates = builder.visible.agenda.next(HOME_DATES)
    articles = builder.visible.articles[:HOME_ARTICLES]
    return (text.changed, *builder.event_changes(dates), *(one.changed for one in articles))


def _pages_text_pages(builder: PageBuilder, text: Text) -> tuple[Page]:
    choice = tied_dates(builder, text.event_ids)
    body = body_of(builder, text)
    is_easy = is_easy_language(text)
    view = TextView(
        head=_head_text_pages(builder, text),
        title=text.title if is_easy else builder.heading(text.title),
        lead=text.summary,
        body=body,
        dates=dates_block(builder, choice) if choice else None,
        children=_children_not_in(_children(builder, text), body),
        easy=easy_page_block(builder) if text.slug == EASY_LANGUAGE else None,
    )
    return (Page(addresses.page_url(text.slug), "text.html", view),)


def _head_text_pages(builder: PageBuilder, text: Text) -> Head:
    url = addresses.page_url(text.slug)
    summary = builder.summary(text)
    own = []
    if builder.menu.is_offer(url):
        own.append(builder.json_ld.service(text, summary))
    if text.slug == VISIT:
        own.append(builder.json_ld.office(url))
    dates = _dates_on(builder, text)
    easy = easy_dates(builder) if text.slug == EASY_LANGUAGE else ()
    stamps = builder.event_changes((*dates.upcoming, *dates.past, *easy))
    of_children = (child.changed for child in _child_texts(builder, text))
    return builder.head(
        url,
        builder.visible.distinct_title(text),
        summary,
        stamps=(text.changed, *of_children, *stamps),
        feeds=builder.feeds.links(*_feeds_of_text_pages(builder, text)),
        json_ld=tuple(own),
        hyphenates=not is_easy_language(text),
        search_words=text.search_words,
    )


def _feeds_of_text_pages(builder: PageBuilder, text: Text) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars with the dates on a page, whether or not they exist."""
    events = {one.event.id: one.event for one in builder.visible.of_events(text.event_ids)}
    of_events = ((e.details.title, addresses.event_feed(e.id)) for e in events.values())
    category = builder.settings.easy_category if text.slug == EASY_LANGUAGE else ""
    of_category = ((category, addresses.category_feed(category)),) if category else ()
    return tuple(dict.fromkeys((*of_events, *placed_feeds(builder, text), *of_category)))


def _easy_inputs(builder: PageBuilder, text: Text) -> tuple[object, ...]:
    if text.slug != EASY_LANGUAGE:
        return ()
    return (builder.visible.keys(easy_dates(builder)), *easy_inputs(builder))


def _dates_on(builder: PageBuilder, text: Text) -> Split:
    tied = tied_dates(builder, text.event_ids)
    choices = (*((tied,) if tied else ()), *body_choices(builder, text))
    shown = [choice.shown for choice in choices]
    return Split(
        tuple(one for split in shown for one in split.upcoming),
        tuple(one for split in shown for one in split.past),
    )


def _child_texts(builder: PageBuilder, text: Text) -> tuple[Text, ...]:
    """The pages below this one in the menu, as far as they are texts."""
    below = {url for _, url in builder.menu.children(addresses.page_url(text.slug))}
    pages = builder.visible.pages
    return tuple(page for page in pages if addresses.page_url(page.slug) in below)


def _children(builder: PageBuilder, text: Text) -> tuple[Link, ...]:
    """The pages below this one in the menu, each with what it is about."""
    summaries = {
        addresses.page_url(page.slug): builder.summary(page) for page in builder.visible.pages
    }
    return tuple(
        builder.link(builder.heading(name), url, summaries.get(url, ""))
        for name, url in builder.menu.children(addresses.page_url(text.slug))
    )


def _children_not_in(children: tuple[Link, ...], body: Body) -> tuple[Link, ...]:
    """Only those that the text does not link itself, so that nothing stands there twice."""
    written = "".join(part for part in body if isinstance(part, str))
    return tuple(link for link in children if f'href="{link.url}"' not in written)
