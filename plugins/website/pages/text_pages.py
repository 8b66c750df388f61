"""Articles and pages, and the home page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from plugins.termine.events import Event, Occurrence, addresses, schedule_phrase
from plugins.termine.reading import Placement

from .answers import answers_elsewhere
from .blocks import (
    Choice,
    body_choices,
    body_of,
    calendars_of,
    dates_block,
    easy_dates,
    easy_page_block,
    tied_dates,
)
from .context import Calendar, Dates, Document, PictureView, Split
from .list_pages import teaser
from .page_builder import EASY_LANGUAGE, LEGAL_PAGES, PAGE_WORDS, VISIT, PageBuilder
from .phrases import is_over_a_year_ago
from .views import (
    Answers,
    Body,
    Bundle,
    DatesBlock,
    DateView,
    EasyBlock,
    Link,
    PageView,
    Teaser,
    VenueView,
)
from .visible import Planner, Visible

HOME = "start"
HOME_DATES = 6
HOME_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class HomeView(PageView):
    """The home page: `dates` are up to six, the template shows three at once.

    `soon` is what is not as planned in the next days.
    """

    lead: str
    body: Body
    dates: tuple[DateView, ...]
    soon: tuple[DateView, ...]
    tasks: tuple[Link, ...]
    articles: tuple[Teaser, ...]
    venue: VenueView | None


@dataclass(frozen=True, slots=True)
class TextView(PageView):
    """A page of content/seiten; `children` are the pages below it in the menu (with a note).

    `easy` are dates in Leichte Sprache, on the page in Leichte Sprache only; `office` says when it
    is open and how to reach it, on the page on how to get there only. `language` is that of the
    text where it is not German, `translations` lead to it in others.
    """

    lead: str
    body: Body
    dates: DatesBlock | None
    children: tuple[Link, ...]
    easy: EasyBlock | None = None
    office: VenueView | None = None
    language: str = ""
    translations: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView(PageView):
    """An article with the dates of its events; `next_date` leads on when all of them are over.

    `answers` are there where it tells of one event.
    """

    lead: str
    day: str
    day_iso: str
    category: str
    body: Body
    dates: DatesBlock | None
    next_date: DateView | None
    venues: tuple[VenueView, ...]
    answers: Answers | None = None
    picture: PictureView | None = None
    tags: tuple[Link, ...] = ()
    language: str = ""
    translations: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a page shows beside its own text.

    `title` is unique, `placed` are the dates in its body, `below` those below it, `calendars` those
    that have these dates. `translations` are the same text in other languages.
    """

    title: str
    placed: tuple[Choice, ...]
    below: Choice | None
    calendars: tuple[Calendar, ...]
    translations: tuple[Document, ...] = ()

    def languages(self, builder: PageBuilder) -> tuple[Link, ...]:
        """Links to the same text in other languages."""
        path = builder.paths.path
        return tuple(Link(o.title, path(o.url), language=o.language) for o in self.translations)

    @property
    def dates(self) -> Dates:
        """All dates that stand on the page."""
        choices = (*self.placed, *((self.below,) if self.below else ()))
        return tuple(one for choice in choices for one in (*choice.upcoming, *choice.past))


@dataclass(frozen=True, slots=True)
class _OneEvent:
    """The only event of an article, and its rule in words."""

    event: Event
    rhythm: str


def _only_event(visible: Visible, dates: Dates) -> _OneEvent | None:
    events = {occurrence.event.id: occurrence.event for occurrence in dates}
    if len(events) != 1:
        return None
    ((_, event),) = events.items()
    return _OneEvent(event, schedule_phrase(event, today=visible.context.today))


def article_bundles(planner: Planner) -> Iterator[Bundle]:
    """One bundle for each article."""
    visible = planner.visible
    for article in visible.articles:
        event_ids = visible.events_of_article(article)
        placed = {i for one in article.body if isinstance(one, Placement) for i in one.event_ids}
        of_events = visible.of_events(event_ids) if event_ids else ()
        only, dates = _only_event(visible, of_events), visible.split(of_events)
        yield planner.page(
            f"article:{article.slug}",
            article.url,
            "article.html",
            _article_page,
            article=article,
            around=_Surroundings(
                title=visible.distinct_title(article),
                placed=body_choices(visible, article),
                below=tied_dates(visible, tuple(i for i in event_ids if i not in placed)),
                calendars=calendars_of(visible, article, event_ids),
                translations=visible.translations(article),
            ),
            dates=dates,
            only=only,
            next_date=visible.next_date(dates),
        )


def _article_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    article: Document,
    around: _Surroundings,
    dates: Split,
    only: _OneEvent | None,
    next_date: Occurrence | None,
) -> ArticleView:
    own, summary = teaser(builder, article), builder.summary(article)
    changes = builder.event_changes((*dates.upcoming, *dates.past))
    return ArticleView(
        head=builder.head(
            url,
            around.title,
            summary,
            stamps=(article.changed, *changes),
            picture=(article.image, article.image_text),
            feeds=(*builder.calendar_links(*around.calendars), builder.atom_link),
            json_ld=(builder.json_ld.article(article, summary),),
            kind="article",
            search_words=article.search_words,
            search_weight=0.7,
            year=article.published.year if article.published else 0,
            is_searched=not article.is_hidden,
            is_indexed=not article.is_hidden,
        ),
        title=own.title,
        lead=article.summary,
        day=own.day,
        day_iso=own.day_iso,
        category=article.category,
        body=body_of(builder, article, around.placed),
        dates=dates_block(builder, around.below) if around.below else None,
        next_date=builder.date(next_date) if next_date else None,
        venues=builder.only_venues(dates),
        answers=answers_elsewhere(builder, only.event, only.rhythm, dates) if only else None,
        picture=builder.pictures.of(article.image, article.image_text, is_eager=True),
        tags=tuple(
            builder.link(tag, addresses.tag_url(tag))
            for tag in article.tags
            if article.is_listed and addresses.slug(tag)
        ),
        language=article.foreign_language,
        translations=around.languages(builder),
    )


def text_bundles(planner: Planner) -> Iterator[Bundle]:
    """The home page, which is always there, and each page."""
    visible, builder = planner.visible, planner.builder
    settings, path = builder.settings, builder.paths.path
    home = visible.pages.get(HOME) or Document(HOME, "", settings.name, settings.tagline, ())
    yield _home_bundle(planner, home)
    others = (document for slug, document in visible.pages.items() if slug != HOME)
    by_path = {path(one.url): one for one in visible.pages.values()}
    for document in others:
        url, is_easy = document.url, document.slug == EASY_LANGUAGE
        calendars = calendars_of(visible, document, document.event_ids)
        if is_easy and (category := settings.easy_category):
            own = visible.context.calendar(addresses.category_feed(category))
            calendars = tuple(dict.fromkeys((*calendars, *((own,) if own else ()))))
        yield planner.page(
            f"page:{document.slug}",
            url,
            "text.html",
            _text_page,
            document=document,
            around=_Surroundings(
                title=visible.distinct_title(document),
                placed=body_choices(visible, document),
                below=tied_dates(visible, document.event_ids),
                calendars=calendars,
                translations=visible.translations(document),
            ),
            children=tuple((link, by_path.get(link.url)) for link in builder.menu.children(url)),
            easy=easy_dates(visible, visible.agenda.upcoming) if is_easy else (),
        )


def _home_bundle(planner: Planner, document: Document) -> Bundle:
    visible = planner.visible
    dates, today = visible.agenda.next(HOME_DATES), visible.context.today
    articles = tuple(
        article
        for article in visible.listed_articles[:HOME_ARTICLES]
        if article.published is None or not is_over_a_year_ago(article.published, today)
    )
    stamps = (*planner.builder.event_changes(dates), *(article.changed for article in articles))
    return planner.page(
        "home",
        "",
        "home.html",
        _home_page,
        document=document,
        placed=body_choices(visible, document),
        dates=dates,
        soon=visible.changed_soon(),
        articles=articles,
        changed=visible.last_change((document.changed, *stamps)),
    )


def _home_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    document: Document,
    placed: tuple[Choice, ...],
    dates: Dates,
    soon: Dates,
    articles: tuple[Document, ...],
    changed: datetime | None,
) -> HomeView:
    return HomeView(
        head=builder.head(
            url,
            document.title,
            builder.summary(document),
            stamps=(changed,),
            feeds=(*builder.calendar_links(builder.all_dates), builder.atom_link),
            json_ld=(builder.json_ld.office(url),),
        ),
        title=builder.heading(document.title),
        lead=document.summary,
        body=body_of(builder, document, placed),
        dates=builder.dates(dates),
        soon=builder.dates(soon),
        tasks=tuple(builder.link(*task) for task in builder.settings.tasks),
        articles=tuple(teaser(builder, article) for article in articles),
        venue=builder.venue(builder.home_venue),
    )


def _text_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    document: Document,
    around: _Surroundings,
    children: tuple[tuple[Link, Document | None], ...],
    easy: Dates,
) -> TextView:
    """The page of a text; `children` are the links below it in the menu with what they lead to."""
    summary, slug = builder.summary(document), document.slug
    # In Leichte Sprache words are parted by hand or not at all.
    is_easy = slug.startswith(EASY_LANGUAGE) or document.language == "de-simple"
    body = body_of(builder, document, around.placed)
    linked = "".join(part for part in body if isinstance(part, str))
    below = (child.changed for _, child in children if child)
    services = (builder.json_ld.service(document, summary),) if builder.menu.is_offer(url) else ()
    offices = (builder.json_ld.office(url),) if slug == VISIT else ()
    weight = 0.1 if slug in LEGAL_PAGES else 10 if slug == VISIT else 3 if services else 1
    return TextView(
        head=builder.head(
            url,
            around.title,
            summary,
            stamps=(document.changed, *below, *builder.event_changes((*around.dates, *easy))),
            feeds=builder.calendar_links(*around.calendars),
            json_ld=(*services, *offices),
            hyphenates=not is_easy,
            search_words=(*document.search_words, *PAGE_WORDS.get(slug, ())),
            search_weight=weight,
            is_searched=not document.is_hidden,
            is_indexed=not document.is_hidden,
        ),
        title=document.title if is_easy else builder.heading(document.title),
        lead=document.summary,
        body=body,
        dates=dates_block(builder, around.below) if around.below else None,
        children=tuple(
            Link(builder.heading(link.text), link.url, builder.summary(child) if child else "")
            for link, child in children
            if f'href="{link.url}"' not in linked
        ),
        easy=easy_page_block(builder, easy) if slug == EASY_LANGUAGE else None,
        office=builder.venue(builder.home_venue) if slug == VISIT else None,
        language=document.foreign_language,
        translations=around.languages(builder),
    )
