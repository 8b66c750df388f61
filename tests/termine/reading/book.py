"""The example book tests/termine/reading/cases: content beside the report it must give."""

from dataclasses import dataclass
from pathlib import Path

from plugins.termine.diagnostics import Diagnostic, in_reading_order
from plugins.termine.reading import Loaded, Source, load, read_front_matter
from tests.case_book import written_cases

CASES = Path(__file__).with_name("cases")
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
    obeyed: dict[str, str]

    @property
    def kind(self) -> str:
        return self.title.partition(":")[0]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        heads = [read_front_matter(file) for file in self.files if file.name.endswith(".md")]
        found = [diagnostic for head in heads for diagnostic in head.diagnostics]
        return in_reading_order([*found, *self.loaded().diagnostics])

    def loaded(self) -> Loaded:
        special = {"content/orte.yaml", "content/ferien.yaml"}
        by_name = {file.name: file for file in self.files}
        venues = by_name.get("content/orte.yaml", Source("content/orte.yaml", VENUES.encode()))
        events = [
            file for name, file in by_name.items() if name.endswith(".yaml") and name not in special
        ]
        return load(events, venues, by_name.get("content/ferien.yaml"))


def cases() -> list[Case]:
    return [
        Case(
            written.title,
            tuple(Source(name, text.encode()) for name, text in written.files.items()),
            written.report,
            written.obeyed,
        )
        for written in written_cases(CASES)
    ]
