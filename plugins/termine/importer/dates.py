"""The dates of one foreign series, in Europe/Berlin and with every override applied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from ..events import ZONE, AllDay, OpenEnded, Recurrence, Timed, TimeSpan
from .expansion import Moments, Slot, expansion, in_order
from .foreign import ForeignDetails, ForeignEvent, Moment

_LATEST_MORNING = time(6)
"""Up to here `22 bis 1 Uhr` is understood as ending on the next day."""
_ONE_DAY = timedelta(days=1)
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a date stands. `last_day` is inclusive.

    `lost_end` is an end that the event file cannot say; the date is open-ended then.
    """

    first_day: date
    last_day: date
    time: TimeSpan
    lost_end: datetime | None = None

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
    is_excluded: bool = False
    is_of_rule: bool = False

    @property
    def day(self) -> date:
        """The day it is known by."""
        return self.planned.first_day


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dates under one set of details: a series, or what THISANDFUTURE made of its rest.

    Sorted by planned day. `is_endless` tells that they go on behind the last one.
    """

    details: ForeignDetails
    dates: tuple[ForeignDate, ...]
    recurrences: tuple[Recurrence, ...] = ()
    is_endless: bool = False


@dataclass(frozen=True, slots=True)
class ForeignSeries:
    """All that shares a UID: one stretch, or several that follow each other."""

    title: str
    stretches: tuple[Stretch, ...]
    rules: tuple[str, ...] = ()
    is_private: bool = False
    out_of_range: int = 0
    notices: tuple[str, ...] = field(default=())


def series_of(
    master: ForeignEvent | None, overrides: Sequence[ForeignEvent], horizon: date
) -> ForeignSeries:
    """The dates of a master with its overrides; of overrides alone, each by itself."""
    everything = [*([master] if master else []), *overrides]
    head = everything[0]
    notices = [notice for one in everything for notice in one.notices]
    if master is None:
        lone = tuple(map(_alone, overrides))
        stretches: tuple[Stretch, ...] = (Stretch(head.details, lone),)
    else:
        found = expansion(master, horizon)
        notices += found.notices
        stretches = tuple(_stretches(master, overrides, found.slots))
        stretches = _with_rules(stretches, found.recurrences, is_endless=found.is_endless)
    kept, lost = _within_range(stretches)
    return ForeignSeries(
        title=head.details.title,
        stretches=kept,
        rules=head.rules,
        is_private=any(one.is_private for one in everything),
        out_of_range=lost,
        notices=tuple(dict.fromkeys(notices)),
    )


def _stretches(
    master: ForeignEvent, overrides: Sequence[ForeignEvent], slots: Sequence[Slot]
) -> Iterator[Stretch]:
    """The slots parted where an override holds for all that follow, with orphans at the end."""
    ranges = sorted((one for one in overrides if one.is_range), key=_slot_order)
    slots_of, by_slot = Moments.of(map(_slot, overrides)), {_slot(one): one for one in overrides}
    excluded = Moments.of(master.excluded)
    governing, used = master, set()
    dates: list[ForeignDate] = []
    for slot in slots:
        while ranges and in_order(_slot(ranges[0])) <= in_order(slot.start):
            if dates:
                yield _stretch(governing, dates)
            governing, dates = ranges.pop(0), []
        meant = slots_of.match(slot.start)
        override = None if meant is None or meant in used else by_slot[meant]
        if meant is not None:
            used.add(meant)
        dates.append(_date(slot, governing, None if override is governing else override))
    orphans = [one for one in overrides if _slot(one) not in used and not one.is_range]
    dates += [_alone(one) for one in orphans if excluded.match(_slot(one)) is None]
    if dates:
        yield _stretch(governing, dates)


def _stretch(governing: ForeignEvent, dates: Iterable[ForeignDate]) -> Stretch:
    return Stretch(governing.details, tuple(sorted(dates, key=_order)))


def _order(one: ForeignDate) -> tuple[date, time]:
    return one.day, getattr(one.planned.time, "start_time", time())


def _with_rules(
    stretches: tuple[Stretch, ...], recurrences: tuple[Recurrence, ...], *, is_endless: bool
) -> tuple[Stretch, ...]:
    last = len(stretches) - 1
    return tuple(
        Stretch(one.details, one.dates, recurrences, is_endless and number == last)
        for number, one in enumerate(stretches)
    )


def _slot(event: ForeignEvent) -> Moment:
    return event.start if event.slot is None else event.slot


def _slot_order(event: ForeignEvent) -> datetime:
    return in_order(_slot(event))


def _date(slot: Slot, governing: ForeignEvent, override: ForeignEvent | None) -> ForeignDate:
    start = _moved(slot.start, governing)
    end = slot.end if slot.end is not None else _end(start, governing)
    planned = placed(start, end)
    by = override or governing
    return ForeignDate(
        planned=planned,
        placed=placed(override.start, override.end) if override else planned,
        details=by.details,
        is_cancelled=by.is_cancelled,
        is_excluded=slot.is_excluded,
        is_of_rule=slot.is_of_rule,
    )


def _alone(event: ForeignEvent) -> ForeignDate:
    """An override that no slot of a master answers to: a date of its own."""
    here = placed(event.start, event.end)
    return ForeignDate(here, here, event.details, event.is_cancelled)


def _moved(start: Moment, governing: ForeignEvent) -> Moment:
    """A slot shifted as THISANDFUTURE shifted its first one (RFC 5545, 3.8.4.4)."""
    if governing.slot is None:
        return start
    if isinstance(start, datetime) and isinstance(governing.start, datetime):
        shift = in_order(governing.start) - in_order(governing.slot)
        return start + shift if isinstance(governing.slot, datetime) else start
    return start + (_bare(governing.start) - _bare(governing.slot))


def _bare(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _end(start: Moment, governing: ForeignEvent) -> Moment | None:
    """The end of a slot that is as long as its master."""
    if governing.end is None:
        return None
    if isinstance(start, datetime):
        return start + (in_order(governing.end) - in_order(governing.start))
    return start + (_bare(governing.end) - _bare(governing.start))


def placed(start: Moment, end: Moment | None) -> Placed:
    """Where a date from `start` to `end` (exclusive) stands in Europe/Berlin."""
    if not isinstance(start, datetime) and not isinstance(end, datetime):
        last = start if end is None else max(start, end - _ONE_DAY)
        return Placed(start, last, AllDay())
    # By way of UTC, so that a time in the missing hour of March becomes the one clocks show.
    first = in_order(start).astimezone(UTC).astimezone(ZONE)
    if end is None or in_order(end) <= first:
        return Placed(first.date(), first.date(), OpenEnded(first.time()))
    return _timed(first, in_order(end).astimezone(UTC).astimezone(ZONE))


def _timed(first: datetime, last: datetime) -> Placed:
    begin, finish = first.time(), last.time()
    if begin == finish == time():
        return Placed(first.date(), last.date() - _ONE_DAY, AllDay())
    if finish > begin:
        return Placed(first.date(), last.date(), Timed(begin, finish))
    if finish <= _LATEST_MORNING and finish != begin:
        return Placed(first.date(), last.date() - _ONE_DAY, Timed(begin, finish))
    return Placed(first.date(), last.date(), OpenEnded(begin), last)


def _within_range(stretches: Iterable[Stretch]) -> tuple[tuple[Stretch, ...], int]:
    """Without the dates that the event file has no year for, and how many these are."""
    kept, lost = [], 0
    for one in stretches:
        dates = tuple(date for date in one.dates if _is_in_range(date))
        lost += len(one.dates) - len(dates)
        if dates:
            kept.append(Stretch(one.details, dates, one.recurrences, one.is_endless))
    return tuple(kept), lost


def _is_in_range(one: ForeignDate) -> bool:
    days = (one.planned.first_day, one.placed.first_day, one.planned.last_day, one.placed.last_day)
    return all(day.year in _YEARS for day in days)
