"""A partner's calendar, which is followed: its copies become an event file that nobody edits.

Beside the partner's own file stands what it said earlier and says no longer: a date that vanished
there stays here until an editor decides, and one that was given another day is a moved one
(docs/entscheidungen/0032-partners-are-followed.md). Nothing here touches a disk or a network.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from textwrap import indent
from urllib.parse import urlsplit

import icalendar

from ..diagnostics import message
from ..events import ZONE, AllDay, Timed, Venue, horizon_after
from ..reading import Source, Subscription
from .foreign_calendar import ForeignDetails, ForeignEvent, Moment, read_calendar
from .foreign_dates import ForeignDate, Group, Placed, Stretch, groups, stretches_of
from .importer import Taking, TooManyDatesError, as_yaml
from .plan import Plan, listed
from .venues import Venues

NO_LONGER_TOLD = message.text("partner-no-longer-told")
"""The topic of a date that its partner no longer tells of."""

_HORIZON_MONTHS = 18
_MOST_EARLIER = 2_000
_MOST_SIGNS = 300_000
_LONGEST_ID = 40
_HEAD = "vorgaben:\n  feiertage: findet statt\n  ferien: findet statt\ntermine:\n"
_ALL = "*"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Copies:
    """What a partner says (`current`), and what it said before and says no longer (`earlier`)."""

    current: Source | None = None
    earlier: Source | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Those that are there."""
        return tuple(filter(None, (self.current, self.earlier)))


def unreadable(source: Source) -> str:
    """A German sentence why this is no calendar that can be read, or an empty text."""
    calendar = read_calendar(source)
    return "" if calendar.is_readable else calendar.notices[0]


def partner_files(
    subscription: Subscription, copies: Copies, venues: Iterable[Venue], today: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The copies as event files in YAML, and German sentences about what of them is lost.

    Everything foreign in them is escaped, and nothing but texts, times and links is taken. There
    are several where one would be larger than an event file may be, and none without a date.
    """
    places = Venues(venues, adds=False)
    taking = _PartnerTaking(subscription, places, horizon_after(today, 2 * _HORIZON_MONTHS))
    for group in _groups(subscription, copies):
        events = (
            replace(event, details=_ours(event.details, subscription, places))
            for event in group.events
        )
        try:
            taking.take(replace(group, events=tuple(events)))
        except TooManyDatesError as error:
            taking.report.append(str(error))
            break
    texts: list[str] = []
    for entry in taking.entries:
        text = indent(as_yaml([entry]), "  ")
        if not texts or len(texts[-1]) + len(text) > _MOST_SIGNS:
            texts.append(_HEAD)
        texts[-1] += text
    return tuple(texts), tuple(taking.report)


def no_longer_told(subscription: Subscription, before: Copies, now: Source, today: date) -> bytes:
    """The `earlier` copy that belongs beside `now`: all dates of `before` that it does not tell.

    A calendar in bytes, empty if there is none. The same copies give the same bytes: each date
    keeps the day on which it was missed first.
    """
    horizon = horizon_after(today, _HORIZON_MONTHS)
    told = {
        (_stem(subscription, group), one.day)
        for group in _distinct(groups(read_calendar(now).events))
        for one in _dates(group, horizon)
    }
    stamps = {
        (event.uid, _day(event.slot)): event.version[1]
        for event in (read_calendar(before.earlier).events if before.earlier else ())
    }
    missed = {
        (one.day, group.head.uid): one
        for group in _groups(subscription, before)
        for one in _dates(group, horizon)
        if (_stem(subscription, group), one.day) not in told
    }
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Familienbuero//Partner//DE")
    for day, uid in sorted(missed)[-_MOST_EARLIER:]:
        stamp = stamps.get((uid, day)) or f"{today:%Y%m%d}T000000Z"
        calendar.add_component(_remembered(uid, missed[day, uid], stamp))
    return calendar.to_ical() if missed else b""


class _PartnerTaking(Taking):
    """One entry for each UID, whatever its plan is: what it is known by must never change."""

    def __init__(self, subscription: Subscription, venues: Venues, horizon: date) -> None:
        super().__init__(venues, set(), horizon)
        self.subscription = subscription

    def plans(
        self, stretches: Sequence[Stretch]
    ) -> Sequence[tuple[Sequence[Stretch], Sequence[Plan]]]:
        found = super().plans(stretches)
        if sum(len(plans) for _, plans in found) <= 1:
            return found
        dates = sorted(
            (one for stretch in stretches for one in stretch.dates), key=lambda one: one.day
        )
        whole = Stretch(stretches[0].details, tuple(dates))
        return [([whole], listed(whole, self.horizon))]

    def stem(self, group: Group) -> str:
        return _stem(self.subscription, group)


def _groups(subscription: Subscription, copies: Copies) -> list[Group]:
    """The events of both copies by UID, as far as they are wanted here."""
    earlier: defaultdict[str, list[ForeignEvent]] = defaultdict(list)
    for event in read_calendar(copies.earlier).events if copies.earlier else ():
        if not _is_left_out(event, subscription):
            earlier[event.uid].append(event)
    current = groups(read_calendar(copies.current).events) if copies.current else []
    found = [_joined(group, earlier.pop(group.head.uid, [])) for group in _distinct(current)]
    found += [_alone(events) for events in earlier.values()]
    return [group for group in found if _is_wanted(group, subscription)]


def _distinct(found: Sequence[Group]) -> list[Group]:
    """Groups that share a UID, as some programs write them, get one that tells them apart."""
    counts = Counter(group.head.uid for group in found)
    return [
        group
        if group.head.uid and counts[group.head.uid] == 1
        else _named(group, f"{group.head.uid}|{group.head.details.title}|{group.head.start}")
        for group in found
    ]


def _named(group: Group, uid: str) -> Group:
    return replace(group, events=tuple(replace(event, uid=uid) for event in group.events))


def _joined(group: Group, earlier: Sequence[ForeignEvent]) -> Group:
    """A group with the dates that it no longer tells; a single one that was moved knows its day."""
    head, first = group.head, next(iter(earlier), None)
    if first is None or first.slot is None:
        return group
    slot = first.slot
    is_single = len(group.events) == len(earlier) == 1 and not (head.rules or head.extra)
    if is_single and head.slot is None and _was_coming(first) and _are_alike(slot, head.start):
        planned = replace(_taking_place(head), start=slot, end=_later(slot, head))
        return replace(group, events=(planned, replace(head, slot=slot)))
    if head.slot is None:
        slots = ((event.slot, None) for event in earlier if event.slot is not None)
        head = replace(head, extra=(*head.extra, *slots))
    return replace(group, events=(head, *group.events[1:], *map(_marked, earlier)))


def _alone(earlier: Sequence[ForeignEvent]) -> Group:
    """Dates of which nothing is left at the partner."""
    first = earlier[0]
    slots = [event.slot for event in earlier if event.slot is not None]
    start = slots[0] if slots else first.start
    master = replace(
        _taking_place(first),
        slot=None,
        start=start,
        end=_later(start, first),
        extra=tuple((slot, None) for slot in slots[1:]),
    )
    return Group((master, *map(_marked, earlier)))


def _taking_place(event: ForeignEvent) -> ForeignEvent:
    """The plan of an event, whatever became of it."""
    return replace(event, is_cancelled=False, is_postponed=False, reason="")


def _later(start: Moment, event: ForeignEvent) -> Moment | None:
    """The end of a date that begins at `start` and is as long as an event."""
    if event.end is None or not _are_alike(event.start, event.end):
        return None
    return start + (event.end - event.start)


def _are_alike(one: Moment, other: Moment) -> bool:
    """Whether both are days, or both times."""
    return isinstance(one, datetime) == isinstance(other, datetime)


def _marked(event: ForeignEvent) -> ForeignEvent:
    """A date that is told no longer says so, unless it was over by then or is cancelled anyway."""
    if event.is_cancelled or not _was_coming(event):
        return event
    return replace(event, details=replace(event.details, topic=NO_LONGER_TOLD))


def _was_coming(event: ForeignEvent) -> bool:
    """Whether a date was not over on the day on which it was missed."""
    return event.version[1][:8] <= f"{_day(event.start):%Y%m%d}"


def _is_wanted(group: Group, subscription: Subscription) -> bool:
    details = group.head.details
    text = f"{details.title} {details.category} {details.place} {details.description}"
    words = text.casefold()

    def names(given: Iterable[str]) -> bool:
        return any(word.casefold() in words for word in given)

    is_private = any(event.is_private for event in group.events)
    is_left_out = _stem(subscription, group) in subscription.left_out
    is_wanted = not subscription.wanted or names(subscription.wanted)
    return is_wanted and not (is_private or is_left_out or names(subscription.unwanted))


def _is_left_out(event: ForeignEvent, subscription: Subscription) -> bool:
    """Whether an editor decided that a date that is no longer told shall go."""
    event_id = _stem(subscription, Group((event,)))
    wanted_away = {f"{event_id}/{_ALL}", f"{event_id}/{_day(event.slot).isoformat()}"}
    return _was_coming(event) and not wanted_away.isdisjoint(subscription.left_out)


def _stem(subscription: Subscription, group: Group) -> str:
    """The id of the entry of a group: the partner's, and a name for life made of the UID."""
    name = blake2b(group.head.uid.encode(), digest_size=4).hexdigest()
    return f"{subscription.id[:_LONGEST_ID].rstrip('-')}-{name}"


def _ours(details: ForeignDetails, subscription: Subscription, venues: Venues) -> ForeignDetails:
    """The details as they are shown here: who invites, in our category, at a place of ours.

    A place that nobody knows here is only named, so that a partner can add no page to the site.
    """
    known = venues.id_of(details.place, "")
    nowhere = not (details.place or details.online)
    parts = urlsplit(subscription.url)
    return replace(
        details,
        category=subscription.category,
        organizer=subscription.partner.name,
        place=subscription.venue_id if nowhere else known,
        room="" if known else details.place,
        location="",
        link=details.link or subscription.page or f"{parts.scheme}://{parts.netloc}/",
    )


def _dates(group: Group, horizon: date) -> Iterator[ForeignDate]:
    for stretch in stretches_of(group, horizon)[0]:
        yield from stretch.dates


def _day(moment: Moment | None) -> date:
    """The day of a moment here."""
    if isinstance(moment, datetime):
        return moment.astimezone(ZONE).date()
    return moment or date.min


def _remembered(uid: str, one: ForeignDate, stamp: str) -> icalendar.Event:
    """A date as a VEVENT that says just what the partner said; LAST-MODIFIED is the `stamp`."""
    details = one.details
    start, end = _moments(one.placed)
    text = html.unescape(re.sub(r"\\(.)", r"\1", details.description))
    if one.reason:  # as `foreign_text.without_reason` takes it off again
        text = f"Dieser Termin fällt aus: {one.reason}\n{text}"
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("recurrence-id", _moments(one.planned)[0])
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    for name in ("dtstamp", "last-modified"):
        event.add(name, datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
    texts = {
        "summary": f"VERSCHOBEN: {details.title}" if one.is_postponed else details.title,
        "location": details.place or details.online,
        "categories": details.category,
        "url": details.link,
        "description": text,
    }
    for name, value in texts.items():
        if value:
            event.add(name, [value] if name == "categories" else value)
    return event


def _moments(placed: Placed) -> tuple[Moment, Moment | None]:
    """Begin and end (exclusive) of a date; days where it has no time, else times in UTC."""
    span = placed.time
    if isinstance(span, AllDay):
        return placed.first_day, placed.last_day + _ONE_DAY
    start = datetime.combine(placed.first_day, span.start_time, ZONE)
    if not isinstance(span, Timed):
        return start.astimezone(UTC), None
    last_day = span.end_day(placed.first_day, placed.last_day)
    end = datetime.combine(last_day, span.end_time, ZONE)
    return start.astimezone(UTC), end.astimezone(UTC)
