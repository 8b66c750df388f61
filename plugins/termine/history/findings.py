"""What must not be published: dates that vanish without a word, and a past that changes.

An Abweichung that stands in the new entry is a decision about one date and never a finding; a
text or a place that holds for a whole series may be corrected
(docs/entscheidungen/0015-nothing-vanishes-silently.md).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..diagnostics import Diagnostic, Message, Position, message
from ..events import Event, Extra, Occurrence, OneOff, original_days
from .comparison import Case, Difference, Kind, Side, day_list
from .repairs import (
    Step,
    cancelled_extras,
    cancelled_skips,
    closed_rules,
    earlier_line,
    moved_days,
    old_day,
    old_line,
    own_times,
    restored_adjustments,
    restored_entry,
    separate_entry,
)

EXTRA_IN_THE_PAST = "extra-in-the-past"
_ENOUGH_IN_COMMON = 0.5
Dates = tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What must not be published like this, and how to put it right."""

    message: Message
    position: Position
    steps: tuple[Step, ...]

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as a Diagnostic; the lines to paste keep their indentation."""
        blocks = ["\n".join([step.sentence, "", *step.lines, ""]) for step in self.steps]
        advice = "\n  ".join(blocks).rstrip() or self.message.advice
        return replace(self.message, advice=advice).at(self.position)


def findings(
    old: Side, new: Side, differences: Iterable[Difference], today: date
) -> tuple[Finding, ...]:
    """All findings, by event; may be empty. `differences` are those between the two sides."""
    by_event: defaultdict[str, list[Difference]] = defaultdict(list)
    for difference in differences:
        by_event[difference.occurrence.event.id].append(difference)
    after = {event.id: event for event in new.events}
    cases = (
        Case(event, after.get(event.id), old, new, today, tuple(by_event[event.id]))
        for event in old.events
        if event.id in by_event
    )
    return tuple(finding for case in cases for finding in _of_event(case))


def _of_event(case: Case) -> Iterator[Finding]:
    after = case.after
    if after is None:
        yield _entry_gone(case)
    elif not after.is_draft:
        yield from _of_dates(case, after)
    elif case.gone:
        step = Step(message.text("repair-no-draft"))
        yield _finding("entry-now-draft", case, case.gone, step)


def _of_dates(case: Case, after: Event) -> Iterator[Finding]:
    skipped = _skipped(case, after)
    if skipped:
        dates = tuple(gone for gone in case.gone if gone.original_day in skipped)
        step = cancelled_skips(after, skipped, case.new.sources)
        reasons = ", ".join(dict.fromkeys(skipped.values()))
        yield _finding("date-now-skipped", case, dates, step, reason=reasons)
    adjusted = _without_adjustment(case, after)
    if adjusted:
        step = restored_adjustments(case, after, adjusted)
        yield _finding("adjustment-gone", case, adjusted, step)
    if back := _moved_back(case):
        steps = moved_days(after, back, case.new.sources)
        yield _finding("moved-day-lost", case, tuple(one.occurrence for one in back), *steps)
    if late := tuple(
        change.occurrence
        for change in case.differences
        if change.kind is Kind.NEW and change.is_past and change.occurrence.is_extra
    ):
        days = {extra.original_day for extra in late}
        place = next(one.position for one in after.adjustments if one.original_day in days)
        yield _finding(EXTRA_IN_THE_PAST, case, late, place=place)
    other = {occurrence.original_day for occurrence in adjusted} | set(skipped)
    yield from _of_plan(case, after, other)
    moved = tuple(
        difference.occurrence
        for difference in case.undecided_past
        if any(fact.label == "Ort" for fact in difference.facts)
    )
    if moved and not isinstance(after.schedule, OneOff):
        yield _finding("past-place", case, moved)


def _entry_gone(case: Case) -> Finding:
    successor = _successor(case)
    if successor is None:
        place, step = restored_entry(case)
        return _finding("entry-gone", case, case.gone, step, place=place)
    place, earlier = successor.position, (*successor.earlier_ids, case.before.id)
    steps = old_line(case, successor, "id", case.before.id), earlier_line(place, earlier)
    return _finding("entry-renamed", case, case.gone, *steps, place=place, new_id=successor.id)


def _successor(case: Case) -> Event | None:
    """The new entry that took over most of the dates, if any did."""
    days = {occurrence.first_day for occurrence in case.gone}
    known = {event.id for event in case.old.events}
    new = {(planned.event.id, planned.first_day) for planned in case.new.occurrences}
    common = Counter(event_id for event_id, day in new if event_id not in known and day in days)
    best = max(sorted(common), key=common.__getitem__, default="")
    if not best or common[best] < len(days) * _ENOUGH_IN_COMMON:
        return None
    return next(event for event in case.new.events if event.id == best)


def _skipped(case: Case, after: Event) -> dict[date, str]:
    """The vanished days that the plan still gives, each with what keeps it from being."""
    gone = {occurrence.original_day for occurrence in case.gone}
    if not gone:
        return {}
    planned = original_days(after, until=max(gone), closed_days=case.new.closed_days)
    return {day.day: day.skipped_by for day in planned if day.skipped_by and day.day in gone}


def _without_adjustment(case: Case, after: Event) -> Dates:
    """The dates that lost their Abweichung: extra dates, and past ones of all kinds."""
    explicit = {adjustment.original_day for adjustment in after.adjustments}
    dates = []
    for difference in case.differences:
        before = difference.old
        if before is None or before.original_day in explicit:
            continue
        if any(stretch.covers(before.original_day) for stretch in after.withdrawals):
            continue
        adjustments = case.adjustments(before.original_day)
        is_extra = any(isinstance(adjustment, Extra) for adjustment in adjustments)
        is_gone = difference.kind is Kind.GONE
        if (is_gone and is_extra) or (adjustments and difference.is_past and not is_gone):
            dates.append(before)
    return tuple(dates)


def _moved_back(case: Case) -> tuple[Difference, ...]:
    """What was moved and is off now, but on another day than families know."""
    return tuple(
        change
        for change in case.differences
        if change.old and change.old.is_moved and not change.is_past
        if not change.occurrence.takes_place
        if change.old.first_day != change.occurrence.first_day
    )


def _of_plan(case: Case, after: Event, other: set[date]) -> Iterator[Finding]:
    """The dates that another plan no longer gives, or gives at another time."""
    gone = tuple(lost for lost in case.gone if lost.original_day not in other)
    future = case.future(gone)
    past = tuple(occurrence for occurrence in gone if occurrence not in future)
    was_single = isinstance(case.before.schedule, OneOff)
    is_single = isinstance(after.schedule, OneOff)
    if past and (was_single or is_single):
        yield _finding("entry-reused", case, gone, *separate_entry(case, after))
        return
    if future and was_single and is_single:
        yield _finding("date-replaced", case, future, *old_day(case, after, future[0]))
    elif future:
        step = cancelled_extras(after, future, case.new.sources)
        yield _finding("date-gone", case, future, step)
    if was_single or is_single:
        return
    retimed = tuple(
        difference.old
        for difference in case.undecided_past
        if difference.old and difference.old.time != difference.occurrence.time
        if difference.old.original_day not in other
    )
    if extras := tuple(occurrence for occurrence in retimed if occurrence.is_extra):
        yield _finding("past-changed", case, extras, *own_times(after, extras))
    if changed := (*past, *(occurrence for occurrence in retimed if not occurrence.is_extra)):
        dates = tuple(sorted(changed, key=lambda occurrence: occurrence.original_day))
        yield _finding("past-changed", case, dates, closed_rules(case, after))


def _finding(
    kind: str, case: Case, dates: Dates, *steps: Step, place: Position | None = None, **values: str
) -> Finding:
    """A Finding at `place`, else at the entry as it stands now."""
    event = case.before
    values = {"title": event.details.title, "id": event.id, "dates": day_list(dates), **values}
    return Finding(message(kind, **values), place or (case.after or event).position, steps)
