"""Facts: the short answers on the page of an event or date, each as safe HTML.

What families ask first always has an answer: what it costs and whether one must sign up
(web.md). Where nothing is known, the page says so instead of keeping silent.
"""

import re
from html import escape
from urllib.parse import quote

from plugins.termine.events import Details, Registration, long_day

from .dates import Fact
from .paths import Paths
from .phrases import place_of, registration_words

UNKNOWN = "Das steht noch nicht fest."
_NOT_IN_A_NUMBER = re.compile(r"[^\d+]")


def facts(details: Details, paths: Paths, *, is_over: bool = False) -> tuple[Fact, ...]:
    """The facts in the order of importance; what is not known of a past date is left out."""
    unknown = "" if is_over else UNKNOWN
    answers = (
        ("Wo?", _place(details)),
        ("Was kostet es?", escape(details.cost) or unknown),
        ("Muss ich mich anmelden?", _registration(details.registration, paths) or unknown),
        ("Für wen?", escape(", ".join(details.audience))),
        ("Alter", escape(details.age)),
        ("Plätze", _places(details)),
        ("Sprachen", escape(", ".join(details.languages))),
        ("Barrierefreiheit", escape(", ".join(details.accessibility))),
        ("Online", _link(paths, details.online, "Online teilnehmen")),
        ("Veranstalter", escape(details.organizer)),
        ("Mehr dazu", _link(paths, details.link, details.link)),
    )
    return tuple(Fact(label, answer) for label, answer in answers if answer)


def _place(details: Details) -> str:
    place = place_of(details.venue, details.room)
    rest = details.venue.address.removeprefix(details.venue.name) if details.venue else ""
    return escape(place + rest)


def _places(details: Details) -> str:
    if details.is_sold_out:
        return "Es sind keine Plätze mehr frei."
    return str(details.places) if details.places is not None else ""


def _registration(registration: Registration | None, paths: Paths) -> str:
    if registration is None:
        return ""
    words = registration_words(registration)
    until = f"bis {long_day(registration.last_day)}" if registration.last_day else ""
    parts = (
        escape(words),
        escape(until) if until not in words else "",
        _link(paths, registration.link, "Zur Anmeldung"),
        _phone(registration.phone),
        _mail(registration.mail),
    )
    return "<br>".join(part for part in parts if part)


def _phone(phone: str) -> str:
    number = _NOT_IN_A_NUMBER.sub("", phone)
    return f'Telefon: <a href="tel:{number}">{escape(phone)}</a>' if number else escape(phone)


def _mail(mail: str) -> str:
    if not mail:
        return ""
    return f'E-Mail: <a href="mailto:{quote(mail, safe="@")}">{escape(mail)}</a>'


def _link(paths: Paths, url: str, text: str) -> str:
    """A link; anything but http, https and a path of the site stays text."""
    is_own = url.startswith("/") and not url.startswith("//")
    if is_own or url.startswith(("https://", "http://")):
        return f'<a href="{escape(paths.path(url))}">{escape(text)}</a>'
    return escape(url)
