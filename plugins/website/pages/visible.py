"""What a site shows of its context, and Planner: which whole values each page is made from.

A page depends on whole values: documents, events, dates, calendars, links. Its builder function is
called with exactly these, and the key of its Bundle is taken from the very same, so that nothing on
a page can change while its key stays.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from functools import partial

from plugins.build.digest import digest, value_digest
from plugins.termine.events import Agenda, Event, Occurrence, addresses, in_order, plain_day

from .context import Dates, Document, SiteContext, Split
from .page_builder import PageBuilder
from .phrases import status_words
from .views import Bundle, FileBundle, Page, TextFile

SOON = timedelta(days=7)

EventKeys = Mapping[str, str]
"""By the id of each event a key that changes with all it says and with its last change."""


def event_keys(context: SiteContext) -> EventKeys:
    """The keys of all events, drafts included."""
    return {
        event.id: digest(value_digest(event), context.changed(event).isoformat()).hex()
        for event in context.catalogue.events
    }


class Visible:
    """The visible part of a SiteContext.

    `newest` is when anything of it last changed, None without any event or document.
    `events` are sorted by id, `titles` are theirs by id. `by_venue` holds dates by the id of their
    venue, `by_category` by the slug of their category (two spellings of one word are one category),
    both sorted by start.
    """

    def __init__(self, context: SiteContext) -> None:
        """Leave out the drafts and index the rest."""
        sees_drafts = context.settings.is_preview
        self.context = context
        dates = context.agenda.occurrences
        shown = tuple(one for one in dates if sees_drafts or not one.event.is_draft)
        is_whole = len(shown) == len(dates)
        self.agenda = context.agenda if is_whole else Agenda(shown, context.agenda.today)
        self.events = tuple(e for e in context.catalogue.events if sees_drafts or not e.is_draft)
        self.titles = {event.id: event.details.title for event in self.events}
        self.articles = context.visible_articles
        self.listed_articles = context.listed_articles
        self.pages = context.visible_pages
        documents = (*self.articles, *self.pages.values())
        self._titles = Counter(document.title for document in documents)
        self.by_venue = dict(self.agenda.by_venue)
        by_slug: defaultdict[str, Dates] = defaultdict(tuple)
        for name, of_name in self.agenda.by_category:
            if slug := addresses.slug(name):
                by_slug[slug] = tuple(sorted((*by_slug[slug], *of_name), key=in_order))
        self.by_category = dict(sorted(by_slug.items()))
        of_events = (context.changed(event) for event in self.events)
        of_documents = (document.changed for document in documents)
        self.newest = max(filter(None, (*of_events, *of_documents)), default=None)
        self._articles = {document.slug: document for document in self.articles}
        self._tellers = {
            i: article for article in reversed(self.articles) for i in article.event_ids
        }
        self._named_by: defaultdict[str, list[str]] = defaultdict(list)
        for event in self.events:
            if event.article:
                self._named_by[event.article].append(event.id)

    def split(self, dates: Dates) -> Split:
        """Dates that are sorted by start, parted by today."""
        today = self.context.today
        past = tuple(one for one in reversed(dates) if one.is_past(today))
        return Split(tuple(one for one in dates if not one.is_past(today)), past)

    def of_events(self, event_ids: Iterable[str]) -> Dates:
        """The dates of some events together, sorted by start."""
        lists = [self.agenda.of_event(event_id) for event_id in dict.fromkeys(event_ids)]
        if len(lists) == 1:
            return lists[0]
        return tuple(sorted((date for dates in lists for date in dates), key=in_order))

    def article_of_event(self, event: Event) -> Document | None:
        """The article an event names, else the newest one that names the event."""
        return self._articles.get(event.article) or self._tellers.get(event.id)

    def distinct_title(self, document: Document) -> str:
        """The title of a text; where several have the same, an article carries its day, too."""
        if self._titles[document.title] == 1 or document.published is None:
            return document.title
        return f"{document.title} ({plain_day(document.published)})"

    def events_of_article(self, article: Document) -> tuple[str, ...]:
        """The ids of the events an article names or is named by, its own ones first."""
        named = self._named_by.get(article.slug, ())
        return tuple(i for i in dict.fromkeys((*article.event_ids, *named)) if i in self.titles)

    def translations(self, document: Document) -> tuple[Document, ...]:
        """The same text in other languages."""
        texts = self.pages.values() if document.published is None else self.articles
        shared = document.shared_slug
        return tuple(o for o in texts if shared and o.shared_slug == shared and o is not document)

    def changed_soon(self, event_id: str = "") -> Dates:
        """What is not as planned within SOON, of one event or of all, sorted by start."""
        dates = self.agenda.of_event(event_id) if event_id else self.agenda.upcoming
        last = self.context.today + SOON
        return tuple(
            one
            for one in dates
            if status_words(one)[0]
            and not one.is_past(self.context.today)
            and min(one.first_day, one.moved_from.day if one.moved_from else last) < last
        )

    def next_date(self, dates: Split) -> Occurrence | None:
        """Where an article leads on whose dates are all over.

        The next date of the same category that takes place; the next one of all where the category
        has none. None while it has dates of its own to come, or never had any.
        """
        if dates.upcoming or not dates.past:
            return None
        slug = addresses.slug(dates.past[0].details.category)
        same = self.split(self.by_category.get(slug, ())).upcoming
        coming = (*same, *self.agenda.next(1, with_cancelled=False))
        return next((occurrence for occurrence in coming if occurrence.takes_place), None)

    def last_change(self, stamps: Iterable[datetime | None]) -> datetime | None:
        """The newest of some changes; without any, when the whole site last changed."""
        return max(filter(None, stamps), default=self.newest)

    def last_change_of(self, dates: Iterable[Occurrence]) -> datetime | None:
        """The same of the events of some dates."""
        return self.last_change(self.context.changed(one.event) for one in dates)


class Planner:
    """Puts pages into Bundles; `visible` is for those who plan, `builder` for those who build."""

    def __init__(self, context: SiteContext, keys: EventKeys) -> None:
        """Know the keys of all events."""
        self.visible = Visible(context)
        self.builder = PageBuilder(context, self.visible.by_venue)
        self._context = context
        self._events = keys
        self._known: dict[int, str] = {}

    def page(
        self, name: str, url: str, template: str, build: Callable[..., object], **values: object
    ) -> Bundle:
        """The page whose view `build` makes from a PageBuilder, its address and these values."""

        def pages(builder: PageBuilder, **values: object) -> tuple[Page]:
            return (Page(url, template, build(builder, url, **values)),)

        return self.pages(name, (url,), (template,), pages, **values)

    def pages(
        self,
        name: str,
        urls: tuple[str, ...],
        templates: tuple[str, ...],
        build: Callable[..., tuple[Page, ...]],
        **values: object,
    ) -> Bundle:
        """Pages at these addresses that `build` makes from a PageBuilder and these values."""
        pages = partial(build, self.builder, **values)
        return Bundle(name, self._key(tuple(values.values())), pages, urls, templates)

    def files(
        self, name: str, build: Callable[..., tuple[TextFile, ...]], values: tuple[object, ...]
    ) -> FileBundle:
        """Files that `build` makes from a PageBuilder and some dates or other values."""
        return FileBundle(name, self._key(values), partial(build, self.builder, values))

    def _key(self, values: tuple[object, ...]) -> str:
        return digest(self.builder.key, self._spelled(values)).hex()

    def _spelled(self, value: object) -> str:
        """A text that changes with a value: the same for equal ones, another for others."""
        if known := self._known.get(id(value)):
            return known
        if isinstance(value, tuple):
            return f"({' '.join(map(self._spelled, value))})"
        if isinstance(value, Occurrence | Event | Document):  # the context keeps them alive
            key = self._known[id(value)] = self._spelled_once(value)
            return key
        if is_dataclass(value):
            parts = (self._spelled(getattr(value, field.name)) for field in fields(value))
            return f"{type(value).__name__}({' '.join(parts)})"
        return repr(value)

    def _spelled_once(self, value: Occurrence | Event | Document) -> str:
        pictures, is_closed = self.builder.pictures, self.builder.is_closed
        if isinstance(value, Event):
            closed = "c" if is_closed(value.details.registration) else "o"
            return f"{self._events[value.id]}{closed}{digest(repr(pictures.named_in(value))).hex()}"
        if isinstance(value, Document):
            return digest(value_digest(value), repr(pictures.named_in(value.image))).hex()
        side = "-" if value.is_past(self._context.today) else "+"
        url = addresses.occurrence_ics(value.event.id, value.original_day)
        file = "i" if url in self._context.feeds else ""
        closed = "c" if is_closed(value.details.registration) else ""
        return f"{self._spelled(value.event)}{side}{closed}{value.original_day.toordinal()}{file}"
