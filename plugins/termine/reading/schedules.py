"""When an entry is planned and what is other on single days, each checked against the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .. import events
from ..diagnostics import MOST_ERRORS, Diagnostic, Message, message
from .details import VenueList, detail_faults, given
from .form_reading import Reading
from .forms import AdjustmentForm, ClockForm, DefaultsForm, EventForm, PauseForm, RuleForm
from .times import Clock, at_night, day_from_text, length_fault, may_be_daily, short, timespan
from .words import yes_from_text

_KINDS = ("datum", "wann", "rrule", "regeln")
_SERIES_ONLY = ("ab", "pausen", "feiertage", "ferien")
_RULE_KEYS = ("wann", "rrule", "um", "ab", "bis")
_CLOCK_KEYS = ("um", "ende", "dauer")
_MOST_DAILY = 60
_STRETCH_KEYS = frozenset({"am", "bis", "entfaellt", "grund"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A Schedule with what each date's time is inherited from; None where a mistake forbids it.

    `clocks` are sorted by the day from which they hold.
    """

    schedule: events.Schedule | None = None
    clocks: tuple[tuple[date, Clock], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def clock_on(self, day: date) -> Clock:
        """What the plan says about the time on a day."""
        holding = [clock for first_day, clock in self.clocks if first_day <= day]
        return holding[-1] if holding else (self.clocks[0][1] if self.clocks else Clock())

    def last_day_of(self, day: date) -> date:
        """The last day of the date that it plans on a day."""
        one = self.schedule
        return one.last_day if isinstance(one, events.OneOff) and one.first_day == day else day


def plan(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    """The Plan of an entry and what is wrong with it."""
    kinds = [key for key in _KINDS if reading.has(key)]
    if not kinds:
        if any(not reading.lacks(key) for key in _KINDS):
            return Plan()
        start = next((key for key in ("ab", "bis", "um") if reading.has(key)), "")
        return Plan(diagnostics=(reading.key_fault(start, "no-schedule"),))
    if conflicts := _conflicts(reading, kinds):
        return Plan(diagnostics=conflicts)
    return _one_off(reading, defaults) if kinds == ["datum"] else _series(reading, defaults)


def _time_of(
    reading: Reading[ClockForm],
    inherited: Clock,
    days: tuple[date, date] | None = None,
    *,
    is_needed: bool = True,
) -> tuple[events.TimeSpan | None, list[Diagnostic]]:
    """The time of a date, rule or Abweichung; None where it is wrong or not said at all.

    `days` are the first and last one of a date whose last day may be said beside it.
    """
    own = reading.form.clock
    found = timespan(own) if own.span is not None else None
    if not isinstance(found, Message):
        found = timespan(own.over(inherited))
    end_key = next((key for key in ("ende", "dauer", "um") if reading.has(key)), "")
    is_long = days is not None and days[0] < days[1]
    if not (is_long or found is None or isinstance(found, Message)):
        night = _night_advice(days[0]) if days else ""
        fault = length_fault(found, night)
        if fault:  # of what is inherited it is told there
            return None, [fault.at(reading.at(end_key))] if end_key else []
    if isinstance(found, Message):
        is_known = own.span is not None or not reading.has("um")
        return None, [found.at(reading.at(end_key))] if is_known else []
    if found is None:
        return None, [reading.missing("um", "10 Uhr")] if is_needed and reading.lacks("um") else []
    fault = at_night(found)
    if is_long and fault and fault.kind == "night-end":
        fault = None  # its day is said, so it is meant
    key = "um" if fault and fault.kind == "night-time" else end_key
    return found, [fault.at(reading.at(key))] if fault else []


def _night_advice(first_day: date) -> str:
    """What to write for a date that lasts until the next day."""
    last = events.short_day(first_day + timedelta(days=1))
    return message.text("until-next-day", last=last)


def _conflicts(reading: Reading[EventForm], kinds: list[str]) -> tuple[Diagnostic, ...]:
    if kinds != ["datum"] and reading.has("taeglich"):
        return (reading.key_fault("taeglich", "daily-in-series"),)
    if "regeln" in kinds and "datum" not in kinds:
        beside = [key for key in _RULE_KEYS if reading.has(key)]
        return tuple(reading.key_fault(key, "beside-rules", key=key) for key in beside)
    return tuple(
        reading.key_fault(key, "one-schedule", first=kinds[0], second=key) for key in kinds[1:]
    )


def _one_off(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    form = reading.form
    in_series = [key for key in _SERIES_ONLY if reading.has(key)]
    diagnostics = [reading.key_fault(key, "needs-series", key=key) for key in in_series]
    if form.days and len(form.days) > 1:
        return _date_list(reading, defaults, sorted(form.days), diagnostics)
    first, last = next(iter(form.days or ()), None), form.last_day
    if first is None:
        return Plan(diagnostics=(*diagnostics, *_time_of(reading, defaults.clock)[1]))
    days = first, max(last or first, first)
    time, mistakes = _time_of(reading, defaults.clock, (first, first) if form.is_daily else days)
    diagnostics += [*mistakes, *reading.last_before_first("datum", first, last)]
    if time is None:
        return Plan(diagnostics=tuple(diagnostics))
    diagnostics += _daily_faults(reading, days, time)
    dates = [events.OneOff(*days, time)]
    if form.is_daily and not any(one.is_error for one in diagnostics):
        number = (days[1] - first).days + 1
        each = (first + timedelta(days=ahead) for ahead in range(number))
        dates = [events.OneOff(day, day, time) for day in each]
    schedule = events.DateList(tuple(dates), is_daily=True) if len(dates) > 1 else dates[0]
    return Plan(schedule, ((first, form.clock.over(defaults.clock)),), tuple(diagnostics))


def _date_list(
    reading: Reading[EventForm],
    defaults: DefaultsForm,
    days: list[date],
    diagnostics: list[Diagnostic],
) -> Plan:
    """The Plan of several days that `datum` lists."""
    beside = [key for key in ("bis", "taeglich") if reading.has(key)]
    diagnostics += [reading.key_fault(key, "beside-days", key=key) for key in beside]
    for day, following in pairwise(days):
        if day == following:
            values = {"day": short(day), "id": reading.form.id or "fest"}
            diagnostics.append(reading.fault("datum", "day-twice", **values))
    time, mistakes = _time_of(reading, defaults.clock)
    diagnostics += mistakes
    if time is None:
        return Plan(diagnostics=tuple(diagnostics))
    dates = tuple(events.OneOff(day, day, time) for day in dict.fromkeys(days))
    schedule = events.DateList(dates) if len(dates) > 1 else dates[0]
    clock = reading.form.clock.over(defaults.clock)
    return Plan(schedule, ((days[0], clock),), tuple(diagnostics))


def _daily_faults(
    reading: Reading[EventForm], days: tuple[date, date], time: events.TimeSpan
) -> Iterator[Diagnostic]:
    """Whether the times of several days are meant for each of them: a question, or a mistake."""
    first, last = days
    if reading.form.is_daily is None:
        if not reading.has("taeglich"):
            yield from _daily_question(reading, days, time, "daily")
    elif first == last:
        yield reading.key_fault("taeglich", "daily-without-days")
    elif reading.form.is_daily and (last - first).days >= _MOST_DAILY:
        values = {"first": short(first), "last": short(last), "most": _MOST_DAILY}
        yield reading.key_fault("taeglich", "daily-too-long", **values)


def _daily_question(
    reading: Reading[ClockForm], days: tuple[date, date], time: events.TimeSpan, daily: str
) -> Iterator[Diagnostic]:
    """Which of both is meant; `daily` is the name of the text that says how to write it."""
    if may_be_daily(*days, time):
        through, each = events.when(events.OneOff(*days, time)), events.bare_time(time)
        key = next((key for key in ("ende", "dauer", "um") if reading.has(key)), "bis")
        values = {"through": through, "each": each, "daily": message.text(daily)}
        yield reading.fault(key, "daily-or-through", **values)


def _series(reading: Reading[EventForm], defaults: DefaultsForm) -> Plan:
    """A series of the rules in `regeln`; without these the entry itself is its one rule."""
    form = reading.form
    parts: list[Reading[RuleForm]] = [Reading(form, reading.node, ())]
    inherited = defaults.clock
    if reading.has("regeln"):
        parts = reading.parts("regeln", form.rules)
        inherited = form.clock.over(inherited)
    diagnostics: list[Diagnostic] = []
    ruled: list[tuple[events.Rule, Clock]] = []
    for part in parts:
        rule, mistakes = _rule(part, inherited)
        diagnostics += mistakes
        ruled += [(rule, part.form.clock.over(inherited))] if rule else []
    ruled.sort(key=lambda one: one[0].first_day)
    rules = tuple(rule for rule, _ in ruled)
    pauses, mistakes = _pauses(reading)
    diagnostics += [*_overlaps(rules), *mistakes]
    if not rules:
        return Plan(diagnostics=tuple(diagnostics))
    public = form.on_public_holidays or defaults.on_public_holidays
    school = form.on_school_holidays or defaults.on_school_holidays
    clocks = tuple((rule.first_day, clock) for rule, clock in ruled)
    return Plan(events.Series(rules, pauses, public, school), clocks, tuple(diagnostics))


def _rule(
    reading: Reading[RuleForm], inherited: Clock
) -> tuple[events.Rule | None, list[Diagnostic]]:
    form = reading.form
    time, diagnostics = _time_of(reading, inherited)
    if reading.lacks("wann") and reading.lacks("rrule"):
        diagnostics.append(reading.missing("wann", "jeden 1. Mittwoch im Monat"))
    if reading.has("wann") and reading.has("rrule"):
        diagnostics.append(reading.fault("rrule", "one-schedule", first="wann", second="rrule"))
    if reading.lacks("ab"):
        diagnostics.append(reading.missing("ab", "02.01.2019"))
    recurrence, first, last = form.phrase or form.rrule, form.first_day, form.last_day
    if recurrence is None or time is None or first is None:
        return None, diagnostics
    if last and last >= first and next(events.days(recurrence, first, last), None) is None:
        diagnostics.append(reading.fault("bis", "no-dates", first=short(first), last=short(last)))
    diagnostics += reading.last_before_first("ab", first, last)
    return events.Rule(recurrence, time, first, last, reading.node.position), diagnostics


def _overlaps(rules: tuple[events.Rule, ...]) -> Iterator[Diagnostic]:
    for before, after in pairwise(rules):
        if before.last_day is None or before.last_day >= after.first_day:
            first, day_before = after.first_day, after.first_day - timedelta(days=1)
            fault = message("rules-overlap", day=short(first), day_before=short(day_before))
            yield fault.at(after.position)


def _pauses(reading: Reading[EventForm]) -> tuple[tuple[events.Pause, ...], list[Diagnostic]]:
    pauses: list[events.Pause] = []
    diagnostics: list[Diagnostic] = []
    for part in reading.parts("pausen", reading.form.pauses):
        first, last = part.form.first_day, part.form.last_day
        diagnostics += [part.missing(*one) for one in PauseForm.needed if part.lacks(one[0])]
        diagnostics += part.last_before_first("von", first, last)
        if first and last and first <= last:
            pauses.append(events.Pause(first, last, part.node.position, part.form.reason or ""))
    return tuple(sorted(pauses, key=lambda pause: pause.first_day)), diagnostics


def adjustments(
    reading: Reading[EventForm], plan: Plan, venues: VenueList
) -> tuple[tuple[events.Adjustment, ...], tuple[events.Withdrawal, ...], list[Diagnostic]]:
    """What the Abweichungen of an entry say, sorted by day (an Extra before what befell it).

    Those with `am` and `bis` are Withdrawals, which may hold days with an Abweichung of their own.
    """
    values: list[events.Adjustment] = []
    stretches: list[events.Withdrawal] = []
    diagnostics: list[Diagnostic] = []
    seen: dict[date, int] = {}
    for part in reading.parts("abweichungen", reading.form.adjustments):
        if len(diagnostics) >= MOST_ERRORS:
            break
        diagnostics += [*_mistakes(part), *detail_faults(part, venues)]
        day = part.form.extra or part.form.original_day
        if day is None:
            continue
        if _is_stretch(part):
            stretches += _withdrawal(part, day)
            continue
        key = "zusatz" if part.form.extra else "am"
        if day in seen:
            diagnostics += [part.fault(key, "two-adjustments", day=short(day), line=seen[day])]
        seen.setdefault(day, part.at(key).line)
        found, mistakes = _adjustment(part, day, plan, venues)
        values += found
        diagnostics += mistakes
    stretches.sort(key=lambda one: one.first_day)
    return tuple(sorted(values, key=lambda one: one.original_day)), tuple(stretches), diagnostics


def _is_stretch(part: Reading[AdjustmentForm]) -> bool:
    """Whether it is for all dates from `am` to `bis`."""
    return all(part.has(key) for key in ("am", "bis")) and part.node.entry("entfaellt") is not None


def _withdrawal(part: Reading[AdjustmentForm], day: date) -> Iterator[events.Withdrawal]:
    reason = _own_reason(part.form.cancelled) or part.form.reason or ""
    if (last_day := part.form.last_day) and last_day >= day:
        yield events.Withdrawal(day, last_day, reason, part.node.position)


def _adjustment(
    part: Reading[AdjustmentForm], day: date, plan: Plan, venues: VenueList
) -> tuple[list[events.Adjustment], list[Diagnostic]]:
    """One Abweichung; an extra date that is also cancelled or moved gives two Adjustments."""
    form, position = part.form, part.node.position
    time: events.TimeSpan | None = None
    diagnostics: list[Diagnostic] = []
    days = day, max(form.last_day or day, day) if form.extra else plan.last_day_of(day)
    if any(part.has(key) for key in _CLOCK_KEYS):
        time, diagnostics = _time_of(part, plan.clock_on(day), days, is_needed=False)
    diagnostics += _days_faults(part, days, plan)
    own = tuple(given(form, venues).items())
    reason = form.reason or ""
    values: list[events.Adjustment] = []
    if form.extra:
        values.append(events.Extra(day, position, time, form.last_day, own))
    if form.cancelled is not None:
        why = _own_reason(form.cancelled) or reason
        new_time = time if form.new_day else None
        values.append(events.Cancelled(day, why, position, own, form.new_day, new_time))
    elif form.new_day:
        why = reason or _own_reason(form.postponed)
        values.append(events.Moved(day, form.new_day, position, time, why, own))
    elif form.postponed is not None:
        values.append(events.Postponed(day, _own_reason(form.postponed) or reason, position, own))
    elif not form.extra:
        values.append(events.Detail(day, position, time, own, reason))
    return values, diagnostics


def _own_reason(text: str | None) -> str:
    """The reason behind `entfaellt` or `verschoben`; a mere `ja` is none."""
    return "" if not text or yes_from_text(text) else text


def _days_faults(
    part: Reading[AdjustmentForm], days: tuple[date, date], plan: Plan
) -> Iterator[Diagnostic]:
    """Whether the time that a zusatz has or inherits fits its days, and `taeglich` its place."""
    time = timespan(part.form.clock.over(plan.clock_on(days[0])))
    if part.has("taeglich") and (part.lacks("zusatz") or days[0] == days[1]):
        yield part.key_fault("taeglich", "daily-without-days")
    elif part.form.is_daily:
        yield part.key_fault("taeglich", "daily-extra")
    elif part.lacks("zusatz") or time is None or isinstance(time, Message):
        return
    elif days[0] < days[1] and not part.has("taeglich"):
        yield from _daily_question(part, days, time, "daily-extra")
    elif not any(part.has(key) for key in _CLOCK_KEYS):
        fault = length_fault(time, _night_advice(days[0])) if days[0] == days[1] else None
        yield from [fault.at(part.at("zusatz"))] if fault else []


def _mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    if part.has("am") and part.has("zusatz"):
        yield part.key_fault("zusatz", "am-and-extra")
    elif part.lacks("am") and part.lacks("zusatz") and "datum" not in part.node.keys:
        yield message("adjustment-without-day").at(part.node.position)
    elif _is_stretch(part):
        yield from part.last_before_first("am", part.form.original_day, part.form.last_day)
        others = [key for key in part.node.keys if key not in _STRETCH_KEYS]
        yield from (part.key_fault(key, "stretch-with-more", key=key) for key in others[:1])
    elif part.has("bis") and not part.has("zusatz"):
        yield part.key_fault("bis", "last-day-without-extra")
    else:
        yield from part.last_before_first("zusatz", part.form.extra, part.form.last_day)
    yield from _off_mistakes(part)
    yield from _change_mistakes(part)


def _off_mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    """What does not go with a date that is cancelled or postponed."""
    form = part.form
    written = {"entfaellt": form.cancelled, "verschoben": form.postponed}
    off = {key: text or "ja" for key, text in written.items() if part.node.entry(key) is not None}
    for key, text in off.items():
        if yes_from_text(text) is False:
            yield part.fault(key, "not-cancelled", key=key)
    if off and not (part.has("zusatz") or part.has("verlegt")):
        clock = [key for key in _CLOCK_KEYS if part.has(key)]
        yield from (part.key_fault(key, "cancelled-with-time", key=key) for key in clock)
    first = next(iter(off), "")
    has_own_reason = bool(first) and yes_from_text(off[first]) is None
    if has_own_reason and part.has("grund") and not part.has("verlegt"):  # whose it would be
        yield part.key_fault("grund", "two-reasons", key=first)
    new_day = day_from_text(form.postponed) if form.postponed else None
    if isinstance(new_day, date):
        yield part.fault("verschoben", "postponed-to-a-day", day=events.short_day(new_day))


def _change_mistakes(part: Reading[AdjustmentForm]) -> Iterator[Diagnostic]:
    form = part.form
    is_cancelled = any(part.node.entry(key) is not None for key in ("entfaellt", "verschoben"))
    says_more = any(part.has(key) for key in part.node.keys if key != "am")
    is_other = any(part.has(key) for key in (*_CLOCK_KEYS, "ort", "raum")) and part.has("am")
    if part.has("grund") and not (is_cancelled or part.has("verlegt") or is_other):
        yield part.key_fault("grund", "reason-without-change")
    elif form.new_day and form.new_day in {form.original_day, form.extra} and not part.has("um"):
        yield part.fault("verlegt", "moved-nowhere")
    elif part.has("am") and not says_more and not is_cancelled:
        yield message("adjustment-empty").at(part.node.position)
