"""Changes: all that differs for subscribers between two revisions, and how it is told.

As plain German for a terminal, or as Markdown for a comment on a merge request. In Markdown every
text of the editors is escaped: it names nobody, opens no tag and draws no picture.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..diagnostics import Diagnostic, message, report
from ..events import when
from .comparison import Difference, Fact, Kind, Side, comparison, day_list
from .findings import Finding, findings
from .repairs import Step

_SIGNS = re.compile(r"([\\`*_\[\]#!~$])")
_COMMIT = re.compile("[0-9a-f]{40}")
_SHORT_NAME = 8
_LONGEST = 120
_FENCE = re.compile("`{3,}")


@dataclass(frozen=True, slots=True)
class EntryRows:
    """One entry with what happened to it, a row for each group of dates."""

    title: str
    id: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change with the entries it befell, sorted by id."""

    heading: str
    entries: tuple[EntryRows, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since a revision. `notes` say what the comparison could not see."""

    revision: str
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings as Diagnostics, with the lines to paste as their advice."""
        return tuple(one.diagnostic for one in self.findings)

    @property
    def has_errors(self) -> bool:
        """Whether this must not be published."""
        return any(one.is_error for one in self.diagnostics)


def changes(
    old: Side, new: Side, today: date, *, revision: str, notes: tuple[str, ...] = ()
) -> Changes:
    """The Changes from the one side to the other; `revision` is how the old one is called."""
    differences = comparison(old, new, today)
    return Changes(revision, differences, findings(old, new, differences, today), notes)


def as_text(found: Changes) -> str:
    """The Changes for a terminal; ends in a line feed."""
    name = found.revision[:_SHORT_NAME] if _COMMIT.fullmatch(found.revision) else found.revision
    parts = [message.text("changes-title", revision=name), *found.notes]
    parts += map(_section, _sections(found.differences))
    if not found.differences:
        parts.append(message.text("changes-none"))
    if found.findings:
        parts += [message.text("changes-to-repair"), report(found.diagnostics).rstrip("\n")]
    return "\n\n".join(parts) + "\n"


def as_markdown(found: Changes) -> str:
    """The Changes for a comment; ends in a line feed."""
    parts = [f"## {message.text('changes-comment-title')}"]
    if found.findings:
        parts.append(f"### {message.text('changes-to-repair')}")
        parts += (part for one in found.findings for part in _finding(one))
    parts += map(_escaped, found.notes)
    for section in _sections(found.differences):
        parts += [f"### {section.heading}", "\n".join(_bullets(section))]
    if not found.differences:
        parts.append(message.text("changes-none"))
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    lines = [section.heading]
    for entry in section.entries:
        lines.append(f"  {entry.title} ({entry.id})")
        lines += (f"    {row}" for row in entry.rows)
    return "\n".join(lines)


def _bullets(section: Section) -> Iterator[str]:
    for entry in section.entries:
        yield f"- **{_escaped(entry.title)}** ({_escaped(entry.id)})"
        yield from (f"  - {_escaped(row)}" for row in entry.rows)


def _finding(finding: Finding) -> Iterator[str]:
    label = "" if finding.diagnostic.is_error else f"{finding.fault.severity.value}: "
    yield f"**{label}{_escaped(finding.fault.message)}**"
    if not finding.steps and finding.fault.advice:
        yield _escaped(finding.fault.advice)
    for step in finding.steps:
        yield _escaped(step.sentence)
        if step.lines:
            yield _fenced(step)


def _fenced(step: Step) -> str:
    """The lines as a block of code whose fence is longer than any within."""
    text = "\n".join(step.lines)
    fence = "`" * max([2, *(len(found) for found in _FENCE.findall(text))])
    return f"{fence}`yaml\n{text}\n{fence}`"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is; an @ would call somebody of that name."""
    bare = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", bare).replace("@", "&#64;")


def _sections(differences: Iterable[Difference]) -> tuple[Section, ...]:
    """The sections that hold anything, in the order of Kind; `differences` are sorted."""
    return tuple(
        Section(kind.value, tuple(_entries(found)))
        for kind, found in groupby(differences, key=lambda one: one.kind)
    )


def _entries(differences: Iterable[Difference]) -> Iterable[EntryRows]:
    for event_id, found in groupby(differences, key=lambda one: one.occurrence.event.id):
        of_event = tuple(found)
        title = of_event[-1].occurrence.event.details.title
        yield EntryRows(title, event_id, tuple(_rows(of_event)))


def _rows(differences: tuple[Difference, ...]) -> Iterable[str]:
    groups: dict[tuple[bool, str], list[Difference]] = {}
    for one in differences:
        groups.setdefault((one.is_past, _what_happened(one)), []).append(one)
    for (is_past, happened), found in groups.items():
        yield f"{_days(found, is_past=is_past)}{happened}"


def _days(found: list[Difference], *, is_past: bool) -> str:
    days = day_list(one.occurrence for one in found)
    if len(found) == 1:
        return f"{days} (vergangen)" if is_past else days
    return f"{len(found)} {'vergangene ' if is_past else ''}Termine ({days})"


def _what_happened(one: Difference) -> str:
    """What stands behind the days."""
    facts = "; ".join(map(_fact, one.facts))
    match one.kind:
        case Kind.NEW | Kind.GONE:
            return ""
        case Kind.CANCELLED:
            reason = _shortened(one.occurrence.reason)
            return "".join(f": {part}" for part in (reason, facts) if part)
        case Kind.MOVED:
            reason = f" ({_shortened(one.occurrence.reason)})" if one.occurrence.reason else ""
            return f" → {when(one.occurrence)}{reason}{f': {facts}' if facts else ''}"
        case Kind.REVIVED:
            return f": {when(one.occurrence)}{f'; {facts}' if facts else ''}"
        case _:
            return f": {facts}"


def _fact(fact: Fact) -> str:
    if fact.is_long:
        return f"{fact.label} {'geändert' if fact.after and fact.before else _new_or_not(fact)}"
    before, after = _shortened(fact.before), _shortened(fact.after)
    if not after:
        return f"{fact.label} gestrichen (bisher „{before}“)"
    return f"{fact.label} „{after}“" + (f" (bisher „{before}“)" if before else "")


def _new_or_not(fact: Fact) -> str:
    return "neu" if fact.after else "gestrichen"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line
