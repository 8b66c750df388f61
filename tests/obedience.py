"""An editor who does what the report says: who obeys every advice must be told nothing more.

What is to be done stands in the case below `--- obeyed`, in the form of the report's own lines:
`   6 |     ort: buero` writes line 6 anew, the same number again a line below it, and a number
without text removes the line. `--- obeyed:content/orte.yaml` is for a file that the report does
not name first; such a part without any line removes the file. Advice of the forms in `DERIVED`
needs no such part: the program's own words are put in place of the stretch that it marks.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from plugins.termine.diagnostics import Diagnostic, in_reading_order

DERIVED = (
    r"^Meinten Sie „?(?P<new>.+?)“?(?:,| oder |\?)",
    r"setzen: (?P<new>\w+: .+)$",
    r"Bitte (?:mit|zuerst) .*„(?P<start>#+ )“ (?:beginnen|schreiben)",
    r"^Bitte (?:die|diese) Zeile(?: „.+?“)? löschen(?P<gone>)",
    r"^Bitte (?:ergänzen|„um“ ergänzen), zum Beispiel „(?P<below>\w+: .+?)“",
    r"^Bitte „(?P<below>\w+: [^“…TJ]+)“ ergänzen",
    r"^Bitte (?:hier nur |zum Beispiel |so schreiben: )?„(?P<new>[^“…T]+)“(?! und „)",
    (
        r"[Bb]itte .*zum Beispiel „?(?P<new>[^“„…:]+(?:: [^“…]+)?)“?"
        r"(?: oder „[^“]+“)?(?: schreiben)?\.?$"
    ),
)
"""What the forms of advice say: `new` words in place of those that are marked, or, if they begin
with their key, of the whole line; a line `below`; a better `start`; a line that shall be `gone`."""

EDIT = re.compile(r" *(\d+) \|(?: (.*))?")

Files = Mapping[str, str]
Check = Callable[[Files], Iterable[Diagnostic]]


def after_obeying(files: Files, check: Check, edits: Mapping[str, str]) -> list[Diagnostic]:
    """What is still told after everything was done that the report of these files says."""
    if edits:
        first = _name(in_reading_order(check(files))[0], files)
        return [*check(_with_edits(files, edits, first))]
    for _ in range(3):
        told = [*check(files)]
        if not told or not all(map(_advised, told)):
            return told
        for diagnostic in reversed(in_reading_order(told)):
            name = _name(diagnostic, files)
            files = {**files, name: _as_advised(files[name], diagnostic)}
    return [*check(files)]


def says_what_is_written(diagnostic: Diagnostic) -> bool:
    """Whether the advice is to write the very words that it marks."""
    position = diagnostic.position
    marked = position.source[position.column - 1 :][: position.length]
    return marked in _advised(diagnostic).values()


def _advised(diagnostic: Diagnostic) -> dict[str, str]:
    """The words of the first form that the advice has, may be empty."""
    forms = (re.search(form, diagnostic.advice) for form in DERIVED)
    return next((form.groupdict() for form in forms if form), {})


def _name(diagnostic: Diagnostic, files: Files) -> str:
    """The name of the file that is told, as the case writes it: some leave out the folder."""
    name = diagnostic.position.file
    return name if name in files else name.removeprefix("content/")


def _with_edits(files: Files, edits: Mapping[str, str], first: str) -> Files:
    changed = {name or first: text for name, text in edits.items()}
    removed = {name for name, text in changed.items() if not text.strip()}
    anew = {name: _edited(files.get(name, ""), text) for name, text in changed.items()}
    return {name: text for name, text in {**files, **anew}.items() if name not in removed}


def _edited(text: str, edits: str) -> str:
    lines, written = text.split("\n"), defaultdict(list)
    for edit in filter(None, edits.split("\n")):
        number, line = EDIT.fullmatch(edit).groups()
        written[int(number)].append(line)
    lines += [""] * (max(written, default=0) - len(lines))
    for number, new in sorted(written.items(), reverse=True):
        lines[number - 1 : number] = [] if new == [None] else [line or "" for line in new]
    return "\n".join(lines)


def _as_advised(text: str, diagnostic: Diagnostic) -> str:
    """The text with the advice obeyed at the place that is told."""
    position = diagnostic.position
    lines, number, start = text.split("\n"), position.line - 1, position.column - 1
    line = lines[number]
    match _advised(diagnostic):
        case {"gone": _}:
            del lines[number]
        case {"below": words}:
            lines.insert(number + 1, " " * (len(line) - len(line.lstrip(" -"))) + words)
        case {"start": words}:
            lines[number] = words + line.lstrip("# ")
        case {"new": words} if re.match(r"[a-z_]+: ", words):
            lines[number] = line[: len(line) - len(line.lstrip(" -"))] + words
        case {"new": words}:
            lines[number] = line[:start] + words + line[start + position.length :]
    return "\n".join(lines)
