"""The words German dates are made of. Tables of our own: no locale of the machine, no strftime."""

from collections.abc import Sequence

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
ENGLISH_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
SHORT_WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
SHORT_MONTHS = (
    *("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"),
    *("Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
)


def enumeration(words: Sequence[str]) -> str:
    """`a, b und c`; empty for no words."""
    return " und ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
