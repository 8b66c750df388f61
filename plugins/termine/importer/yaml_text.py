"""Entries as YAML, in the form editors write it; what is no harmless word is quoted."""

import json
import re
from collections.abc import Iterable, Iterator

import yaml

Value = str | tuple["Pairs", ...]
Pairs = tuple[tuple[str, Value], ...]
"""Keys with values in their order; a value is a text or a list of such pairs."""

_HARMLESS = re.compile(r"[^\W_](?:[\w .,;()/+=%„“–’!?-]|:(?=[\w/]))*")


def listed(entries: Iterable[Pairs], indentation: int = 0) -> str:
    """A list of entries; each begins with a dash, and a text of several lines is a block."""
    return "".join(_entry(pairs, " " * indentation) for pairs in entries)


def _entry(pairs: Pairs, before: str) -> str:
    lines = [line for key, value in pairs for line in _lines(key, value, before + "  ")]
    first = f"{before}- {lines[0].lstrip()}"
    return "\n".join([first, *lines[1:]]) + "\n"


def _lines(key: str, value: Value, before: str) -> Iterator[str]:
    if isinstance(value, tuple):
        yield f"{before}{key}:"
        yield from listed(value, len(before) + 2).rstrip("\n").split("\n")
    elif "\n" in value:
        yield f"{before}{key}: |"
        yield from (f"{before}  {row}".rstrip() for row in value.split("\n"))
    else:
        yield f"{before}{key}: {scalar(value)}"


def scalar(text: str) -> str:
    """One value on one line; in quotes unless every YAML reader takes it for just this text."""
    if _HARMLESS.fullmatch(text) and text == text.strip() and _is_text(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_text(text: str) -> bool:
    """`ja` and `01.02.2026` are texts to any reader, `true` and `10` are not."""
    try:
        return bool(yaml.safe_load(text) == text)
    except (yaml.YAMLError, ValueError):
        return False
