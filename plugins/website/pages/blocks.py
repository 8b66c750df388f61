"""Blocks of dates within texts, and the dates of a category in Leichte Sprache."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import time

from plugins.termine.events import (
    AllDay,
    Details,
    Occurrence,
    OpenEnded,
    Status,
    Timed,
    Venue,
    addresses,
    long_day,
    place_change,
)
from plugins.termine.reading import Placement

from .context import Calendar, Dates, Document, Split
from .page_builder import PageBuilder
from .phrases import is_free, later_label, past_label, registration_words
from .views import Body, DatesBlock, DateView, EasyBlock, EasyDate, Link
from .visible import Visible

HEADING = "Nächste Termine"
NOTHING_PLANNED = "Zurzeit ist kein neuer Termin geplant."
USUAL_LIMIT = 6
MOST_PAST = 50
"""So many dates that are over stand below a text or an event; years have the rest."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The dates that stand in one place of a text.

    `more_url` is where more dates to come stand, empty where all of them are here.
    """

    upcoming: Dates = ()
    past: Dates = ()
    more_url: str = ""
    is_past_only: bool = False
    shows_title: bool = False


def tied_dates(visible: Visible, event_ids: tuple[str, ...]) -> Choice | None:
    """The dates of the events a text is tied to, None without such events."""
    if not event_ids:
        return None
    return placed_dates(visible, Placement(event_ids=event_ids, limit=USUAL_LIMIT))


def placed_dates(visible: Visible, placement: Placement) -> Choice:
    """The dates that `[[termine …]]` asks for."""
    split, limit = visible.split(_asked_for(visible, placement)), placement.limit
    shows_title = len(set(placement.event_ids)) != 1
    if placement.only == "past":
        return Choice(past=split.past[:limit], is_past_only=True, shows_title=shows_title)
    upcoming = split.upcoming[: USUAL_LIMIT if limit is None else limit]
    return Choice(
        upcoming=upcoming,
        past=() if placement.only == "upcoming" else split.past,
        more_url=_more_url(placement) if len(upcoming) < len(split.upcoming) else "",
        shows_title=shows_title,
    )


def body_choices(visible: Visible, document: Document) -> tuple[Choice, ...]:
    """The dates that a text places in its body, in the order of their places."""
    return tuple(placed_dates(visible, p) for p in document.body if isinstance(p, Placement))


def body_of(builder: PageBuilder, document: Document, choices: tuple[Choice, ...]) -> Body:
    """The text with its dates in their places; `choices` are its `body_choices`."""
    blocks = iter(choices)
    return tuple(
        part if isinstance(part, str) else dates_block(builder, next(blocks))
        for part in document.body
    )


def dates_block(builder: PageBuilder, choice: Choice) -> DatesBlock:
    """A Choice as templates show it; what has been over for long is in the archive."""
    archive = builder.link("Alle vergangenen Termine", addresses.ARCHIVE)
    more = builder.link("Alle Termine ansehen", choice.more_url) if choice.more_url else None
    return DatesBlock(
        heading="" if choice.is_past_only else HEADING,
        upcoming=builder.dates(choice.upcoming),
        past=builder.dates(choice.past[:MOST_PAST]),
        past_label=past_label(len(choice.past)),
        note="" if choice.upcoming or choice.is_past_only else NOTHING_PLANNED,
        more=more,
        shows_title=choice.shows_title,
        older=(archive,) if len(choice.past) > MOST_PAST else (),
    )


def whole_block(
    builder: PageBuilder, split: Split, details: Details, older: tuple[Link, ...]
) -> DatesBlock:
    """All dates of one event: six to come, the others below a disclosure, then what is over.

    Cost and registration stand at a date only where they differ from the event's own `details`.
    """
    upcoming, later = split.upcoming[:USUAL_LIMIT], split.upcoming[USUAL_LIMIT:]
    block = dates_block(builder, Choice(upcoming, split.past))
    return replace(
        block,
        upcoming=_without(block.upcoming, details),
        past=_without(block.past, details),
        later=_without(builder.dates(later), details),
        later_label=later_label(len(split.upcoming)) if later else "",
        older=older,
    )


def _without(dates: Iterable[DateView], details: Details) -> tuple[DateView, ...]:
    cost, known = details.cost, details.registration
    own = {registration_words(known, is_closed=is_closed) for is_closed in (False, True)}
    return tuple(
        replace(
            date,
            cost=date.cost if date.cost != cost else "",
            registration="" if date.registration in own else date.registration,
        )
        for date in dates
    )


def calendars_of(
    visible: Visible, document: Document, event_ids: Iterable[str]
) -> tuple[Calendar, ...]:
    """The calendars with the dates on a page: of the events it is tied to, and of those it places.

    Each is there once; the events are in the order of their first dates.
    """
    paths = [addresses.event_feed(one.event.id) for one in visible.of_events(event_ids)]
    for placement in (part for part in document.body if isinstance(part, Placement)):
        paths += map(addresses.event_feed, placement.event_ids)
        paths.append(addresses.category_feed(placement.category))
        paths.append(addresses.venue_feed(placement.venue_id))
    return tuple(filter(None, map(visible.context.calendar, dict.fromkeys(paths))))


def _asked_for(visible: Visible, placement: Placement) -> Dates:
    category = addresses.slug(placement.category)
    if placement.event_ids:
        dates = visible.of_events(placement.event_ids)
    elif placement.category:
        dates = visible.by_category.get(category, ())
    else:
        dates = visible.agenda.occurrences
    return tuple(
        one
        for one in dates
        if placement.venue_id in {"", *(venue.id for venue in one.details.venues)}
        and (not category or addresses.slug(one.details.category) == category)
    )


def _more_url(placement: Placement) -> str:
    if len(set(placement.event_ids)) == 1:
        return addresses.event_url(placement.event_ids[0])
    if placement.venue_id and not placement.category:
        return addresses.venue_url(placement.venue_id)
    if placement.category and not placement.venue_id:
        return addresses.category_url(placement.category)
    return addresses.EVENTS


ASK = "Fragen Sie uns bitte."
_OFF = {
    Status.CANCELLED: ("Der Termin fällt aus.",),
    Status.POSTPONED: ("Der Termin ist verschoben.", "Der neue Tag steht noch nicht fest."),
}


def _sentences(occurrence: Occurrence) -> Iterator[str]:
    """A date in Leichte Sprache."""
    details = occurrence.details
    yield _sentence("Das gibt es", details.title)
    if not occurrence.takes_place:
        yield from _OFF[occurrence.status]
        if occurrence.reason:
            yield _sentence("Der Grund ist", occurrence.reason)
        yield "Bitte kommen Sie an diesem Tag nicht."
        return
    yield from _moved(occurrence)
    yield from _times(occurrence)
    yield from _place(details.venues, details.room)
    for begin, rest in (("Das Thema ist", details.topic), ("Zu Gast ist", details.guest)):
        if rest:
            yield _sentence(begin, rest)
    if not details.cost:
        yield "Wir wissen noch nicht: Was kostet der Termin?"
        yield ASK
    elif is_free(details.cost):
        yield "Der Termin kostet nichts."
    else:
        yield _sentence("Die Kosten sind", details.cost)
    yield from _registration(details)


def _moved(occurrence: Occurrence) -> Iterator[str]:
    before = occurrence.moved_from
    if before and before.day != occurrence.first_day:
        yield "Achtung: Der Termin ist an einem anderen Tag als geplant."
        yield f"Geplant war: {long_day(before.day)}."
    elif before:
        yield "Achtung: Der Termin ist zu einer anderen Zeit als geplant."
    if place_change(occurrence):
        yield "Achtung: Der Termin ist an einem anderen Ort als sonst."
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


def _place(venues: tuple[Venue, ...], room: str) -> Iterator[str]:
    if not venues and not room:
        yield "Wir wissen noch nicht: Wo ist der Termin?"
        yield ASK
        return
    for place, venue in enumerate(venues):
        yield _sentence("Ein anderer Ort ist" if place else "Der Ort ist", venue.name)
        rest = venue.address.removeprefix(venue.name).removeprefix(",").strip()
        if rest:
            yield _sentence("Die Adresse ist", rest)
    if room:
        yield _sentence("Der Raum ist", room)


def _registration(details: Details) -> Iterator[str]:
    registration = details.registration
    if details.is_sold_out:
        yield "Alle Plätze sind schon vergeben."
        return
    if registration is None:
        yield "Wir wissen noch nicht: Müssen Sie sich anmelden?"
        yield ASK
        return
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


EASY_NOTHING_PLANNED = "Zurzeit gibt es keinen neuen Termin."
SEEN_AT_ONCE = 6
KEPT_FOR_LATER = 4
"""So many dates of an event are kept behind the next one, for a page that is not built again."""


def easy_dates(visible: Visible, upcoming: Dates) -> Dates:
    """Those of some dates whose category is said in Leichte Sprache, too."""
    category = addresses.slug(visible.context.settings.easy_category)
    if not category:
        return ()
    return tuple(one for one in upcoming if addresses.slug(one.details.category) == category)


def easy_page_block(builder: PageBuilder, dates: Dates) -> EasyBlock | None:
    """All dates for the page in Leichte Sprache; None where no category is set."""
    if not builder.settings.easy_category:
        return None
    views = _easy_views(builder, dates)
    return EasyBlock(
        heading="Die nächsten Termine",
        dates=views[:SEEN_AT_ONCE],
        show=SEEN_AT_ONCE,
        later=views[SEEN_AT_ONCE:],
        note="" if dates else EASY_NOTHING_PLANNED,
        ask_url=builder.ask_url,
    )


def easy_event_block(builder: PageBuilder, dates: Dates) -> EasyBlock | None:
    """The next date of an event; None for an event of another category or without any date."""
    if not dates:
        return None
    more = Link("Hier steht mehr in Leichter Sprache", builder.easy_url)
    return EasyBlock(
        heading="In Leichter Sprache: der nächste Termin",
        dates=_easy_views(builder, dates[: 1 + KEPT_FOR_LATER]),
        show=1,
        ask_url=builder.ask_url,
        more=more if more.url else None,
    )


def _easy_views(builder: PageBuilder, dates: Dates) -> tuple[EasyDate, ...]:
    """The dates in sentences, whose long words are parted as the settings say."""
    views = []
    for one in dates:
        sentences = tuple(_sentences(one))
        for word, parted in builder.settings.easy_words:
            sentences = tuple(sentence.replace(word, parted) for sentence in sentences)
        views.append(
            EasyDate(
                heading=" bis ".join(map(long_day, dict.fromkeys((one.first_day, one.last_day)))),
                sentences=sentences,
                url=builder.date(one).url,
                day_iso=one.first_day.isoformat(),
                last_day_iso=one.last_day.isoformat(),
            )
        )
    return tuple(views)
