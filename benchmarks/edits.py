"""What an editor changes between two builds: one text, one entry, one date.

Each edit gives another text than the one before, so that every build has something to do.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

SERIES = "reihe-3"
"""The entry that is edited."""

_ADJUSTED = re.compile(r"    abweichungen:\n(?:      .*\n)*")


def article_text(text: str, number: int) -> str:
    """A paragraph more at the end of an article."""
    return f"{text}\nNachtrag {number}.\n"


def article_title(text: str, number: int) -> str:
    """Another title of an article."""
    return re.sub(r"(?m)^titel: .*$", f"titel: Meldung in {number} Fassungen", text, count=1)


def event_title(text: str, number: int) -> str:
    """Another title of the series."""
    return _in_entry(text, r"    titel: .*\n", f"    titel: Treffen Nummer {number}\n")


def event_time(text: str, number: int) -> str:
    """Another time of day of the series."""
    hour = 8 + number % 8
    return _in_entry(text, r"    um: .*\n", f"    um: {hour} bis {hour + 2} Uhr\n")


def topic(text: str, number: int, day: date) -> str:
    """A topic of one date of the series."""
    return _adjusted(text, f"      - am: {day:%d.%m.%Y}\n        thema: Thema {number}\n")


def cancelled(text: str, number: int, day: date) -> str:
    """One date of the series that does not take place."""
    return _adjusted(text, f"      - am: {day:%d.%m.%Y}\n        entfaellt: Grund {number}\n")


ENTRY_EDITS: Mapping[str, Callable[[str, int], str]] = MappingProxyType(
    {"event-title": event_title, "event-time": event_time}
)
DATE_EDITS: Mapping[str, Callable[[str, int, date], str]] = MappingProxyType(
    {"topic": topic, "cancel": cancelled}
)


def _adjusted(text: str, lines: str) -> str:
    before, entry, after = _entry(text)
    return f"{before}{_ADJUSTED.sub('', entry)}    abweichungen:\n{lines}{after}"


def _in_entry(text: str, pattern: str, replacement: str) -> str:
    before, entry, after = _entry(text)
    return before + re.sub(pattern, replacement, entry, count=1) + after


def _entry(text: str) -> tuple[str, str, str]:
    """What stands before the entry, the entry itself, and what stands behind it."""
    begin = text.index(f"  - id: {SERIES}\n")
    end = text.find("\n  - id: ", begin) + 1 or len(text)
    return text[:begin], text[begin:end], text[end:]
