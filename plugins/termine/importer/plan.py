"""Dates as an entry of the event file can plan them: one day, a rule, or a list of days.

A rule is taken only if, expanded again, it gives the very days of the calendar; so a rule in
another zone, or one that two programs read differently, cannot slip in wrongly.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ..diagnostics import Position
from ..events import Frequency, Recurrence, Rule, Weekday, days
from .foreign_calendar import ForeignDetails
from .foreign_dates import ForeignDate, Placed, Stretch

_NOWHERE = Position("", 1)
_LIST_MORE = 2
"""A rule is given up where every second date would need a line of its own."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One entry's plan: `rules`, or where there are none the `one_off` day.

    `regular` are the dates that this plans, `extra` those beside it, `skipped` the days it gives
    although the calendar has none. `bounded` is the last day of what could go on. `instead_of`
    is the day that a series planned, where this is one of its dates that no Abweichung can say.
    """

    details: ForeignDetails
    rules: tuple[Rule, ...]
    one_off: Placed | None
    regular: tuple[ForeignDate, ...]
    extra: tuple[ForeignDate, ...] = ()
    skipped: tuple[date, ...] = ()
    bounded: date | None = None
    instead_of: date | None = None

    @property
    def dates(self) -> tuple[ForeignDate, ...]:
        """The dates of the calendar that it holds."""
        return (*self.regular, *self.extra)


def plans_of(
    stretches: Sequence[Stretch], horizon: date
) -> list[tuple[Sequence[Stretch], list[Plan]]]:
    """The plans: one with `regeln` for all stretches where that can be, else some for each."""
    parts = [([stretch], _fitted(stretch, horizon)) for stretch in stretches]
    whole = _joined([plans for _, plans in parts]) if len(parts) > 1 else []
    return [(stretches, whole)] if whole else [*parts]


def listed(stretch: Stretch, horizon: date) -> list[Plan]:
    """The dates of a stretch day by day, without a rule. A day holds one date of an entry."""
    return [_listed(layer, stretch, horizon) for layer in _layers(stretch.dates)]


def _fitted(stretch: Stretch, horizon: date) -> list[Plan]:
    """The plans of a stretch, those of single overrides at the end."""
    plans, overrides = [], []
    for layer in _layers(stretch.dates):
        plan = _by_rule(layer, stretch, horizon) or _listed(layer, stretch, horizon)
        # Where a rule gives a date of several days, no Abweichung can say so.
        dates = plan.regular if plan.rules else ()
        long = {one.day: one for one in dates if one.placed.is_long and not one.is_off}
        if long:
            regular = tuple(one for one in dates if one.day not in long)
            plan = replace(plan, regular=regular, skipped=tuple(sorted({*plan.skipped, *long})))
        plans.append(plan)
        for day, one in long.items():
            alone = replace(one, planned=one.placed)
            overrides.append(Plan(one.details, (), one.placed, (alone,), instead_of=day))
    return plans + overrides


def _joined(parts: Sequence[Sequence[Plan]]) -> list[Plan]:
    """Stretches that follow each other as one entry with `regeln`, empty where that cannot be."""
    overrides = [plan for part in parts for plan in part if plan.instead_of]
    plans = [plan for part in parts for plan in part if not plan.instead_of]
    rules = [rule for plan in plans for rule in plan.rules]
    every_day = [one.day for plan in plans for one in plan.dates]
    if (
        not len(plans) == len(parts) == len(rules)
        or len({plan.details for plan in plans}) > 1
        or any(plan.bounded for plan in plans)
        or len(set(every_day)) != len(every_day)
    ):
        return []
    for number, rule in enumerate(rules[:-1]):
        last_day = rule.last_day or max(one.day for one in plans[number].regular)
        if last_day >= rules[number + 1].first_day:
            return []
        rules[number] = replace(rule, last_day=last_day)
    whole = replace(
        plans[0],
        one_off=None,
        rules=tuple(rules),
        regular=tuple(one for plan in plans for one in plan.regular),
        extra=tuple(one for plan in plans for one in plan.extra),
        skipped=tuple(day for plan in plans for day in plan.skipped),
    )
    return [whole, *overrides]


def _layers(dates: Iterable[ForeignDate]) -> list[list[ForeignDate]]:
    """The dates so that each day stands once in a layer; the second of a day is in the second."""
    layers: list[dict[date, ForeignDate]] = []
    for one in dates:
        free = next((layer for layer in layers if one.day not in layer), None)
        if free is None:
            layers.append(free := {})
        free[one.day] = one
    return [list(layer.values()) for layer in layers]


def _listed(layer: Sequence[ForeignDate], stretch: Stretch, horizon: date) -> Plan:
    first, *rest = layer
    bounded = horizon if stretch.is_endless and rest else None
    return Plan(stretch.details, (), first.planned, (first,), tuple(rest), bounded=bounded)


def _by_rule(layer: Sequence[ForeignDate], stretch: Stretch, horizon: date) -> Plan | None:
    """The layer by the rule that needs the fewest lines beside it."""
    of_rule = [one for one in layer if one.is_of_rule]
    if len(of_rule) < _LIST_MORE or any(one.planned.is_long for one in of_rule):
        return None
    last_day = horizon if stretch.is_endless else of_rule[-1].day
    plans = [
        _tried(candidate, (first.day, last_day), layer, stretch)
        for recurrence in stretch.recurrences
        for candidate in _candidates(recurrence, of_rule)
        for first in dict.fromkeys((layer[0], of_rule[0], of_rule[1]))
    ]
    best = min(plans, key=_cost, default=None)
    if best is None or _cost(best) * _LIST_MORE > len(layer):
        return None
    rule = best.rules[0]
    strays = any(one.is_of_rule and one.day > rule.first_day for one in best.extra)
    differs = any(one.is_of_rule and one.planned.time != rule.time for one in best.regular)
    if stretch.is_endless and not (strays or differs or best.skipped):
        return best  # it goes on for ever just as it is
    bounded = last_day if stretch.is_endless else None
    return replace(best, rules=_by_time(rule, best.regular, last_day), bounded=bounded)


def _cost(plan: Plan) -> int:
    return len(plan.skipped) + len(plan.extra)


def _tried(
    recurrence: Recurrence, span: tuple[date, date], layer: Sequence[ForeignDate], stretch: Stretch
) -> Plan:
    given = set(days(recurrence, *span))
    regular = tuple(one for one in layer if one.day in given)
    times = Counter(one.planned.time for one in regular if not one.planned.is_long)
    time = times.most_common(1)[0][0] if times else layer[0].planned.time
    return Plan(
        details=stretch.details,
        rules=(Rule(recurrence, time, span[0], None, _NOWHERE),),
        one_off=None,
        regular=regular,
        extra=tuple(one for one in layer if one.day not in given),
        skipped=tuple(sorted(given - {one.day for one in regular})),
    )


def _by_time(rule: Rule, regular: Sequence[ForeignDate], last_day: date) -> tuple[Rule, ...]:
    """The rule parted where its time changes for a while, as one from another zone does."""
    runs = [tuple(run) for _, run in groupby(regular, key=lambda one: one.planned.time)]
    strays = sum(one.planned.time != rule.time for one in regular)
    if len(runs) > strays or any(one.planned.is_long for one in regular):
        return (replace(rule, last_day=last_day),)
    return tuple(
        replace(rule, time=run[0].planned.time, first_day=run[0].day, last_day=run[-1].day)
        for run in runs
    )


def _candidates(recurrence: Recurrence, dates: Sequence[ForeignDate]) -> Iterator[Recurrence]:
    """The rule as a person would say it, then as it is."""
    start = dates[0].day
    weekdays = tuple(Weekday(number) for number in sorted({one.day.weekday() for one in dates}))
    plain = replace(recurrence, positions=())
    match recurrence.frequency:
        case Frequency.WEEKLY if not recurrence.positions:
            yield replace(recurrence, weekdays=weekdays)
        case Frequency.DAILY if recurrence.weekdays and not (
            recurrence.month_days or recurrence.positions or recurrence.interval > 1
        ):
            yield replace(recurrence, frequency=Frequency.WEEKLY)
        case Frequency.MONTHLY if not (recurrence.weekdays or recurrence.month_days):
            yield replace(plain, month_days=(start.day,))
        case Frequency.MONTHLY if recurrence.positions and len(recurrence.weekdays) == 1:
            number = recurrence.weekdays[0].number
            ordinals = tuple(Weekday(number, position) for position in recurrence.positions)
            yield replace(plain, weekdays=tuple(sorted(ordinals)))
        case Frequency.YEARLY if not (recurrence.weekdays or recurrence.month_days):
            yield replace(
                plain, month_days=(start.day,), months=recurrence.months or (start.month,)
            )
    yield recurrence
