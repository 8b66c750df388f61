"""How a date stands, by the words that its calendar begins with."""

from .site import CalendarDate

CANCELLED, MOVED, SCHEDULED = "EventCancelled", "EventRescheduled", "EventScheduled"
POSTPONED = "EventPostponed"
_OFF = {
    CANCELLED: ("ABGESAGT: ", "Dieser Termin fällt aus"),
    POSTPONED: ("VERSCHOBEN: ", "Dieser Termin ist verschoben"),
}
"""What the SUMMARY and the DESCRIPTION of a date begin with that does not take place."""
_WORDS = {CANCELLED: "Fällt aus", POSTPONED: "Verschoben"}
_CHANGES = {
    "Neuer Termin, verlegt vom ": "Verlegt",
    "Neue Uhrzeit, bisher ": "Neue Uhrzeit",
    "Anderer Ort, sonst ": "Anderer Ort",
    "Anderer Raum, sonst ": "Anderer Raum",
    "Nur online, sonst ": "Nur online",
}
"""What the DESCRIPTION of any other date begins with, and the word that pages have for it."""

_MOVED_WORDS = ("Neuer Termin, verlegt vom ", "Neue Uhrzeit, bisher ")


def status_of(event: CalendarDate) -> str:
    """How a date stands, in the words of schema.org.

    Calendars say in words that a date is off, and only some in its STATUS (decision 0029).
    One word alone may be an editor's: „ABGESAGT: ein Film“.
    """
    for status, (prefix, words) in _OFF.items():
        is_said = (event.summary.startswith(prefix), event.description.startswith(words))
        if all(is_said) or (event.status == "CANCELLED" and any(is_said)):
            return status
    if event.status == "CANCELLED":
        return CANCELLED
    return MOVED if event.description.startswith(_MOVED_WORDS) else SCHEDULED


def word_of(event: CalendarDate) -> str:
    """The word that pages have for it; empty for a date that is as planned."""
    words = (word for start, word in _CHANGES.items() if event.description.startswith(start))
    return _WORDS.get(status_of(event)) or next(words, "")


def first_words(event: CalendarDate) -> tuple[str, str]:
    """What its SUMMARY and its DESCRIPTION begin with; both empty for a date that takes place."""
    return _OFF.get(status_of(event), ("", ""))
