"""How many dates the texts show: a line that asks for dates is cheap to write.

All dates that are over stand there, too; so a text has a budget of dates, and the site another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from plugins.termine.diagnostics import Diagnostic, Message, Position
from plugins.termine.events import Agenda, addresses
from plugins.termine.reading import Placement
from plugins.website.messages import message

from ..markdown import Document
from ..pages.blocks import USUAL_LIMIT


@dataclass(frozen=True, slots=True)
class PlacementLimits:
    """So many dates may stand in one text, and in all texts of the site together."""

    text: int = 2_000
    site: int = 50_000


PLACEMENT_LIMITS = PlacementLimits()


def placement_diagnostics(
    texts: Iterable[Document], agenda: Agenda, limits: PlacementLimits = PLACEMENT_LIMITS
) -> Iterator[Diagnostic]:
    """An error at the line with which a text, or the site, shows more dates than it may.

    A text is told once. After the line that is too much for the site nothing more is counted.
    """
    asking = [(text, placed) for text in texts if (placed := [*_placements(text)])]
    counts, in_site = _Counts(agenda) if asking else None, 0
    for text, placed in asking:
        in_text = 0
        for placement, position in placed:
            shown = counts.shown(placement) if counts else 0
            in_text, in_site = in_text + shown, in_site + shown
            if in_site > limits.site:
                yield _fault("dates-beyond-site", limits.site, text, placement).at(position)
                return
            if in_text > limits.text:
                yield _fault("dates-beyond-text", limits.text, text, placement).at(position)
                break


def _placements(text: Document) -> Iterator[tuple[Placement, Position]]:
    """All that a text asks for; the events that its head names stand below it, each for itself."""
    for event in text.head.events:
        yield Placement((event.value,), limit=USUAL_LIMIT), event.position
    for request in text.rendered.requests:
        yield request, text.position(request.line)


class _Counts:
    """How many dates are to come and are over, by what may be asked for."""

    def __init__(self, agenda: Agenda) -> None:
        slug = cache(addresses.slug)
        self._of = {
            side: Counter(
                key
                for one in dates
                for key in (
                    ("id", one.event.id),
                    ("rubrik", slug(one.details.category)),
                    *(("ort", venue.id) for venue in one.details.venues),
                )
            )
            for side, dates in (("upcoming", agenda.upcoming), ("past", agenda.past))
        }

    def shown(self, asked: Placement) -> int:
        """So many dates stand where this is asked for."""
        keys = [("id", event_id) for event_id in asked.event_ids]
        keys += [("rubrik", addresses.slug(asked.category))] if asked.category else []
        keys += [("ort", asked.venue_id)] if asked.venue_id else []
        upcoming, past = (sum(self._of[s][key] for key in keys) for s in ("upcoming", "past"))
        if asked.only == "past":
            return past if asked.limit is None else min(past, asked.limit)
        return min(upcoming, asked.limit or USUAL_LIMIT) + (past if not asked.only else 0)


def _fault(kind: str, most: int, text: Document, placement: Placement) -> Message:
    is_of_head = placement not in text.rendered.requests
    key = "only-upcoming-instead" if is_of_head else "only-upcoming"
    advice = message.text(key, id="".join(placement.event_ids[:1]))
    return message(kind, most=f"{most:,}".replace(",", "."), advice=advice)
