"""What a family asks first: does it take place, when, where, for whom, at what cost, and so on.

The last question is whether one must sign up. The answers stand in this order, right below the
heading of an event, of a date and of an article with a date; what else is known stands below them.
"""

from dataclasses import replace
from datetime import timedelta
from html import escape
from urllib.parse import quote, urlencode

from plugins.termine.events import (
    ZONE,
    AllDay,
    Details,
    Event,
    Occurrence,
    OneOff,
    Registration,
    addresses,
    long_day,
)

from .context import Paths, Split
from .page_builder import PageBuilder
from .phrases import SIGN_UP_CLOSED, phone_url, place_of, registration_need, sentence
from .views import Answers, DateView, Fact, Link

_UNKNOWN = "Das steht noch nicht fest."
_GOOGLE = "https://calendar.google.com/calendar/render"
_OPEN_END = timedelta(hours=2)
"""How long the form shows a date whose end is open, as calendars do."""


def date_answers(builder: PageBuilder, occurrence: Occurrence) -> Answers:
    """The answers for one date."""
    view, details = builder.date(occurrence), occurrence.details
    status, label, text = _state(view)
    usual = occurrence.event.details.venues
    is_elsewhere = bool(usual and details.venues and usual != details.venues)
    sign_up = ""
    if not view.is_past:
        off = f"Nein. Der Termin {'fällt aus' if occurrence.is_cancelled else 'ist verschoben'}."
        sign_up = _sign_up(builder, details) if occurrence.takes_place else off
    answers = (
        ("Wann?", f'<time datetime="{view.start_iso}">{escape(view.when)}</time>'),
        ("Wo?", ("Anderer Ort: " if is_elsewhere else "") + _where(builder.paths, details)),
        ("Für wen?", _for_whom(details)),
        ("Was kostet es?", escape(details.cost) or ("" if view.is_past else _UNKNOWN)),
        ("Muss ich mich anmelden?", sign_up),
        ("Worum geht es?", _topic(details)),
    )
    return Answers(status, label, text, _facts(answers), view.last_day_iso)


def series_answers(builder: PageBuilder, event: Event, rhythm: str, split: Split) -> Answers:
    """The answers for all dates of an event: its state is that of the next one."""
    details, coming = event.details, builder.dates(split.upcoming[:1])
    taking_place = next((one for one in split.upcoming if one.takes_place), None)
    when, unknown = escape(rhythm[:1].upper() + rhythm[1:]), _UNKNOWN if coming else ""
    if taking_place:
        date = builder.date(taking_place)
        words = f'<a href="{date.url}"><time datetime="{date.start_iso}">{date.when}</time></a>'
        when += f'<span data-until="{date.last_day_iso}"><br>Das nächste Mal: {words}</span>'
    answers = (
        ("Wann?", when),
        ("Wo?", _where(builder.paths, details)),
        ("Für wen?", _for_whom(details)),
        ("Was kostet es?", escape(details.cost) or unknown),
        ("Muss ich mich anmelden?", _sign_up(builder, details) if coming else ""),
    )
    facts = _facts(answers)
    if not coming:
        over = "Alle Termine sind vorbei." if split.past else "Zurzeit ist kein Termin geplant."
        return Answers("past", "Vorbei" if split.past else "Noch kein Termin", over, facts)
    (first,) = coming
    status, label, text = _state(first)
    if status in {"cancelled", "full"}:
        text = f"{first.day}. {text}".strip()
    return Answers(status, label, text, facts, first.last_day_iso)


def answers_elsewhere(
    builder: PageBuilder, event: Event, rhythm: str, split: Split
) -> Answers | None:
    """The answers on the page of a text that tells of one event; None for one without dates."""
    dates = (*split.upcoming, *split.past)
    if not dates:
        return None
    is_single = isinstance(event.schedule, OneOff) and len(dates) == 1
    answers = (
        date_answers(builder, dates[0])
        if is_single
        else series_answers(builder, event, rhythm, split)
    )
    url = builder.paths.path(addresses.event_url(event.id))
    more = f"{'Zum Termin' if is_single else 'Alle Termine'}: {event.details.title}"
    return replace(answers, more=Link(more, url))


def google_form(builder: PageBuilder, occurrence: Occurrence) -> str:
    """The address of Google Calendar's form with one date in it, for phones without .ics."""
    details, start = occurrence.details, occurrence.start
    begin, end = start, occurrence.end or start + _OPEN_END
    pattern = "%Y%m%d" if isinstance(occurrence.time, AllDay) else "%Y%m%dT%H%M%S"
    place = details.address or details.online
    words = {
        "action": "TEMPLATE",
        "text": details.title,
        "dates": f"{begin:{pattern}}/{end:{pattern}}",
        "ctz": ZONE.key,
        "location": place,
        "details": builder.paths.origin + builder.date(occurrence).url,
    }
    return f"{_GOOGLE}?{urlencode({name: word for name, word in words.items() if word})}"


def more_facts(details: Details, paths: Paths) -> tuple[Fact, ...]:
    """What else is known of a date."""
    places = "" if details.places is None or details.is_sold_out else str(details.places)
    answers = (
        ("Plätze", places),
        ("Barrierefreiheit", escape(", ".join(details.accessibility))),
        ("Veranstalter", escape(details.organizer)),
        ("Mehr dazu", _link(paths, details.link, details.link)),
    )
    return _facts(answers)


def _facts(answers: tuple[tuple[str, str], ...]) -> tuple[Fact, ...]:
    return tuple(Fact(label, answer) for label, answer in answers if answer)


def _state(view: DateView) -> tuple[str, str, str]:
    """The kind, the word and what follows it of a date."""
    if view.status_label:
        over = f"{sentence(view.status_text)} Dieser Termin ist vorbei.".strip()
        kind = "cancelled" if view.status == "cancelled" else "moved"  # or another place or time
        return kind, view.status_label, over if view.is_past else view.status_text
    if view.is_past:
        return "past", "Vorbei", "Dieser Termin ist vorbei."
    if view.is_sold_out:
        return "full", "Ausgebucht", "Es ist kein Platz mehr frei."
    return "scheduled", "Findet statt", ""


def _where(paths: Paths, details: Details) -> str:
    place = place_of(details)
    if details.venue:
        place += details.venue.address.removeprefix(details.venue.name)
    if len(details.venues) > 1:
        place = ", ".join(filter(None, (details.address, details.room)))
    online = _link(paths, details.online, "Online teilnehmen")
    return "<br>".join(filter(None, (escape(place), online)))


def _topic(details: Details) -> str:
    guest = f"Zu Gast: {details.guest}" if details.guest else ""
    return "<br>".join(escape(part) for part in (details.topic, guest) if part)


def _for_whom(details: Details) -> str:
    parts = (
        ", ".join(details.audience),
        f"Alter: {details.age}" if details.age else "",
        f"Sprache: {', '.join(details.languages)}" if details.languages else "",
    )
    return "<br>".join(escape(part) for part in parts if part)


def _sign_up(builder: PageBuilder, details: Details) -> str:
    """`Ja` or `Nein` first, then how and until when; unknown where nothing was said."""
    registration = details.registration
    if registration is None:
        return _UNKNOWN
    need, text = registration_need(registration), escape(sentence(registration.text))
    if not need:
        return " ".join(filter(None, ("Nein." if need is False else "", text))) or _UNKNOWN
    last_day = registration.last_day
    if last_day is None:
        return _invitation(builder, details, registration, text)
    over = f"Ja. <strong>{SIGN_UP_CLOSED}</strong> (er war am {long_day(last_day)})."
    if builder.is_closed(registration):
        return over
    iso = last_day.isoformat()
    invitation = _invitation(builder, details, registration, text)
    return (
        f'<span data-until="{iso}">{invitation}</span>'
        f'<span data-last-day="{iso}" data-over-notice data-pagefind-ignore hidden>{over}</span>'
    )


def _invitation(
    builder: PageBuilder, details: Details, registration: Registration, text: str
) -> str:
    """How to sign up; a full date keeps its ways only for those whom the editors' words invite."""
    if details.is_sold_out and not text:
        return "Ja. Es ist aber kein Platz mehr frei."
    until = f", bis {long_day(registration.last_day)}" if registration.last_day else ""
    phone, mail = registration.phone, registration.mail
    number = phone_url(phone)
    call = f'Telefon: <a href="{number}">{escape(phone)}</a>' if number else escape(phone)
    ways = [
        _link(builder.paths, registration.link, "Zur Anmeldung"),
        call,
        f'E-Mail: <a href="mailto:{quote(mail, safe="@")}">{escape(mail)}</a>' if mail else "",
    ]
    if not any(ways) and not text:
        ask = f'<a href="{builder.ask_url}">So erreichen Sie uns</a>'
        ways = [ask if builder.ask_url else "Wie, das steht noch nicht fest."]
    first = "Ja. Es ist aber kein Platz mehr frei." if details.is_sold_out else f"Ja{until}."
    return "<br>".join(filter(None, (first, *ways, text)))


def _link(paths: Paths, url: str, text: str) -> str:
    """A link; anything but http, https and a path of the site stays text."""
    is_own = url.startswith("/") and not url.startswith("//")
    if is_own or url.startswith(("https://", "http://")):
        return f'<a href="{escape(paths.path(url))}">{escape(text)}</a>'
    return escape(url)
