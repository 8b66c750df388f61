"""The example book tests/events/cases: content beside the report it must give.

A case begins with `=== kind: situation`, its files with `--- name`; the last part is `--- report`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.events import Loaded, Problem, Source, in_reading_order, load, read_front_matter

CASES = Path(__file__).parents[1] / "cases"
VENUES = """\
- id: familienbuero
  name: Familienbüro
- id: wez
  name: Wanner Einkaufszentrum
"""


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    files: tuple[Source, ...]
    report: str

    @property
    def kind(self) -> str:
        return self.title.partition(":")[0]

    def problems(self) -> tuple[Problem, ...]:
        heads = [read_front_matter(file) for file in self.files if file.name.endswith(".md")]
        found = [problem for head in heads for problem in head.problems]
        return in_reading_order([*found, *self.loaded().problems])

    def loaded(self) -> Loaded:
        special = {"content/orte.yaml", "content/ferien.yaml"}
        by_name = {file.name: file for file in self.files}
        venues = by_name.get("content/orte.yaml", Source("content/orte.yaml", VENUES.encode()))
        events = [
            file for name, file in by_name.items() if name.endswith(".yaml") and name not in special
        ]
        return load(events, venues, by_name.get("content/ferien.yaml"))


def cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> list[Case]:
    _, *parts = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_case(title, text) for title, text in zip(parts[::2], parts[1::2], strict=True)]


def _case(title: str, text: str) -> Case:
    _, *parts = re.split(r"^--- (\S+)\n", text, flags=re.MULTILINE)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    report = named.pop("report").strip("\n")
    return Case(title, tuple(Source(name, data.encode()) for name, data in named.items()), report)
