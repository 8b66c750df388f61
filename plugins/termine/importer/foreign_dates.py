"""The dates of one foreign series, in Europe/Berlin and with every override applied.

Overrides, EXDATE and RANGE=THISANDFUTURE are applied here, because an entry needs both the date
that was planned and what became of it, and a library gives only the latter.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter

from ..diagnostics import message
from ..events import ZONE, AllDay, OpenEnded, Recurrence, Timed, TimeSpan
from .foreign_calendar import ForeignDetails, ForeignEvent, Moment, in_order
from .foreign_rules import YEARS, CountedRule, counted_rule, is_start_a_date
from .foreign_text import shown

_LATEST_MORNING = time(6)
"""Up to here `22 bis 1 Uhr` is understood as ending on the next day."""
_ONE_DAY = timedelta(days=1)
_LONGEST_RULE = 120
_SHOWN_OF_UID = 60
_VERSION = attrgetter("version")


@dataclass(frozen=True, slots=True)
class Group:
    """All that shares a UID: a master, if there is one, then its overrides; at least one event."""

    events: tuple[ForeignEvent, ...]
    notice: str = ""

    @property
    def head(self) -> ForeignEvent:
        """The event that speaks for all."""
        return self.events[0]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a date stands. `last_day` is inclusive; on it, a date on several days ends."""

    first_day: date
    last_day: date
    time: TimeSpan

    @property
    def is_long(self) -> bool:
        """Whether it lasts over several days."""
        return self.last_day != self.first_day


@dataclass(frozen=True, slots=True)
class ForeignDate:
    """One date: the `planned` one, and the `placed` one that an override made of it."""

    planned: Placed
    placed: Placed
    details: ForeignDetails
    is_cancelled: bool = False
    is_postponed: bool = False
    reason: str = ""
    is_excluded: bool = False
    is_of_rule: bool = False

    @property
    def day(self) -> date:
        """The day it is known by."""
        return self.planned.first_day

    @property
    def is_off(self) -> bool:
        """Whether it does not take place."""
        return self.is_cancelled or self.is_excluded


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dates under one set of details: a series, or what THISANDFUTURE made of its rest.

    Sorted by planned day. `is_endless` tells that they go on behind the last one.
    """

    details: ForeignDetails
    dates: tuple[ForeignDate, ...]
    recurrences: tuple[Recurrence, ...] = ()
    is_endless: bool = False


def groups(events: Iterable[ForeignEvent]) -> list[Group]:
    """The events by UID, in the order in which each UID comes first; without UID each for itself.

    Of several versions the one with the highest SEQUENCE counts, then the newest LAST-MODIFIED.
    Different single events with one UID, as some programs write them, are all kept.
    """
    by_uid = _by(events, lambda event: event.uid or id(event))
    return [group for same in by_uid for group in _groups(same)]


def stretches_of(group: Group, horizon: date) -> tuple[list[Stretch], list[str]]:
    """The dates of a master with its overrides, or of overrides alone, each by itself.

    A rule without an end is counted to `horizon` (inclusive). Beside them German sentences about
    what is lost.
    """
    head = group.head
    has_master = head.slot is None
    rules, notices = [], []
    for text in head.rules if has_master else ():
        rule = counted_rule(text, head.start, horizon)
        if isinstance(rule, str):
            quoted = "".join(sign for sign in text if sign.isprintable())[:_LONGEST_RULE]
            notices.append(message.text("import-rule-refused", rule=quoted, reason=rule))
        else:
            rules.append(rule)
    parts = [(head.details, list(map(_alone, group.events)))]
    if has_master:
        parted = _parted(head, group.events[1:], rules)
        parts = [(details, sorted(dates, key=_by_start)) for details, dates in parted]
    recurrences = tuple(rule.recurrence for rule in rules)
    if _changes_with_the_clocks(head.start, parts):
        notices.append(message.text("import-utc-series"))
    stretches = []
    for number, (details, dates) in enumerate(parts, start=1):
        if inside := tuple(filter(_is_in_range, dates)):
            is_endless = number == len(parts) and any(rule.is_endless for rule in rules)
            stretches.append(Stretch(details, inside, recurrences, is_endless))
    if lost := sum(len(dates) for _, dates in parts) - sum(len(one.dates) for one in stretches):
        notices.append(message.text("import-too-old", count=lost))
    return stretches, notices


def _changes_with_the_clocks(
    start: Moment, parts: Iterable[tuple[ForeignDetails, Iterable[ForeignDate]]]
) -> bool:
    """Whether a series counts in UTC and so has another time of day here in summer."""
    is_utc = isinstance(start, datetime) and start.tzname() == "UTC"
    times = {one.planned.time for _, dates in parts for one in dates if one.is_of_rule}
    return is_utc and len(times) > 1


def _groups(events: list[ForeignEvent]) -> list[Group]:
    """The groups of one UID."""
    masters = [event for event in events if event.slot is None]
    by_slot = _by((event for event in events if event.slot is not None), attrgetter("slot"))
    overrides = [max(same, key=_VERSION) for same in by_slot]
    if not masters:
        return [Group(tuple(overrides))]
    newest = max(masters, key=_VERSION)
    current = [event for event in masters if event.version[0] == newest.version[0]]
    uid = shown(newest.uid, _SHOWN_OF_UID)
    different = [max(same, key=_VERSION) for same in _by(current, attrgetter("start"))]
    if len(different) == 1 or any(event.rules for event in current) or overrides:
        notice = message.text("import-duplicate", uid=uid) if masters[1:] else ""
        return [Group((newest, *overrides), notice)]
    return [Group((event,), message.text("import-same-uid", uid=uid)) for event in different]


def _by(
    events: Iterable[ForeignEvent], key: Callable[[ForeignEvent], object]
) -> Iterable[list[ForeignEvent]]:
    """The events that share a key, in the order in which each key comes first."""
    lists: dict[object, list[ForeignEvent]] = {}
    for event in events:
        lists.setdefault(key(event), []).append(event)
    return lists.values()


def _is_in_range(one: ForeignDate) -> bool:
    """Whether the event file has a year for it."""
    places = (one.planned, one.placed)
    return all(day.year in YEARS for here in places for day in (here.first_day, here.last_day))


def _parted(
    master: ForeignEvent, overrides: Sequence[ForeignEvent], rules: Sequence[CountedRule]
) -> Iterator[tuple[ForeignDetails, list[ForeignDate]]]:
    """The dates, parted where an override holds for all that follow, with orphans at the end."""
    by_slot = {event.slot: event for event in overrides if event.slot is not None}
    override_of, exclusion_of = _finder(by_slot), _finder(master.excluded)
    ranges = [slot for slot in sorted(by_slot, key=in_order) if by_slot[slot].is_range]
    of_rules = {start for rule in rules for start in rule.starts}
    ends: dict[Moment, Moment | None] = {}
    for start, end in master.extra:
        slot = _as(start, master.start)
        ends[slot] = ends.get(slot) or end
    first = (master.start,) if is_start_a_date(master) else ()
    governing, used = master, set()
    dates: list[ForeignDate] = []
    for slot in sorted({*of_rules, *first, *ends}):
        while ranges and in_order(ranges[0]) <= in_order(slot):
            if dates:
                yield governing.details, dates
            governing, dates = by_slot[ranges.pop(0)], []
        meant = override_of(slot)
        event = governing if meant is None or meant in used else by_slot[meant]
        used.add(meant)
        start = _moved(slot, governing)
        end = ends.get(slot) or (governing.end and _shifted(start, governing.start, governing.end))
        planned = _placed(start, end)
        placed = planned if event is governing else _placed(event.start, event.end)
        one = _of_event(event, planned, placed)
        is_excluded = exclusion_of(slot) is not None
        dates.append(replace(one, is_excluded=is_excluded, is_of_rule=slot in of_rules))
    dates += [
        _alone(event)
        for slot, event in by_slot.items()
        if slot not in used and not event.is_range and exclusion_of(slot) is None
    ]
    if dates:
        yield governing.details, dates


def _by_start(one: ForeignDate) -> tuple[date, time]:
    return one.day, getattr(one.planned.time, "start_time", time())


def _finder(moments: Iterable[Moment]) -> Callable[[Moment], Moment | None]:
    """Which of these RECURRENCE-IDs or EXDATEs means a slot, None where none does.

    A bare day means any time on it, and where slots are days, a time means its day; of several
    times on one day the first counts.
    """
    exact = {moment: moment for moment in moments}
    times = (moment for moment in reversed(exact) if isinstance(moment, datetime))
    by_day: dict[date, Moment] = {moment.date(): moment for moment in times}

    def meaning(slot: Moment) -> Moment | None:
        of_day = exact.get(slot.date()) if isinstance(slot, datetime) else by_day.get(slot)
        return exact.get(slot, of_day)

    return meaning


def _alone(event: ForeignEvent) -> ForeignDate:
    """An override that no slot of a master answers to: a date of its own."""
    here = _placed(event.start, event.end)
    return _of_event(event, here, here)


def _of_event(event: ForeignEvent, planned: Placed, placed: Placed) -> ForeignDate:
    """A date that says what an event does."""
    off = {"is_cancelled": event.is_cancelled, "is_postponed": event.is_postponed}
    return ForeignDate(planned, placed, event.details, reason=event.reason, **off)


def _moved(start: Moment, governing: ForeignEvent) -> Moment:
    """A slot shifted as THISANDFUTURE shifted its first one (RFC 5545, 3.8.4.4)."""
    if governing.slot is None:
        return start
    if not isinstance(governing.start, datetime):
        return start + (governing.start - _day(governing.slot))
    if isinstance(start, datetime) and not isinstance(governing.slot, datetime):
        return start
    return _shifted(start, governing.slot, governing.start)


def _shifted(moment: Moment, first: Moment, last: Moment) -> Moment:
    """As far behind a moment as `last` is behind `first`, in whole days if it is a day."""
    if isinstance(moment, datetime):
        return moment + (in_order(last) - in_order(first))
    return moment + (_day(last) - _day(first))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _placed(start: Moment, end: Moment | None) -> Placed:
    """Where a date from `start` to `end` (exclusive) stands in Europe/Berlin."""
    if not isinstance(start, datetime) and not isinstance(end, datetime):
        last_day = start if end is None else max(start, end - _ONE_DAY)
        return Placed(start, last_day, AllDay())
    # By way of UTC, so that a time in the missing hour of March becomes the one clocks show.
    first = in_order(start).astimezone(UTC).astimezone(ZONE)
    day, begin = first.date(), first.time()
    if end is None or in_order(end) <= first:
        return Placed(day, day, OpenEnded(begin))
    last = in_order(end).astimezone(UTC).astimezone(ZONE)
    finish = last.time()
    if begin == finish == time():
        return Placed(day, last.date() - _ONE_DAY, AllDay())
    span = Timed(begin, finish)
    night_before = last.date() - _ONE_DAY
    is_early = finish <= _LATEST_MORNING and finish < begin and night_before == day
    return Placed(day, night_before if is_early or finish == time() else last.date(), span)


def _as(moment: Moment, start: Moment) -> Moment:
    """An RDATE as the same kind of value as the start, by its clock."""
    if not isinstance(start, datetime):
        return _day(moment)
    if isinstance(moment, datetime):
        return moment.astimezone(start.tzinfo)
    return datetime.combine(moment, start.timetz())
