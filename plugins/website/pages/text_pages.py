"""Articles and pages, the list of all articles, and the home page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from plugins.termine.events import Occurrence, addresses, plain_day

from .blocks import (
    EASY_LANGUAGE,
    Choice,
    EasyDates,
    body_choices,
    body_of,
    calendars_of,
    dates_block,
    easy_dates,
    easy_page_block,
    tied_dates,
)
from .context import CARD_WIDTH, Calendar, Dates, Document, Placement, Split
from .page_builder import PageBuilder
from .page_views import ArticlesView, ArticleView, HomeView, Teaser, TextView
from .views import Bundle, Page
from .visible import Planner, Visible

TITLE = "Aktuelles"
HOME = "start"
VISIT = "besuchen-sie-uns"
HOME_DATES = 6
HOME_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a page shows beside its own text.

    `title` is unique, `placed` are the dates in its body, `below` those below it, `calendars` those
    that have these dates.
    """

    title: str
    placed: tuple[Choice, ...]
    below: Choice | None
    calendars: tuple[Calendar, ...]

    @property
    def dates(self) -> Dates:
        """All dates that stand on the page."""
        choices = (*self.placed, *((self.below,) if self.below else ()))
        return tuple(one for choice in choices for one in (*choice.upcoming, *choice.past))


def article_bundles(planner: Planner) -> Iterator[Bundle]:
    """The list of all articles and one bundle for each."""
    visible = planner.visible
    changed = visible.last_change(article.changed for article in visible.articles)
    yield planner.pages(
        "articles",
        _list_page,
        urls=(addresses.ARTICLES,),
        articles=visible.articles,
        changed=changed,
    )
    for article in visible.articles:
        event_ids = visible.events_of_article(article)
        placed = {i for one in article.body if isinstance(one, Placement) for i in one.event_ids}
        dates = visible.split(visible.of_events(event_ids)) if event_ids else Split()
        yield planner.pages(
            f"article:{article.slug}",
            _article_page,
            urls=(addresses.article_url(article.slug),),
            article=article,
            around=_Surroundings(
                title=visible.distinct_title(article),
                placed=body_choices(visible, article),
                below=tied_dates(visible, tuple(i for i in event_ids if i not in placed)),
                calendars=calendars_of(visible, article, event_ids),
            ),
            dates=dates,
            next_date=_next_date(visible, dates),
        )


def _next_date(visible: Visible, dates: Split) -> Occurrence | None:
    """Where an article leads on whose dates are all over.

    The next date of the same category that takes place; the next one of all where the category has
    none. None while the article has dates of its own to come, or never had any.
    """
    if dates.upcoming or not dates.past:
        return None
    slug = addresses.slug(dates.past[0].details.category)
    same = visible.split(visible.by_category.get(slug, ())).upcoming
    coming = (*same, *visible.agenda.next(1, with_cancelled=False))
    return next((occurrence for occurrence in coming if not occurrence.is_cancelled), None)


def _teaser(builder: PageBuilder, article: Document) -> Teaser:
    """An article in a list."""
    return Teaser(
        title=builder.heading(article.title),
        url=builder.paths.path(addresses.article_url(article.slug)),
        summary=builder.summary(article),
        day=plain_day(article.published) if article.published else "",
        day_iso=article.published.isoformat() if article.published else "",
        category=article.category,
        picture=builder.pictures.of(article.image, article.image_text, sizes=CARD_WIDTH),
    )


def _list_page(
    builder: PageBuilder, *, articles: tuple[Document, ...], changed: datetime | None
) -> tuple[Page]:
    titles = " · ".join(article.title for article in articles[:3])
    view = ArticlesView(
        head=builder.head(
            addresses.ARTICLES,
            TITLE,
            f"Was es Neues gibt bei: {builder.settings.name}. {titles}",
            stamps=(changed,),
            feeds=(builder.atom_link,),
            is_searched=False,
        ),
        title=TITLE,
        articles=tuple(_teaser(builder, article) for article in articles),
    )
    return (Page(addresses.ARTICLES, "articles.html", view),)


def _article_page(
    builder: PageBuilder,
    *,
    article: Document,
    around: _Surroundings,
    dates: Split,
    next_date: Occurrence | None,
) -> tuple[Page]:
    url = addresses.article_url(article.slug)
    own, summary = _teaser(builder, article), builder.summary(article)
    changes = builder.event_changes((*dates.upcoming, *dates.past))
    view = ArticleView(
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
        ),
        title=own.title,
        lead=article.summary,
        day=own.day,
        day_iso=own.day_iso,
        category=article.category,
        body=body_of(builder, article, around.placed),
        dates=dates_block(builder, around.below) if around.below else None,
        next_date=builder.date(next_date) if next_date else None,
        venue=builder.only_venue(dates),
        picture=builder.pictures.of(article.image, article.image_text, is_eager=True),
    )
    return (Page(url, "article.html", view),)


_Child = tuple[str, str, Document | None]
"""A page below another one in the menu: its name there, its address, what it says."""


def text_bundles(planner: Planner) -> Iterator[Bundle]:
    """The home page, which is always there, and each page."""
    visible, builder = planner.visible, planner.builder
    settings = builder.settings
    yield _home_bundle(
        planner, visible.pages.get(HOME) or Document(HOME, settings.name, settings.tagline, ())
    )
    by_url = {addresses.page_url(slug): document for slug, document in visible.pages.items()}
    for url, document in by_url.items():
        if document.slug == HOME:
            continue
        is_easy_page = document.slug == EASY_LANGUAGE
        calendars = calendars_of(visible, document, document.event_ids)
        if is_easy_page and (category := settings.easy_category):
            own = visible.calendar(addresses.category_feed(category), category)
            calendars = tuple(dict.fromkeys((*calendars, *((own,) if own else ()))))
        around = _Surroundings(
            title=visible.distinct_title(document),
            placed=body_choices(visible, document),
            below=tied_dates(visible, document.event_ids),
            calendars=calendars,
        )
        children = tuple(
            (name, child, by_url.get(child)) for name, child in builder.menu.children(url)
        )
        easy = easy_dates(planner, visible.agenda.upcoming) if is_easy_page else None
        yield planner.pages(
            f"page:{document.slug}",
            _text_page,
            urls=(url,),
            document=document,
            around=around,
            children=children,
            easy=easy,
        )


def _home_bundle(planner: Planner, document: Document) -> Bundle:
    visible = planner.visible
    dates = visible.agenda.next(HOME_DATES)
    articles = visible.articles[:HOME_ARTICLES]
    of_articles = (article.changed for article in articles)
    of_dates = planner.builder.event_changes(dates)
    return planner.pages(
        "home",
        _home_page,
        urls=("",),
        document=document,
        placed=body_choices(visible, document),
        dates=dates,
        articles=articles,
        calendar=visible.all_dates,
        changed=visible.last_change((document.changed, *of_dates, *of_articles)),
    )


def _home_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    *,
    document: Document,
    placed: tuple[Choice, ...],
    dates: Dates,
    articles: tuple[Document, ...],
    calendar: Calendar | None,
    changed: datetime | None,
) -> tuple[Page]:
    view = HomeView(
        head=builder.head(
            "",
            document.title,
            builder.summary(document),
            stamps=(changed,),
            feeds=(*builder.calendar_links(calendar), builder.atom_link),
            json_ld=(builder.json_ld.office(""),),
        ),
        title=builder.heading(document.title),
        lead=document.summary,
        body=body_of(builder, document, placed),
        dates=builder.dates(dates),
        tasks=tuple(builder.link(*task) for task in builder.settings.tasks),
        articles=tuple(_teaser(builder, article) for article in articles),
        venue=builder.venue(builder.home_venue),
    )
    return (Page("", "home.html", view),)


def _text_page(
    builder: PageBuilder,
    *,
    document: Document,
    around: _Surroundings,
    children: tuple[_Child, ...],
    easy: EasyDates | None,
) -> tuple[Page]:
    url, summary = addresses.page_url(document.slug), builder.summary(document)
    # In Leichte Sprache words are parted by hand or not at all.
    is_easy = document.slug.startswith(EASY_LANGUAGE) or document.language == "de-simple"
    body = body_of(builder, document, around.placed)
    linked = "".join(part for part in body if isinstance(part, str))
    links = (
        builder.link(builder.heading(name), path, builder.summary(child) if child else "")
        for name, path, child in children
    )
    below = (child.changed for _, _, child in children if child)
    dates = (*around.dates, *(easy.dates if easy else ()))
    services = (builder.json_ld.service(document, summary),) if builder.menu.is_offer(url) else ()
    offices = (builder.json_ld.office(url),) if document.slug == VISIT else ()
    view = TextView(
        head=builder.head(
            url,
            around.title,
            summary,
            stamps=(document.changed, *below, *builder.event_changes(dates)),
            feeds=builder.calendar_links(*around.calendars),
            json_ld=(*services, *offices),
            hyphenates=not is_easy,
            search_words=document.search_words,
        ),
        title=document.title if is_easy else builder.heading(document.title),
        lead=document.summary,
        body=body,
        dates=dates_block(builder, around.below) if around.below else None,
        children=tuple(link for link in links if f'href="{link.url}"' not in linked),
        easy=easy_page_block(builder, easy) if easy else None,
    )
    return (Page(url, "text.html", view),)
