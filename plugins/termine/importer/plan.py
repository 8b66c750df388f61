"""Dates as an entry of the event file can plan them: one day, a rule, or a list of days.

A rule is taken only if, expanded again, it gives the very days of the calendar; so a rule in
another zone, or one that two programs read differently, cannot slip in wrongly.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from ..events import Frequency, Recurrence, TimeSpan, Weekday, days
from .foreign_dates import ForeignDate, Placed, Stretch

_LIST_MORE = 2
"""A rule is given up where every second date would need a line of its own."""


@dataclass(frozen=True, slots=True)
class FittedRule:
    """A rule with its time from `first_day` to `last_day` (inclusive, None: no end)."""

    recurrence: Recurrence
    time: TimeSpan
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Fitted:
    """One entry's plan: `rules`, or where there are none the `one_off` day.

    `regular` are the dates that this plans, `extra` those beside it, `skipped` the days it gives
    although the calendar has none. `bounded` is the last day of what could go on.
    """

    rules: tuple[FittedRule, ...]
    one_off: Placed | None
    regular: tuple[ForeignDate, ...]
    extra: tuple[ForeignDate, ...] = ()
    skipped: tuple[date, ...] = ()
    bounded: date | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """All entries a stretch needs, and the dates that fit in none of them."""

    entries: tuple[Fitted, ...]
    alone: tuple[ForeignDate, ...] = ()


def fit(stretch: Stretch, horizon: date, *, as_list: bool = False) -> Fit:
    """The plan of a stretch; `as_list` leaves rules out. A day holds one date of an entry."""
    entries, alone = [], []
    for layer in _layers(stretch.dates):
        found = None if as_list else _by_rule(layer, stretch, horizon)
        if found is None:
            entries.append(_listed(layer, stretch, horizon))
        else:
            entries.append(found)
            alone += [one for one in found.regular if _stands_alone(one)]
    return Fit(tuple(map(_without_lone, entries)), tuple(alone))


def single(one: ForeignDate) -> Fitted:
    """A date as an entry of its own, planned where it stands now."""
    return Fitted((), one.placed, (replace(one, planned=one.placed),))


def joined(fits: Sequence[Fit], stretches: Sequence[Stretch]) -> Fit | None:
    """Stretches that follow each other as one entry with `regeln`, None where that cannot be."""
    if len({one.details for one in stretches}) > 1 or any(len(one.entries) != 1 for one in fits):
        return None
    parts = [one.entries[0] for one in fits]
    rules = [rule for part in parts for rule in part.rules]
    if len(rules) != len(parts) or any(part.bounded for part in parts):
        return None
    rules = [
        rule if rule.last_day or number == len(rules) - 1 else _closed(rule, parts[number])
        for number, rule in enumerate(rules)
    ]
    pairs = pairwise(rules)
    if any(
        before.last_day is None or before.last_day >= after.first_day for before, after in pairs
    ):
        return None
    every = [one.day for part in parts for one in (*part.regular, *part.extra)]
    if len(set(every)) != len(every):
        return None
    whole = Fitted(
        rules=tuple(rules),
        one_off=None,
        regular=tuple(one for part in parts for one in part.regular),
        extra=tuple(one for part in parts for one in part.extra),
        skipped=tuple(day for part in parts for day in part.skipped),
    )
    return Fit((whole,), tuple(one for found in fits for one in found.alone))


def _closed(rule: FittedRule, part: Fitted) -> FittedRule:
    return replace(rule, last_day=max(one.day for one in part.regular))


def _layers(dates: Iterable[ForeignDate]) -> list[list[ForeignDate]]:
    """The dates so that each day stands once in a layer; the second of a day is in the second."""
    seen: Counter[date] = Counter()
    layers: list[list[ForeignDate]] = []
    for one in dates:
        number = seen[one.day]
        seen[one.day] += 1
        if number == len(layers):
            layers.append([])
        layers[number].append(one)
    return layers


def _stands_alone(one: ForeignDate) -> bool:
    """A date of a rule that an override made several days long: no Abweichung can say it."""
    return one.placed.is_long and not one.is_cancelled and not one.is_excluded


def _without_lone(entry: Fitted) -> Fitted:
    if not entry.rules:
        return entry
    lone = {one.day for one in entry.regular if _stands_alone(one)}
    kept = tuple(one for one in entry.regular if one.day not in lone)
    return replace(entry, regular=kept, skipped=tuple(sorted({*entry.skipped, *lone})))


def _listed(layer: Sequence[ForeignDate], stretch: Stretch, horizon: date) -> Fitted:
    first, *rest = layer
    return Fitted(
        rules=(),
        one_off=first.planned,
        regular=(first,),
        extra=tuple(rest),
        bounded=horizon if stretch.is_endless and rest else None,
    )


def _by_rule(layer: Sequence[ForeignDate], stretch: Stretch, horizon: date) -> Fitted | None:
    """The layer by the rule that needs the fewest lines beside it."""
    of_rule = [one for one in layer if one.is_of_rule]
    if len(of_rule) < _LIST_MORE or any(one.planned.is_long for one in of_rule):
        return None
    last = horizon if stretch.is_endless else of_rule[-1].day
    found = [
        _tried(candidate, first.day, last, layer)
        for recurrence in stretch.recurrences
        for candidate in _candidates(recurrence, of_rule)
        for first in dict.fromkeys((layer[0], of_rule[0], of_rule[1]))
    ]
    best = min(found, key=_cost, default=None)
    if best is None or _cost(best) * _LIST_MORE > len(layer):
        return None
    return _ended(best, last, is_endless=stretch.is_endless)


def _cost(fitted: Fitted) -> int:
    return len(fitted.skipped) + len(fitted.extra)


def _tried(recurrence: Recurrence, first: date, last: date, layer: Sequence[ForeignDate]) -> Fitted:
    given = set(days(recurrence, first, last))
    regular = tuple(one for one in layer if one.day in given)
    times = Counter(one.planned.time for one in regular if not one.planned.is_long)
    time = times.most_common(1)[0][0] if times else layer[0].planned.time
    return Fitted(
        rules=(FittedRule(recurrence, time, first, None),),
        one_off=None,
        regular=regular,
        extra=tuple(one for one in layer if one.day not in given),
        skipped=tuple(sorted(given - {one.day for one in regular})),
    )


def _ended(best: Fitted, last: date, *, is_endless: bool) -> Fitted:
    """With its last day, unless it goes on for ever just as it is."""
    rule = best.rules[0]
    strays = any(one.is_of_rule and one.day > rule.first_day for one in best.extra)
    differs = any(one.is_of_rule and one.planned.time != rule.time for one in best.regular)
    if is_endless and not (strays or differs or best.skipped):
        return best
    bounded = last if is_endless else None
    return replace(best, rules=_by_time(rule, best.regular, last), bounded=bounded)


def _by_time(
    rule: FittedRule, regular: Sequence[ForeignDate], last: date
) -> tuple[FittedRule, ...]:
    """The rule parted where its time changes for a while, as one from another zone does."""
    runs = [tuple(run) for _, run in groupby(regular, key=lambda one: one.planned.time)]
    strays = sum(one.planned.time != rule.time for one in regular)
    if len(runs) > strays or any(one.planned.is_long for one in regular):
        return (replace(rule, last_day=last),)
    return tuple(
        FittedRule(rule.recurrence, run[0].planned.time, run[0].day, run[-1].day) for run in runs
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
