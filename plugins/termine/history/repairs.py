"""How to put right what must not be published: which lines go where, so that no date vanishes.

The lines are shown to be pasted; so they need the indentation and the place of what is there.
Entries in flow style (`{…}`) have no such place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..diagnostics import Position, message
from ..editing import Gap, rule_values, yaml_scalar
from ..events import (
    Cancelled,
    Event,
    Extra,
    Occurrence,
    OneOff,
    Rule,
    Series,
    Withdrawal,
    bare_time,
    days,
    short_day,
)
from ..reading import Source
from .comparison import Case, Difference
from .entry_lines import EntryLines, entry_lines

_YEAR = re.compile(r"-\d{4}$")
_KEY = re.compile(r"([^\s#:{-][^:]*):")
_NOT_BESIDE_CANCELLED = frozenset({"um", "ende", "dauer", "grund"})
_CANCELLED = "entfaellt: ja"
_FEWEST_OF_A_STRETCH = 4
"""From so many dates on, they are cancelled from the first to the last, not one by one."""

_SEARCHED_DAYS = 366 * 8  # a leap day that no February gives comes back within eight years


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a sentence, and the lines to paste (may be none)."""

    sentence: str
    lines: tuple[str, ...] = ()


def cancelled_extras(event: Event, dates: Iterable[Occurrence], sources: Iterable[Source]) -> Step:
    """Dates that no rule gives any more stay as extra dates that are cancelled."""
    items = []
    for occurrence in dates:
        last_day = occurrence.last_day
        until = [f"bis: {short_day(last_day)}"] if last_day > occurrence.first_day else []
        reason = " ".join(occurrence.reason.split()) if occurrence.is_cancelled else ""
        pairs = [f"um: {bare_time(occurrence.time)}", f"entfaellt: {yaml_scalar(reason or 'ja')}"]
        items.append([f"zusatz: {short_day(occurrence.original_day)}", *until, *pairs])
    return _inserted(event, items, sources, "repair-insert-or-reason")


def cancelled_skips(event: Event, reasons: Mapping[date, str], sources: Iterable[Source]) -> Step:
    """Dates that a closed day or a pause now skips say so themselves."""
    items = [
        [f"am: {short_day(day)}", f"entfaellt: {yaml_scalar(reason)}"]
        for day, reason in reasons.items()
    ]
    return _inserted(event, items, sources, "repair-insert-skipped")


def restored_adjustments(case: Case, after: Event, dates: Iterable[Occurrence]) -> Step:
    """Abweichungen that were taken out; an extra date to come is cancelled instead."""
    entry = entry_lines(case.before, case.old.sources)
    if entry is None:
        return Step(message.text("repair-in-braces"))
    items = []
    for occurrence in dates:
        pairs = _with_time(
            entry.pairs_of(case.adjustments(occurrence.original_day)[0].position), occurrence
        )
        is_to_cancel = occurrence.is_extra and not occurrence.is_past(case.today)
        item = _cancelled_pairs(pairs) if is_to_cancel else pairs
        items += [] if item in items else [item]  # a stretch is for many dates
    return _inserted(after, items, case.new.sources, "repair-insert")


def earlier_line(place: Position, names: Iterable[str], key: str = "repair-earlier") -> Step:
    """`frueher` of an entry that begins at a place, with all names that it had."""
    named = ", ".join(map(yaml_scalar, names))
    line = f"{' ' * (place.column - 1)}frueher: [{named}]"
    return Step(message.text(key, file=place.file, line=place.line), (line,))


def moved_days(
    after: Event, changes: Iterable[Difference], sources: Iterable[Source]
) -> tuple[Step, ...]:
    """What is off now stays on the day that it had been moved to: cancelled, with its `verlegt`."""
    entry = entry_lines(after, sources)
    places = {one.original_day: one.position for one in after.adjustments}
    steps = []
    for change in changes:
        old, place = change.old, places.get(change.occurrence.original_day)
        item = entry.adjustment_at(place) if entry and place else None
        if entry is None or old is None or item is None or item.is_flow:
            steps.append(Step(message.text("repair-in-braces")))
            continue
        pairs = [f"verlegt: {short_day(old.first_day)}"]
        if old.moved_from and old.time != old.moved_from.time:
            pairs.append(f"um: {bare_time(old.time)}")
        postponed = item.entry("verschoben")
        line, key = item.last_line, "repair-insert"
        if postponed:
            line, key = postponed.span.first_line, "repair-old-line"
            pairs.insert(0, f"entfaellt: {yaml_scalar(change.occurrence.reason or 'ja')}")
        blanks = " " * (item.span.first_column - 1)
        sentence = message.text(key, file=entry.file, line=line)
        steps.append(Step(sentence, tuple(blanks + pair for pair in pairs)))
    return tuple(steps)


def own_times(after: Event, dates: Iterable[Occurrence]) -> tuple[Step, ...]:
    """Extra dates that inherited their time from a rule say it themselves."""
    extras = {
        adjustment.original_day: adjustment.position
        for adjustment in after.adjustments
        if isinstance(adjustment, Extra)
    }
    return tuple(
        Step(
            message.text("repair-insert", file=place.file, line=place.line),
            (f"{' ' * (place.column - 1)}um: {bare_time(occurrence.time)}",),
        )
        for occurrence in dates
        for place in (extras[occurrence.original_day],)
    )


def restored_entry(case: Case) -> tuple[Position, Step]:
    """An entry that was taken out, with each coming date cancelled, and where it goes."""
    file = case.before.position.file
    entry = entry_lines(case.before, case.old.sources)
    if entry is None:
        return Position(file, 1), Step(message.text("repair-in-braces"))
    coming = case.future(case.gone)
    entry = _with_cancellations(case, entry, coming)
    neighbour = _neighbour(case)
    if neighbour:
        key = "repair-restore" if coming else "repair-restore-past"
        sentence = message.text(key, file=file, line=neighbour.last_line)
        return Position(file, neighbour.last_line), Step(sentence, entry.block(neighbour.dash))
    is_there = entry.dash is not None and any(source.name == file for source in case.new.sources)
    key = "repair-restore-under" if is_there else "repair-restore-file"
    head = () if is_there or entry.dash is None else ("termine:",)
    step = Step(message.text(key, file=file), (*head, *entry.block(entry.dash)))
    return Position(file, 1), step


def old_line(case: Case, event: Event, key: str, value: str) -> Step:
    """One line of a new entry with the old value of a key."""
    entry = entry_lines(event, case.new.sources)
    place = entry.with_value(key, value) if entry else None
    line, shown = place or (event.position.line, f"{key}: {value}")
    return Step(message.text("repair-old-line", file=event.position.file, line=line), (shown,))


def old_day(case: Case, after: Event, gone: Occurrence) -> tuple[Step, ...]:
    """A single date that got another day stays where it was and is moved."""
    schedule = after.schedule
    first = old_line(case, after, "datum", short_day(gone.original_day))
    if not isinstance(schedule, OneOff):
        return (first,)
    moved = [f"am: {short_day(gone.original_day)}", f"verlegt: {short_day(schedule.first_day)}"]
    then = _inserted(after, [moved], case.new.sources, "repair-then-moved")
    ends = old_line(case, after, "bis", short_day(gone.last_day))
    return first, *((ends,) if gone.last_day > gone.original_day else ()), then


def separate_entry(case: Case, after: Event) -> tuple[Step, ...]:
    """A past date keeps its entry, and the new one gets an entry of its own."""
    old = entry_lines(case.before, case.old.sources)
    new = entry_lines(after, case.new.sources)
    if old is None or new is None:
        return (Step(message.text("repair-in-braces")),)
    own_id = f"{_YEAR.sub('', after.id)}-{after.schedule.first_day.year}"
    line, text = new.with_value("id", own_id) or (new.first_line, "")
    own = new.with_lines(line, line, (text,))
    sentence = message.text(
        "repair-keep-past-entry", file=new.file, line=new.first_line, last_line=new.last_line
    )
    then = Step(message.text("repair-then-own-entry"), own.block(new.dash))
    return Step(sentence, old.block(new.dash)), then


def closed_rules(case: Case, after: Event) -> Step:
    """The list `regeln` under which the past stays and the new plan holds from today on."""
    entry = entry_lines(after, case.new.sources)
    if entry is None or not isinstance(after.schedule, Series):
        return Step(message.text("repair-in-braces"))
    line = entry.line_of("regeln")
    sentence = message.text(
        "repair-close-rule",
        file=entry.file,
        line=line or entry.line_of("wann") or entry.line_of("rrule") or entry.first_line,
        keys=message.text("repair-key-of-rules" if line else "repair-keys-of-rule"),
    )
    gap = Gap(0, entry.indentation + 2, (f"{' ' * entry.indentation}regeln:",))
    rules = map(rule_values, _rules(case, after.schedule))
    return Step(sentence, gap.filled([f"{key}: {text}" for key, text in rule] for rule in rules))


def _inserted(
    event: Event, items: Iterable[Sequence[str]], sources: Iterable[Source], text_key: str
) -> Step:
    """The items as Abweichungen of an event, under the sentence with this key."""
    entry = entry_lines(event, sources)
    gap = entry.gap() if entry else None
    if entry is None or gap is None:
        return Step(message.text("repair-in-braces"), Gap(0, 0).filled(items))
    sentence = message.text(text_key, file=entry.file, line=gap.after_line)
    return Step(sentence, gap.filled(items))


def _with_cancellations(case: Case, entry: EntryLines, dates: Iterable[Occurrence]) -> EntryLines:
    """The old entry with each of these dates cancelled, from the last line up."""
    dates = tuple(dates)
    plain = sorted(each.original_day for each in dates if not case.adjustments(each.original_day))
    items = [[f"am: {short_day(day)}", _CANCELLED] for day in plain]
    stretch: tuple[date, ...] = ()
    if len(plain) >= _FEWEST_OF_A_STRETCH:
        stretch = plain[0], plain[-1]
        items = [[items[0][0], f"bis: {short_day(plain[-1])}", _CANCELLED]]
    pieces: list[tuple[int, int, tuple[str, ...]]] = []
    for occurrence in dates:
        adjustments = case.adjustments(occurrence.original_day)
        is_within = bool(stretch) and stretch[0] <= occurrence.original_day <= stretch[-1]
        if not adjustments or (is_within and not occurrence.is_extra):
            continue
        if not any(isinstance(adjustment, Cancelled | Withdrawal) for adjustment in adjustments):
            place = adjustments[0].position
            margin = entry.lines[place.line - 1].find("-")
            item = Gap(0, margin).filled([_cancelled_pairs(entry.pairs_of(place))])
            pieces.append((*entry.adjustment_lines(place), item))
    gap = entry.gap()
    if items and gap:
        pieces.append((gap.after_line + 1, gap.after_line, gap.filled(items)))
    for piece in sorted(pieces, reverse=True):
        entry = entry.with_lines(*piece)
    return entry


def _cancelled_pairs(pairs: Sequence[str]) -> tuple[str, ...]:
    """An Abweichung as a cancellation, without what then has no place beside it."""
    if pairs[0].startswith("{"):
        return tuple(pairs)
    has_place = any(pair.startswith(("zusatz", "verlegt")) for pair in pairs)
    refused = {"grund"} if has_place else _NOT_BESIDE_CANCELLED
    left: list[str] = []
    stays = True
    for pair in pairs:
        key = _KEY.match(pair)
        stays = key[1].strip() not in refused if key else stays
        left += [pair] if stays else []
    has_cancellation = any(pair.startswith("entfaellt") for pair in left)
    return (*left, *(() if has_cancellation else (_CANCELLED,)))


def _with_time(pairs: Sequence[str], occurrence: Occurrence) -> tuple[str, ...]:
    """An extra date with its own time: what it inherited may have changed meanwhile."""
    has_own = any(pair.startswith(("um", "{")) for pair in pairs)
    if has_own or not occurrence.is_extra:
        return tuple(pairs)
    return pairs[0], f"um: {bare_time(occurrence.time)}", *pairs[1:]


def _neighbour(case: Case) -> EntryLines | None:
    """The entry of the same file behind which the old one belongs: the one before it, if any."""
    file = case.before.position.file
    here = [event for event in case.new.events if event.position.file == file]
    lines = {event.id: event.position.line for event in case.old.events}
    own = case.before.position.line
    ahead = [event for event in here if lines.get(event.id, own) < own]
    chosen = max(
        ahead or here, key=lambda event: lines.get(event.id, event.position.line), default=None
    )
    return entry_lines(chosen, case.new.sources) if chosen else None


def _rules(case: Case, new: Series) -> Iterator[Rule]:
    """The old rules until yesterday, and the new ones from their first date of today or later.

    A new rule that begins with one of its own dates keeps its rhythm (every second week).
    """
    old, today = case.before.schedule, case.today
    yesterday = today - timedelta(days=1)
    for rule in old.rules if isinstance(old, Series) else ():
        if rule.first_day < today:
            yield replace(rule, last_day=min(rule.last_day or yesterday, yesterday))
    for rule in new.rules:
        begin = max(rule.first_day, today)
        last = begin + timedelta(days=_SEARCHED_DAYS)
        planned = days(rule.recurrence, rule.first_day, min(rule.last_day or last, last))
        if first := next((day for day in planned if day >= begin), None):
            yield replace(rule, first_day=first)
