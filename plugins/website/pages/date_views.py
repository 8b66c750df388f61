"""The views of dates and venues."""

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from urllib.parse import quote

from plugins.termine.events import (
    ZONE,
    AllDay,
    Moment,
    Occurrence,
    OpenTimes,
    Registration,
    Status,
    Venue,
    addresses,
    day_span,
    hours_by_day,
    long_day,
    open_phrases,
    other_days,
    stretch_phrase,
    time_from_first_day,
    time_phrase,
    week,
    weekdays_phrase,
    weekly_rows,
    when,
)

from .context import HoursRow, HoursView, Paths, SiteContext
from .phrases import (
    SOFT_HYPHEN,
    has_closed,
    phone_url,
    registration_words,
    status_words,
    with_hyphens,
)
from .views import DateView, Link, VenueView

_STATUS = {
    Status.SCHEDULED: "scheduled",
    Status.MOVED: "moved",
    Status.CANCELLED: "cancelled",
    Status.POSTPONED: "cancelled",  # as little to come for: only the word for it is another
}
_MOST_HELD = 2_000
"""What shows the same date is mostly made side by side; all views of a large site take room."""


class DateViews:
    """How headings, links, dates and venues look on the day of the context."""

    def __init__(self, context: SiteContext, venues: Container[str]) -> None:
        """Begin with nothing made; `venues` are the ids of those that have a page of their own."""
        settings = context.settings
        own = {word: parted.replace("·", SOFT_HYPHEN) for word, parted in settings.easy_words}
        self.settings = settings
        self.paths = Paths(settings.url)
        self.html = context.markdown
        self.heading = partial(with_hyphens, known={**context.hyphenated, **own})
        self._context = context
        self._venues = venues
        self._made: dict[tuple[str, date], DateView] = {}
        self._venue_view = cache(self._new_venue)

    def link(self, text: str, url: str, note: str = "", language: str = "") -> Link:
        """A link to an address of the site."""
        return Link(text, self.paths.path(url), note, language=language)

    def dates(self, occurrences: Iterable[Occurrence]) -> tuple[DateView, ...]:
        """Several dates in their order."""
        return tuple(map(self.date, occurrences))

    def date(self, occurrence: Occurrence) -> DateView:
        """One date as pages show it."""
        identity = occurrence.event.id, occurrence.original_day
        if identity not in self._made:
            if len(self._made) == _MOST_HELD:
                self._made.clear()
            self._made[identity] = self._new_date(occurrence)
        return self._made[identity]

    def left(self, occurrence: Occurrence) -> DateView:
        """A moved date on the day that it has left, where somebody may still look for it.

        `start_iso` is empty: it does not begin then.
        """
        now, before = self.date(occurrence), occurrence.moved_from
        day = before.day if before else occurrence.first_day
        iso, label = day.isoformat(), now.status_label if now.status == "cancelled" else "Verlegt"
        return replace(
            now,
            when=f"bisher {long_day(day)}",
            day=long_day(day),
            time=f"bisher {time_phrase(before.time)}" if before else "",
            day_iso=iso,
            last_day_iso=iso,
            start_iso="",
            status_label=label,
            status_text=now.status_text if now.status == "cancelled" else f"auf {now.when}",
            is_sold_out=False,
            cost="",
            registration="",
        )

    def venue(self, venue: Venue | None) -> VenueView | None:
        """A venue as pages show it; one that an Adjustment changed is a venue of its own."""
        return self._venue_view(venue) if venue else None

    def is_closed(self, registration: Registration | None) -> bool:
        """Whether it is too late to sign up."""
        return has_closed(registration, self._context.today)

    def venues(self, venues: Iterable[Venue]) -> tuple[VenueView, ...]:
        """Several venues in their order."""
        return tuple(map(self._venue_view, venues))

    def _new_venue(self, venue: Venue) -> VenueView:
        has_page = venue.id in self._venues
        return VenueView(
            name=venue.name,
            url=self.paths.path(addresses.venue_url(venue.id)) if has_page else "",
            lines=address_lines(venue),
            district=venue.district,
            route_url=route_url(venue),
            accessibility=venue.accessibility,
            amenities=venue.amenities,
            directions_html=self.html(venue.directions),
            contact=contact_links(venue),
            hours=hours_view(venue, self._context),
        )

    def _new_date(self, occurrence: Occurrence) -> DateView:
        details, event_id = occurrence.details, occurrence.event.id
        path = self.paths.path
        ics_url = addresses.occurrence_ics(event_id, occurrence.original_day)
        label, text = status_words(occurrence)
        is_past = occurrence.is_past(self._context.today)
        is_closed = not is_past and self.is_closed(details.registration)
        return DateView(
            identity=f"{event_id}/{occurrence.original_day.isoformat()}",
            title=self.heading(details.title),
            url=path(page_url(occurrence)),
            ics_url=path(ics_url) if ics_url in self._context.feeds else "",
            when=when(occurrence),
            day=day_span(occurrence.first_day, occurrence.last_day),
            time=time_from_first_day(occurrence),
            day_iso=occurrence.first_day.isoformat(),
            start_iso=start_iso(occurrence),
            end_iso=end_iso(occurrence),
            last_day_iso=occurrence.last_day.isoformat(),
            status=_STATUS[occurrence.status],
            status_label=label,
            status_text=text,
            is_past=is_past,
            is_sold_out=details.is_sold_out,
            topic=details.topic,
            guest=details.guest,
            text_html=self.html(details.text),
            venues=self.venues(details.venues),
            room=details.room,
            cost=details.cost,
            registration=registration_words(details.registration, is_closed=is_closed),
            language=details.language,
        )


def page_url(occurrence: Occurrence) -> str:
    """The address of its page: of an event with one date that of the event."""
    event = occurrence.event
    if event.has_one_date:
        return addresses.event_url(event.id)
    return addresses.occurrence_url(event.id, occurrence.original_day)


def state_before_title(date: DateView) -> str:
    """`Fällt aus: `, as titles, hits of a search and shared links say first what has changed."""
    full = "Ausgebucht" if date.is_sold_out and not date.is_past else ""
    label = date.status_label.rstrip(",") or full
    return f"{label}: " if label else ""


def start_iso(occurrence: Occurrence) -> str:
    """When it begins, with the offset of that day; the day alone when it has no time."""
    return moment_iso(Moment(occurrence.first_day, occurrence.time))


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


def contact_links(venue: Venue) -> tuple[Link, ...]:
    """The telephone and the mail of a venue, as far as they are known."""
    mail = f"mailto:{quote(venue.mail, safe='@')}"
    links = (Link(venue.phone, phone_url(venue.phone), "Telefon"), Link(venue.mail, mail, "E-Mail"))
    return tuple(link for link in links if link.text)


_MAP = "https://www.openstreetmap.org/"


def address_lines(venue: Venue) -> tuple[str, ...]:
    """What stands below the name on an envelope, leaving out what is not known."""
    town = " ".join(part for part in (venue.postal_code, venue.city) if part)
    return tuple(line for line in (venue.addition, venue.street, town) if line)


def route_url(venue: Venue) -> str:
    """A plain link to a map, empty where the place is not known well enough to be found."""
    if point := venue.location:
        latitude, longitude = point.latitude, point.longitude
        return f"{_MAP}?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"
    if venue.street and venue.city:
        words = " ".join(part for part in (venue.street, venue.postal_code, venue.city) if part)
        return f"{_MAP}search?query={quote(words, safe='')}"
    return ""


ATOM_FEED = "feeds/aktuelles.atom.xml"
DATES_ATOM_FEED = "feeds/termine.atom.xml"
CHANGES_ATOM_FEED = "feeds/aenderungen.atom.xml"
ATOM_TYPE = "application/atom+xml"


def hours_view(venue: Venue, context: SiteContext) -> HoursView | None:
    """When somebody is there, as it stands today; None where nothing is known of it.

    On public holidays and own closing days nobody is, unless a line names that very day.
    """
    if not venue.openings:
        return None
    today, days = context.today, week(venue.openings)
    holidays = {
        day: OpenTimes()
        for day in sorted(context.closing)
        if today.year <= day.year <= today.year + 1 and not days[day.weekday()].is_closed
    }
    single = {**holidays, **hours_by_day(venue.openings, today)}
    return HoursView(
        rows=tuple(
            HoursRow(weekdays_phrase(row), open_phrases(times))
            for row, times in weekly_rows(venue.openings)
        ),
        exceptions=tuple(
            HoursRow(
                stretch_phrase(line), tuple(filter(None, (*open_phrases(line.times), line.reason)))
            )
            for line in other_days(venue.openings, today)
        ),
        week="|".join(map(_for_script, days)),
        days="|".join(f"{day}:{_for_script(single[day])}" for day in sorted(single)),
    )


def _for_script(times: OpenTimes) -> str:
    spans = (f"{span.start_time:%H:%M}-{span.end_time:%H:%M}" for span in times.spans)
    plain = " ".join(spans).replace("-00:00", "-24:00")
    return plain or ("+" if times.is_by_appointment else "")
