"""Dates in Leichte Sprache: one short statement to a line, from fixed sentences.

Nothing is invented: what nobody knows yet is said to be unknown, and that one may ask. Words are
parted by the editors' list (setting LEICHTE_SPRACHE_WOERTER), never by rule.
"""

from collections.abc import Iterable, Iterator
from datetime import time

from plugins.termine.events import (
    AllDay,
    Occurrence,
    OpenEnded,
    Registration,
    Timed,
    Venue,
    long_day,
)

from .dates import EasyDate
from .phrases import is_free

Words = tuple[tuple[str, str], ...]

ASK = "Fragen Sie uns bitte."
_WITHOUT_VENUE = "Wir wissen noch nicht: Wo ist der Termin?"
_UNKNOWN_COST = ("Wir wissen noch nicht: Was kostet der Termin?", ASK)
_UNKNOWN_REGISTRATION = ("Wir wissen noch nicht: Müssen Sie sich anmelden?", ASK)


def easy_date(occurrence: Occurrence, url: str, words: Words) -> EasyDate:
    """One date in sentences; `url` is its page, `words` are long words and how they are parted."""
    return EasyDate(
        heading=_days(occurrence),
        sentences=tuple(_parted(sentence, words) for sentence in _sentences(occurrence)),
        url=url,
        day_iso=occurrence.first_day.isoformat(),
        last_day_iso=occurrence.last_day.isoformat(),
    )


def _parted(sentence: str, words: Words) -> str:
    for word, parted in words:
        sentence = sentence.replace(word, parted)
    return sentence


def _days(occurrence: Occurrence) -> str:
    first = long_day(occurrence.first_day)
    if occurrence.first_day == occurrence.last_day:
        return first
    return f"{first} bis {long_day(occurrence.last_day)}"


def _sentences(occurrence: Occurrence) -> Iterator[str]:
    yield _sentence("Das gibt es", occurrence.details.title)
    if occurrence.is_cancelled:
        yield from _cancelled(occurrence.reason)
        return
    yield from _moved(occurrence)
    yield from _times(occurrence)
    yield from _place(occurrence.details.venue, occurrence.details.room)
    yield from _content(occurrence)
    yield from _cost(occurrence.details.cost)
    yield from _registration(occurrence)


def _cancelled(reason: str) -> Iterator[str]:
    yield "Der Termin fällt aus."
    if reason:
        yield _sentence("Der Grund ist", reason)
    yield "Bitte kommen Sie an diesem Tag nicht."


def _moved(occurrence: Occurrence) -> Iterator[str]:
    before = occurrence.moved_from
    if not occurrence.is_moved or before is None:
        return
    if before.day != occurrence.first_day:
        yield "Achtung: Der Termin ist an einem anderen Tag als geplant."
        yield f"Geplant war: {long_day(before.day)}."
    elif before.time != occurrence.time:
        yield "Achtung: Der Termin ist zu einer anderen Zeit als geplant."
    else:
        yield "Achtung: Der Termin ist an einem anderen Ort als geplant."
    if occurrence.reason:
        yield _sentence("Der Grund ist", occurrence.reason)


def _times(occurrence: Occurrence) -> Iterator[str]:
    match occurrence.time:
        case OpenEnded(start_time=start):
            yield f"Der Termin beginnt um {_clock(start)}."
            yield "Wann der Termin endet, ist offen."
        case Timed(start_time=start, end_time=end):
            yield f"Der Termin beginnt um {_clock(start)}."
            yield f"Der Termin endet um {_clock(end, is_end=True)}."
        case AllDay():
            yield "Der Termin ist den ganzen Tag."


def _clock(moment: time, *, is_end: bool = False) -> str:
    """`10 Uhr`, `9 Uhr 30`; midnight ends a day as 24 Uhr."""
    hour = 24 if is_end and moment == time() else moment.hour
    return f"{hour} Uhr {moment.minute}" if moment.minute else f"{hour} Uhr"


def _place(venue: Venue | None, room: str) -> Iterator[str]:
    if venue is None and not room:
        yield _WITHOUT_VENUE
        yield ASK
        return
    if venue is not None:
        yield _sentence("Der Ort ist", venue.name)
        rest = venue.address.removeprefix(venue.name).removeprefix(",").strip()
        if rest:
            yield _sentence("Die Adresse ist", rest)
    if room:
        yield _sentence("Der Raum ist", room)


def _content(occurrence: Occurrence) -> Iterator[str]:
    if occurrence.details.topic:
        yield _sentence("Das Thema ist", occurrence.details.topic)
    if occurrence.details.guest:
        yield _sentence("Zu Gast ist", occurrence.details.guest)


def _cost(cost: str) -> Iterable[str]:
    if not cost:
        return _UNKNOWN_COST
    says = "Der Termin kostet nichts." if is_free(cost) else _sentence("Die Kosten sind", cost)
    return (says,)


def _registration(occurrence: Occurrence) -> Iterable[str]:
    if occurrence.details.is_sold_out:
        return ("Alle Plätze sind schon vergeben.",)
    registration = occurrence.details.registration
    return _UNKNOWN_REGISTRATION if registration is None else _known_registration(registration)


def _known_registration(registration: Registration) -> Iterator[str]:
    if registration.text:
        yield _sentence("So ist es mit der Anmeldung", registration.text)
    elif registration.is_required is False:
        yield "Sie müssen sich nicht anmelden."
    else:
        yield "Bitte melden Sie sich an."
    if registration.last_day:
        yield f"Das geht bis {long_day(registration.last_day)}."
    if registration.phone:
        yield f"Sie können anrufen: {registration.phone}"
    if registration.mail:
        yield f"Sie können eine E-Mail schreiben: {registration.mail}"


def _sentence(begin: str, rest: str) -> str:
    """Begin and rest with a colon between and one mark at the end."""
    said = " ".join(rest.split())
    return f"{begin}: {said}" if said.endswith((".", "!", "?")) else f"{begin}: {said}."
