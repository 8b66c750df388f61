"""When an entry is planned and what is other on single days, each checked against the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, message
from ..events import (
    Adjustment,
    Cancelled,
    Detail,
    Extra,
    Moved,
    OneOff,
    Pause,
    Rule,
    Schedule,
    Series,
    TimeSpan,
    days,
)
from .days import last_before_first, short
from .details import VenueList, overrides, slips, unknown_venue
from .form_reading import Reading, missing_key
from .forms import AdjustmentForm, ClockForm, DefaultsForm, EventForm, PauseForm, RuleForm
from .times import Clock, begins_at_night, ends_at_night, timespan
from .words import yes_from_text

_KINDS = ("datum", "wann", "rrule", "regeln")
_SERIES_ONLY = ("ab", "pausen", "feiertage", "ferien")
_RULE_KEYS = ("wann", "rrule", "um", "ab", "bis")
_CLOCK_KEYS = ("um", "ende", "dauer")


@dataclass(frozen=True, slots=True)
class Plan:
    """A Schedule with what each date's time is inherited from; None where a mistake forbids it.

    `clocks` are sorted by the day from which they hold.
    """

    schedule: Schedule | None
    clocks: tuple[tuple[date, Clock], ...]
    diagnostics: tuple[Diagnostic, ...]

    def clock_on(self, day: date) -> Clock:
        """What the plan says about the time on a day."""
        holding = [clock for first_day, clock in self.clocks if first_day <= day]
        return holding[-1] if holding else (self.clocks[0][1] if self.clocks else Clock())


def plan(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    """The Plan of an entry and what is wrong with it."""
    kinds = [key for key in _KINDS if reading.has(key)]
    if not kinds:
        if any(not reading.lacks(key) for key in _KINDS):
            return Plan(None, (), ())
        start = next((key for key in ("ab", "bis", "um") if reading.has(key)), "")
        return Plan(None, (), (message("no-schedule").at(reading.at_key(start)),))
    diagnostics = _conflicts(reading, kinds)
    if diagnostics:
        return Plan(None, (), diagnostics)
    if kinds == ["datum"]:
        return _one_off(reading, defaults)
    return _series(reading, defaults)


def time_of(
    reading: Reading[ClockForm], inherited: Clock
) -> tuple[TimeSpan | None, list[Diagnostic]]:
    """The time of a date, rule or Abweichung; None where it is wrong or not said at all."""
    own = reading.form.clock
    found = timespan(own) if own.span is not None else None
    if not isinstance(found, Message):
        found = timespan(own.over(inherited))
    end_key = next((key for key in ("ende", "dauer", "um") if reading.has(key)), "")
    if isinstance(found, Message):
        is_known = own.span is not None or not reading.has("um")
        return None, [found.at(reading.at(end_key))] if is_known else []
    if found and (fault := begins_at_night(found)):
        return found, [fault.at(reading.at("um"))]
    fault = ends_at_night(found) if found else None
    return found, [fault.at(reading.at(end_key))] if fault else []


def _conflicts(reading: Reading[EventForm], kinds: list[str]) -> tuple[Diagnostic, ...]:
    if "regeln" in kinds and "datum" not in kinds:
        beside = [key for key in _RULE_KEYS if reading.has(key)]
        return tuple(message("beside-rules", key=key).at(reading.at_key(key)) for key in beside)
    return tuple(
        message("one-schedule", first=kinds[0], second=key).at(reading.at_key(key))
        for key in kinds[1:]
    )


def _needed_time(
    reading: Reading[ClockForm], inherited: Clock
) -> tuple[TimeSpan | None, list[Diagnostic]]:
    time, diagnostics = time_of(reading, inherited)
    if time is None and not diagnostics and reading.lacks("um"):
        diagnostics = [missing_key(reading.node, "um", "10 Uhr")]
    return time, diagnostics


def _one_off(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    form = reading.form
    in_series = [key for key in _SERIES_ONLY if reading.has(key)]
    diagnostics = [message("needs-series", key=key).at(reading.at_key(key)) for key in in_series]
    time, mistakes = _needed_time(reading, defaults.clock)
    diagnostics += mistakes
    if form.day is None or time is None:
        return Plan(None, (), tuple(diagnostics))
    last_day = form.last_day or form.day
    if last_day < form.day:
        fault = last_before_first(("datum", form.day), ("bis", last_day))
        diagnostics.append(fault.at(reading.at("bis")))
    schedule = OneOff(form.day, max(last_day, form.day), time)
    return Plan(schedule, ((form.day, form.clock.over(defaults.clock)),), tuple(diagnostics))


def _series(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    """A series of the rules in `regeln`; without these the entry itself is its one rule."""
    form = reading.form
    parts: list[Reading[RuleForm]] = [Reading(form, reading.node, ())]
    inherited = defaults.clock
    if reading.has("regeln"):
        parts = reading.parts("regeln", form.rules)
        inherited = form.clock.over(inherited)
    diagnostics: list[Diagnostic] = []
    ruled: list[tuple[Rule, Clock]] = []
    for part in parts:
        rule, mistakes = _rule(part, inherited)
        diagnostics += mistakes
        ruled += [(rule, part.form.clock.over(inherited))] if rule else []
    ruled.sort(key=lambda one: one[0].first_day)
    rules = tuple(rule for rule, _ in ruled)
    pauses, mistakes = _pauses(reading)
    diagnostics += [*_overlaps(rules), *mistakes]
    if not rules:
        return Plan(None, (), tuple(diagnostics))
    public = form.on_public_holidays or defaults.on_public_holidays
    school = form.on_school_holidays or defaults.on_school_holidays
    clocks = tuple((rule.first_day, clock) for rule, clock in ruled)
    return Plan(Series(rules, pauses, public, school), clocks, tuple(diagnostics))


def _rule(reading: Reading[RuleForm], inherited: Clock) -> tuple[Rule | None, list[Diagnostic]]:
    form, node = reading.form, reading.node
    time, diagnostics = _needed_time(reading, inherited)
    if reading.lacks("wann") and reading.lacks("rrule"):
        diagnostics.append(missing_key(node, "wann", "jeden 1. Mittwoch im Monat"))
    if reading.has("wann") and reading.has("rrule"):
        fault = message("one-schedule", first="wann", second="rrule")
        diagnostics.append(fault.at(reading.at("rrule")))
    if reading.lacks("ab"):
        diagnostics.append(missing_key(node, "ab", "02.01.2019"))
    recurrence = form.phrase or form.rrule
    if recurrence is None or time is None or form.first_day is None:
        return None, diagnostics
    rule = Rule(recurrence, time, form.first_day, form.last_day, node.position)
    return rule, diagnostics + _end_of_rule(rule, reading)


def _end_of_rule(rule: Rule, reading: Reading[RuleForm]) -> list[Diagnostic]:
    if rule.last_day is None:
        return []
    if rule.last_day < rule.first_day:
        fault = last_before_first(("ab", rule.first_day), ("bis", rule.last_day))
    elif next(days(rule.recurrence, rule.first_day, rule.last_day), None) is None:
        fault = message("no-dates", first=short(rule.first_day), last=short(rule.last_day))
    else:
        return []
    return [fault.at(reading.at("bis"))]


def _overlaps(rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    for before, after in pairwise(rules):
        if before.last_day is None or before.last_day >= after.first_day:
            first, day_before = after.first_day, after.first_day - timedelta(days=1)
            fault = message("rules-overlap", day=short(first), day_before=short(day_before))
            yield fault.at(after.position)


def _pauses(reading: Reading[EventForm]) -> tuple[tuple[Pause, ...], list[Diagnostic]]:
    pauses: list[Pause] = []
    diagnostics: list[Diagnostic] = []
    for part in reading.parts("pausen", reading.form.pauses):
        first, last = part.form.first_day, part.form.last_day
        lacking = [(key, example) for key, example in PauseForm.needed if part.lacks(key)]
        diagnostics += [missing_key(part.node, *one) for one in lacking]
        if first and last and last < first:
            fault = last_before_first(("von", first), ("bis", last))
            diagnostics.append(fault.at(part.at("bis")))
        elif first and last:
            pauses.append(Pause(first, last, part.node.position, part.form.reason or ""))
    return tuple(sorted(pauses, key=lambda pause: pause.first_day)), diagnostics


@dataclass(frozen=True, slots=True)
class Adjustments:
    """The Adjustments sorted by day (an Extra before what befell it) and what is wrong."""

    values: tuple[Adjustment, ...]
    diagnostics: tuple[Diagnostic, ...]


def adjustments(reading: Reading[EventForm], plan: Plan, venues: VenueList) -> Adjustments:
    """What the Abweichungen of an entry say."""
    values: list[Adjustment] = []
    diagnostics: list[Diagnostic] = []
    seen: dict[date, int] = {}
    for part in reading.parts("abweichungen", reading.form.adjustments):
        if len(diagnostics) >= MOST_ERRORS:
            break
        diagnostics += [*_mistakes(part), *unknown_venue(part, venues), *slips(part)]
        day = part.form.extra or part.form.original_day
        if day is None:
            continue
        position = part.at("zusatz" if part.form.extra else "am")
        if day in seen:
            fault = message("two-adjustments", day=short(day), line=seen[day])
            diagnostics.append(fault.at(position))
        seen.setdefault(day, position.line)
        found, mistakes = _adjustment(part, day, plan, venues)
        values += found
        diagnostics += mistakes
    return Adjustments(tuple(sorted(values, key=lambda one: one.original_day)), tuple(diagnostics))


def _adjustment(
    part: Reading[AdjustmentForm], day: date, plan: Plan, venues: VenueList
) -> tuple[list[Adjustment], list[Diagnostic]]:
    """One Abweichung; an extra date that is also cancelled or moved gives two Adjustments."""
    form, position = part.form, part.node.position
    time: TimeSpan | None = None
    diagnostics: list[Diagnostic] = []
    if any(part.has(key) for key in _CLOCK_KEYS):
        time, diagnostics = time_of(part, plan.clock_on(day))
    given = overrides(form, venues)
    values: list[Adjustment] = []
    if form.extra:
        values.append(Extra(day, position, time, form.last_day, given))
    if form.cancelled is not None:
        values.append(Cancelled(day, _reason(form), position, given))
    elif form.new_day:
        values.append(Moved(day, form.new_day, position, time, form.reason or "", given))
    elif not form.extra:
        values.append(Detail(day, position, time, given))
    return values, diagnostics


def _reason(form: AdjustmentForm) -> str:
    """The reason of a cancelled date: `entfaellt: ja` has none of its own."""
    text = form.cancelled or ""
    return (form.reason or "") if yes_from_text(text) or not text else text


def _mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    """What does not fit together within one Abweichung."""
    yield from _day_mistakes(part)
    if part.node.entry("entfaellt") is not None:
        yield from _cancelled_mistakes(part)
    yield from _change_mistakes(part)


def _day_mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    extra, last_day = part.form.extra, part.form.last_day
    if part.has("am") and part.has("zusatz"):
        yield message("am-and-extra").at(part.at_key("zusatz"))
    elif part.lacks("am") and part.lacks("zusatz"):
        yield message("adjustment-without-day").at(part.node.position)
    elif part.has("bis") and not part.has("zusatz"):
        yield message("last-day-without-extra").at(part.at_key("bis"))
    elif extra and last_day and last_day < extra:
        yield last_before_first(("zusatz", extra), ("bis", last_day)).at(part.at("bis"))


def _cancelled_mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    for key in _CLOCK_KEYS:
        if part.has(key) and not part.has("zusatz"):
            yield message("cancelled-with-time", key=key).at(part.at_key(key))
    if part.has("verlegt"):
        yield message("cancelled-and-moved").at(part.at_key("verlegt"))
    answer = yes_from_text(part.form.cancelled or "ja")
    if answer is False:
        yield message("not-cancelled").at(part.at("entfaellt"))
    if answer is None and part.has("grund"):
        yield message("two-reasons").at(part.at_key("grund"))


def _change_mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    form, is_cancelled = part.form, part.node.entry("entfaellt") is not None
    says_more = any(part.has(key) for key in part.node.keys if key != "am")
    if part.has("grund") and not (is_cancelled or part.has("verlegt")):
        yield message("reason-without-change").at(part.at_key("grund"))
    elif form.new_day and form.new_day in {form.original_day, form.extra} and not part.has("um"):
        yield message("moved-nowhere").at(part.at("verlegt"))
    elif part.has("am") and not says_more and not is_cancelled:
        yield message("adjustment-empty").at(part.node.position)
