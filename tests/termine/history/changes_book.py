"""Two states of an event file, and what is told of the difference on 22 November 2026."""

import re
from datetime import date
from functools import cache

from plugins.termine.diagnostics import report
from plugins.termine.events import closed_days
from plugins.termine.history import Side, as_markdown, as_text, changes
from plugins.termine.reading import Source, laid_out, load
from tests.agendas import agenda

TODAY = date(2026, 11, 22)
HORIZON = date(2027, 5, 22)
NAME = "content/termine.yaml"
VENUES = Source("content/orte.yaml", b"- id: haus\n  name: Haus\n- id: hof\n  name: Hof\n")
SERIES = """\
termine:
  - id: treff
    titel: Treff
    wann: jeden 1. Mittwoch im Monat
    um: 10 Uhr
    ab: 02.09.2026
    bis: 03.02.2027
    ort: haus
    feiertage: findet statt
    ferien: findet statt
"""
PARTY = """\
  - id: fest
    titel: Fest
    datum: Sa 16.01.2027
    um: 14 Uhr
    ort: hof
"""


@cache
def closed_in_nrw():
    return closed_days("NW", range(2026, 2029))


@cache
def side(text, name=NAME):
    """A file without errors as a Side; an empty text is a file that is not there."""
    sources = (Source(name, text.encode()),) if text else ()
    loaded = load(sources, VENUES)
    closed = closed_in_nrw()
    days = {"today": TODAY, "horizon": HORIZON, "closed_days": closed}
    found = [*loaded.diagnostics, *laid_out(loaded.catalogue, **days).diagnostics]
    assert report(one for one in found if one.is_error) == ""
    dates = agenda(loaded.catalogue, **days).occurrences
    kept = loaded.catalogue.venues, loaded.catalogue.categories
    return Side(dates, loaded.catalogue.events, sources, closed, *kept)


def found(old, new):
    return changes(side(old), side(new), TODAY, revision="main")


def told(old, new):
    """The report without its heading."""
    return as_text(found(old, new)).split("\n\n", 1)[1]


def commented(old, new):
    return as_markdown(found(old, new))


def pasted(text, finding):
    """The file after an editor did what a finding says, from the last line up."""
    lines = text.split("\n")
    if "wieder anlegen" in finding.steps[0].sentence:
        return "\n".join([*finding.steps[0].lines, ""])
    if "unter „termine:“" in finding.steps[0].sentence:
        return "\n".join(["termine:", *finding.steps[0].lines, ""])
    work = [piece for step in finding.steps for piece in _pieces(step, lines)]
    for first, last, new in sorted(work, key=lambda one: (-one[0], -one[1])):
        lines[first - 1 : last] = new
    return "\n".join(lines)


def _pieces(step, lines):
    """First and last line to replace (none if the last is before the first), and with what."""
    sentence, new = step.sentence, list(step.lines)
    if whole := re.search(r"Zeilen (\d+) bis (\d+)", sentence):
        return [(int(whole[1]), int(whole[2]), new)]
    if at := re.search(r"hinter Zeile (\d+)", sentence):
        return [(int(at[1]) + 1, int(at[1]), new)]
    if at := re.search(r"Zeile (\d+) wieder so", sentence):
        return [(int(at[1]), int(at[1]), new)]
    if at := re.search(r"ab Zeile (\d+) ersetzen", sentence):
        return _replaced_rule(lines, int(at[1]), new)
    if "darunter" in sentence:
        return [(len(lines), len(lines) - 1, new)]
    return []


def _replaced_rule(lines, number, new):
    """`regeln` in place of the keys of a rule, or of the list that stood there."""
    if lines[number - 1].strip() == "regeln:":
        last = number
        while re.match(r"      ", lines[last]):
            last += 1
        return [(number, last, new)]
    start = max(at for at in range(number) if lines[at].lstrip().startswith("- id:"))
    keys = re.compile(r"    (wann|rrule|um|ende|dauer|ab|bis):")
    gone = []
    for at in range(start + 1, len(lines)):
        if not lines[at].startswith("    "):
            break
        if keys.match(lines[at]):
            gone.append(at + 1)
    return [(gone[0], gone[0], new), *((one, one, []) for one in gone[1:])]
