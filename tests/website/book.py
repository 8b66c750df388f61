"""The example book tests/website/cases: a small content folder beside the report of `check`.

A case begins with `=== kind: situation`, its files with `--- name`, the last part is `--- report`.
`termine.yaml` and `orte.yaml` stand for themselves where a case does not bring its own.
"""

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    files: dict[str, str]
    report: str

    @property
    def kind(self) -> str:
        return self.title.partition(":")[0]


def cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> list[Case]:
    _, *parts = re.split(r"^=== (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return [_case(title, text) for title, text in zip(parts[::2], parts[1::2], strict=True)]


def _case(title: str, text: str) -> Case:
    _, *parts = re.split(r"^--- (\S+)\n", text, flags=re.MULTILINE)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    return Case(title, files, files.pop("report").strip("\n"))
