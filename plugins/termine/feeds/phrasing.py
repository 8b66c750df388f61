"""What a date says in a calendar, in German: SUMMARY, DESCRIPTION and LOCATION.

The first words count most: a locked phone shows little more than the SUMMARY, and a reminder the
first lines of the DESCRIPTION. So what is different today stands before what is always so.
"""

from collections.abc import Iterator

from .. import events
from .plain import clean, one_line, plain_text

_PREFIXES = {events.Status.CANCELLED: "ABGESAGT: ", events.Status.POSTPONED: "VERSCHOBEN: "}


def summary(occurrence: events.Occurrence) -> str:
    """Title and topic on one line; before it `ABGESAGT: ` or `VERSCHOBEN: `, if it is."""
    details = occurrence.details
    words = " – ".join(filter(None, (one_line(details.title), one_line(details.topic))))
    return f"{_PREFIXES.get(occurrence.status, '')}{words}"


def location(details: events.Details) -> str:
    """`Name, Straße, PLZ Ort` on one line, `Online` for a date that is only there, else empty.

    Of several places all, with `; ` between them.
    """
    return one_line(details.address) or ("Online" if details.online else "")


def description(occurrence: events.Occurrence, *, page: str, site_url: str) -> str:
    """Everything a visitor needs, in plain text; the last line is the address of its `page`.

    `site_url` completes links within the site in an editor's Markdown.
    """
    details = occurrence.details
    parts = (
        "\n".join(_news(occurrence)),
        "\n".join(_facts(occurrence)),
        plain_text(details.text, site_url),
        plain_text(details.description, site_url),
        "\n".join(_place(details, site_url)),
        f"Alle Angaben auf dem neuesten Stand:\n{page}",
    )
    return "\n\n".join(filter(None, map(clean, parts)))


def _news(occurrence: events.Occurrence) -> Iterator[str]:
    reason = one_line(occurrence.reason)
    if occurrence.is_cancelled:
        yield f"Dieser Termin fällt aus: {reason}" if reason else "Dieser Termin fällt aus."
    if occurrence.is_postponed:
        off = "Dieser Termin ist verschoben"
        yield f"{off}: {reason}" if reason else f"{off}."
        yield "Der neue Tag steht noch nicht fest."
    if new_time := events.time_change(occurrence):
        yield f"{new_time}."
    elif occurrence.moved_from:
        before = occurrence.moved_from
        was = f"{events.long_day(before.day)}, {events.time_phrase(before.time)}"
        yield f"{'Neuer Termin,' if occurrence.is_moved else 'Er war'} verlegt vom {was}."
    if new_place := one_line(events.place_change(occurrence)):
        names, usual = occurrence.details.venue_names, occurrence.event.details.venue_names
        where = f" Findet statt in: {one_line(names)}." if names and names != usual else ""
        yield f"{new_place}.{where}"
    if reason and occurrence.takes_place:
        yield f"Grund: {reason}"
    if occurrence.details.is_sold_out and occurrence.takes_place:
        yield "Ausgebucht: Es ist kein Platz mehr frei."


def _facts(occurrence: events.Occurrence) -> Iterator[str]:
    details = occurrence.details
    yield from _labelled("Thema", details.topic)
    yield from _labelled("Zu Gast", details.guest)
    if isinstance(occurrence.time, events.OpenEnded):
        yield f"Beginn {events.clock(occurrence.time.start_time)} Uhr, {events.OPEN_END}"
    yield from _labelled("Kosten", details.cost)
    if details.registration:
        yield from _labelled("Anmeldung", _registration(details.registration))
    if details.places is not None:
        yield f"Plätze: {details.places}"
    yield from _labelled("Für", ", ".join(details.audience))
    yield from _labelled("Alter", details.age)
    yield from _labelled("Sprache", ", ".join(details.languages))


def _place(details: events.Details, site_url: str) -> Iterator[str]:
    yield from _labelled("Raum", details.room)
    for venue in details.venues:
        which = f" {one_line(venue.name)}" if len(details.venues) > 1 else ""
        yield from _labelled(f"Zum Ort{which}", venue.addition)
        yield from _labelled(f"Anfahrt{which}", plain_text(venue.directions, site_url))
        if not details.accessibility:
            yield from _labelled(f"Barrierefreiheit{which}", ", ".join(venue.accessibility))
    yield from _labelled("Barrierefreiheit", ", ".join(details.accessibility))
    yield from _labelled("Online", details.online)
    yield from _labelled("Mehr dazu", details.link)
    yield from _labelled("Veranstalter", details.organizer)


def _registration(registration: events.Registration) -> str:
    """What was said about signing up, on one line; may be empty."""
    need = {True: "nötig", False: "nicht nötig", None: ""}[registration.is_required]
    until = f"bis {events.long_day(registration.last_day)}" if registration.last_day else ""
    ways = (
        registration.text,
        f"Telefon {registration.phone}" if registration.phone else "",
        registration.mail,
        registration.link,
    )
    terms = " ".join(filter(None, (need, until)))
    return ", ".join(one_line(part) for part in (terms, *ways) if part)


def _labelled(label: str, text: str) -> Iterator[str]:
    if words := one_line(text):
        yield f"{label}: {words}"
