"""Blocks of dates: what comes next, and what is over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plugins.termine.events import Details, Occurrence, addresses

from .dates import DatesBlock, DateView
from .kinds import Body
from .page_builder import Composer
from .phrases import later_label, past_label, registration_words
from .visible import Dates, Split
from .world import Placement, Text

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


def tied_dates(composer: Composer, event_ids: tuple[str, ...]) -> Choice | None:
    """The dates of the events a text is tied to, None without such events."""
    if not event_ids:
        return None
    return placed_dates(composer, Placement(event_ids=event_ids, limit=USUAL_LIMIT))


def placed_dates(composer: Composer, placement: Placement) -> Choice:
    """The dates that `[[termine …]]` asks for."""
    event_ids = tuple(dict.fromkeys(placement.event_ids))
    limit = placement.limit
    return Choice(
        split=composer.shown.split(_asked_for(composer, placement)),
        limit=USUAL_LIMIT if limit is None and placement.only != "past" else limit,
        only=placement.only,
        more_url=_more_url(placement, event_ids),
        shows_title=len(event_ids) != 1,
    )


def dates_block(composer: Composer, choice: Choice) -> DatesBlock:
    """A Choice as templates show it."""
    shown = choice.shown
    is_past_only = choice.only == "past"
    hidden_count = 0 if is_past_only else len(choice.split.upcoming) - len(shown.upcoming)
    more = composer.link("Alle Termine ansehen", choice.more_url) if hidden_count else None
    return DatesBlock(
        heading="" if is_past_only else HEADING,
        upcoming=composer.dates(shown.upcoming),
        past=composer.dates(shown.past),
        past_label=past_label(len(shown.past)),
        note="" if shown.upcoming or is_past_only else NOTHING_PLANNED,
        more=more,
        shows_title=choice.shows_title,
    )


def whole_block(composer: Composer, split: Split, said: Details) -> DatesBlock:
    """All dates of one event: six to come, the others below a disclosure, then what is over.

    Cost and registration stand at a date only where they differ from what the page has `said`.
    """
    block = dates_block(composer, Choice(split, USUAL_LIMIT, "", "", shows_title=False))
    later = composer.dates(split.upcoming[USUAL_LIMIT:])
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


def choice_inputs(composer: Composer, choice: Choice | None) -> tuple[object, ...]:
    """What a block depends on: the dates it shows and whether there are more."""
    if choice is None:
        return ()
    has_more = len(choice.shown.upcoming) < len(choice.split.upcoming)
    return (*composer.shown.split_keys(choice.shown), has_more, choice.more_url)


def body_of(composer: Composer, text: Text) -> Body:
    """The text with its dates in their places."""
    return tuple(
        dates_block(composer, placed_dates(composer, part)) if isinstance(part, Placement) else part
        for part in text.body
    )


def body_choices(composer: Composer, text: Text) -> tuple[Choice, ...]:
    """The dates a text places in its body."""
    return tuple(placed_dates(composer, p) for p in text.body if isinstance(p, Placement))


def placed_feeds(composer: Composer, text: Text) -> tuple[tuple[str, str], ...]:
    """Name and address of the calendars with the dates a text places, whether or not they exist."""
    placements = [part for part in text.body if isinstance(part, Placement)]
    if not placements:
        return ()
    found: dict[str, str] = {}
    titles = {event.id: event.details.title for event in composer.shown.events}
    for placement in placements:
        for event_id in placement.event_ids:
            found[addresses.event_feed(event_id)] = titles.get(event_id, "")
        if placement.category:
            found[addresses.category_feed(placement.category)] = placement.category
        if venue := composer.world.venue(placement.venue_id):
            found[addresses.venue_feed(venue.id)] = venue.name
    return tuple((name, feed) for feed, name in found.items() if name)


def _asked_for(composer: Composer, placement: Placement) -> Dates:
    shown = composer.shown
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
