"""Changes: all that differs for subscribers between two revisions, and how it is told.

As plain German for a terminal, or as Markdown for a comment on a merge request. In Markdown every
text of the editors is escaped: it names nobody, opens no tag and draws no picture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plugins.late import late

from ..diagnostics import Diagnostic, report
from . import wording
from .case import Finding, Step
from .comparison import Difference, Side, comparison

if TYPE_CHECKING:  # a build asks only for the stamps
    from . import findings, summary
else:
    findings = late("plugins.termine.history.findings")
    summary = late("plugins.termine.history.summary")

_SIGNS = re.compile(r"([\\`*_\[\]#!~$])")
_COMMIT = re.compile("[0-9a-f]{40}")
_SHORT_NAME = 8
_FENCE = re.compile("`{3,}")


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
    return Changes(revision, differences, findings.findings(old, new, differences, today), notes)


def as_text(found: Changes) -> str:
    """The Changes for a terminal; ends in a line feed."""
    name = found.revision[:_SHORT_NAME] if _COMMIT.fullmatch(found.revision) else found.revision
    parts = [wording.TITLE.format(revision=name), *found.notes]
    parts += map(_section, summary.sections(found.differences))
    if not found.differences:
        parts.append(wording.NOTHING)
    if found.findings:
        parts += [wording.TO_REPAIR, report(found.diagnostics).rstrip("\n")]
    return "\n\n".join(parts) + "\n"


def as_markdown(found: Changes) -> str:
    """The Changes for a comment; ends in a line feed."""
    parts = [f"## {wording.COMMENT_TITLE}"]
    if found.findings:
        parts.append(f"### {wording.TO_REPAIR}")
        parts += (part for one in found.findings for part in _finding(one))
    parts += map(_escaped, found.notes)
    for section in summary.sections(found.differences):
        parts += [f"### {section.heading}", "\n".join(_bullets(section))]
    if not found.differences:
        parts.append(wording.NOTHING)
    return "\n\n".join(parts) + "\n"


def _section(section: "summary.Section") -> str:
    lines = [section.heading]
    for entry in section.entries:
        lines.append(f"  {entry.title} ({entry.id})")
        lines += (f"    {row}" for row in entry.rows)
    return "\n".join(lines)


def _bullets(section: "summary.Section") -> Iterator[str]:
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
