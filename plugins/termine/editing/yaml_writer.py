"""The one writer of YAML values: whatever is written here is read back as exactly the same text."""

from collections.abc import Iterator

import yaml

from ..events import Rule, as_rrule, bare_time, phrase, recurrence_from_phrase, short_day

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def yaml_scalar(text: str) -> str:
    """A text as it stands behind `key: `, on one line.

    In double quotes unless every reader of YAML takes the bare words for just this text: `ja` and
    `01.02.2026` stay bare, `true`, `10` and `Neu: Krabbeln` do not. Control characters are left as
    they are: the checks refuse them.
    """
    is_plain = "\n" not in text and _reads_as(f"key: {text}", text)
    return text if is_plain else f'"{text.translate(_ESCAPES)}"'


def yaml_lines(key: str, text: str) -> tuple[str, ...]:
    """`key: text` in one line; a text of several lines stands indented below `key: |`."""
    rows = tuple(f"  {row}".rstrip() for row in text.split("\n"))
    if "\n" in text and _reads_as("\n".join(("key: |", *rows)), text):
        return (f"{key}: |", *rows)
    return (f"{key}: {yaml_scalar(text)}",)


def rule_values(rule: Rule) -> Iterator[tuple[str, str]]:
    """The keys of an item of `regeln`, each with its value; a rule without words is an `rrule`."""
    words = phrase(rule.recurrence)
    is_said = words and recurrence_from_phrase(words) == rule.recurrence
    yield ("wann", words) if is_said else ("rrule", as_rrule(rule.recurrence))
    yield "um", bare_time(rule.time)
    yield "ab", short_day(rule.first_day)
    if rule.last_day:
        yield "bis", short_day(rule.last_day)


def _reads_as(document: str, text: str) -> bool:
    """Whether a document of the one key `key` gives it this text."""
    try:
        return bool(yaml.safe_load(document) == {"key": text})
    except (yaml.YAMLError, ValueError):  # ValueError: a day that looks like one and is none
        return False
