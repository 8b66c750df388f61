"""Dates as pages show them: each is phrased once, however many pages carry it."""

from collections.abc import Callable, Container, Iterable
from datetime import date, datetime

from plugins.termine.events import (
    ZONE,
    AllDay,
    Moment,
    Occurrence,
    addresses,
    day_span,
    time_phrase,
    when,
)

from .dates import DateView
from .hyphens import Hyphens
from .paths import Paths
from .phrases import registration_words, status_words
from .venue_views import VenueViews

_STATUS = {"EventScheduled": "scheduled", "EventCancelled": "cancelled"}
_MOST_HELD = 2_000
"""What shows the same date is mostly made side by side; all views of a large site take room."""


class DateViews:
    """Makes DateViews as they stand on `today`; `ics_urls` are the files of one date that exist."""

    def __init__(  # noqa: PLR0913  # the parts that all pages share
        self,
        paths: Paths,
        venues: VenueViews,
        html: Callable[[str], str],
        hyphens: Hyphens,
        *,
        today: date,
        ics_urls: Container[str],
    ) -> None:
        """Begin with nothing made."""
        self._paths = paths
        self._venues = venues
        self._html = html
        self._today = today
        self._ics_urls = ics_urls
        self._hyphens = hyphens
        self._made: dict[tuple[str, date], DateView] = {}

    def of(self, occurrence: Occurrence) -> DateView:
        """The view of one date."""
        identity = occurrence.event.id, occurrence.original_day
        view = self._made.get(identity)
        if view is None:
            if len(self._made) == _MOST_HELD:
                self._made.clear()
            view = self._made[identity] = self._new(occurrence)
        return view

    def all_of(self, occurrences: Iterable[Occurrence]) -> tuple[DateView, ...]:
        """The views of several dates in their order."""
        return tuple(self.of(occurrence) for occurrence in occurrences)

    def _new(self, occurrence: Occurrence) -> DateView:
        details, event_id = occurrence.details, occurrence.event.id
        path = self._paths.path
        ics_url = addresses.occurrence_ics(event_id, occurrence.original_day)
        has_category = bool(addresses.slug(details.category))
        label, text = status_words(occurrence)
        return DateView(
            identity=f"{event_id}/{occurrence.original_day.isoformat()}",
            title=self._hyphens.heading(details.title),
            url=path(addresses.occurrence_url(event_id, occurrence.original_day)),
            event_url=path(addresses.event_url(event_id)),
            ics_url=path(ics_url) if ics_url in self._ics_urls else "",
            when=when(occurrence),
            day=day_span(occurrence.first_day, occurrence.last_day),
            time=time_phrase(occurrence.time),
            day_iso=occurrence.first_day.isoformat(),
            start_iso=start_iso(occurrence),
            end_iso=end_iso(occurrence),
            last_day_iso=occurrence.last_day.isoformat(),
            status=_STATUS.get(occurrence.status.value, "moved"),
            status_label=label,
            status_text=text,
            is_past=occurrence.is_past(self._today),
            is_sold_out=details.is_sold_out,
            topic=details.topic,
            guest=details.guest,
            text_html=self._html(details.text),
            category=details.category,
            category_url=path(addresses.category_url(details.category)) if has_category else "",
            venue=self._venues.of(details.venue) if details.venue else None,
            room=details.room,
            cost=details.cost,
            registration=registration_words(details.registration),
        )


def start_iso(occurrence: Occurrence) -> str:
    """When it begins, with the offset of that day; the day alone when it has no time."""
    if isinstance(occurrence.time, AllDay):
        return occurrence.first_day.isoformat()
    return occurrence.start.isoformat()


def end_iso(occurrence: Occurrence) -> str:
    """When it ends; the last day (inclusive) for an all-day date, empty for an open end."""
    if isinstance(occurrence.time, AllDay):
        return occurrence.last_day.isoformat()
    end = occurrence.end
    return end.isoformat() if end else ""


def moment_iso(moment: Moment) -> str:
    """When a moved date had been planned, with the offset of that day."""
    if isinstance(moment.time, AllDay):
        return moment.day.isoformat()
    return datetime.combine(moment.day, moment.time.start_time, tzinfo=ZONE).isoformat()
