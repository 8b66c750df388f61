"""The home page and the other pages of content/seiten."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from plugins.termine.events import addresses

from .article_pages import teaser, teaser_inputs
from .blocks import body_choices, body_of, choice_inputs, dates_block, placed_feeds, tied_dates
from .easy_blocks import EASY_LANGUAGE, easy_dates, easy_inputs, easy_page_block
from .kinds import Body, HomeView, TextView
from .page import Bundle, Head, Link, Page
from .page_builder import Composer
from .visible import Split
from .world import Text

HOME = "start"
VISIT = "besuchen-sie-uns"
HOME_DATES = 6
HOME_ARTICLES = 3


def text_bundles(composer: Composer) -> Iterator[Bundle]:
    """The home page, which is always there, and each page."""
    pages = {text.slug: text for text in composer.shown.pages}
    yield _home_bundle(composer, pages.get(HOME, _plain_home(composer)))
    for text in pages.values():
        if text.slug == HOME:
            continue
        choice = tied_dates(composer, text.event_ids)
        inputs = (
            *composer.shown.text_inputs(text),
            composer.shown.distinct_title(text),
            *choice_inputs(composer, choice),
            *(choice_inputs(composer, placed) for placed in body_choices(composer, text)),
            _children(composer, text),
            [child.changed for child in _child_texts(composer, text)],
            composer.home_venue,
            _easy_inputs(composer, text),
            composer.feeds.links(*_feeds_of(composer, text)),
        )
        pages_of_text = partial(_pages, composer, text)
        url = addresses.page_url(text.slug)
        yield composer.bundle(f"page:{text.slug}", inputs, pages_of_text, url)


def is_easy_language(text: Text) -> bool:
    """Whether a page is in Leichte Sprache, whose words are parted by hand or not at all."""
    return text.slug.startswith(EASY_LANGUAGE) or text.language == "de-simple"


def _plain_home(composer: Composer) -> Text:
    return Text(HOME, composer.settings.name, composer.settings.tagline, ())


def _home_bundle(composer: Composer, text: Text) -> Bundle:
    venue = composer.home_venue
    inputs = (
        *composer.shown.text_inputs(text),
        composer.shown.keys(composer.shown.agenda.next(HOME_DATES)),
        *(choice_inputs(composer, placed) for placed in body_choices(composer, text)),
        *(teaser_inputs(composer, article) for article in composer.shown.articles[:HOME_ARTICLES]),
        venue,
        venue is not None and venue.id in composer.shown.by_venue,
        composer.feeds.exists(addresses.ALL_FEED),
        composer.overview_day(_home_changes(composer, text)),
    )
    return composer.bundle("home", inputs, lambda: (_home_page(composer, text),), "")


def _home_page(composer: Composer, text: Text) -> Page:
    dates = composer.shown.agenda.next(HOME_DATES)
    articles = composer.shown.articles[:HOME_ARTICLES]
    view = HomeView(
        head=composer.head(
            "",
            text.title,
            composer.summary(text),
            stamps=composer.of_overview(_home_changes(composer, text)),
            feeds=(*composer.dates_feeds(), composer.feeds.atom_link()),
            json_ld=(composer.json_ld.office(""),),
        ),
        title=composer.heading(text.title),
        lead=text.summary,
        body=body_of(composer, text),
        dates=composer.dates(dates),
        tasks=tuple(composer.link(*task) for task in composer.settings.tasks),
        articles=tuple(teaser(composer, article) for article in articles),
        venue=composer.venue(composer.home_venue),
    )
    return Page("", "home.html", view)


def _home_changes(composer: Composer, text: Text) -> tuple[datetime | None, ...]:
    dates = composer.shown.agenda.next(HOME_DATES)
    articles = composer.shown.articles[:HOME_ARTICLES]
    return (text.changed, *composer.event_changes(dates), *(one.changed for one in articles))


def _pages(composer: Composer, text: Text) -> tuple[Page]:
    choice = tied_dates(composer, text.event_ids)
    body = body_of(composer, text)
    is_easy = is_easy_language(text)
    view = TextView(
        head=_head(composer, text),
        title=text.title if is_easy else composer.heading(text.title),
        lead=text.summary,
        body=body,
        dates=dates_block(composer, choice) if choice else None,
        children=_children_not_in(_children(composer, text), body),
        easy=easy_page_block(composer) if text.slug == EASY_LANGUAGE else None,
    )
    return (Page(addresses.page_url(text.slug), "text.html", view),)


def _head(composer: Composer, text: Text) -> Head:
    url = addresses.page_url(text.slug)
    summary = composer.summary(text)
    own = []
    if composer.menu.is_offer(url):
        own.append(composer.json_ld.service(text, summary))
    if text.slug == VISIT:
        own.append(composer.json_ld.office(url))
    dates = _dates_on(composer, text)
    easy = easy_dates(composer) if text.slug == EASY_LANGUAGE else ()
    stamps = composer.event_changes((*dates.upcoming, *dates.past, *easy))
    of_children = (child.changed for child in _child_texts(composer, text))
    return composer.head(
        url,
        composer.shown.distinct_title(text),
        summary,
        stamps=(text.changed, *of_children, *stamps),
        feeds=composer.feeds.links(*_feeds_of(composer, text)),
        json_ld=tuple(own),
        hyphenates=not is_easy_language(text),
        search_words=text.search_words,
    )


def _feeds_of(composer: Composer, text: Text) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars with the dates on a page, whether or not they exist."""
    events = {one.event.id: one.event for one in composer.shown.of_events(text.event_ids)}
    of_events = ((e.details.title, addresses.event_feed(e.id)) for e in events.values())
    category = composer.settings.easy_category if text.slug == EASY_LANGUAGE else ""
    of_category = ((category, addresses.category_feed(category)),) if category else ()
    return tuple(dict.fromkeys((*of_events, *placed_feeds(composer, text), *of_category)))


def _easy_inputs(composer: Composer, text: Text) -> tuple[object, ...]:
    if text.slug != EASY_LANGUAGE:
        return ()
    return (composer.shown.keys(easy_dates(composer)), *easy_inputs(composer))


def _dates_on(composer: Composer, text: Text) -> Split:
    tied = tied_dates(composer, text.event_ids)
    choices = (*((tied,) if tied else ()), *body_choices(composer, text))
    shown = [choice.shown for choice in choices]
    return Split(
        tuple(one for split in shown for one in split.upcoming),
        tuple(one for split in shown for one in split.past),
    )


def _child_texts(composer: Composer, text: Text) -> tuple[Text, ...]:
    """The pages below this one in the menu, as far as they are texts."""
    below = {url for _, url in composer.menu.children(addresses.page_url(text.slug))}
    pages = composer.shown.pages
    return tuple(page for page in pages if addresses.page_url(page.slug) in below)


def _children(composer: Composer, text: Text) -> tuple[Link, ...]:
    """The pages below this one in the menu, each with what it is about."""
    summaries = {
        addresses.page_url(page.slug): composer.summary(page) for page in composer.shown.pages
    }
    return tuple(
        composer.link(composer.heading(name), url, summaries.get(url, ""))
        for name, url in composer.menu.children(addresses.page_url(text.slug))
    )


def _children_not_in(children: tuple[Link, ...], body: Body) -> tuple[Link, ...]:
    """Only those that the text does not link itself, so that nothing stands there twice."""
    written = "".join(part for part in body if isinstance(part, str))
    return tuple(link for link in children if f'href="{link.url}"' not in written)
