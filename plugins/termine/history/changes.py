"""Changes: all that differs for subscribers between two revisions, and how it is told.

As plain German for a terminal, or as Markdown for a comment on a merge request. In Markdown every
text of the editors is escaped: it names nobody, opens no tag and draws no picture.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import groupby
from operator import attrgetter

from ..diagnostics import Diagnostic, message, report
from ..events import Occurrence, short_day, when
from .comparison import Difference, Fact, Kind, Side, comparison, day_list
from .findings import EXTRA_IN_THE_PAST, Finding, findings
from .lost_addresses import lost_addresses

_SIGNS = re.compile(r"([\\`*_\[\]#!~$])")
_COMMIT = re.compile(r"^([0-9a-f]{8})[0-9a-f]{32}\Z")
_LONGEST = 120
_WHEN_AND_WHERE = frozenset({"Uhrzeit", "Letzter Tag", "Ort", "Raum"})
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
        return tuple(finding.diagnostic for finding in self.findings)

    @property
    def late_extras(self) -> tuple[Diagnostic, ...]:
        """Those of the diagnostics that only a comparison finds, and that are mere hints."""
        return tuple(one for one in self.diagnostics if one.kind == EXTRA_IN_THE_PAST)

    def coming(self, *, is_gone: bool) -> int:
        """How many dates that were to come are gone, or are other than they were."""
        return sum(
            not one.is_past and one.kind is not Kind.NEW and (one.kind is Kind.GONE) is is_gone
            for one in self.differences
        )

    @property
    def has_errors(self) -> bool:
        """Whether this must not be published."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def changes(
    old: Side, new: Side, today: date, *, revision: str, notes: tuple[str, ...] = ()
) -> Changes:
    """The Changes from the one side to the other; `revision` is how the old one is called."""
    old = old.renamed({name: event.id for event in new.events for name in event.earlier_ids})
    differences = comparison(old, new, today)
    found = (*findings(old, new, differences, today), *lost_addresses(old, new, today))
    return Changes(revision, differences, found, notes)


@dataclass(frozen=True, slots=True)
class RecentChange:
    """What happened to a date that is still to come; `words` are those of the report."""

    kind: Kind
    occurrence: Occurrence
    words: str


def recent_changes(differences: Iterable[Difference], today: date) -> tuple[RecentChange, ...]:
    """What families must know of coming dates: off, moved, new, at another time or place."""
    found = []
    for one in differences:
        told = replace(
            one, facts=tuple(fact for fact in one.facts if fact.label in _WHEN_AND_WHERE)
        )
        is_known = one.kind is Kind.GONE or (one.kind is Kind.CHANGED and not told.facts)
        if not (one.is_past or one.occurrence.is_past(today) or is_known):
            words = f"{_days([told], is_past=False)}{_happening(told)}"
            found.append(RecentChange(one.kind, one.occurrence, words))
    return tuple(found)


def as_text(changed: Changes) -> str:
    """The Changes for a terminal; ends in a line feed."""
    name = _COMMIT.sub(r"\1", changed.revision)
    parts = [message.text("changes-title", revision=name), *changed.notes]
    parts += differences_as_text(changed.differences)
    if not changed.differences:
        parts.append(message.text("changes-none"))
    if changed.findings:
        parts += [message.text("changes-to-repair"), report(changed.diagnostics).rstrip("\n")]
    return "\n\n".join(parts) + "\n"


def as_mail(changed: Changes, today: date, *, name: str, url: str) -> str:
    """A text to send to families; ends in a line feed. `name` and `url` are those of the site."""
    told = [
        f"- {one.kind.value}: {one.occurrence.event.details.title}, {one.words}"
        for one in recent_changes(changed.differences, today)
    ]
    if not told:
        return f"{message.text('changes-none')}\n"
    return f"{message.text('changes-mail', changes=chr(10).join(told), name=name, url=url)}\n"


def differences_as_text(differences: Iterable[Difference]) -> Iterator[str]:
    """A paragraph for each kind of the sorted differences."""
    for kind, same in groupby(differences, key=attrgetter("kind")):
        lines = [kind.value]
        for title, event_id, rows in _entries(same):
            lines += [f"  {title} ({event_id})", *(f"    {row}" for row in rows)]
        yield "\n".join(lines)


def as_markdown(changed: Changes) -> str:
    """The Changes for a comment; ends in a line feed."""
    parts = [f"## {message.text('changes-comment-title')}"]
    if changed.findings:
        parts.append(f"### {message.text('changes-to-repair')}")
        parts += (part for finding in changed.findings for part in _finding(finding))
    parts += map(_escaped, changed.notes)
    for kind, same in groupby(changed.differences, key=attrgetter("kind")):
        lines = []
        for title, event_id, rows in _entries(same):
            lines.append(f"- **{_escaped(title)}** ({_escaped(event_id)})")
            lines += (f"  - {_escaped(row)}" for row in rows)
        parts += [f"### {kind.value}", "\n".join(lines)]
    if not changed.differences:
        parts.append(message.text("changes-none"))
    return "\n\n".join(parts) + "\n"


def _finding(finding: Finding) -> Iterator[str]:
    label = "" if finding.diagnostic.is_error else f"{finding.message.severity.value}: "
    yield f"**{label}{_escaped(finding.message.message)}**"
    if not finding.steps and finding.message.advice:
        yield _escaped(finding.message.advice)
    for step in finding.steps:
        yield _escaped(step.sentence)
        if step.lines:  # a fence is longer than any within
            text = "\n".join(step.lines)
            fence = "`" * max([2, *map(len, _FENCE.findall(text))])
            yield f"{fence}`yaml\n{text}\n{fence}`"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is; an @ would call somebody of that name."""
    return _SIGNS.sub(r"\\\1", escape(text, quote=False)).replace("@", "&#64;")


def _entries(differences: Iterable[Difference]) -> Iterator[tuple[str, str, Iterator[str]]]:
    """The title and id of each entry, with a row for all dates to which the same happened.

    The differences are of one kind and sorted. Past dates have rows of their own.
    """
    for event_id, same_event in groupby(differences, lambda other: other.occurrence.event.id):
        groups: dict[tuple[bool, str], list[Difference]] = {}
        title = ""
        for difference in same_event:
            title = difference.occurrence.event.details.title
            key = difference.is_past, _happening(difference)
            groups.setdefault(key, []).append(difference)
        rows = (f"{_days(same, is_past=key[0])}{key[1]}" for key, same in groups.items())
        yield title, event_id, rows


def _days(differences: list[Difference], *, is_past: bool) -> str:
    days = day_list(difference.occurrence for difference in differences)
    if len(differences) == 1:
        return f"{days} (vergangen)" if is_past else days
    return f"{len(differences)} {'vergangene ' if is_past else ''}Termine ({days})"


def _happening(difference: Difference) -> str:
    """What stands behind the days."""
    occurrence = difference.occurrence
    facts = "; ".join(map(_fact, difference.facts))
    match difference.kind:
        case Kind.NEW | Kind.GONE:
            return ""
        case Kind.CANCELLED | Kind.POSTPONED:
            is_elsewhere = occurrence.first_day != occurrence.original_day
            where = f" (verlegt auf {short_day(occurrence.first_day)})" if is_elsewhere else ""
            reason = _shortened(occurrence.reason)
            return where + "".join(f": {part}" for part in (reason, facts) if part)
        case Kind.MOVED:
            reason = f" ({_shortened(occurrence.reason)})" if occurrence.reason else ""
            return f" → {when(occurrence)}{reason}{f': {facts}' if facts else ''}"
        case Kind.REVIVED:
            return f": {when(occurrence)}{f'; {facts}' if facts else ''}"
        case _:
            return f": {facts}"


def _fact(fact: Fact) -> str:
    if fact.is_long:
        verb = "geändert" if fact.before and fact.after else "neu" if fact.after else "gestrichen"
        return f"{fact.label} {verb}"
    before, after = _shortened(fact.before), _shortened(fact.after)
    if not after:
        return f"{fact.label} gestrichen (bisher „{before}“)"
    return f"{fact.label} „{after}“" + (f" (bisher „{before}“)" if before else "")


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line
