"""Addresses that people subscribed to or kept, and that would be gone: each with what keeps it.

Those of venues, categories and texts, and earlier ones of all kinds. What becomes of the dates is
told by `findings`. Why no address may vanish says decision 0033.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..diagnostics import Position, message
from ..editing import yaml_scalar
from ..events import Occurrence, addresses, slug
from .comparison import Side, TextAddress
from .findings import Finding
from .repairs import Step, earlier_line


@dataclass(frozen=True, slots=True)
class _Kind:
    """What has a page and a calendar: under which names a date stands, and what was before them."""

    url: Callable[[str], str]
    feed: Callable[[str], str]
    names: Callable[[Occurrence, date], tuple[str, ...]]
    earlier: Callable[[Side], Iterable[tuple[str, tuple[str, ...]]]]

    def standing(self, side: Side, today: date) -> Mapping[str, str]:
        """The names that a page answers to, by its address."""
        now = {self.url(name): name for one in side.occurrences for name in self.names(one, today)}
        before = {
            self.url(name): name
            for current, names in self.earlier(side)
            if self.url(current) in now
            for name in names
        }
        return before | now


_VENUES = _Kind(
    addresses.venue_url,
    addresses.venue_feed,
    Occurrence.venue_ids,
    lambda side: ((one.id, one.earlier_ids) for one in side.venues),
)
_CATEGORIES = _Kind(
    addresses.category_url,
    addresses.category_feed,
    lambda one, _: (one.details.category,) if slug(one.details.category) else (),
    lambda side: ((one.name, one.earlier_names) for one in side.categories),
)
_EVENTS = _Kind(
    addresses.event_url,
    addresses.event_feed,
    lambda one, _: (one.event.id,),
    lambda side: ((one.id, one.earlier_ids) for one in side.events),
)


def lost_addresses(old: Side, new: Side, today: date) -> Iterator[Finding]:
    """A Finding for each page with its calendar that would be gone, sorted by address.

    Where all of its dates are gone, too, `findings` has told that.
    """
    place = Position(new.sources[0].name if new.sources else "content", 1)
    for kind in (_VENUES, _CATEGORIES, _EVENTS):
        before, after = kind.standing(old, today), kind.standing(new, today)
        for url in sorted(before.keys() - after.keys()):
            name = before[url]
            there = {
                (one.event.id, one.original_day)
                for one in old.occurrences
                if name in kind.names(one, today)
            }
            left = [one for one in new.occurrences if (one.event.id, one.original_day) in there]
            if there and not left:
                continue
            names = Counter(other for one in left for other in kind.names(one, today))
            successor = max(sorted(names), key=names.__getitem__, default="")
            step = _step(kind, name, successor, new) or _named_elsewhere(name)
            yield _finding((url, kind.feed(name)), step, place)
    kept = {url for text in new.texts for url in text.urls.values()}
    for text in sorted(old.texts, key=lambda one: one.file):
        if lost := {name: url for name, url in text.urls.items() if url not in kept}:
            place = Position(text.file, 1)
            yield _finding(tuple(lost.values()), _kept_in_text(text, tuple(lost), new), place)


def _step(kind: _Kind, name: str, successor: str, new: Side) -> Step | None:
    """How `frueher` keeps a name; None where nothing took its place."""
    if kind is _VENUES:
        venue = next((one for one in new.venues if one.id == successor), None)
        names = (*venue.earlier_ids, name) if venue else ()
        key = "repair-earlier-venue"
        return earlier_line(venue.position, names, key) if venue else None
    if kind is _EVENTS or not successor:
        return None
    file = next((one.name for one in new.sources if b"\ntermine:" in b"\n" + one.data), "")
    lines = f"  - name: {yaml_scalar(successor)}", f"    frueher: [{yaml_scalar(name)}]"
    text = message.text("repair-earlier-category", file=file)
    return Step(text, ("rubriken:", *lines)) if file else None


def _kept_in_text(text: TextAddress, lost: tuple[str, ...], new: Side) -> Step:
    """Of an article or page: its own head where the file is still there, else that of another."""
    now = next((one for one in new.texts if one.file == text.file), None)
    if now is None:
        return _named_elsewhere(next(iter(text.urls)), text.file.rpartition("/")[0])
    _, *earlier = now.urls
    return earlier_line(Position(text.file, 1, 1), (*earlier, *lost), "repair-earlier-text")


def _named_elsewhere(name: str, folder: str = "") -> Step:
    key = "repair-earlier-in-text" if folder else "repair-earlier-anywhere"
    return Step(message.text(key, name=name, folder=folder))


def _finding(lost: tuple[str, ...], step: Step, place: Position) -> Finding:
    named = " und ".join(f"„/{address}“" for address in lost)
    return Finding(message("address-gone", addresses=named), place, (step,))
