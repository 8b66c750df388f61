"""Which values of the files a form in the browser can ask for without losing any.

A form asks for a key in one way only. The program for editing keeps a key that no form asks for,
but it drops a value of another kind than its form has: so where both kinds are in use, or the one
that no form knows, the key is left out of the form.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum


class Kind(Enum):
    """How a value is written: as a text, or as a group or list of lines below its key."""

    TEXT = "text"
    GROUP = "group"


Forms = Mapping[str, frozenset[Kind]]
"""For keys that may be written in both ways, the ways in use."""

TWOFOLD = ("anmeldung", "lage")


def used_forms(texts: Iterable[str]) -> Forms:
    """How the keys of TWOFOLD are written in these YAML files."""
    found = tuple(texts)
    return {key: frozenset(_kinds(key, found)) for key in TWOFOLD}


def _kinds(key: str, texts: Iterable[str]) -> Iterable[Kind]:
    line = re.compile(rf"""^[\s-]*["']?{key}["']?\s*:[ \t]*(?P<value>[^\r\n]*)""", re.MULTILINE)
    for text in texts:
        for match in line.finditer(text):
            value = match["value"].partition(" #")[0].strip()
            is_group = not value or value[0] in "#{["
            yield Kind.GROUP if is_group else Kind.TEXT
