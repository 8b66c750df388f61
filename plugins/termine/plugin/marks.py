"""`[[termine …]]` in a text: a block of dates, wherever it stands on a line of its own."""

from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from ..diagnostics import message
from ..events import Occurrence
from ..reading import PLACEMENT_LINE, Placement, PlacementError, parse_placement
from .calendar import SiteCalendar
from .english import told_in

_BEHIND_CODE_BLOCKS = 22
"""After fenced code (25) and raw HTML (20 is next) have been put aside."""
_USUAL = 6

Render = Callable[[tuple[Occurrence, ...]], str]


class DatesExtension(Extension):
    """Knows the calendar of the run, once it is read, and collects what texts ask in vain."""

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self._calendar: SiteCalendar | None = None
        self._render: Render = lambda _: ""
        self._mistakes: list[str] = []

    def begin(self, calendar: SiteCalendar, render: Render) -> None:
        """A run has read its calendar; `render` makes HTML of dates."""
        self._calendar, self._render = calendar, render
        self._mistakes.clear()

    @property
    def has_errors(self) -> bool:
        """Whether the site must not be written: for its dates, or for what a text asks of them."""
        return bool(self._mistakes) or (self._calendar is not None and self._calendar.has_errors)

    def told(self) -> tuple[str, ...]:
        """What texts ask in vain, a sentence each; nothing while entries are missing for errors."""
        has_gaps = self._calendar is not None and self._calendar.has_errors
        return () if has_gaps else tuple(self._mistakes)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown calls it so
        """Read our line before Markdown reads it as text."""
        md.preprocessors.register(_Dates(md, self), "termine", _BEHIND_CODE_BLOCKS)

    def html(self, asked: str) -> str:
        """The dates that `[[termine asked]]` wants; empty while the calendar is not read."""
        if self._calendar is None:
            return ""
        try:
            placement = parse_placement(asked) if asked.strip() else Placement(only="upcoming")
            return self._render(_dates(self._calendar, placement))
        except PlacementError as error:
            language = self._calendar.settings.language
            found = told_in(language, message(error.kind, word=error.word))
            self._mistakes.append(
                f"[[termine {asked.strip()}]]: {found.message} {found.advice}".strip()
            )
            return ""


class _Dates(Preprocessor):
    """Puts the HTML of the dates where their line stands."""

    def __init__(self, md: Markdown, extension: DatesExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a text, each of ours as what stands for its HTML."""
        found = ((line, PLACEMENT_LINE.fullmatch(line)) for line in lines)
        return [self._stand_in(match[1]) if match else line for line, match in found]

    def _stand_in(self, asked: str) -> str:
        stored: str = self.md.htmlStash.store(self._extension.html(asked))
        return f"\n{stored}\n"


def _dates(calendar: SiteCalendar, placement: Placement) -> tuple[Occurrence, ...]:
    """What is asked for; PlacementError for an event, a category or a place that is not there."""
    agenda = calendar.agenda
    known = {event.id for event in calendar.catalogue.events}
    if unknown := next((name for name in placement.event_ids if name not in known), None):
        raise PlacementError("dates-unknown-event", unknown)
    chosen = agenda.past if placement.only == "past" else agenda.upcoming
    by_name = dict(agenda.by_category), dict(agenda.by_venue)
    for name, index in zip((placement.category, placement.venue_id), by_name, strict=True):
        if name and name not in index:
            raise PlacementError("dates-unknown-name", name)
    wanted = (
        one
        for one in chosen
        if (not placement.event_ids or one.event.id in placement.event_ids)
        and placement.category in {"", one.details.category}
        and (not placement.venue_id or placement.venue_id in {v.id for v in one.details.venues})
    )
    return tuple(wanted)[: placement.limit or _USUAL]
