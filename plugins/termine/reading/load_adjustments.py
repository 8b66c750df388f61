"""The `abweichungen` of an entry as Adjustments, each checked for itself and against the others."""

from dataclasses import dataclass
from datetime import date

from ..diagnostics import MOST_ERRORS, Diagnostic, message
from ..events import Adjustment, Cancelled, Detail, Extra, Moved, TimeSpan
from .entries import VenueList
from .fields_days import short
from .fields_words import yes_from_text
from .load_details import overrides, slips, unknown_venue
from .load_schedule import Plan, last_before_first, time_of
from .schema_entries import AdjustmentForm, EventForm
from .schema_reading import Reading

_CLOCK_KEYS = ("um", "ende", "dauer")


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
