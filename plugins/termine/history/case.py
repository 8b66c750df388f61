"""One event under examination: both of its states, and what became of its dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..diagnostics import Diagnostic, Message, Position
from ..events import Adjustment, Event, Extra, Occurrence, short_day
from .comparison import Difference, Kind, Side

_MOST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a sentence, and the lines to paste (may be none)."""

    sentence: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What must not be published like this, and how to put it right."""

    fault: Message
    position: Position
    steps: tuple[Step, ...]

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as a Diagnostic; the lines to paste keep their indentation."""
        blocks = ["\n".join([step.sentence, "", *step.lines, ""]) for step in self.steps]
        advice = "\n  ".join(blocks) or self.fault.advice
        return Message(
            self.fault.kind, self.fault.message, advice.rstrip(), self.fault.severity
        ).at(self.position)


@dataclass(frozen=True, slots=True)
class Case:
    """An event that was there, with the differences of its dates; `after` None: it is gone."""

    before: Event
    after: Event | None
    old: Side
    new: Side
    today: date
    differences: tuple[Difference, ...]

    @property
    def gone(self) -> tuple[Occurrence, ...]:
        """The dates that vanished, as they were."""
        return tuple(one.occurrence for one in self.differences if one.kind is Kind.GONE)

    def future(self, dates: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """Those that were not over today."""
        return tuple(one for one in dates if not one.is_past(self.today))

    def past(self, dates: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """Those that were over today."""
        return tuple(one for one in dates if one.is_past(self.today))

    def is_decided(self, day: date) -> bool:
        """Whether somebody touched the Abweichung of one date: what differs is meant."""
        after = self.after.adjustments if self.after else ()
        return self.adjustments(day) != _on(day, after)

    def adjustments(self, day: date) -> tuple[Adjustment, ...]:
        """What the old entry said of the date planned for a day; an Extra comes first."""
        return _on(day, self.before.adjustments)


def _on(day: date, adjustments: Iterable[Adjustment]) -> tuple[Adjustment, ...]:
    found = [one for one in adjustments if one.original_day == day]
    return tuple(sorted(found, key=lambda one: not isinstance(one, Extra)))


def day_list(dates: Iterable[Occurrence]) -> str:
    """`Mi 06.01.2027, Mi 03.02.2027, Mi 03.03.2027 und 4 weitere`: the original days."""
    named = [short_day(one.original_day) for one in dates]
    more = len(named) - _MOST_DAYS
    shown = [*named[:_MOST_DAYS], f"{more} weitere"] if more > 0 else named
    return " und ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
