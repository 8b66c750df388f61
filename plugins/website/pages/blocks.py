"""Blocks of dates within texts, and the dates of a category in Leichte Sprache."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import time

from plugins.termine.events import (
    AllDay,
    Details,
    Occurrence,
    OpenEnded,
    Registration,
    Timed,
    Venue,
    addresses,
    long_day,
)

from .context import Placement, Text
from .page import Link
from .page_builder import PageBuilder
from .page_views import Body
from .phrases import is_free, later_label, past_label, registration_words
from .views import DatesBlock, DateView, EasyBlock, EasyDate
from .visible import Dates, Split

HEADING = "Nächste Termine"
NOTHING_PLANNED = "Zurzeit ist kein neuer Termin geplant."
USUAL_LIMIT = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """The dates a text asks for and how much of them; `more_url` is where all of them stand."""

    split: Split
    limit: int | None
    only: str
    more_url: str
    shows_title: bool

    @property
    def shown(self) -> Split:
        """The part that is really shown."""
        upcoming = () if self.only == "past" else self.split.upcoming[: self.limit]
        past = () if self.only == "upcoming" else self.split.past
        return Split(upcoming, past[: self.limit] if self.only == "past" else past)


def tied_dates(builder: PageBuilder, event_ids: tuple[str, ...]) -> Choice | None:
    """The dates of the events a text is tied to, None without such events."""
    if not event_ids:
        return None
    return placed_dates(builder, Placement(event_ids=event_ids, limit=USUAL_LIMIT))


def placed_dates(builder: PageBuilder, placement: Placement) -> Choice:
    """The dates that `[[termine …]]` asks for."""
    event_ids = tuple(dict.fromkeys(placement.event_ids))
    limit = placement.limit
    return Choice(
        split=builder.visible.split(_asked_for(builder, placement)),
        limit=USUAL_LIMIT if limit is None and placement.only != "past" else limit,
        only=placement.only,
        more_url=_more_url(placement, event_ids),
        shows_title=len(event_ids) != 1,
    )


def dates_block(builder: PageBuilder, choice: Choice) -> DatesBlock:
    """A Choice as templates show it."""
    shown = choice.shown
    is_past_only = choice.only == "past"
    hidden_count = 0 if is_past_only else len(choice.split.upcoming) - len(shown.upcoming)
    more = builder.link("Alle Termine ansehen", choice.more_url) if hidden_count else None
    return DatesBlock(
        heading="" if is_past_only else HEADING,
        upcoming=builder.dates(shown.upcoming),
        past=builder.dates(shown.past),
        past_label=past_label(len(shown.past)),
        note="" if shown.upcoming or is_past_only else NOTHING_PLANNED,
        more=more,
        shows_title=choice.shows_title,
    )


def whole_block(builder: PageBuilder, split: Split, said: Details) -> DatesBlock:
    """All dates of one event: six to come, the others below a disclosure, then what is over.

    Cost and registration stand at a date only where they differ from what the page has `said`.
    """
    block = dates_block(builder, Choice(split, USUAL_LIMIT, "", "", shows_title=False))
    later = builder.dates(split.upcoming[USUAL_LIMIT:])
    return replace(
        block,
        upcoming=_without(block.upcoming, said),
        past=_without(block.past, said),
        more=None,
        later=_without(later, said),
        later_label=later_label(len(split.upcoming)) if later else "",
    )


def _without(dates: Iterable[DateView], said: Details) -> tuple[DateView, ...]:
    cost, registration = said.cost, registration_words(said.registration)
    return tuple(
        replace(
            date,
            cost=date.cost if date.cost != cost else "",
            registration=date.registration if date.registration != registration else "",
        )
        for date in dates
    )


def choice_inputs(builder: PageBuilder, choice: Choice | None) -> tuple[object, ...]:
    """What a block depends on: the dates it shows and whether there are more."""
    if choice is None:
        return ()
    has_more = len(choice.shown.upcoming) < len(choice.split.upcoming)
    return (*builder.visible.split_keys(choice.shown), has_more, choice.more_url)


def body_of(builder: PageBuilder, text: Text) -> Body:
    """The text with its dates in their places."""
    return tuple(
        dates_block(builder, placed_dates(builder, part)) if isinstance(part, Placement) else part
        for part in text.body
    )


def body_choices(builder: PageBuilder, text: Text) -> tuple[Choice, ...]:
    """The dates a text places in its body."""
    return tuple(placed_dates(builder, p) for p in text.body if isinstance(p, Placement))


def placed_feeds(builder: PageBuilder, text: Text) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars with the dates a text places, whether or not they exist."""
    placements = [part for part in text.body if isinstance(part, Placement)]
    if not placements:
        return ()
    found: dict[str, str] = {}
    titles = {event.id: event.details.title for event in builder.visible.events}
    for placement in placements:
        for event_id in placement.event_ids:
            found[addresses.event_feed(event_id)] = titles.get(event_id, "")
        if placement.category:
            found[addresses.category_feed(placement.category)] = placement.category
        if venue := builder.context.venue(placement.venue_id):
            found[addresses.venue_feed(venue.id)] = venue.name
    return tuple((name, feed) for feed, name in found.items() if name)


def _asked_for(builder: PageBuilder, placement: Placement) -> Dates:
    shown = builder.visible
    category = addresses.slug(placement.category)
    if placement.event_ids:
        dates = shown.of_events(placement.event_ids)
    elif placement.category:
        dates = shown.by_category.get(category, ())
    else:
        dates = shown.agenda.occurrences
    return tuple(o for o in dates if _is_at(o, placement.venue_id) and _is_in(o, category))


def _is_at(occurrence: Occurrence, venue_id: str) -> bool:
    venue = occurrence.details.venue
    return not venue_id or (venue is not None and venue.id == venue_id)


def _is_in(occurrence: Occurrence, category: str) -> bool:
    return not category or addresses.slug(occurrence.details.category) == category


def _more_url(placement: Placement, event_ids: tuple[str, ...]) -> str:
    if len(event_ids) == 1:
        return addresses.event_url(event_ids[0])
    if placement.venue_id and not placement.category:
        return addresses.venue_url(placement.venue_id)
    if placement.category and not placement.venue_id:
        return addresses.category_url(placement.category)
    return addresses.EVENTS


Words = tuple[tuple[str, str], ...]

ASK = "Fragen Sie uns bitte."
_WITHOUT_VENUE = "Wir wissen noch nicht: Wo ist der Termin?"
_UNKNOWN_COST = ("Wir wissen noch nicht: Was kostet der Termin?", ASK)
_UNKNOWN_REGISTRATION = ("Wir wissen noch nicht: Müssen Sie sich anmelden?", ASK)


def easy_date(occurrence: Occurrence, url: str, words: Words) -> EasyDate:
    """One date in sentences; `url` is its page, `words` are long words and how they are parted."""
    return EasyDate(
        heading=_days(occurrence),
        sentences=tuple(_parted(sentence, words) for sentence in _sentences(occurrence)),
        url=url,
        day_iso=occurrence.first_day.isoformat(),
        last_day_iso=occurrence.last_day.isoformat(),
    )


def _parted(sentence: str, words: Words) -> str:
    for word, parted in words:
        sentence = sentence.replace(word, parted)
    return sentence


def _days(occurrence: Occurrence) -> str:
    first = long_day(occurrence.first_day)
    if occurrence.first_day == occurrence.last_day:
        return first
    return f"{first} bis {long_day(occurrence.last_day)}"


def _sentences(occurrence: Occurrence) -> Iterator[str]:
    yield _sentence("Das gibt es", occurrence.details.title)
    if occurrence.is_cancelled:
        yield from _cancelled(occurrence.reason)
        return
    yield from _moved(occurrence)
    yield from _times(occurrence)
    yield from _place(occurrence.details.venue, occurrence.details.room)
    yield from _content(occurrence)
    yield from _cost(occurrence.details.cost)
    yield from _registration(occurrence)


def _cancelled(reason: str) -> Iterator[str]:
    yield "Der Termin fällt aus."
    if reason:
        yield _sentence("Der Grund ist", reason)
    yield "Bitte kommen Sie an diesem Tag nicht."


def _moved(occurrence: Occurrence) -> Iterator[str]:
    before = occurrence.moved_from
    if not occurrence.is_moved or before is None:
        return
    if before.day != occurrence.first_day:
        yield "Achtung: Der Termin ist an einem anderen Tag als geplant."
        yield f"Geplant war: {long_day(before.day)}."
    elif before.time != occurrence.time:
        yield "Achtung: Der Termin ist zu einer anderen Zeit als geplant."
    else:
        yield "Achtung: Der Termin ist an einem anderen Ort als geplant."
    if occurrence.reason:
        yield _sentence("Der Grund ist", occurrence.reason)


def _times(occurrence: Occurrence) -> Iterator[str]:
    match occurrence.time:
        case OpenEnded(start_time=start):
            yield f"Der Termin beginnt um {_clock(start)}."
            yield "Wann der Termin endet, ist offen."
        case Timed(start_time=start, end_time=end):
            yield f"Der Termin beginnt um {_clock(start)}."
            yield f"Der Termin endet um {_clock(end, is_end=True)}."
        case AllDay():
            yield "Der Termin ist den ganzen Tag."


def _clock(moment: time, *, is_end: bool = False) -> str:
    """`10 Uhr`, `9 Uhr 30`; midnight ends a day as 24 Uhr."""
    hour = 24 if is_end and moment == time() else moment.hour
    return f"{hour} Uhr {moment.minute}" if moment.minute else f"{hour} Uhr"


def _place(venue: Venue | None, room: str) -> Iterator[str]:
    if venue is None and not room:
        yield _WITHOUT_VENUE
        yield ASK
        return
    if venue is not None:
        yield _sentence("Der Ort ist", venue.name)
        rest = venue.address.removeprefix(venue.name).removeprefix(",").strip()
        if rest:
            yield _sentence("Die Adresse ist", rest)
    if room:
        yield _sentence("Der Raum ist", room)


def _content(occurrence: Occurrence) -> Iterator[str]:
    if occurrence.details.topic:
        yield _sentence("Das Thema ist", occurrence.details.topic)
    if occurrence.details.guest:
        yield _sentence("Zu Gast ist", occurrence.details.guest)


def _cost(cost: str) -> Iterable[str]:
    if not cost:
        return _UNKNOWN_COST
    says = "Der Termin kostet nichts." if is_free(cost) else _sentence("Die Kosten sind", cost)
    return (says,)


def _registration(occurrence: Occurrence) -> Iterable[str]:
    if occurrence.details.is_sold_out:
        return ("Alle Plätze sind schon vergeben.",)
    registration = occurrence.details.registration
    return _UNKNOWN_REGISTRATION if registration is None else _known_registration(registration)


def _known_registration(registration: Registration) -> Iterator[str]:
    if registration.text:
        yield _sentence("So ist es mit der Anmeldung", registration.text)
    elif registration.is_required is False:
        yield "Sie müssen sich nicht anmelden."
    else:
        yield "Bitte melden Sie sich an."
    if registration.last_day:
        yield f"Das geht bis {long_day(registration.last_day)}."
    if registration.phone:
        yield f"Sie können anrufen: {registration.phone}"
    if registration.mail:
        yield f"Sie können eine E-Mail schreiben: {registration.mail}"


def _sentence(begin: str, rest: str) -> str:
    """Begin and rest with a colon between and one mark at the end."""
    said = " ".join(rest.split())
    return f"{begin}: {said}" if said.endswith((".", "!", "?")) else f"{begin}: {said}."


EASY_LANGUAGE = "leichte-sprache"
ASK_PAGE = "besuchen-sie-uns"
EASY_HEADING = "Die nächsten Termine"
EASY_NOTHING_PLANNED = "Zurzeit gibt es keinen neuen Termin."
SEEN_AT_ONCE = 6
KEPT_FOR_LATER = 4
"""So many dates of an event are kept behind the next one, for a page that is not built again."""


def is_told_easily(builder: PageBuilder, occurrence: Occurrence) -> bool:
    """Whether a date belongs to the category that is said in Leichte Sprache, too."""
    category = addresses.slug(builder.settings.easy_category)
    return bool(category) and addresses.slug(occurrence.details.category) == category


def easy_dates(builder: PageBuilder) -> Dates:
    """Every upcoming date of that category, sorted by start."""
    coming = builder.visible.agenda.upcoming
    return tuple(one for one in coming if is_told_easily(builder, one))


def easy_page_block(builder: PageBuilder) -> EasyBlock | None:
    """All of them for the page in Leichte Sprache; None where no category is set."""
    if not builder.settings.easy_category:
        return None
    dates = _said(builder, easy_dates(builder))
    return EasyBlock(
        heading=EASY_HEADING,
        dates=dates[:SEEN_AT_ONCE],
        show=SEEN_AT_ONCE,
        later=dates[SEEN_AT_ONCE:],
        note="" if dates else EASY_NOTHING_PLANNED,
        ask_url=_page_path(builder, ASK_PAGE),
    )


def easy_event_dates(builder: PageBuilder, split: Split) -> Dates:
    """The dates an event's page says in Leichte Sprache."""
    coming = (one for one in split.upcoming if is_told_easily(builder, one))
    return tuple(coming)[: 1 + KEPT_FOR_LATER]


def easy_event_block(builder: PageBuilder, split: Split) -> EasyBlock | None:
    """The next date of an event; None for an event of another category or without any date."""
    dates = _said(builder, easy_event_dates(builder, split))
    if not dates:
        return None
    page = _page_path(builder, EASY_LANGUAGE)
    return EasyBlock(
        heading="In Leichter Sprache: der nächste Termin",
        dates=dates,
        show=1,
        ask_url=_page_path(builder, ASK_PAGE),
        more=Link("Hier steht mehr in Leichter Sprache", page) if page else None,
    )


def easy_inputs(builder: PageBuilder) -> tuple[object, ...]:
    """Which of the pages that a block links to are there."""
    return tuple(_page_path(builder, slug) for slug in (ASK_PAGE, EASY_LANGUAGE))


def _said(builder: PageBuilder, dates: Dates) -> tuple[EasyDate, ...]:
    words = builder.settings.easy_words
    return tuple(easy_date(one, builder.date(one).url, words) for one in dates)


def _page_path(builder: PageBuilder, slug: str) -> str:
    exists = any(text.slug == slug for text in builder.visible.pages)
    return builder.paths.path(addresses.page_url(slug)) if exists else ""
