"""What a site shows of its context, and the keys of what pages depend on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from hashlib import blake2b
from operator import attrgetter

from plugins.termine.events import Agenda, Event, Occurrence, addresses, in_order, plain_day

from .context import PictureViews, SiteContext, Text

EventKeys = Mapping[str, str]
"""By the id of each event a key that changes with all it says and with its last change."""


about = attrgetter(*(field.name for field in fields(Text) if field.name != "body"))
"""All that an article or page says beside its body, as a tuple."""


def key_of(*parts: str) -> str:
    """The key of texts that belong together; `a, bc` and `ab, c` have different ones."""
    found = blake2b(digest_size=16)
    for part in parts:
        octets = part.encode("utf-8", "surrogatepass")
        found.update(len(octets).to_bytes(8, "big"))
        found.update(octets)
    return found.hexdigest()


def event_keys(context: SiteContext) -> EventKeys:
    """The keys of all events, drafts included."""
    return {
        event.id: key_of(repr(event), context.changed(event).isoformat())
        for event in context.catalogue.events
    }


def body_key(text: Text) -> str:
    """Changes with the body of an article or page, which is most of it."""
    return key_of(*(f"<{part}" if isinstance(part, str) else repr(part) for part in text.body))


Dates = tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Dates parted by today: `upcoming` sorted by start, `past` newest first."""

    upcoming: Dates = ()
    past: Dates = ()

    def __bool__(self) -> bool:
        """Whether there is any date."""
        return bool(self.upcoming or self.past)


class Visible:
    """The visible part of a SiteContext.

    `newest` is when anything of it last changed, None without any event or text.
    `events` are sorted by id; `by_venue` holds dates by the id of their venue, `by_category` by the
    slug of their category (two spellings of one word are one category), both sorted by start.
    """

    def __init__(self, context: SiteContext, pictures: PictureViews, keys: EventKeys) -> None:
        """Leave out the drafts and index the rest."""
        sees_drafts = context.settings.is_preview
        self._today = context.today
        self.agenda = context.agenda if sees_drafts else _without_drafts(context.agenda)
        self.events = tuple(e for e in context.catalogue.events if sees_drafts or not e.is_draft)
        self.articles = visible_articles(context)
        self.pages = visible_pages(context)
        texts = (*self.articles, *self.pages)
        self._titles = Counter(text.title for text in texts)
        self.by_venue = dict(self.agenda.by_venue)
        self.by_category = _by_category(self.agenda)
        self._changed = {event.id: context.changed(event) for event in self.events}
        of_texts = (text.changed for text in texts if text.changed)
        self.newest = max((*self._changed.values(), *of_texts), default=None)
        self._keys = {
            event.id: key_of(keys[event.id], repr(pictures.named_in(event)))
            for event in self.events
        }
        self._ics_urls = context.feed_paths
        self._date_keys: dict[int, str] = {}
        self._body_keys = {id(text): body_key(text) for text in texts}
        self._articles = {text.slug: text for text in self.articles}
        self._tellers = {i: text for text in reversed(self.articles) for i in text.event_ids}
        self._named_by = _named_by(self.events)

    def split(self, dates: Iterable[Occurrence]) -> Split:
        """Dates that are sorted by start, parted by today."""
        upcoming: list[Occurrence] = []
        past: list[Occurrence] = []
        for occurrence in dates:
            (past if occurrence.is_past(self._today) else upcoming).append(occurrence)
        return Split(tuple(upcoming), tuple(reversed(past)))

    def of_events(self, event_ids: Iterable[str]) -> Dates:
        """The dates of some events together, sorted by start."""
        lists = [self.agenda.of_event(event_id) for event_id in dict.fromkeys(event_ids)]
        if len(lists) == 1:
            return lists[0]
        return tuple(sorted((date for dates in lists for date in dates), key=in_order))

    def changed(self, event: Event) -> datetime:
        """When an event last changed."""
        return self._changed[event.id]

    def article_of_event(self, event: Event) -> Text | None:
        """The article an event names, else the newest one that names the event."""
        return self._articles.get(event.article) or self._tellers.get(event.id)

    def distinct_title(self, text: Text) -> str:
        """The title of a text; where several have the same, an article carries its day, too."""
        if self._titles[text.title] == 1 or text.published is None:
            return text.title
        return f"{text.title} ({plain_day(text.published)})"

    def events_of_article(self, text: Text) -> tuple[str, ...]:
        """The ids of the events an article names or is named by, its own ones first."""
        named = self._named_by.get(text.slug, ())
        return tuple(i for i in dict.fromkeys((*text.event_ids, *named)) if i in self._keys)

    def event_key(self, event: Event) -> str:
        """A text that changes with everything an event says of itself."""
        return self._keys[event.id]

    def text_inputs(self, text: Text) -> tuple[object, ...]:
        """Values that change with everything an article or page says of itself."""
        return self.body_key(text), *about(text)

    def body_key(self, text: Text) -> str:
        """A text that changes with the body of an article or page."""
        return self._body_keys.get(id(text)) or body_key(text)

    def keys(self, dates: Iterable[Occurrence]) -> str:
        """A text that changes with everything the DateViews of some dates show."""
        found = self.all_keys(dates)
        return key_of(found) if found else ""

    def all_keys(self, dates: Iterable[Occurrence]) -> str:
        """The same as a text that is longer, and quicker to make for a few dates."""
        known = self._date_keys  # by the id of a date: the agenda keeps all of them alive
        return " ".join([known.get(id(one)) or self._new_date_key(one) for one in dates])

    def split_keys(self, split: Split) -> tuple[str, str]:
        """The keys of both parts."""
        return self.keys(split.upcoming), self.keys(split.past)

    def _new_date_key(self, occurrence: Occurrence) -> str:
        event_id, original_day = occurrence.event.id, occurrence.original_day
        side = "-" if occurrence.is_past(self._today) else "+"
        file = "i" if addresses.occurrence_ics(event_id, original_day) in self._ics_urls else ""
        key = f"{self._keys[event_id]}{side}{original_day.toordinal()}{file}"
        self._date_keys[id(occurrence)] = key
        return key


def visible_articles(context: SiteContext) -> tuple[Text, ...]:
    """The articles readers may see, newest first; those of later days only in the preview."""
    sees_all = context.settings.is_preview
    visible = [
        text
        for text in context.articles
        if sees_all or not (text.is_draft or text.is_coming(context.today))
    ]
    visible.sort(key=lambda text: text.slug)
    return tuple(sorted(visible, key=lambda text: text.published or date.min, reverse=True))


def visible_pages(context: SiteContext) -> tuple[Text, ...]:
    """The pages readers may see, in their order."""
    sees_drafts = context.settings.is_preview
    return tuple(text for text in context.pages if sees_drafts or not text.is_draft)


def _without_drafts(agenda: Agenda) -> Agenda:
    if not any(occurrence.event.is_draft for occurrence in agenda.occurrences):
        return agenda
    visible = tuple(one for one in agenda.occurrences if not one.event.is_draft)
    return Agenda(visible, agenda.today)


def _by_category(agenda: Agenda) -> dict[str, Dates]:
    found: defaultdict[str, Dates] = defaultdict(tuple)
    for name, dates in agenda.by_category:
        if slug := addresses.slug(name):
            found[slug] = tuple(sorted((*found[slug], *dates), key=in_order))
    return dict(sorted(found.items()))


def _named_by(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    named: defaultdict[str, list[str]] = defaultdict(list)
    for event in events:
        if event.article:
            named[event.article].append(event.id)
    return {slug: tuple(event_ids) for slug, event_ids in named.items()}
