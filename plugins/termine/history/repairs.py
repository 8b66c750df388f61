"""The steps that put an event right: which lines go where, so that no date vanishes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..diagnostics import Position
from ..editing import yaml_scalar
from ..events import Cancelled, Event, Extra, Occurrence, OneOff, short_day
from ..reading import Source
from . import wording
from .case import Case, Step
from .entry_text import EntryText, adjustment_lines, as_item, entry_text, pairs_of, slot
from .yaml_words import time_value

_YEAR = re.compile(r"-\d{4}$")
_KEY = re.compile(r"([^\s#:{-][^:]*):")
_NOT_BESIDE_CANCELLED = frozenset({"um", "ende", "dauer", "verlegt", "grund"})
_CANCELLED = "entfaellt: ja"


def cancelled_extras(event: Event, dates: Iterable[Occurrence], sources: Iterable[Source]) -> Step:
    """Dates that no rule gives any more stay as extra dates that are cancelled."""
    items = [
        [
            f"zusatz: {short_day(one.original_day)}",
            *([f"bis: {short_day(one.last_day)}"] if one.last_day > one.first_day else ()),
            f"um: {time_value(one.time)}",
            f"entfaellt: {_reason(one)}",
        ]
        for one in dates
    ]
    return _inserted(event, items, sources, wording.INSERT_OR_REASON)


def _reason(one: Occurrence) -> str:
    """What stands behind `entfaellt:`, the reason in one line or `ja`."""
    return yaml_scalar(" ".join(one.reason.split()) if one.is_cancelled and one.reason else "ja")


def cancelled_skips(event: Event, reasons: Mapping[date, str], sources: Iterable[Source]) -> Step:
    """Dates that a closed day or a pause now skips say so themselves."""
    items = [
        [f"am: {short_day(day)}", f"entfaellt: {yaml_scalar(reason)}"]
        for day, reason in reasons.items()
    ]
    return _inserted(event, items, sources, wording.INSERT_SKIPPED)


def restored_adjustments(case: Case, after: Event, dates: Iterable[Occurrence]) -> Step:
    """Abweichungen that were taken out; an extra date to come is cancelled instead."""
    text = entry_text(case.before, case.old.sources)
    if text is None:
        return Step(wording.IN_BRACES)
    items = []
    for one in dates:
        pairs = _with_time(pairs_of(text, case.adjustments(one.original_day)[0].position), one)
        is_to_cancel = one.is_extra and not one.is_past(case.today)
        items.append(_cancelled_pairs(pairs) if is_to_cancel else pairs)
    return _inserted(after, items, case.new.sources, wording.INSERT)


def own_times(after: Event, dates: Iterable[Occurrence]) -> tuple[Step, ...]:
    """Extra dates that inherited their time from a rule say it themselves."""
    positions = {
        one.original_day: one.position for one in after.adjustments if isinstance(one, Extra)
    }
    places = [(one, positions[one.original_day]) for one in dates]
    return tuple(
        Step(
            wording.INSERT.format(file=place.file, line=place.line),
            (f"{' ' * (place.column - 1)}um: {time_value(one.time)}",),
        )
        for one, place in places
    )


def restored_entry(case: Case) -> tuple[Position, Step]:
    """An entry that was taken out, with each coming date cancelled, and where it goes."""
    file = case.before.position.file
    text = entry_text(case.before, case.old.sources)
    if text is None:
        return Position(file, 1), Step(wording.IN_BRACES)
    coming = case.future(case.gone)
    text = _with_cancellations(case, text, coming)
    neighbour = _neighbour(case)
    if neighbour is None:
        return Position(file, 1), _restored_alone(case, text)
    sentence = wording.RESTORE if coming else wording.RESTORE_PAST
    said = sentence.format(file=file, line=neighbour.last_line)
    return Position(file, neighbour.last_line), Step(said, text.block(neighbour.dash))


def _restored_alone(case: Case, text: EntryText) -> Step:
    """An entry that comes back into a file without entries, or with its file."""
    is_there = any(source.name == text.file for source in case.new.sources)
    if is_there and text.dash is not None:
        return Step(wording.RESTORE_UNDER.format(file=text.file), text.block(text.dash))
    head = () if text.dash is None else ("termine:",)
    return Step(wording.RESTORE_FILE.format(file=text.file), (*head, *text.block(text.dash)))


def old_id(case: Case, successor: Event) -> Step:
    """The line of the new id with the old one."""
    return _line(successor, case, "id", case.before.id)


def old_day(case: Case, after: Event, gone: Occurrence) -> tuple[Step, ...]:
    """A single date that got another day stays where it was and is moved."""
    schedule = after.schedule
    first = _line(after, case, "datum", short_day(gone.original_day))
    if not isinstance(schedule, OneOff):
        return (first,)
    moved = [f"am: {short_day(gone.original_day)}", f"verlegt: {short_day(schedule.first_day)}"]
    then = _inserted(after, [moved], case.new.sources, wording.THEN_MOVED)
    ends = _line(after, case, "bis", short_day(gone.last_day))
    return first, *((ends,) if gone.last_day > gone.original_day else ()), then


def kept_entry(case: Case, after: Event) -> tuple[Step, ...]:
    """A past date keeps its entry, and the new one gets an entry of its own."""
    old = entry_text(case.before, case.old.sources)
    new = entry_text(after, case.new.sources)
    if old is None or new is None:
        return (Step(wording.IN_BRACES),)
    own_id = f"{_YEAR.sub('', after.id)}-{_first_year(after)}"
    line, text = new.with_value("id", own_id) or (new.first_line, "")
    own = new.with_lines(line, line, (text,))
    sentence = wording.KEEP_PAST_ENTRY.format(
        file=new.file, line=new.first_line, last_line=new.last_line
    )
    then = Step(wording.THEN_OWN_ENTRY, own.block(new.dash))
    return Step(sentence, old.block(new.dash)), then


def _inserted(
    event: Event, items: Iterable[Sequence[str]], sources: Iterable[Source], sentence: str
) -> Step:
    text = entry_text(event, sources)
    found = slot(text) if text else None
    if text is None or found is None:
        return Step(wording.IN_BRACES, tuple(line for item in items for line in as_item(item, 0)))
    return Step(sentence.format(file=text.file, line=found.line), found.filled(items))


def _line(event: Event, case: Case, key: str, value: str) -> Step:
    """One line of an entry with another value."""
    text = entry_text(event, case.new.sources)
    line, shown = (text.with_value(key, value) if text else None) or (
        event.position.line,
        f"{key}: {value}",
    )
    return Step(wording.OLD_LINE.format(file=event.position.file, line=line), (shown,))


def _with_cancellations(case: Case, text: EntryText, dates: Iterable[Occurrence]) -> EntryText:
    """The old entry with each of these dates cancelled, from the last line up."""
    plain: list[list[str]] = []
    told: dict[range, tuple[str, ...]] = {}
    for one in dates:
        said = case.adjustments(one.original_day)
        if not said:
            plain.append([f"am: {short_day(one.original_day)}", _CANCELLED])
        elif not any(isinstance(each, Cancelled) for each in said):
            place = said[0].position
            item = as_item(_cancelled_pairs(pairs_of(text, place)), 0)
            margin = text.lines[place.line - 1].find("-")
            told[adjustment_lines(text, place)] = tuple(f"{' ' * margin}{line}" for line in item)
    found = slot(text)
    if plain and found:
        text = text.with_lines(found.line + 1, found.line, found.filled(plain))
    for lines in sorted(told, key=lambda one: -one.start):
        text = text.with_lines(lines.start, lines.stop - 1, told[lines])
    return text


def _cancelled_pairs(pairs: Sequence[str]) -> tuple[str, ...]:
    """An Abweichung as a cancellation, without what then has no place beside it."""
    if pairs[0].startswith("{"):
        return tuple(pairs)
    is_extra = any(pair.startswith("zusatz") for pair in pairs)
    refused = {"verlegt", "grund"} if is_extra else _NOT_BESIDE_CANCELLED
    kept: list[str] = []
    is_kept = True
    for pair in pairs:
        key = _KEY.match(pair)
        is_kept = key[1].strip() not in refused if key else is_kept
        kept += [pair] if is_kept else []
    is_said = any(pair.startswith("entfaellt") for pair in kept)
    return (*kept, *(() if is_said else (_CANCELLED,)))


def _with_time(pairs: Sequence[str], one: Occurrence) -> tuple[str, ...]:
    """An extra date with its own time: what it inherited may have changed meanwhile."""
    has_own = any(pair.startswith(("um", "{")) for pair in pairs)
    if has_own or not one.is_extra:
        return tuple(pairs)
    return pairs[0], f"um: {time_value(one.time)}", *pairs[1:]


def _neighbour(case: Case) -> EntryText | None:
    """The entry of the same file behind which the old one belongs: the one before it, if any."""
    file = case.before.position.file
    here = [event for event in case.new.events if event.position.file == file]
    lines = {event.id: event.position.line for event in case.old.events}
    own = case.before.position.line
    ahead = [event for event in here if lines.get(event.id, own) < own]
    chosen = max(
        ahead or here, key=lambda event: lines.get(event.id, event.position.line), default=None
    )
    return entry_text(chosen, case.new.sources) if chosen else None


def _first_year(event: Event) -> int:
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        return schedule.first_day.year
    return schedule.rules[0].first_day.year
