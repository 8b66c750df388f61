"""Entries as YAML, in the form editors write it; what is no harmless word is quoted."""

from collections.abc import Iterable, Iterator

from ..editing import yaml_lines

Value = str | tuple["Pairs", ...]
Pairs = tuple[tuple[str, Value], ...]
"""Keys with values in their order; a value is a text or a list of such pairs."""


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
    else:
        yield from (f"{before}{line}".rstrip() for line in yaml_lines(key, value))
