"""What an edit would bring that `check` finds fault with."""

import re
from collections import Counter
from collections.abc import Iterable

from plugins.events import Problem, in_reading_order

_LINE_NUMBER = re.compile(r"Zeile \d+")


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The Problems that were not there before; those that only moved to other lines were."""
    known = Counter(map(_signature, before))
    found = []
    for problem in in_reading_order(after):
        signature = _signature(problem)
        if known[signature]:
            known[signature] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _signature(problem: Problem) -> tuple[str, str, str, str]:
    message = _LINE_NUMBER.sub("Zeile", problem.message)
    return problem.position.file, problem.position.source, problem.kind, message
