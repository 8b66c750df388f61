"""From an Event to its Occurrences: plan, closed days, Abweichungen and inheritance, in this order.

An Abweichung is an explicit decision about one date and therefore beats a pause, a closed day and
the policy of the series: a Detail on a planned date that a holiday would skip brings it back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from typing import assert_never

from .adjustment import Adjustment, Cancelled, Detail, Extra, Moved, Override
from .clock_change import without_gap
from .closed_days import ClosedDays
from .details import Details
from .event import Event
from .occurrence import Moment, Occurrence, Status
from .planned import OriginalDay, original_days, plain_time, shifted


def occurrences(event: Event, *, until: date, closed_days: ClosedDays) -> tuple[Occurrence, ...]:
    """The dates of an event, sorted by start and original day.

    A date is there if the day it was planned for is not after `until`, wherever it has moved.
    Skipped dates are absent, cancelled ones are there. An Abweichung that fits no planned date, or
    a zusatz on a day that has one, is left out here and told by `checks`.
    """
    return adjusted(event, original_days(event, until=until, closed_days=closed_days), until=until)


def adjusted(
    event: Event, planned: Iterable[OriginalDay], *, until: date
) -> tuple[Occurrence, ...]:
    """The same from planned dates that are at hand; those after `until` are left out."""
    adjustments = {one.original_day: one for one in event.adjustments if not isinstance(one, Extra)}
    extra_days = {one.original_day for one in event.adjustments if isinstance(one, Extra)}
    regular = [
        _occurrence(event, one, adjustments.get(one.day))
        for one in planned
        if one.day <= until
        and (not one.skipped_by or (one.day in adjustments and one.day not in extra_days))
    ]
    if not event.adjustments:
        return tuple(regular)  # as planned, so in order
    taken = {one.original_day for one in regular}
    extras = [one for one in _extras(event, until, adjustments) if one.original_day not in taken]
    return tuple(sorted([*regular, *extras], key=in_order))


def in_order(occurrence: Occurrence) -> tuple[date, time, str, date]:
    """The key that sorts dates by start, then by event and original day."""
    return (
        occurrence.first_day,
        occurrence.start_time or time(),
        occurrence.event.id,
        occurrence.original_day,
    )


def _occurrence(event: Event, planned: OriginalDay, adjustment: Adjustment | None) -> Occurrence:
    plain = Occurrence(
        event=event,
        original_day=planned.day,
        first_day=planned.day,
        last_day=planned.last_day,
        time=without_gap(planned.day, planned.last_day, planned.time),
        details=event.details,
    )
    return _adjusted(plain, planned, adjustment)


def _adjusted(plain: Occurrence, planned: OriginalDay, adjustment: Adjustment | None) -> Occurrence:
    """The date as its Abweichung leaves it."""
    match adjustment:
        case None | Extra():
            return plain
        case Cancelled():
            adjusted = replace(plain, status=Status.CANCELLED, reason=adjustment.reason)
        case Moved():
            adjusted = _moved(plain, planned, adjustment)
        case Detail():
            span = adjustment.time or planned.time
            time_span = without_gap(planned.day, planned.last_day, span)
            adjusted = replace(plain, time=time_span)
        case _:
            assert_never(adjustment)
    return replace(adjusted, details=_inherited(plain.details, adjustment.overrides))


def _moved(plain: Occurrence, planned: OriginalDay, adjustment: Moved) -> Occurrence:
    """The date on its new day, as long as it was planned to be."""
    last_day = shifted(adjustment.new_day, planned)
    span = adjustment.time or planned.time
    return replace(
        plain,
        first_day=adjustment.new_day,
        last_day=last_day,
        time=without_gap(adjustment.new_day, last_day, span),
        status=Status.MOVED,
        reason=adjustment.reason,
        moved_from=Moment(plain.original_day, plain.time),
    )


def _extras(
    event: Event, until: date, adjustments: Mapping[date, Adjustment]
) -> Iterator[Occurrence]:
    """The dates beside the plan, each with what became of it (`zusatz` with `entfaellt`)."""
    found = {one.original_day: one for one in event.adjustments if isinstance(one, Extra)}
    for day, extra in found.items():
        if day > until:
            continue
        last_day = extra.last_day or day
        span = extra.time or plain_time(event, day)
        plain = Occurrence(
            event=event,
            original_day=day,
            first_day=day,
            last_day=last_day,
            time=without_gap(day, last_day, span),
            details=_inherited(event.details, extra.overrides),
            is_extra=True,
        )
        yield _adjusted(plain, OriginalDay(day, last_day, span), adjustments.get(day))


def _inherited(details: Details, overrides: tuple[Override, ...]) -> Details:
    """The series' details with what one date says of itself, field by field."""
    return replace(details, **dict(overrides)) if overrides else details
