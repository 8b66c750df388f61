"""When an entry is planned and what is other on single days, each checked against the rest."""

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
    return found, _at_night(found, reading, end_key) if found else []


def _at_night(time: TimeSpan, reading: Reading[ClockForm], end_key: str) -> list[Diagnostic]:
    """A time that is mostly a slip, told where its begin or its end is written."""
    if fault := begins_at_night(time):
        return [fault.at(reading.at("um"))]
    fault = ends_at_night(time)
    return [fault.at(reading.at(end_key))] if fault else []


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
    diagnostics = [
        message("needs-series", key=key).at(reading.at_key(key))
        for key in _SERIES_ONLY
        if reading.has(key)
    ]
    time, mistakes = _needed_time(reading, defaults.clock)
    diagnostics += mistakes
    if form.day is None or time is None:
        return Plan(None, (), tuple(diagnostics))
    clock = form.clock.over(defaults.clock)
    last_day = form.last_day or form.day
    if last_day < form.day:
        fault = last_before_first(("datum", form.day), ("bis", last_day))
        diagnostics.append(fault.at(reading.at("bis")))
        last_day = form.day
    return Plan(OneOff(form.day, last_day, time), ((form.day, clock),), tuple(diagnostics))


def _series(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    form = reading.form
    parts = _rule_readings(reading)
    inherited = form.clock.over(defaults.clock) if reading.has("regeln") else defaults.clock
    diagnostics: list[Diagnostic] = []
    rules: list[Rule] = []
    clocks: list[tuple[date, Clock]] = []
    for part in parts:
        rule, mistakes = _rule(part, inherited)
        diagnostics += mistakes
        if rule:
            rules.append(rule)
            clocks.append((rule.first_day, part.form.clock.over(inherited)))
    rules.sort(key=lambda rule: rule.first_day)
    clocks.sort(key=lambda clock: clock[0])
    diagnostics += _overlaps(rules)
    pauses, mistakes = _pauses(reading)
    diagnostics += mistakes
    if not rules:
        return Plan(None, (), tuple(diagnostics))
    public = form.on_public_holidays or defaults.on_public_holidays
    school = form.on_school_holidays or defaults.on_school_holidays
    return Plan(Series(tuple(rules), pauses, public, school), tuple(clocks), tuple(diagnostics))


def _rule_readings(reading: Reading[EventForm]) -> list[Reading[RuleForm]]:
    """The rules as they were read with the entry; the entry itself is one without `regeln`."""
    if not reading.has("regeln"):
        return [Reading(reading.form, reading.node, ())]
    return reading.parts("regeln", reading.form.rules)


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
    position = reading.at("bis")
    if rule.last_day < rule.first_day:
        return [last_before_first(("ab", rule.first_day), ("bis", rule.last_day)).at(position)]
    if next(days(rule.recurrence, rule.first_day, rule.last_day), None) is None:
        first, last = short(rule.first_day), short(rule.last_day)
        return [message("no-dates", first=first, last=last).at(position)]
    return []


def _overlaps(rules: list[Rule]) -> list[Diagnostic]:
    return [
        message(
            "rules-overlap",
            day=short(after.first_day),
            day_before=short(after.first_day - timedelta(days=1)),
        ).at(after.position)
        for before, after in pairwise(rules)
        if before.last_day is None or before.last_day >= after.first_day
    ]


def _pauses(reading: Reading[EventForm]) -> tuple[tuple[Pause, ...], list[Diagnostic]]:
    pauses: list[Pause] = []
    diagnostics: list[Diagnostic] = []
    for part in reading.parts("pausen", reading.form.pauses):
        form = part.form
        diagnostics += [
            missing_key(part.node, key, example)
            for key, example in PauseForm.needed
            if part.lacks(key)
        ]
        if form.first_day is None or form.last_day is None:
            continue
        if form.last_day < form.first_day:
            fault = last_before_first(("von", form.first_day), ("bis", form.last_day))
            diagnostics.append(fault.at(part.at("bis")))
            continue
        pauses.append(Pause(form.first_day, form.last_day, part.node.position, form.reason or ""))
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
        day = part.form.extra or part.form.planned
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


def _mistakes(part: Reading[AdjustmentForm]) -> list[Diagnostic]:
    """What does not fit together within one Abweichung."""
    is_cancelled = part.node.entry("entfaellt") is not None
    return [
        *_day_mistakes(part),
        *(_cancelled_mistakes(part) if is_cancelled else []),
        *_change_mistakes(part),
    ]


def _day_mistakes(part: Reading[AdjustmentForm]) -> list[Diagnostic]:
    form = part.form
    if part.has("am") and part.has("zusatz"):
        return [message("am-and-extra").at(part.at_key("zusatz"))]
    if part.lacks("am") and part.lacks("zusatz"):
        return [message("adjustment-without-day").at(part.node.position)]
    if part.has("bis") and not part.has("zusatz"):
        return [message("last-day-without-extra").at(part.at_key("bis"))]
    if form.extra and form.last_day and form.last_day < form.extra:
        fault = last_before_first(("zusatz", form.extra), ("bis", form.last_day))
        return [fault.at(part.at("bis"))]
    return []


def _cancelled_mistakes(part: Reading[AdjustmentForm]) -> list[Diagnostic]:
    form = part.form
    diagnostics = [
        message("cancelled-with-time", key=key).at(part.at_key(key))
        for key in _CLOCK_KEYS
        if part.has(key) and not part.has("zusatz")
    ]
    if part.has("verlegt"):
        diagnostics.append(message("cancelled-and-moved").at(part.at_key("verlegt")))
    answer = yes_from_text(form.cancelled or "ja")
    if answer is False:
        diagnostics.append(message("not-cancelled").at(part.at("entfaellt")))
    if answer is None and part.has("grund"):
        diagnostics.append(message("two-reasons").at(part.at_key("grund")))
    return diagnostics


def _change_mistakes(part: Reading[AdjustmentForm]) -> list[Diagnostic]:
    form = part.form
    is_cancelled = part.node.entry("entfaellt") is not None
    is_changed = is_cancelled or part.has("verlegt")
    if part.has("grund") and not is_changed:
        return [message("reason-without-change").at(part.at_key("grund"))]
    if form.new_day and form.new_day in {form.planned, form.extra} and not part.has("um"):
        return [message("moved-nowhere").at(part.at("verlegt"))]
    says_more = any(part.has(key) for key in part.node.keys if key != "am")
    if part.has("am") and not says_more and not is_cancelled:
        return [message("adjustment-empty").at(part.node.position)]
    return []
