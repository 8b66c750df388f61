"""A changed rule that would change the past: the old rule is closed, and a new one begins."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ..events import Event, Rule, Series
from . import wording
from .case import Case, Step
from .entry_text import as_item, entry_text
from .yaml_words import first_from, rule_pairs

_OWN_KEYS = "„wann“, „um“, „ende“, „dauer“, „ab“ und „bis“"
_RULES_KEY = "die Liste „regeln“"


def closed_rules(case: Case, after: Event) -> Step:
    """The list `regeln` under which the past stays and the new plan holds from today on."""
    text = entry_text(after, case.new.sources)
    if text is None or not isinstance(after.schedule, Series):
        return Step(wording.IN_BRACES)
    line = text.line_of("regeln")
    sentence = wording.CLOSE_RULE.format(
        file=text.file,
        line=line or text.line_of("wann") or text.line_of("rrule") or text.first_line,
        keys=_RULES_KEY if line else _OWN_KEYS,
    )
    items = [rule_pairs(rule) for rule in _rules(case, after.schedule)]
    head = f"{' ' * text.indentation}regeln:"
    lines = (line for item in items for line in as_item(item, text.indentation + 2))
    return Step(sentence, (head, *lines))


def _rules(case: Case, new: Series) -> Iterator[Rule]:
    old = case.before.schedule
    yesterday = case.today - timedelta(days=1)
    for rule in old.rules if isinstance(old, Series) else ():
        if rule.first_day < case.today:
            ends_earlier = rule.last_day is not None and rule.last_day < yesterday
            yield rule if ends_earlier else replace(rule, last_day=yesterday)
    for rule in new.rules:
        first = first_from(rule, max(rule.first_day, case.today))
        if first is not None:
            yield replace(rule, first_day=first)
