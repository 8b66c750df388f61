"""Whatever an entry ends in and whatever comes behind it: an edit says what it shall, no more."""

from datetime import date
from itertools import product

import pytest

from plugins.termine.editing import Edit, adjusted, with_entry
from plugins.termine.events import Cancelled
from plugins.termine.reading import Source, load

ENTRY = (
    "termine:\n  - id: fest\n    titel: Fest\n    wann: dienstags\n    um: 10 Uhr\n"
    "    ab: 05.01.2027\n"
)
ENDS_OF_ENTRY = {
    "kept blank lines": "    beschreibung: |+\n      a\n\n      # Text\n\n\n",
    "folded text": "    beschreibung: >-\n      a\n      b\n",
    "value of two lines": "    beschreibung: eins\n      zwei\n",
    "quotes of two lines": '    beschreibung: "eins\n      zwei"\n',
    "list without margin": "    pausen:\n    - von: 5.7.2027\n      bis: 7.7.2027\n",
    "brackets of two lines": "    fuer: [a,\n      b]\n",
    "value in the next line": "    kosten:\n      frei\n",
    "no value": "    rubrik:\n",
    "comment": "    # Kommentar\n",
    "text like a list": "    beschreibung: |\n      abweichungen:\n        - am: x\n",
}
ADJUSTMENTS = (
    "",
    "    abweichungen:\n      - am: 12.1.2027\n        text: |\n          hallo\n\n          du\n",
    "    abweichungen:\n\n    - am: 26.1.2027\n      # hm\n      thema: x\n      # nach\n",
    "    abweichungen: # noch keine\n",
)
REST_OF_FILE = (
    "",
    "\n# Ende\n",
    "\n  - id: b\n    titel: B\n    datum: 1.1.2027\n    um: 9 Uhr\n",
    "# x\nvorgaben:\n  kosten: 1\n",
    "...\n",
)
DAYS = (date(2027, 1, 12), date(2027, 1, 19), date(2027, 1, 26))


def sources(end):
    """Every mixture of the parts, with both kinds of line ends."""
    for present, rest, is_last in product(ADJUSTMENTS, REST_OF_FILE, (True, False)):
        body = present + end if is_last else end + present
        text = ENTRY + body + rest
        yield Source("termine.yaml", text.encode())
        yield Source("termine.yaml", text.replace("\n", "\r\n").rstrip().encode())


def events(source):
    loaded = load([source], None)
    assert not [diagnostic for diagnostic in loaded.diagnostics if diagnostic.is_error]
    return {event.id: event for event in loaded.catalogue.events}


@pytest.mark.parametrize("end", ENDS_OF_ENTRY.values(), ids=ENDS_OF_ENTRY.keys())
def test_a_date_is_cancelled_and_all_else_stays(end):
    for number, source in enumerate(sources(end)):
        day = DAYS[number % 3]
        edit = adjusted([source], "fest", day, {"entfaellt": "Umbau"})
        assert isinstance(edit, Edit), source.data.decode()

        before, after = events(source), events(edit.after)

        cancelled = [one for one in after["fest"].adjustments if isinstance(one, Cancelled)]
        assert [(one.original_day, one.reason) for one in cancelled] == [(day, "Umbau")]
        assert {key: one.details for key, one in before.items()} == {
            key: one.details for key, one in after.items()
        }


@pytest.mark.parametrize("end", ENDS_OF_ENTRY.values(), ids=ENDS_OF_ENTRY.keys())
def test_an_entry_is_added_and_all_else_stays(end):
    fest = {"id": "neu", "titel": "Neu", "datum": "Fr 01.01.2027", "um": "9 Uhr"}
    for source in sources(end):
        edit = with_entry(source, "", fest)
        assert isinstance(edit, Edit), source.data.decode()

        before, after = events(source), events(edit.after)

        assert set(after) == {*before, "neu"}
        assert before["fest"].details == after["fest"].details
