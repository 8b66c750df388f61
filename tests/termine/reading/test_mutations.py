"""Event files with slips of the pen: no traceback, no hang, and no silent difference.

With `MUTATIONS=20000` in the environment it looks at more.
"""

import os
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from plugins.termine.diagnostics import Diagnostic, report
from plugins.termine.events import closed_days
from plugins.termine.reading import Loaded, Source, laid_out, load
from tests.agendas import agenda
from tests.termine.reading.mutations import differences, mutated

CONTENT = Path(__file__).parents[3] / "content"
TEXT = (CONTENT / "termine.yaml").read_text("utf-8")
RICH = Path(__file__).with_name("rich.yaml").read_text("utf-8")
VENUES = Source("content/orte.yaml", (CONTENT / "orte.yaml").read_bytes())
CLOSED = closed_days("NW", range(2018, 2031))
DAYS = {"today": date(2026, 11, 22), "horizon": date(2028, 5, 22), "closed_days": CLOSED}
HUNDREDS = int(os.environ.get("MUTATIONS", "300")) // 100


def read(text: str) -> tuple[Loaded, list[Diagnostic]]:
    """All that a build does with the file before it writes a page."""
    loaded = load([Source("content/termine.yaml", text.encode())], VENUES)
    diagnostics = [*loaded.diagnostics, *laid_out(loaded.catalogue, **DAYS).diagnostics]
    agenda(loaded.catalogue, **DAYS)
    report(diagnostics)
    return loaded, diagnostics


def is_right(diagnostics: list[Diagnostic]) -> bool:
    return not any(diagnostic.is_error for diagnostic in diagnostics)


@pytest.mark.slow
@pytest.mark.parametrize("hundred", range(HUNDREDS))
@pytest.mark.parametrize(
    "original", [TEXT, RICH], ids=["the reference file", "every way to say when"]
)
def test_a_file_with_slips_is_refused_or_read_as_it_stands(original: str, hundred: int):
    for seed in range(hundred * 100, hundred * 100 + 100):
        text = mutated(original, seed)
        started = process_time()
        loaded, diagnostics = read(text)
        assert process_time() - started < 2, seed
        assert not is_right(diagnostics) or differences(text, loaded) == [], seed


@pytest.mark.parametrize("text", [TEXT, RICH], ids=["the reference file", "every way to say when"])
def test_a_file_without_slips_is_read_as_it_stands(text: str):
    loaded, diagnostics = read(text)
    assert (is_right(diagnostics), differences(text, loaded)) == (True, [])


SILENT = {
    "a title": ("titel: Tag der offenen Tür", "titel: Tag der Tür"),
    "a day": ("datum: Do 11.07.2019", "datum: 12.07.2019"),
    "a time": ("um: 13 Uhr", "um: 14 Uhr"),
    "an entry": ("- id: fruehstueck-whs", "- id: fruehstueck-ganz-anders"),
    "a place": ("ort: whs", "ort: familienbuero"),
    "a decision": ("    feiertage: entfaellt\n", ""),
    "an Abweichung": (
        "    ort: whs\n",
        "    ort: whs\n    abweichungen: [{am: 20.02.2019, um: 9}]\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), SILENT.values(), ids=SILENT)
def test_a_silent_difference_would_be_seen(before: str, after: str):
    """The comparison itself can fail: here the file and the catalogue are not of one text."""
    assert before in TEXT
    loaded, _ = read(TEXT.replace(before, after))
    assert differences(TEXT, loaded) != []
