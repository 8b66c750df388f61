"""Partners whose calendars are followed: abos.yaml, and the copies of them below `abos/`.

Their dates come into the site by the one way that dates come: as event files, which are made of
the copies and lie nowhere. So every page, list and calendar knows them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from plugins.build.digest import digest
from plugins.termine import importer
from plugins.termine.diagnostics import Diagnostic, Message
from plugins.termine.events import Agenda, Occurrence, Venue, dates
from plugins.termine.reading import Loaded, Source, Subscription, read_subscriptions
from plugins.website.messages import message

from .content import Content

Remember = Callable[[bytes, Callable[[], Any]], Any]
"""Asked for what a key gives, with the way to compute it."""


@dataclass(frozen=True, slots=True)
class Partners:
    """What abos.yaml says (`source`), and the event files made of the `copies` of each partner.

    `losses` are German sentences about what cannot be shown of them.
    """

    subscriptions: tuple[Subscription, ...] = ()
    files: tuple[tuple[Source, Subscription], ...] = ()
    source: Source | None = None
    copies: tuple[Source, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    losses: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[Source, ...]:
        """What editors wrote: abos.yaml, if it is there."""
        return (self.source,) if self.source else ()

    @property
    def names(self) -> frozenset[str]:
        """The names of the event files."""
        return frozenset(source.name for source in self.sources)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The event files."""
        return tuple(source for source, _ in self.files)

    def told_apart(self, loaded: Loaded) -> Loaded:
        """What was loaded, with the partner of each event.

        What is wrong in an event file that nobody wrote is told where its partner stands, once.
        """
        by_file = {source.name: subscription for source, subscription in self.files}

        def whose(diagnostic: Diagnostic) -> Diagnostic:
            place = by_file[diagnostic.position.file].position
            return replace(diagnostic, position=place)

        events = tuple(
            replace(event, partner=by_file[event.position.file].partner)
            if event.position.file in by_file
            else event
            for event in loaded.catalogue.events
        )
        diagnostics = (
            whose(one) if one.position.file in by_file else one
            for one in loaded.diagnostics
            if one.is_error or one.kind == "category-spelling" or one.position.file not in by_file
        )
        return replace(
            loaded,
            catalogue=replace(loaded.catalogue, events=events),
            diagnostics=tuple(dict.fromkeys(diagnostics)),
        )

    def hints(self, agenda: Agenda) -> tuple[Diagnostic, ...]:
        """Partners that were never fetched, and coming dates that they no longer tell."""
        known = {subscription.id for _, subscription in self.files}
        gone: dict[str, list[Occurrence]] = {}
        for one in agenda.upcoming:
            if one.event.partner and one.details.topic == importer.NO_LONGER_TOLD:
                gone.setdefault(one.event.id, []).append(one)
        hints = []
        for subscription in self.subscriptions:
            partner = subscription.partner
            if partner.id not in known:
                fault = message("partner-never-fetched", name=partner.name)
                hints.append(fault.at(subscription.position))
            hints += [
                _no_longer_told(found).at(subscription.position)
                for found in gone.values()
                if found[0].event.partner == partner
            ]
        return tuple(hints)


NO_PARTNERS = Partners()


def _no_longer_told(gone: Sequence[Occurrence]) -> Message:
    """Coming dates of one event that its partner no longer tells, and how to let them go."""
    first, *others = gone
    return message(
        "partner-date-gone",
        name=first.details.organizer,
        title=first.details.title,
        days=dates([one.first_day for one in gone]),
        id=f"{first.event.id}/{'*' if others else first.original_day.isoformat()}",
    )


def read_partners(
    content: Content, venues: Callable[[], Iterable[Venue]], today: date, remember: Remember
) -> Partners:
    """abos.yaml and the copies; without the file there is no partner and `venues` is not asked."""
    source = content.subscriptions()
    if not isinstance(source, Source):
        return Partners(diagnostics=(source,) if source else ())
    known = tuple(venues())
    subscriptions, diagnostics = read_subscriptions(source, known)
    files, sources, losses = [], list[Source](), list[str]()
    for subscription in subscriptions:
        copies = content.copies(subscription.id)
        if copies.current is None:
            continue
        sources += copies.sources
        key = digest(repr((subscription, known, today)), *(each.data for each in copies.sources))
        made = partial(importer.partner_files, subscription, copies, known, today)
        texts, lost = remember(key, made)
        name = copies.current.name
        losses += [f"{subscription.partner.name}: {sentence}" for sentence in lost]
        files += [
            (Source(f"{name} ({number})", text.encode()), subscription)
            for number, text in enumerate(texts or ("",), start=1)
        ]
    return Partners(
        subscriptions,
        tuple(files),
        source,
        tuple(sources),
        diagnostics,
        tuple(losses),
    )
