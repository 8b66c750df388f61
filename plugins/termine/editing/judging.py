"""What an edit would bring that `check` finds fault with."""

import re
from collections import Counter
from collections.abc import Iterable

from ..diagnostics import Diagnostic, in_reading_order

_LINE_NUMBER = re.compile(r"Zeile \d+")


def new_diagnostics(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The Diagnostics that were not there before; those that only moved to other lines were."""
    known = Counter(map(_signature, before))
    found = []
    for diagnostic in in_reading_order(after):
        signature = _signature(diagnostic)
        if known[signature]:
            known[signature] -= 1
        else:
            found.append(diagnostic)
    return tuple(found)


def _signature(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    message = _LINE_NUMBER.sub("Zeile", diagnostic.message)
    return diagnostic.position.file, diagnostic.position.source, diagnostic.kind, message
